"""The teacher's classes: making them, the students' cards, and what a class is given to read."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from tutor.classroom import Classroom
from tutor.core.classroom import MOST_STUDENTS
from tutor.core.course import LOOKS, TASKS
from tutor.core.lesson import Help
from tutor.core.teachers import Teacher
from tutor.errors import NotFound
from tutor.joining import Joining
from tutor.web.address import is_far
from tutor.web.draw.render import NOTHING, Html, render
from tutor.web.heard import BAD_PAGE, Heard
from tutor.web.teacher.class_pages import HELP_NAMES, present, shown
from tutor.web.teacher.screen import Area, Go, Screen, View, whole

PARTS = {"class": "Delete this class?", "seat": "Delete this student?", "given": "Take this reading away?"}


@dataclass(frozen=True, slots=True)
class Classes:
    """Draws a teacher's classes. `told` is the address under which students come in, `model` the configured model's name."""

    classroom: Classroom
    joining: Joining
    told: str
    model: str

    def area(self) -> Area:
        """What this part of the page can do."""
        views: dict[str, View] = {
            "classes": self.listed,
            "classes/*": self.page,
            "classes/*/students": self.students,
            "classes/*/give": self.shelf,
            "classes/*/give/*": self.form,
        }
        acts = {
            "class.make": self.make,
            "class.model": self.allow_model,
            "class.ask": self.ask,
            "class.delete": self.delete,
            "class.give": self.give,
            "class.open": self.open,
            "class.earlier": self.earlier,
            "class.take": self.take_away,
            "seat.look": self.look_up,
            "seat.words": self.new_words,
            "seat.again": self.let_try_again,
            "seat.more": self.more,
            "seat.delete": self.delete_seat,
            "class.shut": self.shut,
        }
        return Area(views, acts)

    # ------------------------------------------------------------ views

    async def listed(self, teacher: Teacher) -> Screen:
        """A teacher's classes."""
        record = self.classroom.record
        rooms = await asyncio.to_thread(record.of_teacher, teacher.id)
        sizes = {room.id: await asyncio.to_thread(record.size, room.id) for room in rooms}
        return whole(render("teacher/class/list", rooms=rooms, sizes=sizes, most=MOST_STUDENTS))

    async def page(self, teacher: Teacher, class_id: str) -> Screen:
        """One class: how to join it, and what it reads."""
        record = self.classroom.record
        room = await asyncio.to_thread(record.one, teacher.id, class_id)
        given = await asyncio.to_thread(record.assignments, teacher.id, class_id)
        readings = {reading.id: reading for reading in await asyncio.to_thread(self.classroom.readings)}
        listed = [shown(each, readings.get(each.reading)) for each in given]
        guessing = await asyncio.to_thread(self.joining.guessing, teacher.id, class_id)
        values = {"guessing": guessing, "told": self.told, "far": is_far(self.told), "model": self.model}
        return whole(render("teacher/class/page", room=room, given=listed, here="lesson", **values))

    async def students(self, teacher: Teacher, class_id: str) -> Screen:
        """The seats of a class."""
        record = self.classroom.record
        room = await asyncio.to_thread(record.one, teacher.id, class_id)
        seats = await asyncio.to_thread(record.seats, teacher.id, class_id)
        return whole(render("teacher/class/students", room=room, seats=seats, used=present(seats), here="students"))

    async def shelf(self, teacher: Teacher, class_id: str) -> Screen:
        """What may be given to a class."""
        room = await asyncio.to_thread(self.classroom.record.one, teacher.id, class_id)
        readings = await asyncio.to_thread(self.classroom.readings)
        return whole(render("teacher/class/shelf", room=room, readings=readings, here="lesson"))

    async def form(self, teacher: Teacher, class_id: str, reading: str) -> Screen:
        """How a reading is given: its part, its steps, its help."""
        room = await asyncio.to_thread(self.classroom.record.one, teacher.id, class_id)
        chosen = await asyncio.to_thread(self.classroom.reading, reading)
        return whole(render("teacher/class/give", room=room, reading=chosen, helps=HELP_NAMES, usual=Help.USUAL, here="lesson"))

    # ------------------------------------------------------------ acts

    async def make(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """A new class."""
        fields = Heard(heard.fields())
        made = await asyncio.to_thread(self.classroom.make, teacher.id, fields.text("title"), fields.digits("students"))
        yield Go(f"classes/{made.id}")

    async def allow_model(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Let this class's words go to the model, or no longer."""
        await asyncio.to_thread(self.classroom.record.allow_model, teacher.id, heard.text("class"), heard.flag("value"))
        yield Go(f"classes/{heard.text('class')}")

    async def give(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Give the class something to read."""
        fields, class_id = heard.fields(), heard.text("class")
        part = fields.get("part", "")
        spoken = Heard(fields if part == "other" else dict(zip(("first", "last"), part.partition("-")[::2], strict=True)))
        steps = {step for step in (*LOOKS, *TASKS) if fields.get(step.name.lower()) == "on"}
        if fields.get("help") not in list(Help):
            raise NotFound(BAD_PAGE)
        chosen = (heard.text("reading"), (spoken.digits("first"), spoken.digits("last")), steps, Help(fields["help"]))
        await asyncio.to_thread(self.classroom.give, teacher.id, class_id, *chosen)
        yield Go(f"classes/{class_id}")

    async def open(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Open what was given, or close it."""
        which = (teacher.id, heard.text("class"), heard.text("given"))
        await asyncio.to_thread(self.classroom.set_open, *which, heard.text("open") == "yes")
        yield Go(f"classes/{heard.text('class')}")

    async def earlier(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """One place up."""
        await asyncio.to_thread(self.classroom.earlier, teacher.id, heard.text("class"), heard.text("given"))
        yield Go(f"classes/{heard.text('class')}")

    async def ask(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Ask before something is deleted."""
        what = heard.text("what")
        if what not in PARTS:
            raise NotFound(BAD_PAGE)
        room = await asyncio.to_thread(self.classroom.record.one, teacher.id, heard.text("class"))
        names = {"room": room, "what": what, "title": PARTS[what], "id": heard.text("id"), "name": heard.text("name")}
        yield Screen(dialog=render("teacher/class/ask", **names))

    async def delete(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Delete a class with all that its students wrote."""
        await asyncio.to_thread(self.classroom.record.delete, teacher.id, heard.text("class"))
        yield Go("classes")

    async def take_away(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Take a reading away, and what was done on it."""
        await asyncio.to_thread(self.classroom.record.take_away, teacher.id, heard.text("class"), heard.text("id"))
        yield Go(f"classes/{heard.text('class')}")

    async def delete_seat(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Delete one student."""
        await asyncio.to_thread(self.classroom.record.delete_seat, teacher.id, heard.text("class"), heard.digits("id"))
        yield Go(f"classes/{heard.text('class')}/students")

    async def more(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Seats for those who come later."""
        count = Heard(heard.fields()).digits("students")
        await asyncio.to_thread(self.classroom.more_seats, teacher.id, heard.text("class"), count)
        yield Go(f"classes/{heard.text('class')}/students")

    async def look_up(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """The words of one card."""
        seats = await asyncio.to_thread(self.classroom.record.seats, teacher.id, heard.text("class"))
        seat = next((seat for seat in seats if seat.number == heard.digits("seat")), None)
        if seat is None:
            raise NotFound("There is no such student in this class.")
        yield Screen(dialog=self._card(heard.text("class"), seat.number, seat.nickname, seat.words, False))

    async def new_words(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Other words for a card."""
        class_id = heard.text("class")
        seat = await asyncio.to_thread(self.joining.new_words, teacher.id, class_id, heard.digits("seat"))
        yield Screen(dialog=self._card(class_id, seat.number, seat.nickname, seat.words, True))

    async def let_try_again(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """The wrong tries at the cards of this class count no more."""
        await asyncio.to_thread(self.joining.let_try_again, teacher.id, heard.text("class"))
        yield Go(f"classes/{heard.text('class')}")

    async def shut(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Close the dialog."""
        yield Screen(dialog=NOTHING)

    def _card(self, class_id: str, number: int, nickname: str, words: str, fresh: bool) -> Html:
        return render("teacher/class/card", class_id=class_id, number=number, nickname=nickname, words=words, fresh=fresh)
