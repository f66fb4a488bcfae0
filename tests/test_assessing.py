"""A reason weighed against everything that a mark may have meant."""

from dataclasses import replace

import pytest

from tutor.core.codes import Code, Group
from tutor.core.dialogue import Verdict
from tutor.core.key import Finding
from tutor.steps.assessing import Case, weigh

FINDING = Finding("sure", Code.LL3, (), "")
SAID = ("That holds.", "A plainer writer would have put it another way.", "How, and what would be gone?")


def case(reason: str, told: tuple[str, ...] = SAID) -> Case:
    return Case(reason, "without question", "It is without question the best.", Group.LOADED, (FINDING,), told=told)


@pytest.mark.parametrize("reason", ["A plainer writer would have put it another way", " ".join(SAID[1:])])
def test_what_the_tutor_said_last_is_no_reason_when_it_comes_back(reason: str):
    assert weigh(case(reason)).judgement.verdict is Verdict.PARTLY


def test_a_reason_of_the_students_own_is_weighed_as_before():
    assert weigh(case("too sure, one exception and it is done")).judgement.verdict is Verdict.RIGHT


def test_a_thought_heard_by_its_shape_is_about_what_was_marked_and_no_neighbour():
    marked, neighbour = Finding("marked", Code.UC5, (), ""), Finding("neighbour", Code.UC6, (), "")
    reason = "they could lose next week and then he looks silly"
    alone = Case(reason, "We will win", "We will win.", Group.UNSUPPORTED, (neighbour,))

    weighed = weigh(replace(alone, findings=(marked, neighbour)))

    assert weigh(alone).judgement.code is Code.UC6
    assert (weighed.finding, weighed.judgement.code) == (marked, Code.UC5)
