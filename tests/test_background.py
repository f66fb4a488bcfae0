"""Which of a document's sources a shown passage rests on."""

from tutor.steps.background import source_of

SOURCES = ("BBC, Last troops withdraw, 18 December 2011", "Arab News (Reuters), A deal, 6 September 2024", "CRS, Issues, 2023")


def test_a_card_names_the_source_that_its_passage_names():
    assert source_of("Hundreds would go, Arab News reported.", SOURCES) == SOURCES[1]


def test_a_card_names_no_source_rather_than_one_that_its_passage_does_not_rest_on():
    assert source_of("About 2,500 stayed, the Pentagon said.", SOURCES) == ""


def test_the_only_source_of_a_document_is_the_passages_too():
    assert source_of("About 2,500 stayed.", SOURCES[:1]) == SOURCES[0]
