"""What a student does without the tutor: the looks, and the ways from one step to the next."""

from collections.abc import AsyncIterator

from tutor.core.course import Step
from tutor.errors import NotFound
from tutor.web.asks import LessonLooks, LessonTutor
from tutor.web.draw.look import look
from tutor.web.draw.page import Page
from tutor.web.draw.render import NOTHING
from tutor.web.heard import BAD_PAGE, Heard
from tutor.web.showing import Showing


class StepActs:
    """The acts of one installation's looks. `learner` always comes from the cookie, never from what the page sent."""

    def __init__(self, tutor: LessonTutor, looking: LessonLooks) -> None:
        self._tutor = tutor
        self._looking = looking
        self._showing = Showing(tutor, looking)

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
        shown = await self._looking.mark(learner, session, heard.mark(shown.reading.text))
        yield Page(look=look(shown, session, (await self._tutor.picture(learner, session)).plain), notice=NOTHING)

    async def unmark(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """Take a mark away; kept at once."""
        session = heard.text("session")
        shown = await self._looking.unmark(learner, session, heard.number("index"))
        yield Page(look=look(shown, session, (await self._tutor.picture(learner, session)).plain), notice=NOTHING)

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


def _step(heard: Heard) -> Step:
    name = heard.text("step")
    if name not in list(Step):
        raise NotFound(BAD_PAGE)
    return Step(name)
