"""Keeps passwords as argon2 hashes, and never more than a few at work: each takes 64 MB on purpose."""

import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from tutor.errors import NotAllowed

AT_ONCE = 2  # 128 MB at most, however many try
PATIENCE = 5.0  # seconds that one waits for a turn
CROWDED = "Too many people are signing in at this moment. Try again in a few seconds."


class Passwords:
    """Makes hashes and compares passwords with them. Blocking. Raises NotAllowed where too many wait."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher()
        self._turns = BoundedSemaphore(AT_ONCE)

    def hashed(self, password: str) -> str:
        """What is kept of a password."""
        with self._turn():
            return self._hasher.hash(composed(password))

    def fits(self, hashed: str, password: str) -> bool:
        """Whether this is the password."""
        with self._turn():
            try:
                return self._hasher.verify(hashed, composed(password))
            except (VerificationError, InvalidHashError):
                return False

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self._turns.acquire(timeout=PATIENCE):
            raise NotAllowed(CROWDED)
        try:
            yield
        finally:
            self._turns.release()


def composed(password: str) -> bytes:
    """The same bytes for the same letters, however a keyboard composed them."""
    return unicodedata.normalize("NFKC", password).encode("utf-8", "surrogatepass")
