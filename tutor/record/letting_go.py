"""What is deleted, with all that hangs on it."""

from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tutor.record.tables import LearnerRow, SessionRow, TurnRow


def delete_learner(db: Session, learner: str) -> None:
    """Delete a learner with every session and turn; nothing where there is none."""
    db.execute(delete(LearnerRow).where(LearnerRow.id == learner))


def purge_guests(db: Session, before: datetime) -> int:
    """Delete guests' sessions in which nothing was said since `before`, and guests who have none; how many sessions went."""
    spoke = select(TurnRow).where(TurnRow.session_id == SessionRow.id, TurnRow.said_at >= before).exists()
    guests = select(LearnerRow.id).where(LearnerRow.guest)
    old = select(SessionRow.id).where(SessionRow.learner_id.in_(guests), SessionRow.started_at < before, ~spoke)
    gone = db.scalars(delete(SessionRow).where(SessionRow.id.in_(old)).returning(SessionRow.id)).all()
    left = select(SessionRow).where(SessionRow.learner_id == LearnerRow.id).exists()
    db.execute(delete(LearnerRow).where(LearnerRow.guest, LearnerRow.added_at < before, ~left))
    return len(gone)
