"""Which page a session is at: the card, a look, the talk with the tutor, or the closing page."""

import asyncio
from collections.abc import AsyncIterator

from tutor.core.course import LOOKS, TASKS, Standing, Step
from tutor.core.reading import Reading
from tutor.core.reply import Picture
from tutor.web.asks import LessonLooks, LessonTasks, LessonTutor
from tutor.web.draw.class_front import class_start
from tutor.web.draw.front import start
from tutor.web.draw.page import Page, card_page, closing_page, front_page, lesson_page, look_page, task_page
from tutor.web.nickname import Named, nickname

LONGEST_ANSWER = 90  # seconds that a page which comes back waits for an answer under way


class Showing:
    """Draws what the record has, for the acts of a page."""

    def __init__(
        self, tutor: LessonTutor, looking: LessonLooks, tasks: LessonTasks | None = None, named: Named = nickname
    ) -> None:
        self._tutor = tutor
        self._looking = looking
        self._tasks = tasks
        self._named = named

    async def shelf(self, learner: str) -> Page:
        """The start page."""
        given = await self._tutor.assigned(learner)
        if given is not None:
            return front_page(class_start(given, self._named(learner)), self._named(learner))
        sessions = await self._tutor.sessions_of(learner)
        name = self._named(learner) if sessions else ""
        return front_page(start(self._tutor.readings(), sessions, self._tutor.speaker()), name)

    async def session(self, learner: str, session: str) -> AsyncIterator[Page]:
        """A session at the step where it is."""
        standing, name = await self._looking.standing(learner, session), self._named(learner)
        if standing.step is Step.TOGETHER:
            async for page in self._together(learner, session, standing):
                yield page
            return
        picture = await self._tutor.picture(learner, session)
        if standing.step in LOOKS and (standing.begun or standing.step is Step.LAST_LOOK):
            yield look_page(await self._looking.picture(learner, session), picture, session, name, standing)
        elif standing.step is Step.FIRST_LOOK:
            yield card_page(picture, session, name, standing)
        elif self._tasks and standing.step in TASKS:
            yield task_page(await self._tasks.picture(learner, session), picture, session, name, standing)
        else:
            closed = await self._looking.closing(learner, session)
            yield closing_page(closed, picture, session, name, standing, self._counterpart(picture))

    async def _together(self, learner: str, session: str, standing: Standing) -> AsyncIterator[Page]:
        """The talk; where an answer is still owed, which a reload can leave behind, it is waited for."""
        name = self._named(learner)
        for _ in range(LONGEST_ANSWER):
            picture = await self._tutor.picture(learner, session)
            if picture.turns[-1].reply is not None:
                break
            yield lesson_page(picture, session, name, standing, busy=True)
            await asyncio.sleep(1)
        yield lesson_page(picture, session, name, standing)

    def _counterpart(self, picture: Picture) -> Reading | None:
        """What argues the other side, for guests: what a class reads its teacher chooses."""
        wanted = picture.reading.card.counterpart if picture.guest else ""
        return next((reading for reading in self._tutor.readings() if reading.id == wanted), None)
