from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from tests.class_examples import CARE, GIVEN, INSULT, a_class, classes_of, work
from tests.record_examples import OPENING
from tutor.core.classroom import WARNING, Level, Pace
from tutor.core.course import WITHOUT_LOOKS, Step
from tutor.core.lesson import Ask, Lead, Move
from tutor.core.nicknames import nickname
from tutor.errors import NotAllowed, NotFound
from tutor.record import JoinRecord
from tutor.record.class_tables import SeatRow
from tutor.record.tables import LearnerRow, SessionRow, TurnRow

pytest_plugins = "tests.record_fixtures"


@pytest.fixture
def classes(record):
    return classes_of(record)


@pytest.fixture
def room(classes):
    """The class, what it was given, and its seats."""
    made, given = a_class(classes)
    return made, given, classes.seats("ana", made.id)


def count(record, *tables):
    with record.transactions.reading() as db:
        return [db.query(table).count() for table in tables]


def test_a_class_is_made_with_all_its_seats_at_once_and_none_of_them_has_a_name(classes):
    made = classes.make("ana", "10b", 30)
    seats = classes.seats("ana", made.id)

    assert [seat.number for seat in seats] == list(range(1, 31))
    assert len({seat.nickname for seat in seats}) == 30
    assert all(seat.nickname == nickname(seat.learner) and len(seat.words.split()) == 2 for seat in seats)
    assert all(seat.absent for seat in seats)
    assert [each.id for each in classes.of_teacher("ana")] == [made.id]


def test_a_session_keeps_what_was_assigned(record, classes, room):
    made, given, seats = room
    session = work(record, seats[0].learner, given)
    info = record.session(seats[0].learner, session)

    assert (info.assignment, info.lesson, info.steps) == (given.id, "The plan", WITHOUT_LOOKS)
    assert record.course(session).lesson == given.lesson
    assert classes.seated(seats[0].learner) == (classes.one("ana", made.id), [given])
    assert classes.seated("guest") is None
    assert classes.read_in_class() == {"park"}


def test_a_range_that_the_text_no_longer_has_is_refused(record, classes, room):
    _, given, seats = room
    with pytest.raises(NotFound, match="choose the part anew"):
        work(record, seats[0].learner, replace(given, lesson=replace(given.lesson, last=99)))


def test_the_work_of_a_class_comes_by_seat_and_late_work_is_marked(record, classes, room, clock):
    made, given, seats = room
    JoinRecord(record.transactions).join(made.code, seats[1].nickname, seats[1].words)
    work(record, seats[1].learner, given, "sham is a strong word")
    classes.change("ana", made.id, given.id, lambda given: replace(given, open=False, ended_at=clock.now))
    clock.pass_days(1)
    late = work(record, seats[0].learner, given)
    first, second = classes.sessions_of_assignment("ana", made.id, given.id)

    assert (first.seat, first.session.id, first.late, first.joined_at) == (1, late, True, None)
    assert (second.seat, second.nickname, second.late) == (2, seats[1].nickname, False)
    assert [turn.number for turn in second.turns] == [0, 1]
    assert second.course.lesson == given.lesson
    assert second.looks == ()


def test_a_cry_for_help_raises_a_flag_without_its_words(record, classes, room, clock):
    made, given, seats = room
    low = work(record, seats[0].learner, given, "you are an idiot", INSULT)
    clock.pass_days(0.01)
    high = work(record, seats[2].learner, given, "nobody would miss me", CARE)
    flags = classes.flags("ana", made.id)

    assert [(flag.session, flag.level, flag.seat) for flag in flags] == [(high, Level.HIGH, 3), (low, Level.LOW, 1)]
    assert "miss" not in repr(flags)
    assert classes.flagged_words("ana", made.id, high, 1) == "nobody would miss me"
    classes.settle_flag("ana", made.id, high, 1)
    assert [flag.seen_at for flag in classes.flags("ana", made.id)] == [None, clock.now]


def test_no_flag_is_raised_for_a_guest_or_for_an_ordinary_line(record, classes, room):
    made, given, seats = room
    work(record, "guest", given, "nobody would miss me", CARE)
    work(record, seats[0].learner, given, "it judges", Move(Lead.NONE, Ask.PRESS, "the reason would fit any sentence"))

    assert classes.flags("ana", made.id) == []


def test_everybody_has_a_row_with_their_latest_session(record, classes, room):
    made, given, seats = room
    work(record, seats[1].learner, given, "first")
    latest = work(record, seats[1].learner, given, "second")
    record.begin(seats[2].learner, "park", 0, False, OPENING)
    nothing, sitting, other = classes.sittings("ana", made.id)

    assert (nothing.session, nothing.seat.number, other.session) == ("", 1, "")
    assert sitting.session in {latest, *(info.id for info in record.sessions_of(seats[1].learner))}
    assert (sitting.assignment, sitting.paragraph) == (given.id, 2)


def test_what_a_teacher_sets_is_kept(classes, room, clock):
    made, given, _ = room
    other = classes.assign("ana", made.id, replace(GIVEN, open=False))
    classes.reorder("ana", made.id, [other.id])
    classes.allow_model("ana", made.id, True)
    classes.change_pace("ana", made.id, lambda _: Pace(paused=True, ends_at=clock.now))
    classes.add_seats("ana", made.id, 2)
    kept = classes.one("ana", made.id)

    assert [each.id for each in classes.assignments("ana", made.id)] == [other.id, given.id]
    assert (kept.model_allowed, kept.pace) == (True, Pace(paused=True, ends_at=clock.now))
    assert classes.size(made.id) == (5, 0)
    assert classes.by_projector(made.projector) == kept


def test_of_changes_to_the_pace_at_once_none_is_lost(classes, room, clock):
    made, *_ = room
    changes = [Pace.pause, lambda pace: replace(pace, ends_at=clock.now), lambda pace: pace.moving(Step.CLOSING, clock.now)]
    with ThreadPoolExecutor(3) as tabs:
        list(tabs.map(lambda change: classes.change_pace("ana", made.id, change), changes))

    assert classes.one("ana", made.id).pace == Pace(True, Step.CLOSING, clock.now + WARNING, clock.now)


def test_another_teacher_reaches_nothing_of_a_class(record, classes, room):
    made, given, seats = room
    session = work(record, seats[0].learner, given, "nobody would miss me", CARE)
    asks = {
        "one": (), "delete": (), "allow_model": (True,), "change_pace": (lambda pace: pace,), "show": (made.wall,), "seats": (),
        "add_seats": (1,), "delete_seat": (1,),
        "assignments": (), "assign": (GIVEN,), "change": (given.id, lambda given: given), "reorder": ([],),
        "take_away": (given.id,), "sessions_of_assignment": (given.id,), "sittings": (), "flags": (),
        "flagged_words": (session, 1), "settle_flag": (session, 1),
    }  # fmt: skip
    for name, rest in asks.items():
        for teacher, class_id in (("ben", made.id), ("ana", "no-such-class")):
            with pytest.raises(NotAllowed, match="no such class among yours"):
                getattr(classes, name)(teacher, class_id, *rest)
    public = {"make", "of_teacher", "by_projector", "seated", "sat_down_since", "read_in_class", "size"}
    assert {name for name in dir(classes) if not name.startswith("_")} == set(asks) | public
    assert classes.of_teacher("ben") == []


def test_a_class_reaches_only_its_own_assignments_and_flags(record, classes, room):
    _, given, seats = room
    session = work(record, seats[0].learner, given, "nobody would miss me", CARE)
    other, _ = a_class(classes)

    for ask in (classes.sessions_of_assignment, classes.take_away):
        with pytest.raises(NotFound):
            ask("ana", other.id, given.id)
    for ask in (classes.flagged_words, classes.settle_flag):
        with pytest.raises(NotFound):
            ask("ana", other.id, session, 1)


def test_deleting_a_student_or_a_class_takes_all_of_their_work_along(record, classes, room):
    made, given, seats = room
    for seat in seats:
        work(record, seat.learner, given, "you idiot")
    work(record, "guest", given)
    classes.delete_seat("ana", made.id, 2)
    assert count(record, SeatRow, LearnerRow, SessionRow, TurnRow) == [2, 3, 3, 5]

    classes.delete("ana", made.id)
    assert count(record, SeatRow, LearnerRow, SessionRow, TurnRow) == [0, 1, 0, 0]


def test_the_purge_of_guests_leaves_a_class_alone(record, classes, room, clock):
    _, given, seats = room
    work(record, seats[0].learner, given, "hello")
    clock.pass_days(30)

    assert record.purge_guests(7) == 0
    assert len(record.sessions_of(seats[0].learner)) == 1
