"""Teachers' accounts in the database."""

from datetime import datetime
from hashlib import sha256

from sqlalchemy import delete, func, select
from sqlalchemy.exc import IntegrityError

from tutor.core.teachers import Teacher
from tutor.errors import NotAllowed
from tutor.record.teacher_tables import SignInRow, TeacherRow, TicketRow
from tutor.record.transactions import Transactions

TAKEN = "There is a teacher with this name already. Choose another one."


def digest(token: str) -> str:
    """What is kept of a token: enough to know it again, not enough to use it."""
    return sha256(token.encode()).hexdigest()


class TeacherRecord:
    """Keeps accounts, sign-ins and one-time links. Blocking. Raises StoreUnavailable from any call."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def count(self) -> int:
        """How many teachers there are."""
        with self._transactions.reading() as db:
            return db.scalar(select(func.count()).select_from(TeacherRow)) or 0

    def add(self, teacher: Teacher, password_hash: str, now: datetime) -> None:
        """Keep a new teacher. Raises NotAllowed where the name is taken."""
        try:
            with self._transactions.writing() as db:
                row = TeacherRow(id=teacher.id, name=teacher.name.casefold(), shown=teacher.name, added_at=now)
                row.password_hash, row.failures = password_hash, 0
                db.add(row)
        except IntegrityError:
            raise NotAllowed(TAKEN) from None

    def credentials(self, name: str) -> tuple[Teacher, str, int, datetime | None] | None:
        """The teacher of this name with the password's hash, wrong tries in a row, and when the last of them was."""
        with self._transactions.reading() as db:
            row = db.scalars(select(TeacherRow).where(TeacherRow.name == name.casefold())).first()
            return (Teacher(row.id, row.shown), row.password_hash, row.failures, row.failed_at) if row else None

    def note_try(self, teacher: str, failures: int, now: datetime | None) -> None:
        """Keep how many wrong tries there were in a row."""
        with self._transactions.writing() as db:
            row = db.get_one(TeacherRow, teacher)
            row.failures, row.failed_at = failures, now

    def set_password(self, teacher: str, password_hash: str) -> None:
        """Change a password, and sign the teacher out everywhere."""
        with self._transactions.writing() as db:
            row = db.get_one(TeacherRow, teacher)
            row.password_hash, row.failures, row.failed_at = password_hash, 0, None
            db.execute(delete(SignInRow).where(SignInRow.teacher_id == teacher))

    def sign_in(self, teacher: str, token: str, expires: datetime) -> None:
        """Keep that a browser is signed in."""
        with self._transactions.writing() as db:
            db.add(SignInRow(digest=digest(token), teacher_id=teacher, expires_at=expires))

    def signed_in(self, token: str, now: datetime) -> Teacher | None:
        """Whose browser this is; None where it is nobody's, or no longer."""
        with self._transactions.reading() as db:
            wanted = select(TeacherRow).join(SignInRow, SignInRow.teacher_id == TeacherRow.id)
            row = db.scalars(wanted.where(SignInRow.digest == digest(token), SignInRow.expires_at > now)).first()
            return Teacher(row.id, row.shown) if row else None

    def sign_out(self, token: str, now: datetime) -> None:
        """Forget a browser, and those whose time is over."""
        with self._transactions.writing() as db:
            db.execute(delete(SignInRow).where((SignInRow.digest == digest(token)) | (SignInRow.expires_at <= now)))

    def add_ticket(self, kind: str, token: str, teacher: str | None, expires: datetime) -> None:
        """Keep a one-time link; an earlier one of its kind for the same teacher stops working."""
        with self._transactions.writing() as db:
            db.execute(delete(TicketRow).where(TicketRow.kind == kind, TicketRow.teacher_id == teacher))
            db.add(TicketRow(digest=digest(token), kind=kind, teacher_id=teacher, expires_at=expires))

    def ticket(self, kind: str, token: str, now: datetime) -> tuple[str | None] | None:
        """The teacher that a link is for, in a tuple; None where the link is unknown, used or too old."""
        with self._transactions.reading() as db:
            row = db.get(TicketRow, digest(token))
            return (row.teacher_id,) if row and row.kind == kind and row.expires_at > now else None

    def use_ticket(self, token: str) -> bool:
        """Use a link up; False where somebody was faster."""
        with self._transactions.writing() as db:
            gone = db.scalars(delete(TicketRow).where(TicketRow.digest == digest(token)).returning(TicketRow.digest)).all()
            return bool(gone)
