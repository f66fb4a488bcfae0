import pytest

from tutor.core.agreement import agreed
from tutor.core.dialogue import Judgement, Verdict

SAID = "it makes them sound like animals"


def judged(verdict, evidence="sound like animals"):
    return Judgement(Verdict(verdict), True, evidence=evidence, judge="model")


@pytest.mark.parametrize(
    ("built_in", "model", "first", "second"),
    [
        ("right", "right", "right", "right"),
        ("wrong", "wrong", "wrong", "wrong"),
        ("partly", "wrong", "wrong", "wrong"),
        ("right", "wrong", "partly", "wrong"),
        ("right", "partly", "partly", "partly"),
        ("partly", "right", "partly", "right"),
        ("wrong", "right", "partly", "partly"),
    ],
)
def test_judges_that_agree_stand_and_others_ask_once_more(built_in, model, first, second):
    outcomes = [agreed(judged(built_in), judged(model), SAID, asked_before).verdict for asked_before in (False, True)]

    assert outcomes == [Verdict(first), Verdict(second)]


@pytest.mark.parametrize("evidence", ["", "the student is right", "animals like sound"])
def test_a_model_that_quotes_nothing_the_student_said_never_makes_it_right(evidence):
    model = judged("right", evidence)

    assert agreed(judged("partly"), model, SAID, True).verdict is Verdict.PARTLY
    assert agreed(judged("wrong"), model, SAID, True).verdict is Verdict.WRONG


def test_quotes_may_differ_in_case_and_spaces():
    assert agreed(judged("right"), judged("right", "Sound  like Animals"), SAID, False).verdict is Verdict.RIGHT
