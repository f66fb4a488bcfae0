"""The tables of classes. `learners.class_id` lets learners go with their class; `sessions.assignment_id` says what is read."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from tutor.core import classroom as core_classroom
from tutor.core import reading as core_reading
from tutor.core.course import Step
from tutor.record.columns import Coded
from tutor.record.tables import Base


class ClassRow(Base):
    """A class. `code` is compared as typed: small letters and digits only."""

    __tablename__ = "classes"
    id: Mapped[str] = mapped_column(primary_key=True)
    teacher_id: Mapped[str] = mapped_column(ForeignKey("teachers.id", ondelete="CASCADE"))
    title: Mapped[str]
    shown_code: Mapped[str]
    code: Mapped[str] = mapped_column(unique=True)
    projector: Mapped[str] = mapped_column(unique=True)
    model_allowed: Mapped[bool]
    pace: Mapped[core_classroom.Pace] = mapped_column(Coded(core_classroom.Pace))
    wall: Mapped[core_classroom.Wall] = mapped_column(Coded(core_classroom.Wall))
    made_at: Mapped[datetime]
    forgiven_at: Mapped[datetime | None]  # wrong tries at the cards before this count no more
    __table_args__ = (Index(None, "teacher_id"),)


class SeatRow(Base):
    """A place in a class. It goes with its learner."""

    __tablename__ = "seats"
    class_id: Mapped[str] = mapped_column(ForeignKey("classes.id", ondelete="CASCADE"), primary_key=True)
    number: Mapped[int] = mapped_column(primary_key=True)
    learner_id: Mapped[str] = mapped_column(ForeignKey("learners.id", ondelete="CASCADE"), unique=True)
    nickname: Mapped[str]
    words: Mapped[str]
    joined_at: Mapped[datetime | None]  # the first time that the card was used
    sat_down_at: Mapped[datetime | None]  # the last time


class AssignmentRow(Base):
    """Something that a class was given to read."""

    __tablename__ = "assignments"
    id: Mapped[str] = mapped_column(primary_key=True)
    class_id: Mapped[str] = mapped_column(ForeignKey("classes.id", ondelete="CASCADE"))
    reading_id: Mapped[str] = mapped_column(ForeignKey("readings.id", ondelete="CASCADE"))
    number: Mapped[int]
    lesson: Mapped[core_reading.Lesson] = mapped_column(Coded(core_reading.Lesson))
    steps: Mapped[tuple[Step, ...]] = mapped_column(Coded(tuple[Step, ...]))
    help: Mapped[str]
    open: Mapped[bool]
    ended_at: Mapped[datetime | None]
    added_at: Mapped[datetime]
    __table_args__ = (Index(None, "class_id"), Index(None, "reading_id"))


class FlagRow(Base):
    """A message that a person should read. Its words stand in the turn and nowhere else."""

    __tablename__ = "flags"
    session_id: Mapped[str] = mapped_column(ForeignKey("sessions.id", ondelete="CASCADE"), primary_key=True)
    turn: Mapped[int] = mapped_column(primary_key=True)
    level: Mapped[str]
    raised_at: Mapped[datetime]
    seen_at: Mapped[datetime | None]


class WrongJoinRow(Base):
    """Somebody typed a nickname and words that do not belong together. `seat` is 0 where there is no such nickname."""

    __tablename__ = "wrong_joins"
    id: Mapped[int] = mapped_column(primary_key=True)
    class_id: Mapped[str] = mapped_column(ForeignKey("classes.id", ondelete="CASCADE"))
    seat: Mapped[int]
    tried_at: Mapped[datetime]
    __table_args__ = (Index(None, "class_id", "tried_at"),)
