"""Sessions and their turns in the database."""

import secrets
from datetime import datetime

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tutor.core.course import Step
from tutor.core.reading import Lesson
from tutor.core.reply import Turn
from tutor.errors import NotAllowed, NotFound
from tutor.protocols import Course, SessionInfo
from tutor.record import library, turns
from tutor.record.shelf import Shelf
from tutor.record.tables import KeyRow, LearnerRow, RevisionRow, SessionRow, TurnRow

ID_BYTES = 16  # 128 bits: nobody guesses another person's


def begin(
    db: Session,
    learner: str,
    reading: str,
    lesson: int | Lesson,
    plain: bool,
    opening: Turn,
    steps: tuple[Step, ...],
    now: datetime,
    assignment: str = "",
    tried: KeyRow | None = None,
) -> str:
    """Begin a session on what is offered, or on a key that a teacher tries out; a learner not seen before is a guest.

    Returns its id. Raises NotFound.
    """
    revision = library.newest_revision(db, reading) if tried else library.latest_revision(db, reading)
    key = tried or library.approved_key(db, revision)
    chosen = lesson_of(revision, lesson)
    _welcome(db, learner, now)
    row = SessionRow(id=secrets.token_hex(ID_BYTES), learner_id=learner, plain=plain, started_at=now)
    row.reading_id, row.revision, row.key_version = key.reading_id, key.revision, key.version
    row.steps, row.step, row.assignment_id = steps, steps[0].value, assignment or None
    row.lesson_title, row.lesson_first, row.lesson_last = chosen.title, chosen.first, chosen.last
    db.add(row)
    db.flush()
    db.add(turns.opened(row.id, opening, now))
    return row.id


def offered(db: Session, reading: str, lesson: int | Lesson) -> Course:
    """What a session beginning now would have: the latest revision and its approved key. Raises NotFound."""
    revision = library.latest_revision(db, reading)
    key = library.approved_key(db, revision)
    return Course(library.as_reading(db, revision), key.key, lesson_of(revision, lesson))


def lesson_of(revision: RevisionRow, index: int | Lesson) -> Lesson:
    """One lesson of a revision, or the whole text where it has none; a range that was chosen, checked. Raises NotFound."""
    if isinstance(index, Lesson):
        if not 1 <= index.first <= index.last <= len(revision.text.passages):
            raise NotFound("The text has become shorter than the part that was chosen. Your teacher can choose the part anew.")
        return index
    whole = (Lesson(revision.card.title, 1, len(revision.text.passages)),)
    lessons = revision.lessons or whole
    if not 0 <= index < len(lessons):
        raise NotFound("This reading has no such lesson. Go back to the start page and choose one.")
    return lessons[index]


def _welcome(db: Session, learner: str, now: datetime) -> None:
    if db.get(LearnerRow, learner) is None:
        try:
            with db.begin_nested():
                db.add(LearnerRow(id=learner, guest=True, added_at=now))
        except IntegrityError:
            return  # a second tab was faster


def find(db: Session, session: str) -> SessionRow:
    """The row of a session. Raises NotFound."""
    row = db.get(SessionRow, session)
    if row is None:
        raise NotFound("This lesson is no longer here. Go back to the start page to begin a new one.")
    return row


def course(db: Session, session: str, shelf: Shelf) -> Course:
    """The revision, the key version and the range that a session began with. Raises NotFound."""
    return course_of(db, find(db, session), shelf)


def course_of(db: Session, row: SessionRow, shelf: Shelf) -> Course:
    """The same, of a session that was found."""
    name = (row.reading_id, row.revision, row.key_version)
    reading, key = shelf.get(db, name, lambda: library.material(db, *name))
    return Course(reading, key, Lesson(row.lesson_title, row.lesson_first, row.lesson_last))


def of_learner(db: Session, learner: str) -> list[SessionInfo]:
    """A learner's sessions that are not hidden, the newest first."""
    return listed(db, SessionRow.learner_id == learner, SessionRow.hidden_at.is_(None))


def all_of_learner(db: Session, learner: str) -> list[SessionInfo]:
    """A learner's sessions, the hidden ones too, the newest first."""
    return listed(db, SessionRow.learner_id == learner)


def info(db: Session, learner: str, session: str) -> SessionInfo:
    """A session of this learner. Raises NotFound, and NotAllowed where it is another's."""
    if find(db, session).learner_id != learner:
        raise NotAllowed("This lesson belongs to somebody else. Go back to the start page to see your own.")
    return listed(db, SessionRow.id == session)[0]


def listed(db: Session, *which: ColumnElement[bool]) -> list[SessionInfo]:
    """The sessions that fit, the newest first."""
    said = select(func.count()).where(TurnRow.session_id == SessionRow.id, TurnRow.number > 0).scalar_subquery()
    revision = (RevisionRow.reading_id == SessionRow.reading_id) & (RevisionRow.number == SessionRow.revision)
    wanted = select(SessionRow, RevisionRow.card, said).join(RevisionRow, revision).where(*which)
    rows = db.execute(wanted.order_by(SessionRow.started_at.desc(), SessionRow.id))
    return [_info(row, card.title, count) for row, card, count in rows]


def _info(row: SessionRow, title: str, turns_said: int) -> SessionInfo:
    return SessionInfo(
        id=row.id,
        learner=row.learner_id,
        reading=row.reading_id,
        title=title,
        lesson=row.lesson_title,
        plain=row.plain,
        started_at=row.started_at,
        finished=row.finished_at is not None,
        turns=turns_said,
        steps=row.steps,
        step=Step(row.step),
        assignment=row.assignment_id or "",
    )
