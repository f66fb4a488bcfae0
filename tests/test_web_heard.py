"""What a browser sends becomes offsets of ours, or a sentence."""

from typing import Any

import pytest

from tutor.core.codes import Group
from tutor.core.text import Text, divided
from tutor.errors import NotFound
from tutor.web.heard import Heard

BODY = "A heading\n🛹🛹 Skating is 🎉 great fun.\nIt ends."


@pytest.fixture
def text() -> Text:
    return divided(BODY, lambda paragraph: [(0, len(paragraph))])


def marked(text: Text, start: object, end: object, group: str = "loaded") -> str:
    heard = Heard({"words": "why", "mark": {"from": start, "to": end, "group": group}})
    mark = heard.said(text).mark
    assert mark is not None
    return text.words(mark.span)


def test_utf16_units_after_an_emoji_become_code_points(text: Text) -> None:
    units = len("🛹🛹 Skating is 🎉 ".encode("utf-16-le")) // 2

    assert marked(text, [2, units], [2, units + len("great fun")]) == "great fun"


def test_a_unit_inside_an_emoji_is_moved_back(text: Text) -> None:
    assert marked(text, [2, 1], [2, 4]) == "🛹🛹"


def test_a_mark_may_cross_paragraphs(text: Text) -> None:
    assert marked(text, [1, 2], [3, 2]) == "heading\n🛹🛹 Skating is 🎉 great fun.\nIt"


def test_an_offset_behind_the_end_means_the_end(text: Text) -> None:
    assert marked(text, [3, 3], [3, 10**6]) == "ends."


def test_groups_are_read_and_anything_else_is_a_question(text: Text) -> None:
    groups = []
    for group in ("loaded", "unsupported", "", "nonsense", None, ["loaded"]):
        mark = Heard({"words": "", "mark": {"from": [1, 0], "to": [1, 1], "group": group}}).said(text).mark
        groups.append(mark.group if mark else "no mark")

    assert groups == [Group.LOADED, Group.UNSUPPORTED, None, None, None, None]


def test_words_alone_need_no_mark(text: Text) -> None:
    assert Heard({"words": "hello", "mark": None}).said(text).mark is None


@pytest.mark.parametrize(
    ("start", "end"),
    [
        ([0, 0], [1, 1]), ([1, 0], [4, 1]), ([1, 1], [1, 1]), ([2, 5], [1, 1]), ([-1, 0], [1, 1]), ([1, -1], [1, 1]),
        ("1", "2"), ([1], [2]), ([1.5, 0], [2, 1]), ([True, 0], [2, 1]), (None, None), ({}, {}), ([10**30, 0], [1, 1]),
    ],
)  # fmt: skip
def test_a_mark_that_cannot_be_is_a_clear_sentence(text: Text, start: Any, end: Any) -> None:
    with pytest.raises(NotFound, match="mark them again"):
        marked(text, start, end)


@pytest.mark.parametrize("data", [None, [], "x", {}, {"words": 3}, {"words": None}, {"words": ["a"]}])
def test_a_message_without_words_is_a_clear_sentence(text: Text, data: Any) -> None:
    with pytest.raises(NotFound, match="nothing that you wrote is lost"):
        Heard(data).said(text)


@pytest.mark.parametrize("data", [{"mark": "all", "words": ""}, {"mark": [], "words": ""}, {"mark": 1, "words": ""}])
def test_a_mark_of_another_shape_is_a_clear_sentence(text: Text, data: Any) -> None:
    with pytest.raises(NotFound, match="mark them again"):
        Heard(data).said(text)


def test_numbers_and_flags_are_what_they_are() -> None:
    heard = Heard({"lesson": 2, "plain": "yes", "sure": True, "odd": True})

    assert heard.number("lesson") == 2
    assert heard.flag("plain") is False
    assert heard.flag("sure") is True
    with pytest.raises(NotFound):
        heard.number("odd")
