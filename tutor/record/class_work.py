"""What a class has done: every session of an assignment, and where everybody is now."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from sqlalchemy import case, func, select
from sqlalchemy.orm import Session

from tutor.core.classroom import Assignment, Seat
from tutor.core.course import Look, Step
from tutor.core.lesson import Help, LessonState
from tutor.core.live import Sitting, paragraph_of
from tutor.core.reply import Turn
from tutor.errors import NotFound
from tutor.protocols import Course, SessionInfo, Work
from tutor.record import looks, seats, sessions, turns
from tutor.record.class_tables import AssignmentRow, SeatRow
from tutor.record.shelf import Shelf
from tutor.record.tables import SessionRow, TurnRow

NO_ASSIGNMENT = "The class was not given this reading, or it was taken away meanwhile."


def find(db: Session, class_id: str, assignment: str) -> AssignmentRow:
    """One assignment of a class. Raises NotFound."""
    row = db.get(AssignmentRow, assignment)
    if row is None or row.class_id != class_id:
        raise NotFound(NO_ASSIGNMENT)
    return row


def assignments(db: Session, class_id: str) -> list[Assignment]:
    """What a class was given to read, in its order."""
    rows = db.scalars(select(AssignmentRow).where(AssignmentRow.class_id == class_id).order_by(AssignmentRow.number))
    return [as_assignment(row) for row in rows]


def as_assignment(row: AssignmentRow) -> Assignment:
    """A row as the domain has it."""
    return Assignment(row.id, row.number, row.reading_id, row.lesson, row.steps, Help(row.help), row.open, row.ended_at)


def works(db: Session, class_id: str, assignment: str, shelf: Shelf) -> list[Work]:
    """Every session of an assignment, by seat, then by beginning. Raises NotFound."""
    given = as_assignment(find(db, class_id, assignment))
    held = {seat.learner: seat for seat in seats.of_class(db, class_id)}
    mine = SessionRow.assignment_id == assignment
    courses = {row.id: sessions.course_of(db, row, shelf) for row in db.scalars(select(SessionRow).where(mine))}
    infos = [info for info in sessions.listed(db, mine) if info.learner in held]
    infos.sort(key=lambda info: (held[info.learner].number, info.started_at))
    said, seen = turns.of_sessions(db, list(courses)), looks.of_sessions(db, list(courses))
    return [_work(info, held[info.learner], given, courses[info.id], said[info.id], seen[info.id]) for info in infos]


def _work(
    info: SessionInfo, seat: Seat, given: Assignment, course: Course, said: Sequence[Turn], seen: tuple[Look, ...]
) -> Work:
    late = given.late(info.started_at)
    return Work(seat.number, seat.nickname, info, course, tuple(said), seen, seat.joined_at, late)


def sittings(db: Session, class_id: str, shelf: Shelf) -> list[Sitting]:
    """Every seat with its latest session on something that the class was given, by number.

    A handful of statements, however many seats there are: every live page asks for this every four seconds.
    """
    given = select(AssignmentRow.id).where(AssignmentRow.class_id == class_id)
    found = select(SessionRow).where(SessionRow.assignment_id.in_(given)).order_by(SessionRow.started_at, SessionRow.id)
    latest = {row.learner_id: row for row in db.scalars(found)}  # of two sessions the later one stays
    ids = [row.id for row in latest.values()]
    talks, seen = _talks(db, ids), looks.of_sessions(db, ids)
    rows = db.scalars(select(SeatRow).where(SeatRow.class_id == class_id).order_by(SeatRow.number))
    return [_sitting(db, seat, latest.get(seat.learner_id), talks, seen, shelf) for seat in rows]


Talk = tuple[LessonState, datetime]
"""Where a session stands after its latest answer, and when something was last said in it."""


def _talks(db: Session, ids: Sequence[str]) -> dict[str, Talk]:
    answered = case((TurnRow.state.is_not(None), TurnRow.number))
    last = select(TurnRow.session_id, func.max(answered).label("number"), func.max(TurnRow.said_at).label("said_at"))
    newest = last.where(TurnRow.session_id.in_(ids)).group_by(TurnRow.session_id).subquery()
    same = (TurnRow.session_id == newest.c.session_id) & (TurnRow.number == newest.c.number)
    found = db.execute(select(TurnRow.session_id, TurnRow.state, newest.c.said_at).join(newest, same))
    return {session: (state, said_at) for session, state, said_at in found if state}


def _sitting(
    db: Session,
    seat: SeatRow,
    row: SessionRow | None,
    talks: Mapping[str, Talk],
    seen: Mapping[str, tuple[Look, ...]],
    shelf: Shelf,
) -> Sitting:
    if row is None:
        return Sitting(seats.as_seat(seat))
    course = sessions.course_of(db, row, shelf)
    state, said_at = talks.get(row.id, (None, row.started_at))
    here = paragraph_of(state, course.reading.text, course.key) if state else 0
    names = (row.id, row.assignment_id or "", row.steps, Step(row.step))
    return Sitting(seats.as_seat(seat), *names, state, here, said_at, row.finished_at is not None, seen[row.id])
