"""What a student does without the tutor: the looks, and the ways from one step to the next."""

from collections.abc import AsyncIterator

from tutor.core.course import LookPicture, Step
from tutor.errors import NotFound
from tutor.web.asks import LessonLooks, LessonTasks, LessonTutor
from tutor.web.draw.look import look
from tutor.web.draw.page import Page
from tutor.web.draw.render import NOTHING
from tutor.web.draw.task import task
from tutor.web.heard import BAD_PAGE, Heard
from tutor.web.nickname import Named, nickname
from tutor.web.showing import Showing

NO_TASKS = "There is no such task in this lesson. Load the page again."


class StepActs:
    """The acts of one installation's looks and tasks. `learner` always comes from the cookie, never from what the page sent."""

    def __init__(
        self, tutor: LessonTutor, looking: LessonLooks, tasks: LessonTasks | None = None, named: Named = nickname
    ) -> None:
        self._tutor = tutor
        self._looking = looking
        self._tasks = tasks
        self._showing = Showing(tutor, looking, tasks, named)

    async def open_look(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """From the source card to the first look, which begins now."""
        session = heard.text("session")
        if (await self._looking.standing(learner, session)).step is Step.FIRST_LOOK:
            await self._looking.picture(learner, session)
        async for page in self._showing.session(learner, session):
            yield page

    async def mark(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """Mark words in a look; kept at once."""
        session = heard.text("session")
        shown = await self._looking.picture(learner, session)
        if shown.look.step is _step(heard):
            shown = await self._looking.mark(learner, session, heard.mark(shown.reading.text))
        yield await self._look(learner, session, shown)

    async def unmark(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """Take a mark away; kept at once."""
        session = heard.text("session")
        shown = await self._looking.picture(learner, session)
        if shown.look.step is _step(heard):
            shown = await self._looking.unmark(learner, session, heard.number("index"))
        yield await self._look(learner, session, shown)

    async def done(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """End a look, or leave it out."""
        session = heard.text("session")
        await self._looking.done(learner, session, _step(heard), heard.flag("skipped"))
        async for page in self._showing.session(learner, session):
            yield page

    async def leave_tutor(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """Finish with the tutor."""
        session = heard.text("session")
        await self._looking.go_on(learner, session, Step.TOGETHER)
        async for page in self._showing.session(learner, session):
            yield page

    async def write(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """A version for the task: kept, and what can be said of it."""
        session = heard.text("session")
        shown = await self._task().write(learner, session, heard.text("words"))
        yield Page(task=task(shown, session, (await self._tutor.picture(learner, session)).plain), notice=NOTHING)

    async def task_done(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """Go on from a task, with or without a version."""
        session = heard.text("session")
        await self._task().done(learner, session, _step(heard))
        async for page in self._showing.session(learner, session):
            yield page

    async def _look(self, learner: str, session: str, shown: LookPicture) -> Page:
        """The look as it is. A mark in the other look, from an old tab, was left out: this shows where the lesson is."""
        return Page(look=look(shown, session, (await self._tutor.picture(learner, session)).plain), notice=NOTHING)

    def _task(self) -> LessonTasks:
        if self._tasks is None:
            raise NotFound(NO_TASKS)
        return self._tasks


def _step(heard: Heard) -> Step:
    name = heard.text("step")
    if name not in list(Step):
        raise NotFound(BAD_PAGE)
    return Step(name)
