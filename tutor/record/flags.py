"""Flags in the database: raised together with the answer to a message, so that none is lost."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from tutor.core.classroom import Flag, Level
from tutor.errors import NotFound
from tutor.record.class_tables import FlagRow, SeatRow
from tutor.record.tables import SessionRow, TurnRow

NO_FLAG = "This flag is no longer here: the student's work was deleted meanwhile."


def raise_for(db: Session, session: str, turn: int, level: Level | None, now: datetime) -> None:
    """Raise a flag where a message calls for a person, and its student has a teacher."""
    learner = select(SessionRow.learner_id).where(SessionRow.id == session).scalar_subquery()
    if level and db.scalar(select(SeatRow.number).where(SeatRow.learner_id == learner)) is not None:
        db.add(FlagRow(session_id=session, turn=turn, level=level.value, raised_at=now))


def of_class(db: Session, class_id: str) -> list[Flag]:
    """A class's flags: those not seen to first, the serious before the others, then the latest."""
    joined = select(FlagRow, SeatRow).join(SessionRow, SessionRow.id == FlagRow.session_id)
    rows = db.execute(joined.join(SeatRow, SeatRow.learner_id == SessionRow.learner_id).where(SeatRow.class_id == class_id))
    return sorted((_flag(flag, seat) for flag, seat in rows), key=_urgent)


def words(db: Session, class_id: str, session: str, turn: int) -> str:
    """What was said. Raises NotFound where the class has no such flag."""
    _find(db, class_id, session, turn)
    return db.get_one(TurnRow, (session, turn)).said_words or ""


def settle(db: Session, class_id: str, session: str, turn: int, now: datetime) -> None:
    """Note that the teacher has seen to it. Raises NotFound."""
    row = _find(db, class_id, session, turn)
    row.seen_at = row.seen_at or now


def _find(db: Session, class_id: str, session: str, turn: int) -> FlagRow:
    seats: Sequence[Flag] = of_class(db, class_id)
    if not any((flag.session, flag.turn) == (session, turn) for flag in seats):
        raise NotFound(NO_FLAG)
    return db.get_one(FlagRow, (session, turn))


def _flag(row: FlagRow, seat: SeatRow) -> Flag:
    return Flag(row.session_id, row.turn, Level(row.level), seat.number, seat.nickname, row.raised_at, row.seen_at)


def _urgent(flag: Flag) -> tuple[bool, bool, float]:
    return flag.seen_at is not None, flag.level is not Level.HIGH, -flag.raised_at.timestamp()
