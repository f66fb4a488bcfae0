from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import cycle

import pytest

from tests.examples import GROUND, KEY, START, TEXT, mark
from tutor.core.classroom import WARNING, Assignment, Level, Pace, Seat, class_code, flag_level, typed, word_pair
from tutor.core.course import WHOLE, Look, Step
from tutor.core.dialogue import Heard, Intent
from tutor.core.easy_words import EASY
from tutor.core.lesson import Ask, Find, Lead, Move
from tutor.core.live import Doing, Sitting, Stuck, Unpaired, paragraph_of, rows
from tutor.core.moves import opening_move
from tutor.core.nicknames import FIRST, SECOND
from tutor.core.progress import after
from tutor.core.reading import Lesson
from tutor.errors import Overtaken

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
OPENED = after(START, opening_move(START, GROUND))


def seat(number=1, joined=True):
    return Seat(number, f"Blue Heron {number}", "lamp river", f"id{number}", NOW if joined else None)


def sitting(number=1, quiet=MINUTE, state=OPENED, step=Step.TOGETHER, **more):
    return Sitting(seat(number), f"s{number}", "a1", WHOLE, step, state, 2, NOW - quiet, **more)


def one(sitting, pace=None):
    (row,) = rows([sitting], pace or Pace(), NOW)
    return row


def look(step=Step.FIRST_LOOK, begun=30, **more):
    return Look(step, "one", NOW - begun * MINUTE, **more)


def test_a_move_is_announced_two_minutes_before_and_then_due():
    pace = Pace().moving(Step.LAST_LOOK, NOW)

    assert [pace.due(NOW + WARNING - MINUTE / 60), pace.due(NOW + WARNING)] == [None, Step.LAST_LOOK]
    assert pace.staying(Step.LAST_LOOK).due(NOW + WARNING) is None


def test_a_pause_holds_a_move_back_and_the_warning_begins_anew():
    pace = Pace().moving(Step.CLOSING, NOW).pause()

    assert pace.due(NOW + 9 * MINUTE) is None
    again = pace.back_to_work(NOW + 9 * MINUTE)
    assert (again.paused, again.move_at) == (False, NOW + 9 * MINUTE + WARNING)


def test_a_second_tab_that_announces_the_same_step_does_not_begin_the_warning_anew():
    pace = Pace().moving(Step.CLOSING, NOW)

    assert pace.moving(Step.CLOSING, NOW + MINUTE) == pace
    assert pace.pause().pause() == pace.pause()
    assert pace.back_to_work(NOW + MINUTE) == pace


def test_where_another_tab_was_faster_nothing_is_changed_and_it_is_said():
    pace = replace(Pace().moving(Step.CLOSING, NOW), ends_at=NOW)
    with pytest.raises(Overtaken, match="call it off first"):
        pace.moving(Step.LAST_LOOK, NOW)
    with pytest.raises(Overtaken, match="call it off first"):
        pace.staying(Step.LAST_LOOK)
    with pytest.raises(Overtaken, match="set it again"):
        pace.ending(NOW + MINUTE, None)

    assert pace.ending(NOW + MINUTE, NOW).ends_at == NOW + MINUTE
    assert pace.staying(Step.CLOSING).staying(Step.CLOSING).step is None


def test_the_time_left_is_in_whole_minutes_and_never_below_none():
    pace = Pace(ends_at=NOW + timedelta(seconds=61))

    assert [Pace().minutes_left(NOW), pace.minutes_left(NOW), pace.minutes_left(NOW + 9 * MINUTE)] == [None, 2, 0]


@pytest.mark.parametrize(("began", "late"), [(-1, False), (1, True)])
def test_work_begun_after_the_lesson_is_late(began, late):
    given = Assignment("a", 1, "park", Lesson("All", 1, 2), ended_at=NOW)

    assert given.late(NOW + began * MINUTE) is late


@pytest.mark.parametrize(
    ("lead", "intent", "level"),
    [
        (Lead.CARE, Intent.DISTRESS, Level.HIGH),
        (Lead.CARE, Intent.REASON, Level.HIGH),
        (Lead.INSULT, Intent.INSULT, Level.LOW),
        (Lead.NONE, Intent.PERSONAL, Level.LOW),
        (Lead.OFF_TOPIC, Intent.OFF_TOPIC, None),
        (Lead.ACCEPTED, Intent.REASON, None),
    ],
)
def test_a_disclosure_is_urgent_an_insult_can_wait_and_all_else_is_no_flag(lead, intent, level):
    assert flag_level(Move(lead, Ask.NOTHING, ""), Heard(intent)) is level


def test_a_pair_has_two_different_words_and_a_code_three_digits():
    counted = cycle(range(225))

    assert all(len(set(word_pair(lambda most: next(counted) % most).split())) == 2 for _ in range(500))
    assert class_code(lambda most: most - 1) == f"{EASY[-1]}-999"


def test_easy_words_are_short_and_no_part_of_a_nickname():
    assert len(EASY) == len(set(EASY)) == 225
    assert all(word.isascii() and word.islower() and 3 <= len(word) <= 8 for word in EASY)
    assert len({name.lower() for name in (*FIRST, *SECOND)} & set(EASY)) <= 8


def test_what_a_hand_types_is_compared_without_capitals_spaces_and_signs():
    assert typed(" Fern - 284.") == typed("fern284")


def test_rows_stay_in_the_order_of_their_numbers_whoever_is_stuck():
    shown = rows([sitting(3, 9 * MINUTE), sitting(1), sitting(2, 9 * MINUTE)], Pace(), NOW)

    assert [(row.sitting.seat.number, row.stuck) for row in shown] == [(1, None), (2, Stuck.SILENT), (3, Stuck.SILENT)]


def test_four_silent_minutes_are_stuck_in_the_talk_but_not_in_a_task_or_a_pause():
    assert one(sitting(quiet=4 * MINUTE)).stuck is Stuck.SILENT
    assert one(sitting(quiet=3.9 * MINUTE)).stuck is None
    assert one(sitting(quiet=9 * MINUTE, step=Step.REWRITE)).stuck is None
    assert one(sitting(quiet=9 * MINUTE), Pace(paused=True)).stuck is None


def test_three_fruitless_answers_or_a_mark_pressed_twice_are_stuck():
    pressed = replace(OPENED, pending=mark("butchered"), presses=2, asked=Ask.PRESS)
    assert one(sitting(state=replace(OPENED, fruitless=3))).stuck is Stuck.FRUITLESS
    assert one(sitting(state=replace(OPENED, fruitless=2))).stuck is None
    assert one(sitting(state=pressed)).stuck is Stuck.PRESSED


def test_a_card_that_was_not_used_is_absent_and_one_without_a_lesson_has_joined():
    absent, joined = Sitting(seat(joined=False)), Sitting(seat())
    doing = [one(each).doing for each in (absent, joined, sitting(), sitting(step=Step.CLOSING), sitting(finished=True))]

    assert doing == [Doing.ABSENT, Doing.JOINED, Doing.WORKING, Doing.DONE, Doing.DONE]


def test_a_student_is_where_their_mark_waits_else_where_the_question_aims_else_at_their_last_find():
    waiting = replace(OPENED, pending=mark("A mere nine pupils"))
    found = replace(OPENED, target="", finds=(Find(mark("The fun police"), "police", None, "it mocks them"),))
    at = [paragraph_of(state, TEXT, KEY) for state in (waiting, OPENED, found, replace(OPENED, target=""))]

    assert at == [5, 2, 4, 2]


def test_a_look_in_which_nothing_was_marked_for_four_minutes_is_stuck():
    at = {"step": Step.LAST_LOOK, "quiet": 40 * MINUTE}
    marked = look(Step.LAST_LOOK, 9, marked_at=NOW - 3 * MINUTE)

    assert one(sitting(**at, looks=(look(Step.LAST_LOOK, 4),))).stuck is Stuck.UNMARKED
    assert one(sitting(**at, looks=(look(Step.LAST_LOOK, 3),))).stuck is None
    assert one(sitting(**at, looks=(marked,))).stuck is None
    assert one(sitting(**at, looks=(marked,))).quiet == 3 * MINUTE


def test_the_source_card_may_be_read_for_six_minutes():
    assert one(sitting(step=Step.FIRST_LOOK, quiet=5 * MINUTE)).stuck is None
    assert one(sitting(step=Step.FIRST_LOOK, quiet=6 * MINUTE)).stuck is Stuck.UNOPENED


def test_who_comes_to_the_talk_from_a_long_first_look_is_not_stuck():
    assert one(sitting(quiet=12 * MINUTE, looks=(look(begun=9, done=NOW - MINUTE),))).stuck is None
    assert one(sitting(quiet=12 * MINUTE, looks=(look(begun=9, done=NOW - 4 * MINUTE),))).stuck is Stuck.SILENT


@pytest.mark.parametrize(
    ("first", "unpaired"),
    [
        (look(done=NOW, skipped=True), Unpaired.LEFT_OUT),
        (look(done=NOW), Unpaired.NO_TRY),
        (look(done=NOW, real=True), None),
        (look(), None),
    ],
)
@pytest.mark.parametrize("step", [Step.TOGETHER, Step.CLOSING])
def test_a_first_look_that_does_not_count_is_told(first, unpaired, step):
    row = one(sitting(step=step, looks=(first,)))

    assert row.unpaired is unpaired
    assert one(replace(row.sitting, steps=(Step.FIRST_LOOK, Step.TOGETHER, Step.CLOSING))).unpaired is None
