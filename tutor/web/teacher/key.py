"""The key editor: the list, the article and the card of one reading's answer key, and every act on them."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass

from tutor.core.codes import Group
from tutor.core.keydraft import Decision, Entry
from tutor.core.teachers import Teacher
from tutor.editing import At, KeyDesk, Work
from tutor.errors import EditConflict
from tutor.web.draw.frame import notice
from tutor.web.draw.render import NOTHING
from tutor.web.heard import Heard
from tutor.web.teacher.answering import complaints
from tutor.web.teacher.key_dialogs import dialog
from tutor.web.teacher.key_drawing import Look, article, card, left, same_marks
from tutor.web.teacher.key_fields import at_of, fields_of
from tutor.web.teacher.screen import Act, Area, Screen, whole

Doing = Callable[[At, Heard], Work]


@dataclass(frozen=True, slots=True)
class Keys:
    """The acts on all keys. What a page shows goes out island by island: only those that an act has changed."""

    desk: KeyDesk

    def area(self) -> Area:
        """What this part of the page can do."""
        acts: dict[str, Act] = {
            "show": self.show,
            "change": self.change,
            "search": self.search,
            "add": self.add,
            "ask": self.ask,
            "approve": self.approve,
            "accept": self._deciding(Decision.KEPT),
            "reject": self._deciding(Decision.REJECTED),
            "reopen": self._deciding(Decision.UNDECIDED),
            "save": self._doing(self._save),
            "move": self._doing(self._move),
            "spread": self._doing(self._spread),
            "unplace": self._doing(lambda at, heard: self.desk.take_place(at, heard.text("id"), heard.digits("index"))),
            "remove": self._doing(lambda at, heard: self.desk.remove(at, heard.text("id"))),
            "undo": self._doing(lambda at, heard: self.desk.undo(at)),
        }
        return Area(views={"readings/*/key": self.opened}, acts={f"key.{name}": act for name, act in acts.items()})

    async def opened(self, teacher: Teacher, reading: str) -> Screen:
        """The whole page, with the first undecided entry in hand."""
        work = await asyncio.to_thread(self.desk.open, reading, teacher.name)
        entries = work.desk.draft.entries
        first = next((entry for entry in entries if entry.decision is Decision.UNDECIDED), next(iter(entries), None))
        return page(work, Look(first))

    async def show(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen]:
        """Another entry in hand; everything, where the key has changed since the page was drawn."""
        work, fresh = await self._current(teacher, heard)
        look = Look(entry_of(work, heard.text("id")))
        yield Screen(right=card(work, look), dialog=NOTHING) if fresh else page(work, look)

    async def change(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen]:
        """The card as a form, with the background that the index proposes."""
        work, _ = await self._current(teacher, heard)
        entry = work.desk.draft.entry(heard.text("id"))
        passages = await asyncio.to_thread(self.desk.passages, work.reading, entry)
        yield Screen(right=card(work, Look(entry, form=True, passages=passages)))

    async def search(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen]:
        """The form again, with what the background holds near the teacher's words."""
        work, _ = await self._current(teacher, heard)
        entry, query = work.desk.draft.entry(heard.text("id")), heard.text("query").strip()[:200]
        passages = await asyncio.to_thread(self.desk.passages, work.reading, entry)
        found = await asyncio.to_thread(self.desk.passages, work.reading, entry, query) if query else []
        yield Screen(right=card(work, Look(entry, form=True, passages=passages, query=query, found=found)))

    async def add(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen]:
        """A new entry for marked words, at once as a form: its first why is a proposal."""
        at = at_of(teacher, heard)
        group = next((each for each in Group if each.value == heard.text("kind")), None)
        try:
            reading = await asyncio.to_thread(self.desk.reading, at.reading)
            work, new = await asyncio.to_thread(self.desk.add, at, heard.span(reading.text), group)
        except EditConflict as fault:
            yield await self._after_conflict(teacher, at, heard, fault)
            return
        entry = work.desk.draft.entry(new)
        passages = await asyncio.to_thread(self.desk.passages, work.reading, entry)
        look = Look(entry, form=True, passages=passages)
        yield page(work, look)._replace(dialog=None)

    async def ask(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen]:
        """Open a dialog: to approve, for advice, to try it out, for the keys."""
        work, fresh = await self._current(teacher, heard)
        opened = await asyncio.to_thread(dialog, self.desk, work, heard.text("which"))
        shown = Screen() if fresh else page(work, Look(entry_of(work, heard.text("id"))))
        yield shown._replace(dialog=opened)

    async def approve(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen]:
        """Make the next version."""
        at = at_of(teacher, heard)
        try:
            work = await asyncio.to_thread(self.desk.approve, at)
        except EditConflict as fault:
            yield await self._after_conflict(teacher, at, heard, fault)
            return
        yield Screen(left=left(work), dialog=NOTHING, notice=NOTHING)

    def _deciding(self, decision: Decision) -> Act:
        return self._doing(lambda at, heard: self.desk.decide(at, heard.text("id"), decision))

    def _doing(self, doing: Doing) -> Act:
        """An act that changes the key: the list and the card are new, the article where its marks are."""

        async def act(teacher: Teacher, heard: Heard) -> AsyncIterator[Screen]:
            at = at_of(teacher, heard)
            before = (await asyncio.to_thread(self.desk.open, at.reading, at.by)).desk.draft
            try:
                work = await asyncio.to_thread(doing, at, heard)
            except EditConflict as fault:
                yield await self._after_conflict(teacher, at, heard, fault)
                return
            drawn = None if same_marks(before, work.desk.draft) else article(work)
            look = Look(entry_of(work, heard.text("next")))
            yield Screen(left=left(work), main=drawn, right=card(work, look), notice=NOTHING)

        return act

    async def _after_conflict(self, teacher: Teacher, at: At, heard: Heard, fault: EditConflict) -> Screen:
        """The key as it is now, and who was faster. What stands in an open form stays there."""
        work = await asyncio.to_thread(self.desk.open, at.reading, teacher.name)
        shown = page(work, Look(entry_of(work, heard.text("id"))))
        form = heard.text("do") == "key.save" and entry_of(work, heard.text("id"))
        return shown._replace(right=None if form else shown.right, notice=notice(str(fault), next(complaints)))

    async def _current(self, teacher: Teacher, heard: Heard) -> tuple[Work, bool]:
        """The key as it is, and whether the page shows this very edit."""
        at = at_of(teacher, heard)
        work = await asyncio.to_thread(self.desk.open, at.reading, teacher.name)
        return work, work.desk.edit == at.edit

    def _save(self, at: At, heard: Heard) -> Work:
        entry = self.desk.open(at.reading, at.by).desk.draft.entry(heard.text("id"))
        return self.desk.change(at, entry.id, fields_of(heard, entry))

    def _move(self, at: At, heard: Heard) -> Work:
        span = heard.span(self.desk.reading(at.reading).text)
        entry = self.desk.open(at.reading, at.by).desk.draft.entry(heard.text("id"))
        nearest = max(range(len(entry.places)), key=lambda index: entry.places[index].span.overlap(span))
        return self.desk.move(at, entry.id, nearest, span)

    def _spread(self, at: At, heard: Heard) -> Work:
        return self.desk.spread(at, heard.text("id"), heard.span(self.desk.reading(at.reading).text))


def page(work: Work, look: Look) -> Screen:
    """All three parts: thirty milliseconds for a key of 150 entries."""
    return whole(article(work), left(work), card(work, look))


def entry_of(work: Work, entry_id: str) -> Entry | None:
    """The entry that the page asks for; where it is gone, the first one."""
    entries = work.desk.draft.entries
    return next((entry for entry in entries if entry.id == entry_id), next(iter(entries), None))
