"""Lessons played by code: the tutor that students meet, over a record in memory. Each case is a fresh session."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any

from tutor.core.dialogue import Said
from tutor.core.key import AnswerKey
from tutor.core.matching import Mark
from tutor.core.reading import Lesson, Reading
from tutor.core.reply import Picture, Turn
from tutor.corpus import load_reading
from tutor.errors import TutorError
from tutor.evaluate.in_memory import MemoryRecord, WordIndex
from tutor.protocols import Course, Record
from tutor.tutoring import LessonTutor

CORPUS = Path(__file__).resolve().parents[2] / "corpus"
FOUNDING = "us-withdrawal-iraq"
LEARNER = "measured"

Row = Mapping[str, Any]
Making = Callable[[Record, Sequence[Reading]], LessonTutor]
"""Makes the tutor to be measured over a record: built in, or with any model."""


def built_in(record: Record, readings: Sequence[Reading]) -> LessonTutor:
    """The tutor without a model and without vectors: what needs nothing at all."""
    return LessonTutor(record, WordIndex(readings))


@dataclass(frozen=True, slots=True)
class Play:
    """A session under measurement."""

    record: MemoryRecord
    tutor: LessonTutor
    session: str
    making: Making
    learner: str

    @property
    def course(self) -> Course:
        """What it reads, with its key."""
        return self.record.course(self.session)

    @property
    def turns(self) -> list[Turn]:
        """Its turns so far, the opening first."""
        return self.record.turns(self.session)

    async def picture(self) -> Picture:
        """The session as its student sees it."""
        return await self.tutor.picture(self.learner, self.session)

    async def say(self, line: str) -> Turn | None:
        """One line of the student's and the turn that came of it; None where it was refused (too long)."""
        try:
            return await self._answered(Said(line))
        except TutorError:
            return None

    async def mark(self, mark: Mark, reason: str) -> Turn:
        """Words selected on the page, with a reason typed beside them."""
        return await self._answered(Said(reason, mark))

    async def _answered(self, said: Said) -> Turn:
        async for _ in self.tutor.respond(self.learner, self.session, said):
            pass
        return self.turns[-1]

    def forked(self, key: AnswerKey) -> "Play":
        """The same session from here on, with another key."""
        record = self.record.forked(self.session, key)
        return replace(self, record=record, tutor=self.making(record, record.readings()))


async def begun(
    reading: Reading, key: AnswerKey, making: Making, lesson: int = 0, plain: bool = False, learner: str = LEARNER
) -> Play:
    """A fresh session with its opening; the learner's name draws its wordings."""
    record = MemoryRecord({reading.id: (reading, key)})
    tutor = making(record, record.readings())
    return Play(record, tutor, await tutor.begin(learner, reading.id, lesson, plain), making, learner)


async def played(lines: Iterable[str], play: Play) -> Play:
    """The session after these lines."""
    for line in lines:
        await play.say(line)
    return play


@cache
def shipped_reading(name: str) -> tuple[Reading, AnswerKey]:
    """A reading of the corpus with its key. One without lessons carries its tasks on every paragraph."""
    reading, key = load_reading(CORPUS / name)
    whole = Lesson(reading.title, 1, len(reading.text.passages))
    return replace(reading, lessons=reading.lessons or (whole,)), key


async def begun_for(row: Row, making: Making, plain: bool = False, number: int = 0) -> Play:
    """The fresh session that a row asks for: its `reading`, else the founding one; its `lesson`, else the first."""
    reading, key = shipped_reading(str(row.get("reading", FOUNDING)))
    return await begun(reading, key, making, int(row.get("lesson", 0)), plain, f"{LEARNER}{number}")


def transcript(turns: Sequence[Turn]) -> list[str]:
    """A session as lines that a person can read."""
    lines = list[str]()
    for turn in turns:
        lines += [f"S: {turn.said.words}"] if turn.said else []
        lines += [f"T: {turn.reply.words}"] if turn.reply else []
    return lines
