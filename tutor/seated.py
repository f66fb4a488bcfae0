"""The tutor of whoever asks: a guest's, or a student's in a class, under what their teacher chose."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from tutor.core.classroom import Assignment, Class
from tutor.core.course import LOOKS, WITHOUT_LOOKS, Step
from tutor.core.dialogue import Said
from tutor.core.in_turn import InTurn
from tutor.core.reading import Document, Reading
from tutor.core.reply import Picture
from tutor.errors import NotAllowed
from tutor.looking import Looking
from tutor.protocols import SessionInfo
from tutor.record import ClassRecord
from tutor.tutoring import LessonTutor

IN_A_CLASS = (
    "A class is working on this text now, so it is closed to guests. Are you in that class? Then join it with your card."
)
JUST = timedelta(minutes=1)

NOT_GIVEN = "Your class is not working on this text now. Go back to the start page to see what your teacher chose."


class Progress(StrEnum):
    """How far a student is with something that the class was given."""

    NEW = "new"
    BEGUN = "begun"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Given:
    """Something that a student's class was given, with the student's own session on it."""

    assignment: Assignment
    reading: Reading
    progress: Progress = Progress.NEW
    session: str = ""


@dataclass(frozen=True, slots=True)
class Here:
    """What a student's page has to know of its lesson. `moved` names the move that is due: a page follows each once."""

    paused: bool = False
    minutes_left: int | None = None
    step: Step | None = None
    seconds: int = 0
    moved: str = ""
    session: str = ""
    given: int = 0  # how much is open to read: a page that waits for the lesson looks again when this changes


@dataclass
class SeatedTutor:
    """Answers for `guests`, or for the class's students with the model or without, as their teacher allowed."""

    guests: LessonTutor
    with_model: LessonTutor
    built_in: LessonTutor
    classes: ClassRecord
    looking: Looking
    _beginning: InTurn = field(default_factory=InTurn, repr=False)

    def readings(self) -> list[Reading]:
        """What a guest may read: not what a class is working on."""
        closed = self.classes.read_in_class()
        return [reading for reading in self.guests.readings() if reading.id not in closed]

    def speaker(self) -> str:
        """Who words the replies to a guest."""
        return self.guests.speaker()

    def document(self, reading: str, document: str) -> Document | None:
        """A background document of a reading."""
        return self.guests.document(reading, document)

    async def assigned(self, learner: str) -> list[Given] | None:
        """What the student's class was given and is open, in its order; None for a guest."""
        seated = await self._seated(learner)
        if seated is None:
            return None
        readings = {reading.id: reading for reading in self.guests.record.readings()}
        sessions = await self.guests.sessions_of(learner)
        return [_given(each, readings[each.reading], sessions) for each in seated[1] if each.open and each.reading in readings]

    async def just_joined(self, learner: str) -> bool:
        """Whether they have said who they are in this very minute, so that nobody need ask."""
        return await asyncio.to_thread(self.classes.sat_down_since, learner, self.guests.now() - JUST)

    async def class_code(self, learner: str) -> str:
        """The code of the student's class; empty for a guest."""
        seated = await self._seated(learner)
        return seated[0].code if seated else ""

    async def begin(self, learner: str, reading: str, lesson: int, plain: bool, steps: tuple[Step, ...] = WITHOUT_LOOKS) -> str:
        """Open a session. For a student `lesson` is the number of what the class was given, with the steps that were chosen.

        They have one session on it: it goes on, also where two tabs begin at once.
        """
        seated = await self._seated(learner)
        if seated is None:
            if reading in await asyncio.to_thread(self.classes.read_in_class):
                raise NotAllowed(IN_A_CLASS)
            return await self.guests.begin(learner, reading, lesson, plain, steps)
        async with self._beginning[learner]:
            wanted = (reading, lesson)
            given = next((each for each in await self.assigned(learner) or () if _named(each) == wanted), None)
            if given is None:
                raise NotAllowed(NOT_GIVEN)
            return given.session or await self._tutor(seated[0]).begin_assigned(learner, given.assignment, plain)

    async def picture(self, learner: str, session: str) -> Picture:
        """The session as its page shows it."""
        return await (await self._for(learner)).picture(learner, session)

    async def respond(self, learner: str, session: str, said: Said) -> AsyncIterator[Picture]:
        """The session with the student's words, then once for every sentence that is released."""
        async for picture in (await self._for(learner)).respond(learner, session, said):
            yield picture

    async def set_plain(self, learner: str, session: str, plain: bool) -> None:
        """Switch the plain wording on or off."""
        await self.guests.set_plain(learner, session, plain)

    async def sessions_of(self, learner: str) -> list[SessionInfo]:
        """A learner's sessions, the newest first."""
        return await self.guests.sessions_of(learner)

    async def finish(self, learner: str, session: str) -> None:
        """Leave the computer. A student's lesson that is not at its end waits for them, on whatever computer they come back."""
        if await self._seated(learner) is None or await self._step(learner, session) is Step.CLOSING:
            await self.guests.finish(learner, session)

    async def here(self, learner: str) -> Here | None:
        """How the student's lesson stands; carries a move out that is due. None for a guest."""
        seated = await self._seated(learner)
        if seated is None:
            return None
        now = self.guests.now()
        pace, given = seated[0].pace.standing(now), sum(each.open for each in seated[1])
        here = Here(pace.paused, pace.minutes_left(now), given=given)
        if pace.move_at is None or pace.paused:
            return here
        if to := pace.due(now):
            session = await self._move(learner, to, pace.move_at)
            return replace(here, moved=pace.move_at.isoformat(), session=session)
        return replace(here, step=pace.step, seconds=int((pace.move_at - now).total_seconds()))

    async def _move(self, learner: str, to: Step, at: datetime) -> str:
        """Step by step, as the student would have gone: a look ends with its marks as they are. Returns the session, if any.

        Who began after the move stays: they do the lesson later, at their own pace.
        """
        sessions = await self.guests.sessions_of(learner)
        own = next((each for each in sessions if each.assignment and not each.finished and each.started_at < at), None)
        if own is None:
            return ""
        step, order = own.step, list(Step)
        while order.index(step) < order.index(to):
            go_on = self.looking.done if step in LOOKS else self.looking.go_on
            step = await go_on(learner, own.id, step)
        return own.id

    async def _step(self, learner: str, session: str) -> Step:
        return (await asyncio.to_thread(self.guests.record.session, learner, session)).step

    async def _seated(self, learner: str) -> tuple[Class, list[Assignment]] | None:
        return await asyncio.to_thread(self.classes.seated, learner)

    async def _for(self, learner: str) -> LessonTutor:
        seated = await self._seated(learner)
        return self._tutor(seated[0]) if seated else self.guests

    def _tutor(self, room: Class) -> LessonTutor:
        return self.with_model if room.model_allowed else self.built_in


def _given(assignment: Assignment, reading: Reading, sessions: list[SessionInfo]) -> Given:
    own = next((session for session in sessions if session.assignment == assignment.id), None)
    if own is None:
        return Given(assignment, reading)
    over = own.finished or own.step is Step.CLOSING
    return Given(assignment, reading, Progress.DONE if over else Progress.BEGUN, own.id)


def _named(given: Given) -> tuple[str, int]:
    return given.reading.id, given.assignment.number
