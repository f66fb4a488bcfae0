from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tutor.core.codes import Code
from tutor.core.mastery import CREDIT, KNOWN_BEFORE, MASTERED, known, learned


@given(st.floats(0.01, 0.99), st.floats(0, 1))
def test_a_belief_stays_a_chance(before, credit):
    assert 0 < learned(before, credit) < 1


@given(st.floats(0.01, 0.99))
def test_more_help_gives_less_credit(before):
    beliefs = [learned(before, credit) for credit in CREDIT]

    assert all(more >= less for more, less in pairwise(beliefs))


def test_four_unaided_finds_are_mastery_and_one_is_not():
    belief, beliefs = KNOWN_BEFORE, []
    for _ in range(4):
        belief = learned(belief, 1.0)
        beliefs.append(belief)

    assert beliefs[0] < MASTERED < beliefs[-1]


def test_a_code_never_met_has_the_starting_belief():
    assert known({}, Code.LL1) == KNOWN_BEFORE
