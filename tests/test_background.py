"""Which passage a question about now gets, and which of a document's sources a shown passage rests on."""

import pytest

from tutor.steps.background import source_of
from tutor.steps.dating import asks_about_now, newest_first, time_of

SOURCES = ("BBC, Last troops withdraw, 18 December 2011", "Arab News (Reuters), A deal, 6 September 2024", "CRS, Issues, 2023")


def test_a_card_names_the_source_that_its_passage_names():
    assert source_of("Hundreds would go, Arab News reported.", SOURCES) == SOURCES[1]


def test_a_card_names_no_source_rather_than_one_that_its_passage_does_not_rest_on():
    assert source_of("About 2,500 stayed, the Pentagon said.", SOURCES) == ""


def test_the_only_source_of_a_document_is_the_passages_too():
    assert source_of("About 2,500 stayed.", SOURCES[:1]) == SOURCES[0]


@pytest.mark.parametrize(
    "question",
    ["how many US troops are in Iraq?", "how many soldiers are still there", "who is there now", "how many troops rn"],
)
def test_a_question_about_now_is_heard(question: str):
    assert asks_about_now(question)


@pytest.mark.parametrize(
    "question",
    [
        "how many troops were there in 2007",
        "how many have ever left",
        "what does the joint statement say",
        "how many are there since 2020",
    ],
)
def test_a_question_about_another_time_or_about_no_time_is_not_one_about_now(question: str):
    assert not asks_about_now(question)


def test_a_passage_that_begins_with_a_time_reaches_to_its_end():
    assert time_of("June 2014 to 2016: They returned.") == (2016, 12)
    assert time_of("August 2025: Reports differ.") == (2025, 8)
    assert time_of("They returned in August 2025: reports differ.") is None


def test_for_a_question_about_now_the_newest_passage_takes_the_place_of_older_ones():
    found = [
        ("a", "No time here."),
        ("b", "2007: Many."),
        ("c", "Nor here."),
        ("d", "August 2025: Fewer."),
        ("e", "2020: Some."),
    ]

    assert newest_first(found) == ["a", "d", "c", "e", "b"]
