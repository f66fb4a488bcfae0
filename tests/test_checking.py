import pytest

from tests.examples import TEXT, mark
from tutor.core.dialogue import MOST_CHARACTERS, Said
from tutor.core.matching import Mark
from tutor.core.text import Span
from tutor.errors import TooLong
from tutor.steps.checking import checked


def test_a_message_of_allowed_length_is_kept_as_it_is():
    assert checked(Said("a" * MOST_CHARACTERS), TEXT).words == "a" * MOST_CHARACTERS


def test_a_longer_one_says_how_long_it_is_and_how_long_it_may_be():
    with pytest.raises(TooLong, match=r"401 characters\. Up to 400 fit"):
        checked(Said("a" * (MOST_CHARACTERS + 1)), TEXT)


def test_control_characters_and_turned_writing_are_taken_out():
    assert checked(Said("a\x00b\x1b[31m\u202ec"), TEXT).words == "ab[31mc"


@pytest.mark.parametrize("span", [Span(10_000, 20_000), Span(3, 3), Span(len(TEXT.body), len(TEXT.body) + 9)])
def test_a_mark_outside_the_text_is_no_mark(span):
    assert checked(Said("x", Mark(span)), TEXT).mark is None


def test_a_mark_is_clipped_to_words():
    start = TEXT.body.index(" butchered ")

    assert checked(Said("x", Mark(Span(start, start + len(" butchered ")))), TEXT).mark == Mark(mark("butchered").span)
