"""The table of keys that teachers are working on."""

from datetime import datetime

from sqlalchemy import ForeignKeyConstraint
from sqlalchemy.orm import Mapped, mapped_column

from tutor.core.desk import Step
from tutor.core.keydraft import KeyDraft
from tutor.record.columns import Coded
from tutor.record.tables import Base


class DeskRow(Base):
    """One key under revision. `edit` rises with every change, and a change that was made on an older one is refused."""

    __tablename__ = "desks"
    reading_id: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    edit: Mapped[int]
    draft: Mapped[KeyDraft] = mapped_column(Coded(KeyDraft))
    steps: Mapped[tuple[Step, ...]] = mapped_column(Coded(tuple[Step, ...]))
    version: Mapped[int]
    approved: Mapped[int]
    changed_by: Mapped[str]
    changed_at: Mapped[datetime]
    __table_args__ = (
        ForeignKeyConstraint(["reading_id", "revision"], ["revisions.reading_id", "revisions.number"], ondelete="CASCADE"),
    )
