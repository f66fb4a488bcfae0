"""A teacher's class from making it to class talk."""

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.class_examples import GIVEN, INSULT, a_class, classes_of, work
from tests.record_examples import READING, STATE
from tutor.classroom import Classroom
from tutor.core.class_talk import spoken_of
from tutor.core.classroom import Pace, Wall
from tutor.core.course import WHOLE, WITHOUT_LOOKS, Step
from tutor.core.dialogue import Said
from tutor.core.lesson import Find, Help, LessonState
from tutor.core.matching import Mark
from tutor.core.reply import Reply
from tutor.core.text import Span
from tutor.errors import NotAllowed, NotFound
from tutor.web.teacher.class_pages import ahead, line

pytest_plugins = "tests.record_fixtures"


@pytest.fixture
def address(tmp_path):
    return f"sqlite:///{tmp_path}/tutor.db"


@pytest.fixture
def classroom(record, clock):
    return Classroom(classes_of(record), record.readings, clock)


@pytest.mark.parametrize(("title", "students"), [("", 3), ("x" * 41, 3), ("10b", 0), ("10b", 61)])
def test_a_class_needs_a_title_and_a_sensible_number_of_students(classroom, title, students):
    with pytest.raises(NotAllowed):
        classroom.make("ana", title, students)


def test_more_seats_stop_at_the_most_that_a_class_may_have(classroom):
    made = classroom.make("ana", " 10  b ", 59)
    classroom.more_seats("ana", made.id, 1)

    assert made.title == "10 b"
    with pytest.raises(NotAllowed):
        classroom.more_seats("ana", made.id, 1)


def test_a_reading_is_given_with_a_part_some_steps_and_help(classroom):
    made = classroom.make("ana", "10b", 2)
    whole = classroom.give("ana", made.id, "park", (1, 2), {Step.FIRST_LOOK, Step.LAST_LOOK}, Help.SPARING)
    part = classroom.give("ana", made.id, "park", (2, 2), set(), Help.USUAL)

    assert (whole.lesson.title, whole.steps, whole.help) == ("All", WHOLE, Help.SPARING)
    assert (part.lesson.title, part.steps, part.number) == ("The start", WITHOUT_LOOKS, 2)
    for bad in ((0, 1), (2, 1), (1, 9)):
        with pytest.raises(NotAllowed, match="two paragraph numbers"):
            classroom.give("ana", made.id, "park", bad, set(), Help.USUAL)


def test_closing_ends_the_lesson_once_and_opening_again_leaves_its_end(classroom, clock):
    made, given = a_class(classroom.record)
    classroom.set_open("ana", made.id, given.id, False)
    ended = clock.now
    clock.pass_days(1)
    classroom.set_open("ana", made.id, given.id, True)
    (now,) = classroom.record.assignments("ana", made.id)

    assert (now.open, now.ended_at) == (True, ended)


def test_setting_the_end_counts_later_work_apart(classroom, clock):
    made, _ = a_class(classroom.record)
    classroom.end_in("ana", made.id, 45, None)
    (given,) = classroom.record.assignments("ana", made.id)

    assert given.late(clock.now) is False
    assert classroom.record.one("ana", made.id).pace.minutes_left(clock.now) == 45
    with pytest.raises(NotAllowed, match="1 to 180"):
        classroom.end_in("ana", made.id, 0, clock.now)


def test_the_pace_of_yesterday_s_lesson_holds_no_longer_when_today_s_begins(classroom, clock):
    made, _ = a_class(classroom.record)
    classroom.end_in("ana", made.id, 45, None)
    classroom.move("ana", made.id, Step.CLOSING)
    clock.pass_days(1)
    classroom.pause("ana", made.id)
    assert classroom.record.one("ana", made.id).pace == Pace(paused=True)

    clock.pass_days(1)
    classroom.back_to_work("ana", made.id)
    classroom.end_in("ana", made.id, 45, None)
    assert classroom.live("ana", made.id).room.pace == Pace(ends_at=clock.now + timedelta(minutes=45))


def test_an_assignment_moves_one_place_up(classroom):
    made, first = a_class(classroom.record)
    second = classroom.record.assign("ana", made.id, GIVEN)
    classroom.earlier("ana", made.id, second.id)
    classroom.earlier("ana", made.id, second.id)

    assert [given.id for given in classroom.record.assignments("ana", made.id)] == [second.id, first.id]


def state_with(*marks):
    finds = tuple(Find(Mark(Span(start, start + 4)), "", None, reason) for start, reason in marks)
    return replace(STATE, finds=finds)


def test_class_talk_counts_who_marked_a_sentence_and_who_came_as_far_and_let_it_go():
    """The text: "A sham park", then from 12 "The sham plan failed." and from 34 "It cost 10 euros, the mayor said."."""
    states: list[LessonState] = [
        state_with((16, "it judges")),
        state_with((16, "it judges")),
        state_with((37, "no source")),
        STATE,
    ]
    first, second = spoken_of(READING.text, GIVEN.lesson, states)

    assert (first.sentence.start, first.marked, first.let_go, first.reasons) == (12, 2, 1, ("it judges",))
    assert (second.marked, second.let_go) == (1, 0)


def test_only_chosen_reasons_go_on_the_wall(classroom, record):
    made, given = a_class(classroom.record)
    seats = classroom.record.seats("ana", made.id)
    for seat, reason in zip(seats, ("one", "two", "three"), strict=True):
        session = work(record, seat.learner, given)
        record.add_turn(session, 1, Said("it judges"))
        record.answer_turn(session, 1, INSULT, Reply(("Yes.",)), state_with((16, reason)))
    classroom.show("ana", made.id, given.id, 12, [0, 2])
    wall = classroom.record.one("ana", made.id).wall

    assert wall == Wall("The sham plan failed.", 3, 0, ("one", "three"))
    with pytest.raises(NotFound, match="Nobody has marked"):
        classroom.show("ana", made.id, given.id, 99, [])
    classroom.clear_wall("ana", made.id)
    assert classroom.record.one("ana", made.id).wall == Wall()


def test_the_two_tasks_are_given_only_where_they_are_switched_on(classroom):
    made = classroom.make("ana", "10b", 2)
    given = classroom.give("ana", made.id, "park", (1, 2), {Step.TILT, Step.REWRITE}, Help.USUAL)

    assert given.steps == (Step.TOGETHER, Step.REWRITE, Step.TILT, Step.CLOSING)


def test_every_step_has_a_name_on_the_live_page_and_the_first_is_no_place_to_move_to(classroom, record):
    made, _ = a_class(classroom.record)
    given = classroom.give("ana", made.id, "park", (1, 2), set(Step), Help.USUAL)
    work(record, classroom.record.seats("ana", made.id)[0].learner, given)
    live = classroom.live("ana", made.id)

    assert [value for value, _ in ahead(live)] == [step.value for step in Step][1:]
    assert line(live.rows[0]).track == ("now", "ahead", "ahead", "ahead", "ahead", "ahead")
