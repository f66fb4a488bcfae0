import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import TEXT, span, split_at_stops
from tutor.core.text import Span, divided, normalised, python_offset


def test_passages_are_numbered_through_the_whole_text_headings_included():
    assert [passage.number for passage in TEXT.passages] == [1, 2, 3, 4, 5, 6]
    assert [passage.number for passage in TEXT.passages if passage.heading] == [1]


def test_a_sentence_around_a_span_is_whole():
    assert TEXT.words(TEXT.sentence_around(span("butchered"))) == "The canteen butchered the pudding list in May."


def test_a_span_across_two_sentences_gets_both():
    both = TEXT.sentence_around(span("May. The office"))

    assert TEXT.words(both).startswith("The canteen") and TEXT.words(both).endswith("survey.")


def test_a_span_cannot_run_backwards():
    with pytest.raises(ValueError, match="no span"):
        Span(4, 3)


def test_headings_can_be_named_instead_of_guessed():
    text = divided("One\nTwo words here\nThree", split_at_stops, frozenset({2}))

    assert [passage.heading for passage in text.passages] == [False, True, False]


def test_empty_lines_do_not_count_as_passages():
    assert [p.number for p in divided("a b.\n\n\nc d.", split_at_stops).passages] == [1, 2]


@given(st.text(min_size=1))
def test_every_passage_and_sentence_slices_to_words_of_the_text(raw):
    text = divided(raw, split_at_stops)

    assert text.body == normalised(raw)
    for passage in text.passages:
        assert text.words(passage.span).strip() == text.words(passage.span) != ""
        assert all(sentence.within(passage.span) for sentence in passage.sentences)


@given(st.text(), st.data())
def test_browser_offsets_become_code_points(text, data):
    index = data.draw(st.integers(0, len(text)))
    units = len(text[:index].encode("utf-16-le", "surrogatepass")) // 2

    assert python_offset(text, units) == index
