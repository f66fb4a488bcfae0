"""A class without names: its seats, what it was given to read, how the lesson is paced, and who needs a person. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from tutor.core.course import WHOLE, Step
from tutor.core.dialogue import Heard, Intent
from tutor.core.easy_words import EASY
from tutor.core.lesson import Help, Lead, Move
from tutor.core.reading import Lesson
from tutor.core.words import folded
from tutor.errors import Overtaken

MOST_STUDENTS = 60  # seats of one class: two school classes together
OVER = timedelta(minutes=15)  # after the bell; a teacher who keeps a class a little longer is not cut off
WARNING = timedelta(minutes=2)  # before everybody is moved on: time to finish a sentence

OTHER_MOVE = (
    "In another tab or on another device, everybody has been told to go on to another step. Nothing was changed here. "
    "This page shows it now: call it off first if you want something else."
)
OTHER_END = (
    "In another tab or on another device, the end of the lesson was changed a moment ago. Nothing was changed here. "
    "This page shows it now: set it again if you want something else."
)

Choose = Callable[[int], int]
"""A number from 0 to below the one given; `secrets.randbelow` outside the tests."""


@dataclass(frozen=True, slots=True)
class Pace:
    """How a running lesson is held together: screens paused, where and when everybody is moved, and when it ends."""

    paused: bool = False
    step: Step | None = None
    move_at: datetime | None = None
    ends_at: datetime | None = None

    def moving(self, step: Step, now: datetime) -> "Pace":
        """The same, with everybody moved to a step after the warning. Raises Overtaken where they go to another one already."""
        if self.step not in (None, step):
            raise Overtaken(OTHER_MOVE)
        return replace(self, step=step, move_at=self.move_at or now + WARNING)

    def staying(self, step: Step | None) -> "Pace":
        """The same without the move to this step. Raises Overtaken where they go to another one by now."""
        if self.step not in (None, step):
            raise Overtaken(OTHER_MOVE)
        return replace(self, step=None, move_at=None)

    def ending(self, ends_at: datetime, seen: datetime | None) -> "Pace":
        """The same with another end. Raises Overtaken where the end is no longer the one that was seen."""
        if self.ends_at != seen:
            raise Overtaken(OTHER_END)
        return replace(self, ends_at=ends_at)

    def standing(self, now: datetime) -> "Pace":
        """What holds now: a quarter of an hour after its end a lesson holds nobody any more, whatever was left switched on."""
        return Pace() if self.ends_at and now > self.ends_at + OVER else self

    def pause(self) -> "Pace":
        """Every screen is covered."""
        return replace(self, paused=True)

    def back_to_work(self, now: datetime) -> "Pace":
        """Every screen is open again; a move that would have come meanwhile is announced anew. The bell does not wait."""
        if not self.paused:  # a second press announces nothing anew
            return self
        if self.step and self.move_at and self.move_at < now + WARNING:
            return replace(self, paused=False, move_at=now + WARNING)
        return replace(self, paused=False)

    def due(self, now: datetime) -> Step | None:
        """The step that everybody should have reached by now; none while screens are paused."""
        return self.step if self.move_at and self.move_at <= now and not self.paused else None

    def minutes_left(self, now: datetime) -> int | None:
        """Whole minutes until the lesson ends, begun ones counted; None where no end was set, 0 after it."""
        return max(0, -(-int((self.ends_at - now).total_seconds()) // 60)) if self.ends_at else None


@dataclass(frozen=True, slots=True)
class Wall:
    """What the projector shows in class talk: a sentence, how many marked it or let it go, and reasons without nicknames."""

    sentence: str = ""
    marked: int = 0
    let_go: int = 0
    reasons: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Class:
    """A class of one teacher. `code` is for joining, `projector` the unguessable part of the wall's address.

    `model_allowed` is the teacher's leave for students' words to go to the configured model.
    """

    id: str
    title: str
    code: str
    projector: str
    made_at: datetime
    model_allowed: bool = False
    pace: Pace = Pace()
    wall: Wall = Wall()


@dataclass(frozen=True, slots=True)
class Seat:
    """A place in a class: a number on the master list, a nickname, and two easy words to sit down with."""

    number: int
    nickname: str
    words: str = field(repr=False)
    learner: str = field(repr=False)
    joined_at: datetime | None = None

    @property
    def absent(self) -> bool:
        """Whether nobody has used the card."""
        return self.joined_at is None


@dataclass(frozen=True, slots=True)
class Assignment:
    """Something that a class was given to read. `number` is its place in the order; `lesson` the close-reading range.

    Once `ended_at` is set the lesson in class is over: who begins later is counted apart.
    """

    id: str
    number: int
    reading: str
    lesson: Lesson
    steps: tuple[Step, ...] = WHOLE
    help: Help = Help.USUAL
    open: bool = True
    ended_at: datetime | None = None

    def late(self, began: datetime) -> bool:
        """Whether work that began then was done after the lesson."""
        return self.ended_at is not None and began > self.ended_at


class Level(StrEnum):
    """How soon a person should look: a disclosure at once; an insult or pasted personal data when there is time."""

    HIGH = "high"
    LOW = "low"


@dataclass(frozen=True, slots=True)
class Flag:
    """A message that a person should read. It holds no words: they are fetched when the teacher opens it."""

    session: str
    turn: int
    level: Level
    seat: int
    nickname: str
    raised_at: datetime
    seen_at: datetime | None = None


def flag_level(move: Move, heard: Heard | None) -> Level | None:
    """How soon a person should look at a message; None for nearly all."""
    intent = heard.intent if heard else None
    if move.lead is Lead.CARE or intent is Intent.DISTRESS:
        return Level.HIGH
    if move.lead in (Lead.INSULT, Lead.PERSONAL) or intent in (Intent.INSULT, Intent.PERSONAL):
        return Level.LOW
    return None


def class_code(choose: Choose) -> str:
    """A code that a hand copies from the wall: a word and three digits."""
    return f"{EASY[choose(len(EASY))]}-{100 + choose(900)}"


def word_pair(choose: Choose) -> str:
    """Two different easy words: 50,400 pairs, enough where wrong tries are counted."""
    first = choose(len(EASY))
    second = (first + 1 + choose(len(EASY) - 1)) % len(EASY)
    return f"{EASY[first]} {EASY[second]}"


def typed(words: str) -> str:
    """A code, a nickname or a word-pair as it is compared: hands add capitals, hyphens, full stops and spaces."""
    return "".join(character for character in folded(words) if character.isalnum())
