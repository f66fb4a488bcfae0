"""The list of readings, from which everything about a reading is reached."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass

from tutor.core.reading import Reading
from tutor.core.teachers import Teacher
from tutor.web.draw.render import render
from tutor.web.teacher.screen import Area, Screen, whole


@dataclass(frozen=True, slots=True)
class Readings:
    """Draws the list. `all` is blocking: it reads the library."""

    all: Callable[[], list[Reading]]

    def area(self) -> Area:
        """What this part of the page can do."""
        return Area(views={"readings": self.listed})

    async def listed(self, teacher: Teacher) -> Screen:
        """Every reading of this installation."""
        readings = await asyncio.to_thread(self.all)
        return whole(render("teacher/readings", readings=readings))
