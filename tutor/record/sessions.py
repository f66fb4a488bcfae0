"""Sessions and their turns in the database."""

import secrets
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tutor.core.reading import Lesson, Reading
from tutor.core.reply import Turn
from tutor.errors import NotFound
from tutor.protocols import Course, SessionInfo
from tutor.record import library
from tutor.record.tables import KeyRow, LearnerRow, RevisionRow, SessionRow, TurnRow
from tutor.record.turns import answered

ID_BYTES = 16  # 128 bits: nobody guesses another person's


def begin(db: Session, learner: str, reading: str, lesson: int, plain: bool, opening: Turn, now: datetime) -> str:
    """Begin a session on the latest revision and its approved key; a learner not seen before is a guest. Raises NotFound."""
    revision = library.latest_revision(db, reading)
    key = library.approved_key(db, revision)
    chosen = _lesson(library.as_reading(db, revision), lesson)
    _welcome(db, learner, now)
    session = SessionRow(id=secrets.token_hex(ID_BYTES), learner_id=learner, plain=plain, started_at=now)
    session.reading_id, session.revision, session.key_version = key.reading_id, key.revision, key.version
    session.lesson_title, session.lesson_first, session.lesson_last = chosen.title, chosen.first, chosen.last
    db.add(session)
    db.flush()
    turn = TurnRow(session_id=session.id, number=opening.number, said_at=opening.said_at)
    if opening.move and opening.reply and opening.state:
        answered(turn, opening.move, opening.reply, opening.state, now)
    db.add(turn)
    return session.id


def _lesson(reading: Reading, index: int) -> Lesson:
    whole = (Lesson(reading.title, 1, len(reading.text.passages)),)
    lessons = reading.lessons or whole
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


def course(db: Session, session: str) -> Course:
    """The revision, the key version and the range that a session began with. Raises NotFound."""
    row = find(db, session)
    revision = db.get_one(RevisionRow, (row.reading_id, row.revision))
    key = db.get_one(KeyRow, (row.reading_id, row.revision, row.key_version))
    return Course(library.as_reading(db, revision), key.key, Lesson(row.lesson_title, row.lesson_first, row.lesson_last))


def of_learner(db: Session, learner: str) -> list[SessionInfo]:
    """A learner's sessions that are not hidden, the newest first; `turns` counts what the student said."""
    said = select(func.count()).where(TurnRow.session_id == SessionRow.id, TurnRow.number > 0).scalar_subquery()
    revision = (RevisionRow.reading_id == SessionRow.reading_id) & (RevisionRow.number == SessionRow.revision)
    wanted = select(SessionRow, RevisionRow.card, said).join(RevisionRow, revision)
    wanted = wanted.where(SessionRow.learner_id == learner, SessionRow.hidden_at.is_(None))
    return [
        SessionInfo(
            id=row.id,
            learner=row.learner_id,
            reading=row.reading_id,
            title=card.title,
            lesson=row.lesson_title,
            plain=row.plain,
            started_at=row.started_at,
            finished=row.finished_at is not None,
            turns=count,
        )
        for row, card, count in db.execute(wanted.order_by(SessionRow.started_at.desc(), SessionRow.id))
    ]
