"""What a class has done: every session of an assignment, and where everybody is now."""

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tutor.core.classroom import Assignment
from tutor.core.lesson import Help
from tutor.core.live import Sitting, paragraph_of
from tutor.errors import NotFound
from tutor.protocols import SessionInfo, Work
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
    found = [info for info in sessions.listed(db, SessionRow.assignment_id == assignment) if info.learner in held]
    found.sort(key=lambda info: (held[info.learner].number, info.started_at))
    return [_work(db, info, held[info.learner].number, given, class_id, shelf) for info in found]


def _work(db: Session, info: SessionInfo, number: int, given: Assignment, class_id: str, shelf: Shelf) -> Work:
    seat = seats.find(db, class_id, number)
    course = sessions.course(db, info.id, shelf)
    said, seen = tuple(turns.of_session(db, info.id)), looks.of_session(db, info.id)
    return Work(seat.number, seat.nickname, info, course, said, seen, seat.joined_at, given.late(info.started_at))


def sittings(db: Session, class_id: str, shelf: Shelf) -> list[Sitting]:
    """Every seat with its latest session on something that the class was given, by number."""
    given = select(AssignmentRow.id).where(AssignmentRow.class_id == class_id)
    latest: dict[str, SessionInfo] = {}
    for info in sessions.listed(db, SessionRow.assignment_id.in_(given)):
        latest.setdefault(info.learner, info)
    rows = db.scalars(select(SeatRow).where(SeatRow.class_id == class_id).order_by(SeatRow.number))
    return [_sitting(db, row, latest.get(row.learner_id), shelf) for row in rows]


def _sitting(db: Session, seat: SeatRow, info: SessionInfo | None, shelf: Shelf) -> Sitting:
    if info is None:
        return Sitting(seats.as_seat(seat))
    course = sessions.course(db, info.id, shelf)
    latest = select(TurnRow.state).where(TurnRow.session_id == info.id, TurnRow.state.is_not(None))
    state = db.scalars(latest.order_by(TurnRow.number.desc()).limit(1)).first()
    said_at = db.scalar(select(func.max(TurnRow.said_at)).where(TurnRow.session_id == info.id))
    here = paragraph_of(state, course.reading.text, course.key) if state else 0
    names = (info.id, info.assignment, info.steps, info.step)
    return Sitting(seats.as_seat(seat), *names, state, here, said_at or info.started_at, info.finished)
