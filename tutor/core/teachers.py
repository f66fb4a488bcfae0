"""Teachers: who may sign in, and how long somebody waits who keeps getting it wrong. Pure."""

from dataclasses import dataclass
from datetime import datetime, timedelta

FREE_TRIES = 4  # wrong passwords without a wait: everybody mistypes
LONGEST_WAIT = timedelta(minutes=15)
SHORTEST_PASSWORD = 10  # characters; NIST SP 800-63B asks for length and against rules of composition


@dataclass(frozen=True, slots=True)
class Teacher:
    """Somebody who is signed in as a teacher. `name` is what they sign in with; no mail address is kept."""

    id: str
    name: str


def wait_after(failures: int) -> timedelta:
    """How long to wait after so many wrong passwords in a row: none at first, then doubling from 30 seconds."""
    if failures <= FREE_TRIES:
        return timedelta()
    doublings = min(failures - FREE_TRIES - 1, 10)
    return min(timedelta(seconds=30 * (1 << doublings)), LONGEST_WAIT)


def locked(failures: int, last: datetime | None, now: datetime) -> timedelta:
    """What is left of the wait; zero or less where a try is allowed."""
    return last + wait_after(failures) - now if last else timedelta()
