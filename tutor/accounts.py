"""How teachers come in: a set-up link for the first, invitations for the others, a password, and a way out."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

from tutor.core.teachers import Invitation, LinkMade, Teacher, fit, locked, named, tidy
from tutor.errors import NotAllowed, NotFound
from tutor.passwords import Passwords

SIGNED_IN = timedelta(hours=12)  # one long school day
LINK_LASTS = timedelta(days=2)
LINK_TOLD = timedelta(days=30)  # how long a teacher is told of a new-password link that was made for them
SET_UP, INVITATION, RESET = "set-up", "invitation", "reset"
MOST_STRANGERS = 1000  # names that nobody has, whose tries are remembered

WRONG = "This name and password do not belong together. Try again, or ask a colleague for a new password link."
NOT_YOURS = "This is not your password. Try again, or ask a colleague for a new password link."
BAD_LINK = "This link has been used or is too old. Ask for a new one: a colleague makes it on the page People."
GONE_LINK = "This link has been used or withdrawn already, or it is too old."
NOBODY = "There is no teacher with this name. Load the page again to see who there is."


class TeacherRecord(Protocol):
    """What the accounts need kept; tutor/record/teachers.py keeps it."""

    def count(self) -> int: ...
    def all(self) -> list[Teacher]: ...
    def add(self, teacher: Teacher, password_hash: str, now: datetime, token: str) -> bool: ...
    def remove(self, teacher: str) -> None: ...
    def count_try(self, name: str, now: datetime) -> tuple[Teacher, str, timedelta] | None: ...
    def forgive(self, teacher: str) -> None: ...
    def set_password(self, teacher: str, password_hash: str) -> None: ...
    def reset_password(self, token: str, password_hash: str) -> bool: ...
    def sign_in(self, teacher: str, token: str, expires: datetime) -> None: ...
    def signed_in(self, token: str, now: datetime) -> Teacher | None: ...
    def sign_out(self, token: str, now: datetime) -> None: ...
    def sign_out_everywhere(self, teacher: str) -> None: ...
    def add_ticket(
        self, kind: str, token: str, teacher: str | None, expires: datetime, now: datetime, by: Teacher | None = None
    ) -> None: ...
    def invitations(self, kind: str, now: datetime) -> list[Invitation]: ...
    def withdraw(self, id: str, teacher: str) -> bool: ...
    def link_made(self, teacher: str, now: datetime) -> LinkMade | None: ...
    def ticket(self, kind: str, token: str, now: datetime) -> tuple[Teacher | None] | None: ...


@dataclass
class Accounts:
    """Signs teachers in and out. Blocking: hashing a password takes a tenth of a second on purpose."""

    record: TeacherRecord
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    passwords: Passwords = field(default_factory=Passwords, repr=False)
    _strangers: dict[str, tuple[int, datetime]] = field(default_factory=dict, repr=False)

    def anybody(self) -> bool:
        """Whether there is a teacher yet."""
        return self.record.count() > 0

    def colleagues(self) -> list[Teacher]:
        """Every teacher, by name."""
        return self.record.all()

    def colleague(self, name: str) -> Teacher:
        """The teacher of this id or name. Raises NotFound."""
        for each in self.colleagues():
            if name in (each.id, each.name) or tidy(name).casefold() == each.name.casefold():
                return each
        raise NotFound(NOBODY)

    def link(self, kind: str, teacher: str | None = None, by: Teacher | None = None) -> str:
        """The token of a fresh one-time link that `by` makes. A new set-up link, or one for the same teacher, replaces the one
        before."""
        token, now = secrets.token_urlsafe(24), self.now()
        self.record.add_ticket(kind, token, teacher, now + LINK_LASTS, now, by)
        return token

    def invitations(self) -> list[Invitation]:
        """The invitations that nobody has used yet, the latest first."""
        return self.record.invitations(INVITATION, self.now())

    def withdraw(self, id: str, teacher: Teacher) -> None:
        """Let an invitation, or a new-password link for this teacher, open nothing any more. Raises NotFound."""
        if not self.record.withdraw(id, teacher.id):
            raise NotFound(GONE_LINK)

    def link_made(self, teacher: Teacher) -> LinkMade | None:
        """What a teacher is told of a new-password link that somebody made for them lately; None where there was none."""
        made = self.record.link_made(teacher.id, self.now())
        return made if made and self.now() - made.made_at < LINK_TOLD else None

    def expected(self, kind: str, token: str) -> Teacher | None:
        """Whom a link is for; None where it makes a new account. Raises NotAllowed where it does not work (any more)."""
        found = self.record.ticket(kind, token, self.now())
        if found is None or (kind == SET_UP and self.anybody()):
            raise NotAllowed(BAD_LINK)
        return found[0]

    def register(self, kind: str, token: str, name: str, password: str) -> Teacher:
        """Make the account that a set-up link or an invitation is for, and use the link up. Raises NotAllowed."""
        self.expected(kind, token)
        teacher = Teacher(secrets.token_hex(16), named(name))
        hashed = self.passwords.hashed(fit(password, teacher.name))
        if not self.record.add(teacher, hashed, self.now(), token):
            raise NotAllowed(BAD_LINK)
        return teacher

    def choose_password(self, token: str, password: str) -> Teacher:
        """Set the password that a new-password link is for; every browser is signed out. Raises NotAllowed."""
        teacher = self.expected(RESET, token)
        if teacher is None:
            raise NotAllowed(BAD_LINK)
        hashed = self.passwords.hashed(fit(password, teacher.name))
        if not self.record.reset_password(token, hashed):
            raise NotAllowed(BAD_LINK)
        return teacher

    def change_password(self, teacher: Teacher, old: str, new: str) -> None:
        """Set another password; every browser is signed out. Raises NotAllowed."""
        self._tried(teacher.name, old, NOT_YOURS)
        self.record.set_password(teacher.id, self.passwords.hashed(fit(new, teacher.name)))

    def sign_in(self, name: str, password: str) -> str:
        """The token of a browser that is signed in from now on. Raises NotAllowed."""
        return self.open(self._tried(name, password, WRONG))

    def open(self, teacher: Teacher) -> str:
        """Sign a browser in without a password: after a link that was just used."""
        token = secrets.token_urlsafe(24)
        self.record.sign_in(teacher.id, token, self.now() + SIGNED_IN)
        return token

    def signed_in(self, token: str) -> Teacher | None:
        """Whose browser brought this token."""
        return self.record.signed_in(token, self.now()) if token else None

    def sign_out(self, token: str) -> None:
        """Forget this browser."""
        self.record.sign_out(token, self.now())

    def sign_out_everywhere(self, teacher: Teacher) -> None:
        """Forget every browser of this teacher."""
        self.record.sign_out_everywhere(teacher.id)

    def remove(self, teacher: Teacher) -> None:
        """Remove a colleague; readings and keys stay, they belong to all. Raises NotAllowed where classes hang on them."""
        self.record.remove(teacher.id)

    def _tried(self, name: str, password: str, complaint: str) -> Teacher:
        """The teacher whose name and password these are. The try is counted before it is judged. Raises NotAllowed."""
        name = tidy(name)
        found = self.record.count_try(name, self.now()) if name.isprintable() else None
        teacher, hashed, wait = found or (None, "", self._stranger(name.casefold()))
        if wait > timedelta():
            raise NotAllowed(f"Too many wrong passwords. Wait {-(-int(wait.total_seconds()) // 60)} min, then try again.")
        if teacher is None:
            self.passwords.hashed(password)  # so that a name nobody has takes as long as one that somebody has
        elif self.passwords.fits(hashed, password):
            self.record.forgive(teacher.id)
            return teacher
        raise NotAllowed(complaint)

    def _stranger(self, name: str) -> timedelta:
        """The wait for a name that nobody has: the same as for one that somebody has, so that it tells nothing."""
        failures, last = self._strangers.get(name, (0, None))
        wait = locked(failures, last, self.now())
        if wait <= timedelta():
            while len(self._strangers) >= MOST_STRANGERS:
                self._strangers.pop(next(iter(self._strangers)), None)
            self._strangers[name] = (failures + 1, self.now())
        return wait
