import pytest

from tests.fakes import QueuedModel
from tutor.cli.evaluate import measure_with_model
from tutor.errors import BadModelAnswer, NotFound
from tutor.evaluate.reviewing import QUESTIONS, parse_review
from tutor.evaluate.with_model import measure_with

ROW = {"quote": "butchered", "group": "loaded", "code": "LL1", "reason": "hmm", "verdict": "right"}
ANSWER = {"verdict": "partly", "specific": True, "evidence": "hmm", "misconception": ""}
REVIEW = dict.fromkeys(QUESTIONS, "yes") | {"tone": "to some extent", "because": "It could be warmer."}


def test_reasons_are_judged_with_the_model_and_what_it_was_asked_is_counted():
    figures = measure_with("reasons", [ROW, ROW | {"reason": "hm"}], QueuedModel(judgements=[ANSWER]))

    assert figures["cases"] == 2
    assert figures["model"] == {"name": "queued-1", "asked": 2, "failed": 1, "tokens_in": 100, "tokens_out": 10}


def test_a_model_that_quotes_nothing_of_the_students_never_makes_a_reason_right():
    figures = measure_with(
        "reasons", [ROW], QueuedModel(judgements=[ANSWER | {"verdict": "right", "evidence": "a plainer word"}])
    )

    assert figures["accuracy"] == 0


def test_a_dialogue_with_a_model_is_reviewed_and_goes_on_where_the_model_fails():
    model = QueuedModel(judgements=[REVIEW])
    figures = measure_with("dialogue", [{"kind": "a row", "lines": ["hi"]}], model)

    assert figures["review"]["reviewed"] == 1
    assert figures["review"]["tone"] == 0.5
    assert figures["review"]["without_a_review"] == 1
    assert figures["model"]["failed"] > 0
    assert figures["replies"] == 4


@pytest.mark.parametrize("value", [{}, REVIEW | {"tone": "very"}, REVIEW | {"tone": ["yes"]}, REVIEW | {"tone": None}])
def test_a_review_of_another_form_is_a_bad_answer(value):
    with pytest.raises(BadModelAnswer):
        parse_review(value)


def test_a_measurement_without_a_part_for_a_model_says_so():
    with pytest.raises(NotFound, match="has no part for a model"):
        measure_with_model("care")


def test_without_a_configured_model_the_settings_are_named(monkeypatch):
    monkeypatch.delenv("TUTOR_MODEL", raising=False)

    with pytest.raises(NotFound, match="TUTOR_MODEL"):
        measure_with_model("leaks")
