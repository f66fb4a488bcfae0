"""The list of readings, from which everything about a reading is reached."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from tutor.bringing import Bringing, Pack
from tutor.bringing.story import Brought
from tutor.core.listing import Listed
from tutor.core.teachers import Teacher
from tutor.errors import NotAllowed, NotFound
from tutor.web.draw.render import render
from tutor.web.heard import Heard
from tutor.web.teacher.screen import Area, Go, Screen, whole

GONE = "This reading is no longer here."


@dataclass(frozen=True, slots=True)
class Readings:
    """Draws the list. `listed` and `delete` are blocking; `shipped` are the names that came with the program.

    `delete` lets a reading go with all that hangs on it; where it is None no reading can be deleted.
    """

    listed: Callable[[], list[Listed]]
    bringing: Bringing
    shipped: frozenset[str]
    delete: Callable[[str], None] | None = None

    def area(self) -> Area:
        """What this part of the page can do."""
        return Area(views={"readings": self.all}, acts={"readings.delete": self.asked, "readings.delete-yes": self.deleted})

    async def all(self, teacher: Teacher) -> Screen:
        """Every reading of this installation, and what this teacher has brought and not finished."""
        rows, waiting = await asyncio.gather(asyncio.to_thread(self.listed), asyncio.to_thread(self.bringing.of, teacher))
        begun = [(each, title_of(each)) for each in waiting]
        shown = {each.reading for each in waiting if each.reading}
        packable = {row.reading.id for row in rows if row.approved or row.drafted}
        rows = [row for row in rows if row.reading.id not in shown]
        marks = {"shipped": self.shipped, "packable": packable, "deletable": self.delete is not None}
        return whole(render("teacher/readings", rows=rows, begun=begun, **marks))

    async def asked(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Ask before a reading is deleted."""
        yield Screen(dialog=render("teacher/delete-reading", row=await self._row(heard.text("id"))))

    async def deleted(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Delete it."""
        row = await self._row(heard.text("id"))
        if self.delete is None:
            raise NotAllowed("Readings cannot be deleted here.")
        await asyncio.to_thread(self.delete, row.reading.id)
        yield Go("readings")

    async def _row(self, reading: str) -> Listed:
        rows = await asyncio.to_thread(self.listed)
        row = next((row for row in rows if row.reading.id == reading), None)
        if row is None:
            raise NotFound(GONE)
        return row


def title_of(here: Brought) -> str:
    """What an upload is called in the list."""
    content = here.content
    return content.reading.title if isinstance(content, Pack) else content.card.title or content.name
