"""The ten-minute way: the few entries that a lesson needs, one at a time, then release."""

import asyncio
from collections.abc import AsyncIterator, Callable, Iterable
from dataclasses import dataclass

from tutor.core.keydraft import Decision, Entry
from tutor.core.reading import Lesson, Reading
from tutor.core.teachers import Teacher
from tutor.editing import At, KeyDesk, Work
from tutor.errors import EditConflict
from tutor.web.draw.frame import notice
from tutor.web.draw.render import Html, render
from tutor.web.heard import Heard
from tutor.web.teacher import key_words as words
from tutor.web.teacher.answering import complaints
from tutor.web.teacher.key_fields import at_of
from tutor.web.teacher.screen import Act, Area, Screen, whole

Doing = Callable[[At, Heard], Work]


@dataclass(frozen=True, slots=True)
class Quick:
    """The acts of the quick key. Everything that it shows is one island."""

    desk: KeyDesk

    def area(self) -> Area:
        """What this part of the page can do."""
        desk = self.desk
        acts: dict[str, Act] = {
            "quick.accept": self._doing(lambda at, heard: desk.decide(at, heard.text("id"), Decision.KEPT)),
            "quick.reject": self._doing(lambda at, heard: desk.decide(at, heard.text("id"), Decision.REJECTED)),
            "quick.save": self._doing(lambda at, heard: desk.reword(at, heard.text("id"), *worded(heard))),
            "quick.back": self._doing(lambda at, heard: desk.undo(at)),
            "quick.change": self.change,
            "quick.range": self.change_range,
            "quick.release": self.release,
        }
        return Area(views={"readings/*/quick": self.opened}, acts=acts)

    async def opened(self, teacher: Teacher, reading: str) -> Screen:
        """The first undecided entry of the range in which the program is sure of most."""
        work = await asyncio.to_thread(self.desk.open, reading, teacher.name)
        return whole(self._drawn(work, await asyncio.to_thread(self._richest, work)))

    async def change(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen]:
        """The wording of the entry in hand, to change; or back, where it is open."""
        work = await asyncio.to_thread(self.desk.open, at_of(teacher, heard).reading, teacher.name)
        yield Screen(main=self._drawn(work, lesson_of(self.desk, work, heard), form=heard.text("form") == "open"))

    async def change_range(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen]:
        """Another close-reading range."""
        work = await asyncio.to_thread(self.desk.open, at_of(teacher, heard).reading, teacher.name)
        yield Screen(main=self._drawn(work, lesson_of(self.desk, work, heard, "value")))

    async def release(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen]:
        """Approve the key: what was not decided stays open."""
        at = at_of(teacher, heard)
        before = await asyncio.to_thread(self.desk.open, at.reading, at.by)
        lesson = lesson_of(self.desk, before, heard)
        try:
            work = await asyncio.to_thread(self.desk.approve, at, lesson)
        except EditConflict as fault:
            yield Screen(main=self._drawn(before, lesson), notice=notice(str(fault), next(complaints)))
            return
        yield Screen(main=self._drawn(work, lesson))

    def _doing(self, doing: Doing) -> Act:
        async def act(teacher: Teacher, heard: Heard) -> AsyncIterator[Screen]:
            at = at_of(teacher, heard)
            try:
                work, said = await asyncio.to_thread(doing, at, heard), Html("")
            except EditConflict as fault:
                work, said = await asyncio.to_thread(self.desk.open, at.reading, at.by), notice(str(fault), next(complaints))
            yield Screen(main=self._drawn(work, lesson_of(self.desk, work, heard)), notice=said)

        return act

    def _richest(self, work: Work) -> Lesson:
        return max(self.desk.ranges(work.reading), key=lambda lesson: len(self.desk.quick_set(work, lesson)))

    def _drawn(self, work: Work, lesson: Lesson, form: bool = False) -> Html:
        chosen = self.desk.quick_set(work, lesson)
        entry = next((each for each in chosen if each.decision is Decision.UNDECIDED), None)
        draft = work.desk.draft
        return render(
            "teacher/key/quick",
            reading=work.reading,
            desk=work.desk,
            lesson=lesson,
            ranges=[(each, undecided(self.desk.quick_set(work, each))) for each in self.desk.ranges(work.reading)],
            chosen=chosen,
            entry=entry,
            form=form,
            paragraph=paragraph_of(work.reading, entry) if entry else None,
            sure=words.sureness(entry) if entry else (0, ""),
            kept=[each for each in chosen if each.decision is Decision.KEPT],
            open=draft.count(Decision.UNDECIDED),
            words=words,
        )


def undecided(entries: Iterable[Entry]) -> int:
    """How many of these wait for a decision."""
    return sum(entry.decision is Decision.UNDECIDED for entry in entries)


def paragraph_of(reading: Reading, entry: Entry) -> tuple[int, str, str, str]:
    """The paragraph that an entry stands in: its number, the words before, the words, the words after."""
    span, text = entry.places[0].span, reading.text
    passage = text.passage_at(span.start)
    before, after = text.body[passage.span.start : span.start], text.body[span.end : passage.span.end]
    return passage.number, before, text.words(span), after


def lesson_of(desk: KeyDesk, work: Work, heard: Heard, name: str = "range") -> Lesson:
    """The range that the page names, as "FIRST-LAST"; the first one where it is none of this reading's."""
    ranges = desk.ranges(work.reading)
    return next((each for each in ranges if f"{each.first}-{each.last}" == heard.text(name)), ranges[0])


def worded(heard: Heard) -> tuple[str, str | None]:
    """The why and the plain wording of the small form."""
    form = {name: " ".join(value.split()) for name, value in heard.fields().items()}
    return form.get("why", ""), form.get("rewrite")
