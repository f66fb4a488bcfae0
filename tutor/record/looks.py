"""The steps of a session and its looks in the database."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from tutor.core.course import Look, Step
from tutor.record import sessions
from tutor.record.tables import LookRow


def of_session(db: Session, session: str) -> tuple[Look, ...]:
    """The looks of a session that have begun, the first one first."""
    rows = db.scalars(select(LookRow).where(LookRow.session_id == session))
    return tuple(sorted((row.look for row in rows), key=lambda look: list(Step).index(look.step)))


def save(db: Session, session: str, look: Look) -> None:
    """Keep a look as it stands. Raises NotFound."""
    sessions.find(db, session)
    db.merge(LookRow(session_id=session, step=look.step.value, look=look))


def go_to(db: Session, session: str, step: Step) -> None:
    """Move a session to a step. Raises NotFound."""
    sessions.find(db, session).step = step.value
