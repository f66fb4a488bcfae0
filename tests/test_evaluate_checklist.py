import pytest

from tests.examples import span
from tutor.core.dialogue import Said
from tutor.core.lesson import Ask, Lead, LessonState, Move
from tutor.core.matching import Mark
from tutor.core.reply import Reply, Turn
from tutor.evaluate.checklist import CHECKS, Case, checked, faults
from tutor.evaluate.in_memory import NOW

MARK = Mark(span("butchered"), None)


def case(words, said="it sounds like a butcher with a knife", shows=False, closed=False, **move):
    made = Move(move.pop("lead", Lead.NONE), move.pop("ask", Ask.PRESS), "", **{"mark": MARK} | move)
    state = LessonState(2, 5, (), closed=closed)
    return Case(Turn(1, Said(said), NOW, made, Reply((words,)), state), "butchered", shows)


@pytest.mark.parametrize(
    ("check", "good", "bad"),
    [
        ("mistake_identified", case("What does “butchered” do?"), case("Great work. What next?")),
        ("mistake_location", case("What does “butchered” do?"), case("Why?")),
        ("no_reveal", case("Why?"), case("Look at the pudding. Why?", shows=True)),
        ("guidance", case("Why?"), case("Hm.", ask=Ask.NOTHING)),
        ("actionability", case("Say which word."), case("Hm.")),
        ("coherence", case("A butcher, you say.", lead=Lead.ACCEPTED), case("There is a fact.", lead=Lead.ACCEPTED)),
        ("tone", case("Why?"), case("Obviously not. Why?")),
        ("one_question", case("Why?"), case("Why? Who says?")),
    ],
)
def test_each_check_passes_a_good_reply_and_fails_a_bad_one(check, good, bad):
    assert CHECKS[check](good) is True
    assert CHECKS[check](bad) is False


def test_what_the_student_is_quoted_with_is_not_held_against_the_tutor():
    assert "tone" not in list(faults(case("“this is great!!” you say. What about “butchered”?", said="this is great!!")))


@pytest.mark.parametrize("check", ["guidance", "actionability"])
def test_a_closing_owes_no_next_step(check):
    assert CHECKS[check](case("That was it.", ask=Ask.CLOSING, closed=True)) is None


def test_a_share_counts_only_the_replies_that_a_check_applies_to():
    shares = checked(
        [case("A butcher. Why?", lead=Lead.ACCEPTED), case("There is a fact. Why?", lead=Lead.ACCEPTED), case("Why?")]
    )

    assert shares["coherence"] == 0.5
