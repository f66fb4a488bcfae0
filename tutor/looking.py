"""The first and the last look: marked alone, no tutor and no feedback; and the closing page after them."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from tutor.core.closing import ClosingPage, closing_page
from tutor.core.course import LOOKS, Look, LookPicture, Standing, Step, with_mark, without_mark
from tutor.core.in_turn import InTurn
from tutor.core.key import AnswerKey
from tutor.core.looks import Try, counts, drawn, is_real_try, trials
from tutor.core.matching import Mark, too_wide
from tutor.core.reading import Reading
from tutor.core.rewriting import next_step
from tutor.errors import NotFound, TooLong
from tutor.protocols import Record, SessionInfo

Passage = tuple[Reading, AnswerKey]


NARROWER = "That runs over more than one sentence. Mark only the words that you mean, inside one sentence."


@dataclass
class Looking:
    """Runs the looks of a session. `bank` are the passages by name, `pairs` which of them are partners."""

    record: Record
    bank: Mapping[str, Passage]
    pairs: tuple[tuple[str, str], ...]
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    _one_at_a_time: InTurn = field(default_factory=InTurn, repr=False)

    async def standing(self, learner: str, session: str) -> Standing:
        """Where a session stands. Begins nothing."""
        return await asyncio.to_thread(self._standing, learner, session)

    async def picture(self, learner: str, session: str) -> LookPicture:
        """The look that a session is at; it begins when it is first seen. Raises NotFound at any other step."""
        return await asyncio.to_thread(self._picture, learner, session)

    async def mark(self, learner: str, session: str, mark: Mark) -> LookPicture:
        """Mark words; a mark that overlaps takes the place of the earlier one. Raises TooLong over more than a sentence."""
        async with self._one_at_a_time[session]:
            return await asyncio.to_thread(self._mark, learner, session, mark)

    async def unmark(self, learner: str, session: str, index: int) -> LookPicture:
        """Take a mark away."""
        async with self._one_at_a_time[session]:
            return await asyncio.to_thread(self._unmark, learner, session, index)

    async def done(self, learner: str, session: str, at: Step, skipped: bool = False) -> Step:
        """End the look `at` and go on; returns the step that follows. What was marked is counted now and shown at the end."""
        async with self._one_at_a_time[session]:
            return await asyncio.to_thread(self._done, learner, session, at, skipped)

    async def go_on(self, learner: str, session: str, at: Step = Step.TOGETHER) -> Step:
        """Leave `at` for the next step. A session that has left it already stays where it is: a second click skips nothing."""
        async with self._one_at_a_time[session]:
            return await asyncio.to_thread(self._go_on, learner, session, at)

    async def closing(self, learner: str, session: str) -> ClosingPage:
        """What the student takes away."""
        return await asyncio.to_thread(self._closing, learner, session)

    def _standing(self, learner: str, session: str) -> Standing:
        info = self.record.session(learner, session)
        return Standing(info.steps, info.step, any(look.step is info.step for look in self.record.looks(session)))

    def _picture(self, learner: str, session: str) -> LookPicture:
        info = self.record.session(learner, session)
        if info.step not in LOOKS:
            raise NotFound("This lesson is not at a look now. Load the page again.")
        look = next((look for look in self.record.looks(session) if look.step is info.step), None)
        if look is None:
            look = Look(info.step, self._passage(info), self.now())
            self.record.save_look(session, look)
        return LookPicture(self.bank[look.passage][0], look)

    def _passage(self, info: SessionInfo) -> str:
        first, last = drawn(info.id, self.pairs)
        return first if info.step is Step.FIRST_LOOK else last

    def _mark(self, learner: str, session: str, mark: Mark) -> LookPicture:
        shown = self._picture(learner, session)
        if too_wide(mark.span, shown.reading.text):
            raise TooLong(NARROWER)
        return self._with_marks(session, shown, with_mark(shown.look.marks, mark))

    def _unmark(self, learner: str, session: str, index: int) -> LookPicture:
        shown = self._picture(learner, session)
        return self._with_marks(session, shown, without_mark(shown.look.marks, index))

    def _with_marks(self, session: str, shown: LookPicture, marks: tuple[Mark, ...]) -> LookPicture:
        look = replace(shown.look, marks=marks, marked_at=self.now())
        self.record.save_look(session, look)
        return replace(shown, look=look)

    def _done(self, learner: str, session: str, at: Step, skipped: bool) -> Step:
        if self.record.session(learner, session).step is not at:
            return self.record.session(learner, session).step
        look = self._picture(learner, session).look
        reading, key = self.bank[look.passage]
        now = self.now()
        counted = counts(look.marks, trials(reading.text, key))
        real = not skipped and is_real_try(Try(look.marks, look.begun, now), reading.text)
        self.record.save_look(session, replace(look, done=now, counts=counted, real=real, skipped=skipped))
        return self._go_on(learner, session, at)

    def _go_on(self, learner: str, session: str, at: Step) -> Step:
        info = self.record.session(learner, session)
        if info.step is not at:
            return info.step
        course = self.record.course(session)
        step = next_step(info.step, info.steps, self.record.state(session), course.key, course.reading.text)
        return self.record.go_to(session, at, step)

    def _closing(self, learner: str, session: str) -> ClosingPage:
        self.record.session(learner, session)
        return closing_page(self.record.state(session), self.record.course(session).key, self.record.looks(session))
