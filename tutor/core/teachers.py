"""Teachers: who may sign in, what a name and a password must be, and how long somebody waits who keeps getting it wrong."""

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta

from tutor.errors import NotAllowed

FREE_TRIES = 4  # wrong passwords without a wait: everybody mistypes
LONGEST_WAIT = timedelta(minutes=15)
SHORTEST_PASSWORD = 10  # characters; NIST SP 800-63B asks for length and against rules of composition
LONGEST_PASSWORD = 200
FEWEST_LETTERS = 5  # different ones: "aaaaaaaaaa" and "1212121212" are no passwords
LONGEST_NAME = 60
FIRST_GUESSES = ("0123456789", "1234567890", "qwertyuiop", "qwertzuiop", "password", "passwort", "readtwice", "letmein")

BAD_NAME = f"Choose a name of 1 to {LONGEST_NAME} characters to sign in with. It need not be your own."
SHORT = f"Choose a password of at least {SHORTEST_PASSWORD} characters. Four unrelated words are a good one."
EASY = "This password is among the first that somebody would try. Four unrelated words are a good one."
LONG = f"This password is longer than {LONGEST_PASSWORD} characters. Choose a shorter one."


@dataclass(frozen=True, slots=True)
class Teacher:
    """Somebody who is signed in as a teacher. `name` is what they sign in with; no mail address is kept."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Invitation:
    """A link by which somebody may make an account, as long as nobody has. `id` names it and opens nothing.

    `by` is who made it; empty at the command line.
    """

    id: str
    by: str
    made_at: datetime | None
    until: datetime


@dataclass(frozen=True, slots=True)
class LinkMade:
    """That somebody made a new-password link for a teacher. `id` is empty once it opens nothing any more."""

    id: str
    by: str
    made_at: datetime


def wait_after(failures: int) -> timedelta:
    """How long to wait after so many wrong passwords in a row: none at first, then doubling from 30 seconds."""
    if failures <= FREE_TRIES:
        return timedelta()
    doublings = min(failures - FREE_TRIES - 1, 10)
    return min(timedelta(seconds=30 * (1 << doublings)), LONGEST_WAIT)


def locked(failures: int, last: datetime | None, now: datetime) -> timedelta:
    """What is left of the wait; zero or less where a try is allowed."""
    return last + wait_after(failures) - now if last else timedelta()


def tidy(name: str) -> str:
    """A name as it is compared and kept, however a keyboard composed it."""
    return " ".join(unicodedata.normalize("NFKC", name).split())


def named(name: str) -> str:
    """A name that can be kept. Raises NotAllowed."""
    name = tidy(name)
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise NotAllowed(BAD_NAME)
    return name


def fit(password: str, name: str) -> str:
    """A password that is long enough and not the first guess. Raises NotAllowed."""
    if len(password) < SHORTEST_PASSWORD:
        raise NotAllowed(SHORT)
    if len(password) > LONGEST_PASSWORD:
        raise NotAllowed(LONG)
    rest = "".join(letter for letter in password.casefold() if letter.isalnum())
    for guess in (*FIRST_GUESSES, *(part for part in name.casefold().split() if len(part) > 3)):
        rest = rest.replace(guess, "")
    if len(set(password.casefold())) < FEWEST_LETTERS or len(rest) < FEWEST_LETTERS:
        raise NotAllowed(EASY)
    return password
