"""Class talk: the teacher puts one sentence on the wall, with reasons that they have read before."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from tutor.classroom import Classroom
from tutor.core.class_talk import MOST_REASONS
from tutor.core.teachers import Teacher
from tutor.web.draw.render import render
from tutor.web.heard import Heard
from tutor.web.teacher.class_pages import shown
from tutor.web.teacher.screen import Area, Go, Screen, View, whole

MOST_SENTENCES = 24  # the most marked ones; nobody talks about the twenty-fifth


@dataclass(frozen=True, slots=True)
class Talk:
    """Draws what may be shown on the wall."""

    classroom: Classroom

    def area(self) -> Area:
        """What this part of the page can do."""
        views: dict[str, View] = {"classes/*/talk": self.chosen, "classes/*/talk/*": self.sentences}
        return Area(views, {"talk.show": self.show, "talk.clear": self.clear})

    async def chosen(self, teacher: Teacher, class_id: str) -> Screen:
        """Straight to the only reading, else a choice of them."""
        given = await asyncio.to_thread(self.classroom.record.assignments, teacher.id, class_id)
        if len(given) == 1:
            return await self.sentences(teacher, class_id, given[0].id)
        room = await asyncio.to_thread(self.classroom.record.one, teacher.id, class_id)
        readings = {reading.id: reading for reading in await asyncio.to_thread(self.classroom.readings)}
        listed = [shown(each, readings.get(each.reading)) for each in given]
        return whole(render("teacher/class/talk-which", room=room, given=listed, here="talk"))

    async def sentences(self, teacher: Teacher, class_id: str, assignment: str) -> Screen:
        """What the class marked, with the reasons, and without a nickname anywhere."""
        room = await asyncio.to_thread(self.classroom.record.one, teacher.id, class_id)
        text, spoken = await asyncio.to_thread(self.classroom.talk, teacher.id, class_id, assignment)
        rows = [(each, text.words(each.sentence)) for each in spoken[:MOST_SENTENCES]]
        values = {"assignment": assignment, "rows": rows, "most": MOST_REASONS, "wall": room.wall}
        return whole(render("teacher/class/talk", room=room, here="talk", **values))

    async def show(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Put a sentence on the wall."""
        reasons = [int(name[6:]) for name in heard.fields() if name.startswith("reason") and name[6:].isdecimal()]
        which = (heard.text("class"), heard.text("given"), heard.digits("start"))
        await asyncio.to_thread(self.classroom.show, teacher.id, *which, reasons)
        yield Go(f"classes/{heard.text('class')}/talk/{heard.text('given')}")

    async def clear(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Take it off the wall."""
        await asyncio.to_thread(self.classroom.clear_wall, teacher.id, heard.text("class"))
        yield Go(f"classes/{heard.text('class')}/talk")
