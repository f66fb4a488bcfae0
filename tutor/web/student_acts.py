"""What a student's page can ask for. Each act translates, asks the tutor, and draws; it decides nothing."""

import asyncio
from collections.abc import AsyncIterator
from itertools import count

from tutor.errors import NotFound
from tutor.web.asks import LessonTutor
from tutor.web.carry import carried_through
from tutor.web.draw.front import question, start
from tutor.web.draw.page import Page, front_page, lesson_page
from tutor.web.draw.panel import panel
from tutor.web.heard import Heard
from tutor.web.nickname import nickname

GONE = "That document is not part of this reading's background."
LONGEST_ANSWER = 90  # seconds that a page which comes back waits for an answer under way
openings = count(1)  # a panel opened twice at the same place is still a new opening


class Acts:
    """The acts of one tutor's pages. `learner` always comes from the cookie, never from what the page sent."""

    def __init__(self, tutor: LessonTutor) -> None:
        self._tutor = tutor

    async def arrive(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """A browser opens the page: who has worked here before is asked for first."""
        known = await self._tutor.sessions_of(learner)
        yield front_page(question(nickname(learner))) if known else await self._start(learner)

    async def go_on(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """It is they: back to the latest lesson that is still open."""
        sessions = [session for session in await self._tutor.sessions_of(learner) if not session.finished]
        if not sessions:
            yield await self._start(learner)
            return
        async for page in self._lesson(learner, sessions[0].id):
            yield page

    async def choose(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """Back to the start page."""
        yield await self._start(learner)

    async def begin(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """Open a lesson."""
        session = await self._tutor.begin(learner, heard.text("reading"), heard.number("lesson"), heard.flag("plain"))
        async for page in self._lesson(learner, session):
            yield page

    async def resume(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """Show a lesson as the record has it."""
        async for page in self._lesson(learner, heard.text("session")):
            yield page

    async def say(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """Show what the student said at once, then the tutor's answer as it is released."""
        session, name = heard.text("session"), nickname(learner)
        picture = await self._tutor.picture(learner, session)
        shown = lesson_page(picture, session, name)
        said = heard.said(picture.reading.text)
        async for picture in carried_through(self._tutor.respond(learner, session, said)):
            page = lesson_page(picture, session, name, busy=True)
            yield page.since(shown)
            shown = page
        yield lesson_page(picture, session, name).since(shown)

    async def plain(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """Choose the wording of what comes next."""
        await self._tutor.set_plain(learner, heard.text("session"), heard.flag("plain"))
        yield Page()

    async def look_up(self, learner: str, heard: Heard) -> AsyncIterator[Page]:
        """Open a background document at the passage that the tutor showed."""
        picture = await self._tutor.picture(learner, heard.text("session"))
        document = self._tutor.document(picture.reading.id, heard.text("document"))
        if document is None:
            raise NotFound(GONE)
        yield Page(panel=panel(document, heard.number("passage"), next(openings)))

    async def _lesson(self, learner: str, session: str) -> AsyncIterator[Page]:
        """The lesson; where an answer is still owed, which a reload can leave behind, it is waited for."""
        name = nickname(learner)
        for _ in range(LONGEST_ANSWER):
            picture = await self._tutor.picture(learner, session)
            if picture.turns[-1].reply is not None:
                break
            yield lesson_page(picture, session, name, busy=True)
            await asyncio.sleep(1)
        yield lesson_page(picture, session, name)

    async def _start(self, learner: str) -> Page:
        sessions = await self._tutor.sessions_of(learner)
        name = nickname(learner) if sessions else ""
        return front_page(start(self._tutor.readings(), sessions, self._tutor.speaker()), name)
