"""What is deleted, with all that hangs on it: foreign keys carry a deletion from row to row.

learners -> sessions -> turns, looks; readings -> revisions -> keys -> sessions -> turns, looks; readings -> documents.
Tables of other parts join in by a foreign key with ON DELETE CASCADE: a class's seats and flags, a reading's uploads.
"""

from datetime import date, datetime

from sqlalchemy import ColumnElement, ScalarSelect, delete, func, select
from sqlalchemy.orm import Session

from tutor.core.letting_go import Due
from tutor.errors import NotAllowed
from tutor.record.class_tables import AssignmentRow
from tutor.record.tables import IndexState, LearnerRow, ReadingRow, SessionRow, TurnRow
from tutor.record.teacher_tables import GoneRow

GIVEN = (
    "A class was given this reading. Its teacher takes it away first, on the page of the class, with what was written on it."
)


def delete_learner(db: Session, learner: str) -> None:
    """Delete a learner with every session and turn; nothing where there is none."""
    db.execute(delete(LearnerRow).where(LearnerRow.id == learner))


def delete_reading(db: Session, reading: str) -> bool:
    """Delete a reading with its texts, keys, background and every session on it; False where there is none.

    The index is built anew without it: its generation rises. Raises NotAllowed while a class has it: readings are everybody's,
    but what a class wrote is its own teacher's to delete.
    """
    state = db.get_one(IndexState, 1, with_for_update=True)
    if db.scalar(select(AssignmentRow.id).where(AssignmentRow.reading_id == reading).limit(1)):
        raise NotAllowed(GIVEN)
    gone = db.scalars(delete(ReadingRow).where(ReadingRow.id == reading).returning(ReadingRow.id)).all()
    if not gone:
        return False
    db.merge(GoneRow(id=reading))
    state.generation += 1
    return True


def was_let_go(db: Session, reading: str) -> bool:
    """Whether a reading was deleted here."""
    return db.get(GoneRow, reading) is not None


def due(db: Session, before: datetime) -> list[Due]:
    """Sessions of students, not guests, in which nothing was said since `before`, counted by the day of their last words."""
    last = _last_words()
    rows = db.execute(select(SessionRow.learner_id, last).where(*_of_students(before)))
    days: dict[date, list[str]] = {}
    for learner, moment in rows:
        days.setdefault(moment.date(), []).append(learner)
    return [Due(day, len(learners), len(set(learners))) for day, learners in sorted(days.items())]


def purge_students(db: Session, before: datetime) -> int:
    """Delete these sessions; how many went. Students stay in their class until it is deleted: they may come back."""
    old = select(SessionRow.id).where(*_of_students(before))
    return len(db.scalars(delete(SessionRow).where(SessionRow.id.in_(old)).returning(SessionRow.id)).all())


def purge_guests(db: Session, before: datetime) -> int:
    """Delete guests' sessions in which nothing was said since `before`, and guests who have none; how many sessions went."""
    spoke = select(TurnRow).where(TurnRow.session_id == SessionRow.id, TurnRow.said_at >= before).exists()
    guests = select(LearnerRow.id).where(LearnerRow.guest)
    old = select(SessionRow.id).where(SessionRow.learner_id.in_(guests), SessionRow.started_at < before, ~spoke)
    gone = db.scalars(delete(SessionRow).where(SessionRow.id.in_(old)).returning(SessionRow.id)).all()
    left = select(SessionRow).where(SessionRow.learner_id == LearnerRow.id).exists()
    db.execute(delete(LearnerRow).where(LearnerRow.guest, LearnerRow.added_at < before, ~left))
    return len(gone)


def _last_words() -> ScalarSelect[datetime]:
    """When something was last said in a session; turn 0 is the tutor's opening, so there is always one."""
    return select(func.max(TurnRow.said_at)).where(TurnRow.session_id == SessionRow.id).correlate(SessionRow).scalar_subquery()


def _of_students(before: datetime) -> tuple[ColumnElement[bool], ...]:
    spoke = select(TurnRow).where(TurnRow.session_id == SessionRow.id, TurnRow.said_at >= before).exists()
    students = select(LearnerRow.id).where(~LearnerRow.guest)
    return (SessionRow.learner_id.in_(students), SessionRow.started_at < before, ~spoke)
