"""The tables of accounts and of the installation: teachers, sign-ins, one-time links, settings, what was let go."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index
from sqlalchemy.orm import Mapped, mapped_column

from tutor.core.installation import Installation
from tutor.record.columns import Coded
from tutor.record.tables import Base


class TeacherRow(Base):
    """A teacher. `name` is folded for comparison, `shown` as they wrote it."""

    __tablename__ = "teachers"
    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(unique=True)
    shown: Mapped[str]
    password_hash: Mapped[str]
    added_at: Mapped[datetime]
    failures: Mapped[int] = mapped_column(server_default="0")
    failed_at: Mapped[datetime | None]
    link_made_at: Mapped[datetime | None]  # the last new-password link that somebody made for this teacher
    link_made_by: Mapped[str | None]  # a name: it stays when whoever made it is removed


class SignInRow(Base):
    """One browser that is signed in. Only a digest of its token is kept."""

    __tablename__ = "sign_ins"
    digest: Mapped[str] = mapped_column(primary_key=True)
    teacher_id: Mapped[str] = mapped_column(ForeignKey("teachers.id", ondelete="CASCADE"))
    expires_at: Mapped[datetime]
    __table_args__ = (Index(None, "teacher_id"),)


class TicketRow(Base):
    """A link that works once: to set up the first account, to accept an invitation, or to choose a new password.

    It goes with whoever made it: nobody who was removed comes back by an invitation of their own.
    """

    __tablename__ = "tickets"
    digest: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    teacher_id: Mapped[str | None] = mapped_column(ForeignKey("teachers.id", ondelete="CASCADE"))
    expires_at: Mapped[datetime]
    made_at: Mapped[datetime | None]
    made_by: Mapped[str | None] = mapped_column(ForeignKey("teachers.id", ondelete="CASCADE"))


class InstallationRow(Base):
    """One row: what the teachers have decided for this installation."""

    __tablename__ = "installation"
    id: Mapped[int] = mapped_column(primary_key=True)
    settings: Mapped[Installation] = mapped_column(Coded(Installation))


class GoneRow(Base):
    """A reading that was deleted, by its id: one that ships with the program is not taken in again at the next start."""

    __tablename__ = "gone_readings"
    id: Mapped[str] = mapped_column(primary_key=True)
