"""What a student's page can ask for. Each act translates, asks the tutor, and draws; it decides nothing."""

from collections.abc import AsyncIterator
from itertools import count

from tutor.core.course import WHOLE, Step
from tutor.errors import NotFound
from tutor.web.asks import LessonLooks, LessonTasks, LessonTutor
from tutor.web.carry import carried_through
from tutor.web.draw.front import question
from tutor.web.draw.page import Page, front_page, lesson_page
from tutor.web.draw.panel import panel
from tutor.web.heard import Heard
from tutor.web.nickname import Named, nickname
from tutor.web.showing import Showing

GONE = "That document is not part of this reading's background."
GUEST_STEPS = WHOLE  # a guest has the whole lesson
openings = count(1)  # a panel opened twice at the same place is still a new opening


class Acts:
    """The acts of one tutor's pages. `learner` always comes from the cookie, never from what the page sent."""

    def __init__(
        self, tutor: LessonTutor, looking: LessonLooks, tasks: LessonTasks | None = None, named: Named = nickname
    ) -> None:
        self._tutor = tutor
        self._looking = looking
        self._named = named
        self._showing = Showing(tutor, looking, tasks, named)

    async def arrive(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """A browser opens the page: who has worked here before is asked for first."""
        known = await self._tutor.sessions_of(learner) and not await self._tutor.just_joined(learner)
        yield front_page(question(self._named(learner))) if known else await self._showing.shelf(learner)

    async def go_on(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """It is they: back to the latest lesson that is still open."""
        sessions = [session for session in await self._tutor.sessions_of(learner) if not session.finished]
        if not sessions:
            yield await self._showing.shelf(learner)
            return
        async for page in self._showing.session(learner, sessions[0].id):
            yield page

    async def choose(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """Back to the start page."""
        yield await self._showing.shelf(learner)

    async def begin(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """Open a lesson."""
        chosen = heard.text("reading"), heard.number("lesson"), heard.flag("plain")
        session = await self._tutor.begin(learner, *chosen, GUEST_STEPS)
        async for page in self._showing.session(learner, session):
            yield page

    async def resume(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """Show a lesson as the record has it."""
        async for page in self._showing.session(learner, heard.text("session")):
            yield page

    async def say(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """Show what the student said at once, then the tutor's answer as it is released."""
        session, name = heard.text("session"), self._named(learner)
        standing = await self._looking.standing(learner, session)
        if standing.step is not Step.TOGETHER:  # an old tab: the lesson has gone on in another one
            async for page in self._showing.session(learner, session):
                yield page
            return
        picture = await self._tutor.picture(learner, session)
        shown = lesson_page(picture, session, name, standing)
        said = heard.said(picture.reading.text)
        async for picture, last in carried_through(self._tutor.respond(learner, session, said)):
            page = lesson_page(picture, session, name, standing, busy=not last)
            yield page.since(shown)
            shown = page

    async def plain(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """Choose the wording of what comes next; a page without the tutor changes at once."""
        session = heard.text("session")
        await self._tutor.set_plain(learner, session, heard.flag("plain"))
        if (await self._looking.standing(learner, session)).step is Step.TOGETHER:
            yield Page()
            return
        async for page in self._showing.session(learner, session):
            yield page

    async def look_up(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """Open a background document at the passage that the tutor showed."""
        picture = await self._tutor.picture(learner, heard.text("session"))
        document = self._tutor.document(picture.reading.id, heard.text("document"))
        if document is None:
            raise NotFound(GONE)
        yield Page(panel=panel(document, heard.number("passage"), next(openings)))
