"""The measurement of the search: its own rows, the floor that it sets, and its figures."""

import json
from collections.abc import Mapping
from typing import Any

import pytest

from tests.conftest import ROOT
from tutor.core.reading import Document, Reading, SourceCard
from tutor.core.text import divided
from tutor.core.words import folded
from tutor.corpus import load_reading, sentences
from tutor.errors import NotFound
from tutor.evaluate.floors import Ranking, Seen, calibrated, figures
from tutor.evaluate.search import CASES, FOUNDING, Library, asked, calibration_rows, measure_search
from tutor.index import open_index
from tutor.index.floor import Floor
from tutor.index.search import Way

ROWS: list[Mapping[str, Any]] = [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()]
ROOMY = Floor(cosine=1.0, coverage=0.0, least=0.5)


def ranking(answerable: bool, *cosines: float, answer: int = 0) -> Ranking:
    return Ranking(answerable, tuple(Seen(cosine, 0.0, answerable and place == answer) for place, cosine in enumerate(cosines)))


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    facts = divided("Engineers found two cracks in the bridge in 2019.\nThe repair would cost 40,000 pounds.", sentences)
    small = Reading(
        FOUNDING,
        SourceCard("The bridge"),
        divided("An article.", sentences),
        background=(Document("facts", "The bridge", facts),),
    )
    return Library({FOUNDING: small}, open_index([small], tmp_path_factory.mktemp("index")))


def test_there_are_enough_rows_and_enough_of_them_cannot_be_answered() -> None:
    questions = [row["question"] for row in ROWS]

    assert len(ROWS) >= 60
    assert sum(not row["answerable"] for row in ROWS) >= 16
    assert len(set(questions)) == len(questions)


def test_both_halves_hold_rows_of_both_kinds() -> None:
    for half in (ROWS[::2], ROWS[1::2]):
        assert 0.25 <= sum(not row["answerable"] for row in half) / len(half) <= 0.5


def test_every_string_of_an_answer_stands_in_a_passage() -> None:
    reading = load_reading(ROOT / "corpus" / FOUNDING)[0]
    passages = [folded(d.text.words(p.span)) for d in reading.background for p in d.text.passages if not p.heading]

    assert all(bool(row["must_mention"]) == row["answerable"] for row in ROWS)
    for words in (words for row in ROWS for words in row["must_mention"]):
        assert any(folded(words) in passage for passage in passages), words


def test_figures_count_recall_over_the_answerable_and_silence_over_both() -> None:
    rankings = [
        ranking(True, 0.9, 0.8),
        ranking(True, 0.9, 0.8, answer=1),
        ranking(True, 0.9, 0.9, 0.9, 0.9, answer=3),
        ranking(True, 0.3),
        ranking(False, 0.9),
        ranking(False, 0.2),
    ]

    assert figures(rankings, ROOMY) == {"recall_at_1": 0.25, "recall_at_3": 0.5, "abstained": 0.5, "wrongly_abstained": 0.25}


def test_the_floor_is_set_between_what_answers_and_what_does_not() -> None:
    floor = calibrated([ranking(True, 0.7), ranking(True, 0.6), ranking(False, 0.4), ranking(False, 0.1)], coverages=[0.0])

    assert 0.45 < floor.least < 0.55


def test_coverage_is_weighed_where_cosine_alone_cannot_tell() -> None:
    rankings = [
        Ranking(True, (Seen(0.5, 1.0, True),)),
        Ranking(True, (Seen(0.3, 0.9, True),)),
        Ranking(False, (Seen(0.5, 0.1, False),)),
        Ranking(False, (Seen(0.4, 0.0, False),)),
    ]

    floor = calibrated(rankings)

    assert floor.coverage > 0
    assert figures(rankings, floor)["recall_at_1"] == figures(rankings, floor)["abstained"] == 1


def test_rows_that_the_floor_was_set_on_are_not_reported(library: Library) -> None:
    assert measure_search(ROWS, library)["cases"] == len(ROWS) - len(calibration_rows())


def test_rows_from_elsewhere_are_all_measured_in_three_ways_at_once(library: Library) -> None:
    found = measure_search(
        [
            {"question": "how many cracks are in the bridge", "answerable": True, "must_mention": ["TWO cracks"]},
            {"question": "how much would the repair cost", "answerable": True, "must_mention": ["a million"]},
            {"question": "who won the world cup", "answerable": False, "must_mention": []},
        ],
        library,
    )

    assert (found["cases"], found["recall_at_1"], found["abstained"], found["wrongly_abstained"]) == (3, 0.5, 1.0, 0.0)
    assert [failure["question"] for failure in found["failures"]] == ["how much would the repair cost"]
    for name in ("recall_at_1", "recall_at_3", "abstained", "wrongly_abstained"):
        assert {name, f"bm25_{name}", f"vectors_{name}"} <= found.keys()
    assert all(isinstance(value, int | float) for name, value in found.items() if name != "failures")


def test_each_way_ranks_by_itself(library: Library) -> None:
    row = {"question": "fissures in the structure", "answerable": True, "must_mention": ["two cracks"]}

    rankings = asked(row, library).rankings

    assert rankings[Way.KEYWORDS].seen == ()
    assert rankings[Way.VECTORS].seen[0].answers


def test_a_row_about_a_reading_that_is_not_there_is_said_plainly(library: Library) -> None:
    with pytest.raises(NotFound, match="no reading “nowhere”"):
        measure_search([{"question": "what?", "answerable": False, "reading": "nowhere"}], library)
