"""What a student is shown: a reply's sentences, its background cards, and the picture of a whole session."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tutor.core.codes import Group
from tutor.core.dialogue import Said
from tutor.core.lesson import Find, LessonState, Move
from tutor.core.matching import Mark
from tutor.core.reading import Lesson, Reading
from tutor.core.text import Span


@dataclass(frozen=True, slots=True)
class Card:
    """A background passage shown word for word. `passage` is its number in the document."""

    document: str
    passage: int
    title: str
    words: str
    perspective: str = ""
    date: str = ""
    later: bool = False
    source: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """The tutor's answer to one message. `notes` are lines of the program's own, such as a change of tutor."""

    sentences: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    notes: tuple[str, ...] = ()
    speaker: str = "built-in"  # or the model's name
    prompt: str = ""  # the version of the prompt that worded it
    tokens_in: int = 0
    tokens_out: int = 0

    @property
    def words(self) -> str:
        """The whole reply as one text."""
        return " ".join(self.sentences)


@dataclass(frozen=True, slots=True)
class Turn:
    """One message and what came of it. Turn 0 is the tutor's opening; `move` and `reply` are None while an answer is owed."""

    number: int
    said: Said | None
    said_at: datetime
    move: Move | None = None
    reply: Reply | None = None
    state: LessonState | None = None  # after this turn


@dataclass(frozen=True, slots=True)
class Picture:
    """A whole session as its page needs it. Holds the reading and what the student has earned; never the key.

    `guest` is True where nobody at a school sees the session.
    """

    reading: Reading
    lesson: Lesson
    turns: tuple[Turn, ...]
    state: LessonState
    plain: bool = False
    finished: bool = False
    speaker: str = ""
    guest: bool = True


class Drawing(StrEnum):
    """How a mark is drawn: neutral until its reason is accepted; in a look, as its student named it."""

    PENDING = "pending"
    FOUND = "found"
    FAIR = "fair"
    KEPT = "kept"
    ALONE = "alone"


@dataclass(frozen=True, slots=True)
class DrawnMark:
    """A mark as the page shows it. `label` and `reason` are empty while it is pending."""

    span: Span
    group: Group | None
    drawing: Drawing
    label: str = ""
    reason: str = ""


def drawn_marks(state: LessonState) -> tuple[DrawnMark, ...]:
    """The marks of a lesson, in the order of the text. Holds nothing that the student has not earned."""
    found = [_drawn(find.mark, Drawing.FOUND, _name(find, state), find.reason) for find in state.finds]
    fair = [_drawn(find.mark, Drawing.FAIR, "Fair as it stands", find.reason) for find in state.alarms]
    kept = [_drawn(find.mark, Drawing.KEPT, "Kept with your reason", find.reason) for find in state.kept]
    pending = [_drawn(state.pending, Drawing.PENDING)] if state.pending else []
    return tuple(sorted((*found, *fair, *kept, *pending), key=lambda mark: mark.span))


def kinds_found(state: LessonState) -> tuple[tuple[Group, str], ...]:
    """The kinds that a student has found, each once, in the order of finding; never how many are left."""
    titles = [(find.code.group, _name(find, state)) for find in state.finds if find.code and find.code.group]
    return tuple((group, title) for group, title in dict.fromkeys(titles) if group)


def _name(find: Find, state: LessonState) -> str:
    """The kind's name where the lesson teaches it, else the group's."""
    if find.code is None or find.code in state.focus:
        return find.code.label if find.code else ""
    return find.code.group.label if find.code.group else ""


def _drawn(mark: Mark, drawing: Drawing, label: str = "", reason: str = "") -> DrawnMark:
    return DrawnMark(mark.span, mark.group, drawing, label, reason)
