"""How teachers come in: a set-up link for the first, invitations for the others, a password, and a way out."""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Protocol

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tutor.core.teachers import SHORTEST_PASSWORD, Teacher, locked
from tutor.errors import NotAllowed

SIGNED_IN = timedelta(hours=12)  # one long school day
LINK_LASTS = timedelta(days=2)
LONGEST_NAME = 60
SET_UP, INVITATION, RESET = "set-up", "invitation", "reset"

WRONG = "This name and password do not belong together. Try again, or ask a colleague for a new password link."
BAD_LINK = "This link has been used or is too old. Ask for a new one: a colleague makes it on the page *People*."


class TeacherRecord(Protocol):
    """What the accounts need kept; tutor/record/teachers.py keeps it."""

    def count(self) -> int: ...
    def add(self, teacher: Teacher, password_hash: str, now: datetime) -> None: ...
    def credentials(self, name: str) -> tuple[Teacher, str, int, datetime | None] | None: ...
    def note_try(self, teacher: str, failures: int, now: datetime | None) -> None: ...
    def set_password(self, teacher: str, password_hash: str) -> None: ...
    def sign_in(self, teacher: str, token: str, expires: datetime) -> None: ...
    def signed_in(self, token: str, now: datetime) -> Teacher | None: ...
    def sign_out(self, token: str, now: datetime) -> None: ...
    def add_ticket(self, kind: str, token: str, teacher: str | None, expires: datetime) -> None: ...
    def ticket(self, kind: str, token: str, now: datetime) -> tuple[str | None] | None: ...
    def use_ticket(self, token: str) -> bool: ...


@dataclass
class Accounts:
    """Signs teachers in and out. Blocking: hashing a password takes a tenth of a second on purpose."""

    record: TeacherRecord
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    _hasher: PasswordHasher = field(default_factory=PasswordHasher, repr=False)

    def anybody(self) -> bool:
        """Whether there is a teacher yet."""
        return self.record.count() > 0

    def link(self, kind: str, teacher: str | None = None) -> str:
        """The token of a fresh one-time link."""
        token = secrets.token_urlsafe(24)
        self.record.add_ticket(kind, token, teacher, self.now() + LINK_LASTS)
        return token

    def register(self, kind: str, token: str, name: str, password: str) -> Teacher:
        """Make the account that a set-up link or an invitation is for. Raises NotAllowed."""
        if self.record.ticket(kind, token, self.now()) is None:
            raise NotAllowed(BAD_LINK)
        teacher = Teacher(secrets.token_hex(16), named(name))
        hashed = self._hasher.hash(fit(password))
        self.record.add(teacher, hashed, self.now())
        self.record.use_ticket(token)
        return teacher

    def sign_in(self, name: str, password: str) -> str:
        """The token of a browser that is signed in from now on. Raises NotAllowed."""
        found = self.record.credentials(name.strip())
        if found is None:
            self._hasher.hash(password)  # so that a name nobody has takes as long as one that somebody has
            raise NotAllowed(WRONG)
        teacher, hashed, failures, last = found
        wait = locked(failures, last, self.now())
        if wait > timedelta():
            raise NotAllowed(f"Too many wrong passwords. Wait {-(-wait.seconds // 60)} min, then try again.")
        if not self._fits(hashed, password):
            self.record.note_try(teacher.id, failures + 1, self.now())
            raise NotAllowed(WRONG)
        self.record.note_try(teacher.id, 0, None)
        return self.open(teacher)

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

    def _fits(self, hashed: str, password: str) -> bool:
        try:
            return self._hasher.verify(hashed, password)
        except (VerificationError, InvalidHashError):
            return False


def named(name: str) -> str:
    """A name that can be kept. Raises NotAllowed."""
    tidy = " ".join(name.split())
    if not tidy or len(tidy) > LONGEST_NAME:
        raise NotAllowed(f"Choose a name of 1 to {LONGEST_NAME} characters to sign in with. It need not be your own.")
    return tidy


def fit(password: str) -> str:
    """A password that is long enough. Raises NotAllowed."""
    if len(password) < SHORTEST_PASSWORD:
        raise NotAllowed(f"Choose a password of at least {SHORTEST_PASSWORD} characters. Four unrelated words are a good one.")
    return password
