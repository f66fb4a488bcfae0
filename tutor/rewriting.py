"""The two tasks after the talk, off unless a teacher switches them on: write a sentence fairly, then tilt it the other way."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from tutor.core.course import TASKS, Step
from tutor.core.dialogue import MOST_CHARACTERS
from tutor.core.guard import Similarity
from tutor.core.in_turn import InTurn
from tutor.core.rewriting import Attempt, Task, TaskPicture, next_step, pictured, remarks, to_rewrite
from tutor.errors import NotFound, TooLong
from tutor.protocols import Record
from tutor.steps.leaning import LOUD, QUIET, leaning


@dataclass
class Rewriting:
    """Runs the tasks of a session. Without a `similarity` the words themselves say whether the meaning is kept."""

    record: Record
    similarity: Similarity | None = None
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    _one_at_a_time: InTurn = field(default_factory=InTurn, repr=False)

    async def picture(self, learner: str, session: str) -> TaskPicture:
        """The task that a session is at. Raises NotFound at any other step."""
        return await asyncio.to_thread(self._picture, learner, session)

    async def write(self, learner: str, session: str, words: str) -> TaskPicture:
        """Keep a version and say what holds in it. Raises TooLong above the length of a message."""
        async with self._one_at_a_time[session]:
            return await asyncio.to_thread(self._write, learner, session, words)

    async def done(self, learner: str, session: str, at: Step) -> Step:
        """Go on from the task `at`, with or without a version; a session that has left it stays where it is."""
        async with self._one_at_a_time[session]:
            return await asyncio.to_thread(self._done, learner, session, at)

    def _picture(self, learner: str, session: str) -> TaskPicture:
        info, course = self.record.session(learner, session), self.record.course(session)
        finding = to_rewrite(self.record.state(session), course.key, course.reading.text)
        if info.step not in TASKS or finding is None:
            raise NotFound("This lesson is not at a task now. Load the page again.")
        begun = next((task for task in self.record.tasks(session) if task.task is info.step), Task(info.step, finding.id))
        return pictured(begun, course.key, course.reading.text)

    def _write(self, learner: str, session: str, words: str) -> TaskPicture:
        if len(words) > MOST_CHARACTERS:
            raise TooLong(f"Your version has {len(words)} characters. Please use at most {MOST_CHARACTERS}.")
        shown = self._picture(learner, session)
        if words.strip():
            alike = self.similarity(shown.sentence, words) if self.similarity else None
            charged = leaning(words, LOUD if shown.task.task is Step.REWRITE else QUIET)
            found = remarks(shown.task.task, shown, words, charged, alike)
            self.record.save_task(session, shown.task.tried(Attempt(words, self.now(), found)))
        return self._picture(learner, session)

    def _done(self, learner: str, session: str, at: Step) -> Step:
        info, course = self.record.session(learner, session), self.record.course(session)
        if info.step is not at:
            return info.step
        self.record.save_task(session, replace(self._picture(learner, session).task, done=self.now()))
        step = next_step(at, info.steps, self.record.state(session), course.key, course.reading.text)
        return self.record.go_to(session, at, step)
