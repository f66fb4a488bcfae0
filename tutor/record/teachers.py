"""Teachers' accounts in the database."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha256

from sqlalchemy import delete, func, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tutor.core.teachers import Invitation, LinkMade, Teacher, locked
from tutor.errors import NotAllowed
from tutor.record.class_tables import ClassRow
from tutor.record.teacher_tables import SignInRow, TeacherRow, TicketRow
from tutor.record.transactions import Transactions

TAKEN = "There is a teacher with this name already. Choose another one."
LAST = "This is the only teacher here. Invite somebody first, so that the classes and readings stay in somebody's hands."
DELETE_FIRST = "They delete what they have first, on their page Classes."
ONLY_ONE = "set-up"  # the kind of link of which there is never more than one


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

    def all(self) -> list[Teacher]:
        """Every teacher, by name."""
        with self._transactions.reading() as db:
            return [Teacher(row.id, row.shown) for row in db.scalars(select(TeacherRow).order_by(TeacherRow.name))]

    def add(self, teacher: Teacher, password_hash: str, now: datetime, token: str) -> bool:
        """Keep a new teacher and use their link up; False where it is used already. Raises NotAllowed for a taken name."""
        try:
            with self._transactions.writing() as db:
                if not _used(db, token):
                    return False
                row = TeacherRow(id=teacher.id, name=teacher.name.casefold(), shown=teacher.name, added_at=now)
                row.password_hash, row.failures = password_hash, 0
                db.add(row)
                return True
        except IntegrityError:
            raise NotAllowed(TAKEN) from None

    def remove(self, teacher: str) -> None:
        """Remove a teacher with all their sign-ins and links. Raises NotAllowed where nobody would be left, or classes are.

        In one transaction with the rows locked: a class made meanwhile would go with its teacher, and so would its work.
        """
        with self._transactions.writing() as db:
            rows = db.scalars(select(TeacherRow.id).with_for_update()).all()
            if count := db.scalar(select(func.count()).select_from(ClassRow).where(ClassRow.teacher_id == teacher)):
                classes = "a class" if count == 1 else f"{count} classes"
                raise NotAllowed(f"{db.get_one(TeacherRow, teacher).shown} has {classes}. {DELETE_FIRST}")
            if len(rows) < 2:
                raise NotAllowed(LAST)
            db.execute(delete(TeacherRow).where(TeacherRow.id == teacher))

    def count_try(self, name: str, now: datetime) -> tuple[Teacher, str, timedelta] | None:
        """Count a try at a name, before it is judged, so that many at once get no further than one after the other.

        The teacher, their password's hash, and the wait that is left; where there is one, the try was not counted.
        """
        with self._transactions.writing() as db:
            row = db.scalars(select(TeacherRow).where(TeacherRow.name == name.casefold()).with_for_update()).first()
            if row is None:
                return None
            wait = locked(row.failures, row.failed_at, now)
            if wait <= timedelta():
                row.failures, row.failed_at = row.failures + 1, now
            return Teacher(row.id, row.shown), row.password_hash, wait

    def forgive(self, teacher: str) -> None:
        """Forget the tries: this one was right."""
        with self._transactions.writing() as db:
            db.execute(update(TeacherRow).where(TeacherRow.id == teacher).values(failures=0, failed_at=None))

    def set_password(self, teacher: str, password_hash: str) -> None:
        """Change a password, and sign the teacher out everywhere; a new-password link that is open opens nothing any more."""
        with self._transactions.writing() as db:
            _change(db, teacher, password_hash)

    def reset_password(self, token: str, password_hash: str) -> bool:
        """Change the password of the teacher that a link is for, and use it up; False where it is used already."""
        with self._transactions.writing() as db:
            link = _used(db, token)
            if link is None or link.id is None:
                return False
            _change(db, link.id, password_hash)
            return True

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

    def sign_out_everywhere(self, teacher: str) -> None:
        """Forget every browser of a teacher."""
        with self._transactions.writing() as db:
            db.execute(delete(SignInRow).where(SignInRow.teacher_id == teacher))

    def add_ticket(
        self, kind: str, token: str, teacher: str | None, expires: datetime, now: datetime, by: Teacher | None = None
    ) -> None:
        """Keep a one-time link and who made it, nobody at the command line; whom it is for is told.

        A set-up link, or one for the same teacher, takes the place of the one before.
        """
        with self._transactions.writing() as db:
            if teacher is not None or kind == ONLY_ONE:
                db.execute(delete(TicketRow).where(TicketRow.kind == kind, TicketRow.teacher_id == teacher))
            row = TicketRow(digest=digest(token), kind=kind, teacher_id=teacher, expires_at=expires)
            row.made_at, row.made_by = now, by.id if by else None
            db.add(row)
            if teacher:
                told = {"link_made_at": now, "link_made_by": by.name if by else ""}
                db.execute(update(TeacherRow).where(TeacherRow.id == teacher).values(**told))

    def invitations(self, kind: str, now: datetime) -> list[Invitation]:
        """The links of one kind that are for nobody yet and still work, the latest first."""
        with self._transactions.reading() as db:
            wanted = select(TicketRow, TeacherRow.shown).outerjoin(TeacherRow, TeacherRow.id == TicketRow.made_by)
            found = wanted.where(TicketRow.kind == kind, TicketRow.teacher_id.is_(None), TicketRow.expires_at > now)
            rows = db.execute(found.order_by(TicketRow.expires_at.desc()))
            return [Invitation(row.digest, by or "", row.made_at, row.expires_at) for row, by in rows]

    def withdraw(self, id: str, teacher: str) -> bool:
        """Let a link open nothing any more: an invitation, or one that is for this teacher; False where there is none."""
        with self._transactions.writing() as db:
            mine = TicketRow.teacher_id.is_(None) | (TicketRow.teacher_id == teacher)
            gone = delete(TicketRow).where(TicketRow.digest == id, mine).returning(TicketRow.digest)
            return db.scalar(gone) is not None

    def link_made(self, teacher: str, now: datetime) -> LinkMade | None:
        """The last new-password link that was made for a teacher; None where there was none."""
        with self._transactions.reading() as db:
            row = db.get(TeacherRow, teacher)
            if row is None or row.link_made_at is None:
                return None
            open_one = select(TicketRow.digest).where(TicketRow.teacher_id == teacher, TicketRow.expires_at > now)
            return LinkMade(db.scalar(open_one) or "", row.link_made_by or "", row.link_made_at)

    def ticket(self, kind: str, token: str, now: datetime) -> tuple[Teacher | None] | None:
        """The teacher that a link is for, in a tuple; None where the link is unknown, used or too old."""
        with self._transactions.reading() as db:
            row = db.get(TicketRow, digest(token))
            if row is None or row.kind != kind or row.expires_at <= now:
                return None
            teacher = db.get(TeacherRow, row.teacher_id) if row.teacher_id else None
            return (Teacher(teacher.id, teacher.shown) if teacher else None,)

    def forget_old(self, now: datetime) -> int:
        """Forget the sign-ins and the links whose time was over by then; how many went."""
        with self._transactions.writing() as db:
            signed = db.scalars(delete(SignInRow).where(SignInRow.expires_at <= now).returning(SignInRow.digest)).all()
            links = db.scalars(delete(TicketRow).where(TicketRow.expires_at <= now).returning(TicketRow.digest)).all()
            return len(signed) + len(links)


@dataclass(frozen=True, slots=True)
class Used:
    """A link that was just used up; `id` is the teacher it was for."""

    id: str | None


def _used(db: Session, token: str) -> Used | None:
    """Use a link up; None where somebody was faster."""
    gone = delete(TicketRow).where(TicketRow.digest == digest(token)).returning(TicketRow.teacher_id)
    row = db.execute(gone).first()
    return Used(row[0]) if row else None


def _change(db: Session, teacher: str, password_hash: str) -> None:
    row = db.get_one(TeacherRow, teacher)
    row.password_hash, row.failures, row.failed_at = password_hash, 0, None
    db.execute(delete(SignInRow).where(SignInRow.teacher_id == teacher))
    db.execute(delete(TicketRow).where(TicketRow.teacher_id == teacher))
