"""The first and the last look: marked alone, no tutor and no feedback; and the closing page after them."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from tutor.core.closing import ClosingPage, closing_page
from tutor.core.course import Look, Step, following, with_mark, without_mark
from tutor.core.key import AnswerKey
from tutor.core.looks import Try, counts, drawn, is_real_try, trials
from tutor.core.matching import Mark
from tutor.core.reading import Reading
from tutor.errors import NotFound
from tutor.protocols import Record, SessionInfo

Passage = tuple[Reading, AnswerKey]


@dataclass(frozen=True, slots=True)
class LookPicture:
    """A look as its page shows it: the passage and the marks. Holds nothing of the key."""

    reading: Reading
    look: Look


@dataclass
class Looking:
    """Runs the looks of a session. `bank` are the passages by name, `pairs` which of them are partners."""

    record: Record
    bank: Mapping[str, Passage]
    pairs: tuple[tuple[str, str], ...]
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    async def picture(self, learner: str, session: str) -> LookPicture:
        """The look that a session is at; it begins when it is first seen. Raises NotFound at any other step."""
        return await asyncio.to_thread(self._picture, learner, session)

    async def mark(self, learner: str, session: str, mark: Mark) -> LookPicture:
        """Mark words; a mark that overlaps takes the place of the earlier one."""
        return await asyncio.to_thread(self._marked, learner, session, lambda look: with_mark(look.marks, mark))

    async def unmark(self, learner: str, session: str, index: int) -> LookPicture:
        """Take a mark away."""
        return await asyncio.to_thread(self._marked, learner, session, lambda look: without_mark(look.marks, index))

    async def done(self, learner: str, session: str, skipped: bool = False) -> Step:
        """End the look and go on; returns the step that follows. What was marked is counted now and shown at the end."""
        return await asyncio.to_thread(self._done, learner, session, skipped)

    async def go_on(self, learner: str, session: str) -> Step:
        """Leave the tutor for the next step."""
        return await asyncio.to_thread(self._go_on, learner, session)

    async def closing(self, learner: str, session: str) -> ClosingPage:
        """What the student takes away."""
        return await asyncio.to_thread(self._closing, learner, session)

    def _picture(self, learner: str, session: str) -> LookPicture:
        info = self.record.session(learner, session)
        if info.step not in (Step.FIRST_LOOK, Step.LAST_LOOK):
            raise NotFound("This lesson is not at a look now. Load the page again.")
        look = next((look for look in self.record.looks(session) if look.step is info.step), None)
        if look is None:
            look = Look(info.step, self._passage(info), self.now())
            self.record.save_look(session, look)
        return LookPicture(self.bank[look.passage][0], look)

    def _passage(self, info: SessionInfo) -> str:
        first, last = drawn(info.id, self.pairs)
        return first if info.step is Step.FIRST_LOOK else last

    def _marked(self, learner: str, session: str, change: Callable[[Look], tuple[Mark, ...]]) -> LookPicture:
        shown = self._picture(learner, session)
        look = replace(shown.look, marks=change(shown.look))
        self.record.save_look(session, look)
        return replace(shown, look=look)

    def _done(self, learner: str, session: str, skipped: bool) -> Step:
        look = self._picture(learner, session).look
        reading, key = self.bank[look.passage]
        now = self.now()
        counted = counts(look.marks, trials(reading.text, key))
        real = not skipped and is_real_try(Try(look.marks, look.begun, now), reading.text)
        self.record.save_look(session, replace(look, done=now, counts=counted, real=real, skipped=skipped))
        return self._go_on(learner, session)

    def _go_on(self, learner: str, session: str) -> Step:
        info = self.record.session(learner, session)
        step = following(info.step, info.steps)
        self.record.go_to(session, step)
        return step

    def _closing(self, learner: str, session: str) -> ClosingPage:
        self.record.session(learner, session)
        state = next(turn.state for turn in reversed(self.record.turns(session)) if turn.state)
        return closing_page(state, self.record.course(session).key, self.record.looks(session))
