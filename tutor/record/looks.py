"""The steps of a session, its looks and its tasks in the database."""

from collections.abc import Sequence

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from tutor.core.course import Look, Step
from tutor.core.rewriting import Task
from tutor.record import sessions
from tutor.record.tables import LookRow, SessionRow


def of_session(db: Session, session: str) -> tuple[Look, ...]:
    """The looks of a session that have begun, the first one first."""
    return of_sessions(db, [session])[session]


def of_sessions(db: Session, ids: Sequence[str]) -> dict[str, tuple[Look, ...]]:
    """The same for many sessions at once."""
    found: dict[str, list[Look]] = {session: [] for session in ids}
    for row in db.scalars(select(LookRow).where(LookRow.session_id.in_(ids))):
        if isinstance(row.look, Look):
            found[row.session_id].append(row.look)
    return {session: tuple(sorted(each, key=lambda look: list(Step).index(look.step))) for session, each in found.items()}


def tasks_of_session(db: Session, session: str) -> tuple[Task, ...]:
    """The tasks of a session that were tried, in order."""
    rows = db.scalars(select(LookRow).where(LookRow.session_id == session))
    found = [row.look for row in rows if isinstance(row.look, Task)]
    return tuple(sorted(found, key=lambda task: list(Step).index(task.task)))


def save(db: Session, session: str, look: Look) -> None:
    """Keep a look as it stands. Raises NotFound."""
    sessions.find(db, session)
    db.merge(LookRow(session_id=session, step=look.step.value, look=look))


def save_task(db: Session, session: str, task: Task) -> None:
    """Keep a task as it stands. Raises NotFound."""
    sessions.find(db, session)
    db.merge(LookRow(session_id=session, step=task.task.value, look=task))


def go_to(db: Session, session: str, at: Step, step: Step) -> Step:
    """Move a session on from one step to another; one that has left it stays. Returns where it then is. Raises NotFound."""
    left = update(SessionRow).where(SessionRow.id == session, SessionRow.step == at.value)
    db.execute(left.values(step=step.value))
    return Step(sessions.find(db, session).step)
