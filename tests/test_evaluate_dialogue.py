import json

import pytest

from tests.examples import KEY, READING
from tutor.core.lesson import Ask, Lead, LessonState, Move, Rung
from tutor.core.reply import Reply, Turn
from tutor.evaluate.dialogue import dead_ends, measure_dialogue, repeated
from tutor.evaluate.in_memory import NOW
from tutor.evaluate.playing import begun, built_in
from tutor.evaluate.scorecard import write_scorecard
from tutor.evaluate.students import STUDENTS, attended

STATE = LessonState(2, 5, ())


def told(number, *sentences, **move):
    made = Move(move.pop("lead", Lead.NONE), Ask.HINT, "", **move)
    return Turn(number, None, NOW, made, Reply(sentences), STATE)


def test_a_planted_repeat_is_found():
    turns = [told(0, "Read it.", "Why?"), told(1, "Go on.", "Why?"), told(2, "Why?")]

    assert repeated(turns) == ["Why?", "Why?"]


def test_a_reply_that_asks_nothing_is_a_dead_end_unless_somebody_needs_care():
    assert dead_ends([told(0, "That holds.")])
    assert not dead_ends([told(0, "That holds.", lead=Lead.CARE)])
    assert not dead_ends([told(0, "That holds.", "Tell me about this place.")])


def test_a_third_turn_on_one_target_and_rung_is_a_dead_end():
    turns = [told(number, "Which?", target="ruin", rung=Rung.HALF) for number in range(3)]

    assert not dead_ends(turns[:2])
    assert len(dead_ends(turns)) == 1


def test_a_row_is_played_in_both_wordings_and_no_reply_is_lost():
    figures = measure_dialogue([{"kind": "a row", "lines": ["hi", "idk"]}])

    assert (figures["usual"]["replies"], figures["plain"]["replies"]) == (3, 3)
    assert (figures["dead_ends"], figures["repeated_sentences"]) == (0, 0)


@pytest.mark.parametrize("kind", STUDENTS)
async def test_a_lesson_with_any_student_never_stands_still(kind):
    play = await attended(STUDENTS[kind], await begun(READING, KEY, built_in))

    assert len(play.turns) > 3
    assert not dead_ends(play.turns)


async def test_a_student_who_says_nothing_masters_nothing_and_one_who_reasons_does():
    silent = await attended(STUDENTS["silent"], await begun(READING, KEY, built_in))
    keen = await attended(STUDENTS["second-language"], await begun(READING, KEY, built_in))

    assert not silent.turns[-1].state.finds
    assert len(keen.turns[-1].state.finds) > 1


def test_there_are_at_least_eight_kinds_of_students():
    assert len(STUDENTS) >= 8


def test_the_scorecard_has_the_figures_and_the_misses(tmp_path):
    figures = {"cases": 2, "shown": 1, "families": {"guessing": {"misses": 1}}, "failures": [{"family": "guessing"}]}
    write_scorecard(tmp_path, measuring={"leaks": lambda: figures})

    assert json.loads((tmp_path / "scorecard.json").read_text())["leaks"]["shown"] == 1
    page = (tmp_path / "scorecard.md").read_text()
    assert "| families: guessing: misses | 1 |" in page
    assert '{"family": "guessing"}' in page
