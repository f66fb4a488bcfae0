"""The tables of what teachers have brought and not yet handed over to the key desk."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from tutor.core import reading as core_reading
from tutor.record.columns import Coded
from tutor.record.tables import Base


class UploadRow(Base):
    """A text on its way in. `content` is the story's own; `reading_id` and `revision` stand there once it is taken in."""

    __tablename__ = "uploads"
    id: Mapped[str] = mapped_column(primary_key=True)
    teacher_id: Mapped[str] = mapped_column(ForeignKey("teachers.id", ondelete="CASCADE"))
    content: Mapped[Any] = mapped_column(JSON)
    edition: Mapped[int]
    reading_id: Mapped[str | None] = mapped_column(ForeignKey("readings.id", ondelete="CASCADE"))
    revision: Mapped[int | None]
    with_model: Mapped[bool]
    added_at: Mapped[datetime]
    __table_args__ = (Index(None, "teacher_id"), Index(None, "reading_id"))


class UploadDocumentRow(Base):
    """A background document that came with it."""

    __tablename__ = "upload_documents"
    upload_id: Mapped[str] = mapped_column(ForeignKey("uploads.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    document: Mapped[core_reading.Document] = mapped_column(Coded(core_reading.Document))
