"""Names and numbers that a model brings in from nowhere are turned away; everything that it was given may be used."""

import pytest

from tests.examples import TEXT
from tutor.core.guard import Fault, Rules, objections
from tutor.core.inventions import invented

GIVEN = ("The council of Wexby voted on 4 March, said Anna Bell of the Wexby Times.", "About 2,500 stayed.")


@pytest.mark.parametrize(
    ("reply", "strange"),
    [
        ("Experts in the Pentagon probably said so. Who could check it?", ["Pentagon"]),
        ("Donald Trump said that too. Who else?", ["Trump"]),
        ("About 170,000 stayed. Does the page say so?", ["170,000"]),
        ("In 1997 it was the same. What has changed?", ["1997"]),
    ],
)
def test_a_name_or_a_number_from_nowhere_is_an_invention(reply: str, strange: list[str]) -> None:
    assert invented(reply, GIVEN) == strange


@pytest.mark.parametrize(
    "reply",
    [
        "You say that Wexby's council voted. Who counted?",
        "Bell reported 2,500. How would you check it?",
        "Read paragraphs 14 to 16 once more, and I’ll wait. Which word won't stay calm?",
        "How strong is it, from 1 to 10? On Monday you may see it another way.",
        "It's a name. *No source* is what we call it: Who says so?",
        "“The Pentagon knows” are your words. What would show it?",
    ],
)
def test_what_was_given_and_small_talk_is_no_invention(reply: str) -> None:
    assert invented(reply, GIVEN) == []


def test_the_guard_asks_only_where_a_model_speaks() -> None:
    reply = "Ask somebody in the Pentagon about it. What would they say?"

    assert [each.fault for each in objections(reply, Rules(TEXT, given=GIVEN))] == [Fault.INVENTED]
    assert objections(reply, Rules(TEXT)) == []
    assert objections(reply, Rules(TEXT, said="my uncle is in the pentagon", given=GIVEN)) == []


def test_the_guard_turns_away_that_somebody_made_it_up() -> None:
    assert [each.fault for each in objections("They made that up. Who says so?", Rules(TEXT))] == [Fault.STANCE]
