"""The digest of a class on one reading and one student's dialogues: their addresses and what a teacher can do there."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

from tutor.core.codes import Code, Group
from tutor.core.teachers import Teacher
from tutor.core.text import Span
from tutor.errors import NotFound
from tutor.reporting import ClassReport, Reporting, StudentLesson
from tutor.web.draw.render import NOTHING, Html, render
from tutor.web.heard import BAD_PAGE, Heard
from tutor.web.teacher.drawing.digest import Where, digest
from tutor.web.teacher.drawing.student import Lesson, Person, student
from tutor.web.teacher.screen import Area, Go, Screen, whole


@dataclass(frozen=True, slots=True)
class Digest:
    """Draws both pages; `reporting` checks on every call that the class is the teacher's own."""

    reporting: Reporting

    def area(self) -> Area:
        """What this part of the page can do."""
        return Area(
            views={
                "classes/*/digest/*": self.shown,
                "classes/*/student/*": self.student,
                "classes/*/student/*/*": self.student,
            },
            acts={
                "digest.consider": self.consider,
                "digest.close": self.close,
                "digest.accept": self.accept,
                "digest.student": self.choose_student,
                "digest.lesson": self.choose_lesson,
            },
        )

    async def shown(self, teacher: Teacher, class_id: str, assignment: str) -> Screen:
        """The digest."""
        made = await asyncio.to_thread(self.reporting.report, teacher, class_id, assignment)
        return whole(digest_of(made))

    async def student(self, teacher: Teacher, class_id: str, seat: str, number: str = "0") -> Screen:
        """One student's lessons; `number` is the one whose words are shown, the newest is 0."""
        lessons = await asyncio.to_thread(self.reporting.lessons, teacher, class_id, _whole(seat))
        of, here, seats, done = lessons
        person = Person(of.id, of.title, here.number, here.nickname)
        shown = min(_whole(number), max(0, len(done) - 1))
        neighbours = [(one.number, one.nickname) for one in seats]
        return whole(student(person, [_lesson(one) for one in done], shown, neighbours))

    async def consider(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Ask how the key should learn a contested place."""
        where, span = _place(heard)
        made, place = await asyncio.to_thread(self.reporting.contested, teacher, *where, span)
        groups = [(group, [code for code in Code if code.group is group]) for group in (place.group, _other(place.group))]
        yield Screen(
            dialog=render("teacher/report/accept", where=where, place=place, groups=groups, title=made.course.reading.title)
        )

    async def close(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Leave the question open."""
        yield Screen(dialog=NOTHING)

    async def accept(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """The key learns it."""
        where, span = _place(heard)
        fields = heard.fields()
        code = next((code for code in Code if code.value == fields.get("code")), Code.FAIR)
        await asyncio.to_thread(self.reporting.accept, teacher, where, span, code, fields.get("why", ""))
        yield Go(f"classes/{where[0]}/digest/{where[1]}")

    async def choose_student(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Another student of the class."""
        yield Go(f"classes/{heard.text('class')}/student/{heard.text('value')}")

    async def choose_lesson(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Another lesson of the same student."""
        yield Go(f"classes/{heard.text('class')}/student/{heard.text('seat')}/{heard.text('value')}")


def digest_of(made: ClassReport, printed: bool = False) -> Html:
    """A report drawn, for the screen or for paper."""
    seats: Mapping[str, int] = {seat.nickname: seat.number for seat in made.seats}
    where = Where(made.of.id, made.of.title, made.assignment.id, made.course.reading.title, dict(seats), made.course.reading.id)
    return digest(made.report, where, made.learned, printed)


def _lesson(one: StudentLesson) -> Lesson:
    reading, work = one.work.course.reading, one.work
    return Lesson(one.assignment, reading.title, reading.text, one.exchanges, work.looks, work.late, work.session.started_at)


def _place(heard: Heard) -> tuple[tuple[str, str], Span]:
    """Class and assignment, and the span that a button names."""
    start, end = heard.digits("start"), heard.digits("end")
    if start > end:
        raise NotFound(BAD_PAGE)
    return (heard.text("class"), heard.text("assignment")), Span(start, end)


def _other(group: Group) -> Group:
    return Group.UNSUPPORTED if group is Group.LOADED else Group.LOADED


def _whole(text: str) -> int:
    """A whole number out of an address. Raises NotFound."""
    return Heard({"number": text}).digits("number")
