"""The tables. A change here needs a migration: tests/test_record.py compares the two."""

from datetime import datetime
from typing import Any, ClassVar

from sqlalchemy import CheckConstraint, ForeignKey, ForeignKeyConstraint, Index, MetaData, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from tutor.core import key as core_key
from tutor.core import reading as core_reading
from tutor.core import text as core_text
from tutor.core.course import Look, Step
from tutor.core.dialogue import Heard, Judgement
from tutor.core.lesson import LessonState, Move
from tutor.core.reply import Reply
from tutor.core.rewriting import Task
from tutor.record.columns import Coded, Utc, Words

ALONE: Any = Look | Task  # told apart by their fields

NAMES = {  # every constraint has a name, so that a migration can find it on both engines
    "pk": "pk_%(table_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ix": "ix_%(table_name)s_%(column_0_name)s",
}


class Base(DeclarativeBase):
    """What all tables share: words are TEXT without a limit, times are UTC."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map: ClassVar[dict[Any, Any]] = {str: Text, datetime: Utc}


class IndexState(Base):
    """One row. A server whose index has another generation builds it anew; imports lock it, so that they run one by one."""

    __tablename__ = "index_state"
    id: Mapped[int] = mapped_column(primary_key=True)
    generation: Mapped[int]


class ReadingRow(Base):
    """A reading by its name; `content_hash` tells whether what is imported has changed."""

    __tablename__ = "readings"
    id: Mapped[str] = mapped_column(primary_key=True)
    content_hash: Mapped[str]
    added_at: Mapped[datetime]


class RevisionRow(Base):
    """One text of a reading. Its words never change; its card and its lessons may be corrected."""

    __tablename__ = "revisions"
    reading_id: Mapped[str] = mapped_column(ForeignKey("readings.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    language: Mapped[str]
    card: Mapped[core_reading.SourceCard] = mapped_column(Coded(core_reading.SourceCard))
    text: Mapped[core_text.Text] = mapped_column(Coded(core_text.Text))
    lessons: Mapped[tuple[core_reading.Lesson, ...]] = mapped_column(Coded(tuple[core_reading.Lesson, ...]))
    added_at: Mapped[datetime]


class DocumentRow(Base):
    """A background document as it is now: the index holds no other. What a student was shown stands in the turn."""

    __tablename__ = "documents"
    reading_id: Mapped[str] = mapped_column(ForeignKey("readings.id", ondelete="CASCADE"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    position: Mapped[int]
    document: Mapped[core_reading.Document] = mapped_column(Coded(core_reading.Document))


class KeyRow(Base):
    """One version of the answer key of one text. Immutable once it is approved."""

    __tablename__ = "keys"
    reading_id: Mapped[str] = mapped_column(primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[core_key.AnswerKey] = mapped_column(Coded(core_key.AnswerKey))
    status: Mapped[str]
    added_at: Mapped[datetime]
    approved_at: Mapped[datetime | None]
    __table_args__ = (
        ForeignKeyConstraint(["reading_id", "revision"], ["revisions.reading_id", "revisions.number"], ondelete="CASCADE"),
        CheckConstraint("status IN ('draft', 'approved')", name="status"),
    )


class LearnerRow(Base):
    """Somebody who learns: a guest, or the holder of a seat in a class. No name, no address."""

    __tablename__ = "learners"
    id: Mapped[str] = mapped_column(primary_key=True)
    guest: Mapped[bool]
    added_at: Mapped[datetime]
    class_id: Mapped[str | None] = mapped_column(ForeignKey("classes.id", ondelete="CASCADE"))
    __table_args__ = (Index(None, "class_id"),)


class SessionRow(Base):
    """One lesson of one learner, with the reading revision and the key version that it began with."""

    __tablename__ = "sessions"
    id: Mapped[str] = mapped_column(primary_key=True)
    learner_id: Mapped[str] = mapped_column(ForeignKey("learners.id", ondelete="CASCADE"))
    reading_id: Mapped[str]
    revision: Mapped[int]
    key_version: Mapped[int]
    lesson_title: Mapped[str]
    lesson_first: Mapped[int]
    lesson_last: Mapped[int]
    plain: Mapped[bool]
    steps: Mapped[tuple[Step, ...]] = mapped_column(Coded(tuple[Step, ...]), server_default='["together", "closing"]')
    step: Mapped[str] = mapped_column(server_default=Step.TOGETHER.value)
    started_at: Mapped[datetime]
    finished_at: Mapped[datetime | None]
    hidden_at: Mapped[datetime | None]
    assignment_id: Mapped[str | None] = mapped_column(ForeignKey("assignments.id", ondelete="CASCADE"))
    __table_args__ = (
        ForeignKeyConstraint(
            ["reading_id", "revision", "key_version"], ["keys.reading_id", "keys.revision", "keys.version"], ondelete="CASCADE"
        ),
        Index(None, "learner_id"),
        Index(None, "assignment_id"),
        Index(None, "reading_id", "revision", "key_version"),
    )


class TurnRow(Base):
    """One message and what came of it. All from `move` on is NULL while an answer is owed."""

    __tablename__ = "turns"
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    said_words: Mapped[str | None] = mapped_column(Words)
    mark_start: Mapped[int | None]
    mark_end: Mapped[int | None]
    mark_group: Mapped[str | None]
    said_at: Mapped[datetime]
    heard: Mapped[Heard | None] = mapped_column(Coded(Heard))
    judgement: Mapped[Judgement | None] = mapped_column(Coded(Judgement))
    move: Mapped[Move | None] = mapped_column(Coded(Move))
    reply: Mapped[Reply | None] = mapped_column(Coded(Reply))
    state: Mapped[LessonState | None] = mapped_column(Coded(LessonState))
    speaker: Mapped[str | None]
    prompt: Mapped[str | None]
    tokens_in: Mapped[int | None]
    tokens_out: Mapped[int | None]
    answered_at: Mapped[datetime | None]


class LookRow(Base):
    """One step that a student does alone: a look with its marks and counts, or a task with its versions."""

    __tablename__ = "looks"
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    step: Mapped[str] = mapped_column(primary_key=True)
    look: Mapped[Look | Task] = mapped_column(Coded(ALONE))
