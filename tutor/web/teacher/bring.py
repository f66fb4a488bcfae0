"""New reading: bringing a file, the teacher's check of its text, and the draft of its key while one waits."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from dataclasses import field as field_of

from tutor.bringing import At, Bringing, Brought, DraftRoom, Pack, Progress, Staged
from tutor.bringing.staged import range_fault
from tutor.bringing.story import with_range
from tutor.core.in_turn import InTurn
from tutor.core.reading import Lesson
from tutor.core.teachers import Teacher
from tutor.errors import NotAllowed, NotFound, TurnTaken
from tutor.parse.paragraphs import Paragraph, correct, drop, join, mark_heading, split
from tutor.web.draw.frame import notice
from tutor.web.heard import Heard
from tutor.web.teacher.answering import complaints
from tutor.web.teacher.bring_draw import check_page, discard_dialog, draft_page, new_page, pack_page
from tutor.web.teacher.screen import Act, Area, Go, Screen, whole

Shown = AsyncIterator[Screen | Go]


@dataclass(frozen=True, slots=True)
class Bring:
    """The pages from dropping a file to its draft. `desk` is the address of a reading's key, with {} for its id.

    Changes of one upload are made in the order in which they come: who corrects a field and presses a button means both.
    """

    bringing: Bringing
    room: DraftRoom
    desk: str
    _in_turn: InTurn = field_of(default_factory=InTurn, repr=False)

    def area(self) -> Area:
        """What this part of the page can do."""
        acts: dict[str, Act] = {
            "bring.join": self.join, "bring.split": self.split, "bring.drop": self.drop, "bring.heading": self.heading,
            "bring.correct": self.correct, "bring.words": self.words, "bring.undo": self.undo, "bring.card": self.card,
            "bring.range": self.range, "bring.range-add": self.range_add, "bring.range-drop": self.range_drop,
            "bring.propose": self.propose, "bring.document": self.document, "bring.document-drop": self.document_drop,
            "bring.discard": self.discard, "bring.discard-yes": self.discarded, "bring.take-in": self.take_in,
            "bring.follow": self.follow, "bring.without": self.without, "bring.pack": self.pack,
        }  # fmt: skip
        return Area({"readings/new": self.new, "readings/new/*": self.check}, acts)

    async def new(self, teacher: Teacher) -> Screen:
        """Where files are dropped."""
        return whole(new_page())

    async def check(self, teacher: Teacher, upload: str) -> Screen:
        """A text that waits for its teacher, or whose key is being drafted."""
        return self._drawn(await asyncio.to_thread(self.bringing.brought, teacher, upload))

    async def join(self, teacher: Teacher, heard: Heard) -> Shown:
        """Put a paragraph and the next one together."""
        number = heard.digits("number")
        yield await self._edited(teacher, heard, f"joined paragraphs {number} and {number + 1}", lambda p: join(p, number))

    async def split(self, teacher: Teacher, heard: Heard) -> Shown:
        """Split a paragraph after a sentence."""
        number, at = heard.digits("number"), heard.digits("cut")
        yield await self._edited(teacher, heard, f"split paragraph {number}", lambda p: split(p, number, at))

    async def drop(self, teacher: Teacher, heard: Heard) -> Shown:
        """Leave a paragraph out."""
        number = heard.digits("number")
        yield await self._edited(teacher, heard, f"dropped paragraph {number}", lambda p: drop(p, number))

    async def heading(self, teacher: Teacher, heard: Heard) -> Shown:
        """Make a paragraph a heading, or a heading a paragraph."""
        number = heard.digits("number")

        def turned(paragraphs: tuple[Paragraph, ...]) -> tuple[Paragraph, ...]:
            return mark_heading(paragraphs, number, not paragraphs[number - 1].heading if paragraphs[number - 1 :] else True)

        yield await self._edited(teacher, heard, f"changed what paragraph {number} is", turned)

    async def correct(self, teacher: Teacher, heard: Heard) -> Shown:
        """Open a paragraph to be corrected by hand; number 0 closes it again."""
        here = await asyncio.to_thread(self.bringing.brought, teacher, heard.text("id"))
        yield self._drawn(here, editing=heard.digits("number"))

    async def words(self, teacher: Teacher, heard: Heard) -> Shown:
        """Give a paragraph other words; each line becomes a paragraph."""
        number, words = heard.digits("number"), heard.fields().get("words", "")
        yield await self._edited(teacher, heard, f"corrected paragraph {number}", lambda p: correct(p, number, words))

    async def undo(self, teacher: Teacher, heard: Heard) -> Shown:
        """Take the last change of the paragraphs back."""
        steps = heard.digits("steps")
        yield await self._changed(teacher, heard, lambda staged: staged.undone(), steps)

    async def card(self, teacher: Teacher, heard: Heard) -> Shown:
        """Correct a field of the source card."""
        name, value = heard.text("field"), heard.text("value")
        yield await self._changed(teacher, heard, lambda staged: staged.with_field(name, value))

    async def range(self, teacher: Teacher, heard: Heard) -> Shown:
        """Correct one field of a close-reading range."""
        place, name, value = heard.digits("place"), heard.text("field"), heard.text("value")

        def corrected(staged: Staged) -> Staged:
            ranges = staged.ranges()
            return with_range(staged, place, with_value(ranges[place], name, value)) if place < len(ranges) else staged

        yield await self._changed(teacher, heard, corrected)

    async def range_add(self, teacher: Teacher, heard: Heard) -> Shown:
        """Add a range after the last one."""
        yield await self._changed(teacher, heard, lambda staged: with_range(staged, len(staged.ranges()), following(staged)))

    async def range_drop(self, teacher: Teacher, heard: Heard) -> Shown:
        """Take a range away."""
        place = heard.digits("place")
        yield await self._changed(teacher, heard, lambda staged: with_range(staged, place, None))

    async def propose(self, teacher: Teacher, heard: Heard) -> Shown:
        """Go back to the proposed ranges."""
        yield await self._changed(teacher, heard, lambda staged: replace(staged, lessons=None))

    async def document(self, teacher: Teacher, heard: Heard) -> Shown:
        """Correct what a background document says of itself."""
        what = (heard.text("id"), heard.text("document"), heard.text("field"), heard.text("value"))
        async with self._in_turn[what[0]]:
            await asyncio.to_thread(self.bringing.change_document, teacher, *what)
        yield await self.check(teacher, heard.text("id"))

    async def document_drop(self, teacher: Teacher, heard: Heard) -> Shown:
        """Leave a background document out."""
        await asyncio.to_thread(self.bringing.drop_document, teacher, heard.text("id"), heard.text("document"))
        yield await self.check(teacher, heard.text("id"))

    async def discard(self, teacher: Teacher, heard: Heard) -> Shown:
        """Ask before a text that waits is thrown away."""
        here = await asyncio.to_thread(self.bringing.brought, teacher, heard.text("id"))
        yield Screen(dialog=discard_dialog(here))

    async def discarded(self, teacher: Teacher, heard: Heard) -> Shown:
        """Throw it away."""
        await asyncio.to_thread(self.bringing.discard, teacher, heard.text("id"))
        yield Go("readings")

    async def take_in(self, teacher: Teacher, heard: Heard) -> Shown:
        """Take the checked text in, and draft its key where it can be drafted."""
        upload, with_model = heard.text("id"), heard.fields().get("model") == "on"
        try:
            async with self._in_turn[upload]:
                here = await asyncio.to_thread(self.bringing.take_in, teacher, upload, with_model)
        except NotAllowed as problem:
            yield (await self.check(teacher, upload))._replace(notice=notice(str(problem), next(complaints)))
            return
        if isinstance(here.content, Staged) and here.content.english:
            async for screen in self._followed(teacher, here):
                yield screen
        else:
            yield Go(self.desk.format(await self.room.without_draft(teacher, upload)))

    async def follow(self, teacher: Teacher, heard: Heard) -> Shown:
        """Watch a draft; one that a restart cut off, or that stopped, is taken up again."""
        here = await asyncio.to_thread(self.bringing.brought, teacher, heard.text("id"))
        async for screen in self._followed(teacher, here):
            yield screen

    async def without(self, teacher: Teacher, heard: Heard) -> Shown:
        """Go on without a draft."""
        yield Go(self.desk.format(await self.room.without_draft(teacher, heard.text("id"))))

    async def pack(self, teacher: Teacher, heard: Heard) -> Shown:
        """Take a pack in, as approved or as a draft."""
        approved = heard.text("as") == "approved"
        drafts = None if approved else self.room.drafts
        name = await asyncio.to_thread(self.bringing.take_in_pack, teacher, heard.text("id"), drafts)
        yield Go("readings" if approved else self.desk.format(name))

    async def _followed(self, teacher: Teacher, here: Brought) -> Shown:
        async for progress in self.room.follow(teacher, here.id):
            if progress.at is At.DONE:
                yield Go(self.desk.format(here.reading))
            else:
                yield whole(draft_page(here, progress, self.room.model_name))

    async def _edited(
        self, teacher: Teacher, heard: Heard, said: str, change: Callable[[tuple[Paragraph, ...]], tuple[Paragraph, ...]]
    ) -> Screen:
        return await self._changed(teacher, heard, lambda staged: staged.changed(said, change), heard.digits("steps"))

    async def _changed(
        self, teacher: Teacher, heard: Heard, change: Callable[[Staged], Staged], steps: int | None = None
    ) -> Screen:
        upload = heard.text("id")
        try:
            async with self._in_turn[upload]:
                return self._drawn(await asyncio.to_thread(self.bringing.change, teacher, upload, change, steps))
        except (TurnTaken, NotFound) as problem:
            return (await self.check(teacher, upload))._replace(notice=notice(str(problem), next(complaints)))

    def _drawn(self, here: Brought, editing: int = 0) -> Screen:
        if here.reading:
            return whole(draft_page(here, Progress(), self.room.model_name, watch=True))
        if isinstance(here.content, Pack):
            return whole(pack_page(here))
        return whole(check_page(here, here.content, editing, self.room.model_name))


def following(staged: Staged) -> Lesson:
    """A new range: what comes after the last one, as far as it may go, or the first paragraph."""
    ranges, text = staged.ranges(), staged.text
    first = min(ranges[-1].last + 1, len(text.passages)) if ranges else 1
    last = first
    while last < len(text.passages) and not range_fault(Lesson("one more", first, last + 1), text):
        last += 1
    return Lesson(f"Paragraphs {first} to {last}", first, last)


def with_value(lesson: Lesson, name: str, value: str) -> Lesson:
    """The range with one field changed; what is no number becomes 0, which the page complains of."""
    if name == "title":
        return replace(lesson, title=" ".join(value.split())[:100])
    number = int(value) if value.isascii() and value.isdigit() and len(value) < 6 else 0
    return replace(lesson, first=number) if name == "first" else replace(lesson, last=number)
