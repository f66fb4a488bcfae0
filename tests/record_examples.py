"""A small reading and a lesson on it, for the tests of the record."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from tutor.core.codes import Code
from tutor.core.key import AnswerKey, Fairness, Finding, Foil, place
from tutor.core.lesson import Ask, Lead, LessonState, Move
from tutor.core.reading import Document, Lesson, Reading, SourceCard
from tutor.core.reply import Reply, Turn
from tutor.core.text import Span, divided
from tutor.record import SqlRecord, new_learner_id


@dataclass
class Clock:
    """A clock that moves when it is told to."""

    now: datetime = datetime(2025, 3, 1, 12, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def pass_days(self, days: float) -> None:
        self.now += timedelta(days=days)


def by_full_stops(paragraph: str) -> list[tuple[int, int]]:
    ends = [index + 1 for index, character in enumerate(paragraph) if character == "."]
    return [(start, end) for start, end in zip([0, *(end + 1 for end in ends)], ends, strict=False) if end > start]


TEXT = divided("A sham park\nThe sham plan failed. It cost 10 euros, the mayor said.", by_full_stops)
READING = Reading(
    "park",
    SourceCard("A sham park", genre="opinion", practice=True),
    TEXT,
    lessons=(Lesson("The start", 2, 2), Lesson("All", 1, 2)),
    background=(Document("costs", "What it cost", divided("It cost 12 euros.", by_full_stops), sources=("The council",)),),
)
KEY = AnswerKey(
    (Finding("sham", Code.LL1, (place(TEXT, Span(16, 20)),), "It judges."),),
    (Foil("cost", place(TEXT, Span(34, 63)), Fairness.OWNER, "The mayor is named."),),
)
STATE = LessonState(2, 2, (Code.LL1,))
OPENING = Turn(0, None, Clock().now, Move(Lead.OPENING, Ask.HINT, "begin"), Reply(("What do you see?",)), STATE)


def later(state: LessonState) -> tuple[Move, Reply, LessonState]:
    """An answer to any turn, with what it cost."""
    reply = Reply(("Why sham?",), speaker="gpt", prompt="word-1", tokens_in=30, tokens_out=4)
    return Move(Lead.NONE, Ask.WHY, "a mark"), reply, replace(state, turns=state.turns + 1)


def reworded(words: str) -> Reading:
    return replace(READING, text=divided(f"{TEXT.body} {words}", by_full_stops))


def begun(record: SqlRecord, learner: str = "") -> str:
    """A session on the small reading."""
    record.import_reading(READING, KEY, "first")
    return record.begin(learner or new_learner_id(), "park", 0, plain=False, opening=OPENING)


def texts_of(error: BaseException | None) -> Iterator[str]:
    """What a traceback of this error would show of it and of its causes."""
    while error is not None:
        yield str(error)
        error = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
