"""A teacher at work on an answer key: open it, decide, change, take back, ask for advice, approve."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Protocol

from tutor.advising import Advice, advice
from tutor.core.codes import Group
from tutor.core.desk import Desk, conflict, opened
from tutor.core.editing import (
    FindingFields,
    FoilFields,
    added,
    also_at,
    altered,
    decided,
    moved,
    removed,
    reworded,
    without_place,
)
from tutor.core.key import AnswerKey, Finding, Foil
from tutor.core.keydraft import Decision, Entry, KeyDraft, approved_key, from_key, merged
from tutor.core.reading import Lesson, Reading
from tutor.core.text import Span
from tutor.corpus import automatic_lessons
from tutor.errors import NotFound
from tutor.protocols import Index
from tutor.steps.analysing import Draft, analyse, teaching_set
from tutor.steps.analysing.by_hand import finding_by_hand, foil_by_hand
from tutor.steps.analysing.on_the_desk import analysts_draft, desk_draft
from tutor.steps.relating import BackgroundPassage, sentence_of

NO_READING = "There is no such reading here. Go back to the list of readings."
ANOTHER_TEXT = "The text of this reading has been corrected since the lesson. Open its key and add the place there."
FROM_A_CLASS = "A class's report"
MOST_PASSAGES = 4  # of the background, offered for one claim
SHORT = 40  # characters of a quotation on a button
VERBS = {Decision.KEPT: "accepting", Decision.REJECTED: "rejecting", Decision.UNDECIDED: "reopening"}


class DeskRecord(Protocol):
    """What the desk needs kept; tutor/record/desks.py keeps it."""

    def version(self, reading: str, revision: int) -> int: ...
    def key(self, reading: str, revision: int, version: int) -> AnswerKey: ...
    def get(self, reading: str, revision: int) -> Desk | None: ...
    def put(self, desk: Desk, by: str) -> Desk: ...
    def save(self, before: int, desk: Desk, by: str) -> Desk: ...
    def approve(self, desk: Desk, key: AnswerKey, by: str, lesson: Lesson | None = None) -> Desk: ...


@dataclass(frozen=True, slots=True)
class At:
    """Who acts on which key, and the edit that their page shows: an act on an older one raises EditConflict."""

    reading: str
    edit: int
    by: str


@dataclass(frozen=True, slots=True)
class Work:
    """What a page shows: the reading and its desk."""

    reading: Reading
    desk: Desk


@dataclass
class KeyDesk:
    """The keys of an installation. Blocking. `readings` gives the latest revision of each."""

    record: DeskRecord
    readings: Callable[[], list[Reading]]
    index: Index | None = None

    def begin(self, reading: str, revision: int, draft: Draft, by: str = "The program") -> Desk:
        """Lay a drafted key on the desk. Where teachers have begun, what they did stays, and what is new is added."""
        fresh = desk_draft(draft)
        desk = self.record.put(opened(reading, revision, fresh), by)
        if desk.draft == fresh:
            return desk
        return self.record.save(desk.edit, desk.after(merged(desk.draft, fresh), "a new draft", by), by)

    def open(self, reading: str, by: str) -> Work:
        """The desk of a reading's latest revision: made from the approved key, or drafted here where there is none."""
        found = self.reading(reading)
        desk = self.record.get(found.id, found.revision)
        version = self.record.version(found.id, found.revision)
        if desk is None:
            draft = from_key(self._key(found, version)) if version else desk_draft(analyse(found.text))
            desk = self.record.put(opened(found.id, found.revision, draft, version), by)
        elif version > desk.version:
            desk = self._caught_up(desk, self._key(found, version), version, by)
        return Work(found, desk)

    def decide(self, at: At, entry: str, decision: Decision) -> Work:
        """Accept, reject or reopen."""
        return self._act(at, VERBS[decision], entry, lambda draft: decided(draft, entry, decision))

    def change(self, at: At, entry: str, fields: FindingFields | FoilFields) -> Work:
        """Other fields for an entry. Raises BadEdit."""
        return self._act(at, "changing", entry, lambda draft: altered(draft, entry, fields))

    def reword(self, at: At, entry: str, why: str, rewrite: str | None = None) -> Work:
        """Another why, and another plain wording. Raises BadEdit."""
        return self._act(at, "changing", entry, lambda draft: reworded(draft, entry, why, rewrite))

    def add(self, at: At, span: Span, group: Group | None) -> tuple[Work, str]:
        """A finding of the teacher's own, or a fair sentence where there is no group; and its id. Raises BadEdit."""
        text = self.reading(at.reading).text
        item: Finding | Foil = finding_by_hand(text, span, group) if group else foil_by_hand(text, span)
        before = {entry.id for entry in self._desk(at).draft.entries}
        work = self._act(at, "adding", "", lambda draft: added(draft, item))
        return work, next(entry.id for entry in work.desk.draft.entries if entry.id not in before)

    def move(self, at: At, entry: str, index: int, span: Span) -> Work:
        """Other words for one of its places. Raises BadEdit."""
        text = self.reading(at.reading).text
        return self._act(at, "moving", entry, lambda draft: moved(draft, text, entry, index, span))

    def spread(self, at: At, entry: str, span: Span) -> Work:
        """One more place. Raises BadEdit."""
        text = self.reading(at.reading).text
        return self._act(at, "a place of", entry, lambda draft: also_at(draft, text, entry, span))

    def take_place(self, at: At, entry: str, index: int) -> Work:
        """One place less. Raises BadEdit."""
        return self._act(at, "a place of", entry, lambda draft: without_place(draft, entry, index))

    def remove(self, at: At, entry: str) -> Work:
        """Take out an entry of the teachers' own."""
        return self._act(at, "removing", entry, lambda draft: removed(draft, entry))

    def undo(self, at: At) -> Work:
        """Take the last change back."""
        desk = self._desk(at)
        after = desk.undone()
        return Work(self.reading(at.reading), desk if after is desk else self.record.save(desk.edit, after, at.by))

    def approve(self, at: At, lesson: Lesson | None = None) -> Work:
        """Make the next version of the key. Undecided entries stay in it as open; running lessons keep their version."""
        desk = self._desk(at)
        return Work(self.reading(at.reading), self.record.approve(desk, approved_key(desk.draft), at.by, lesson))

    def learn(self, reading: str, revision: int, finding: Finding) -> None:
        """Take a finding from a class into the draft of the next version. Raises NotFound where the text is another by now."""
        work = self.open(reading, FROM_A_CLASS)
        if work.reading.revision != revision:
            raise NotFound(ANOTHER_TEXT)
        after = work.desk.after(added(work.desk.draft, finding), f"adding {short(finding.places[0].quote)}", FROM_A_CLASS)
        self.record.save(work.desk.edit, after, FROM_A_CLASS)

    def learned(self, reading: str, revision: int) -> frozenset[str]:
        """The ids of all findings that are on the desk of this text."""
        desk = self.record.get(reading, revision)
        return frozenset(entry.id for entry in desk.draft.entries) if desk else frozenset()

    def advice(self, work: Work) -> list[Advice]:
        """What is worth mending; rejected entries need no mending."""
        return advice(work.reading, approved_key(work.desk.draft))

    def ranges(self, reading: Reading) -> tuple[Lesson, ...]:
        """The close-reading ranges that a reading has, or could have."""
        return reading.lessons or automatic_lessons(reading.text)

    def quick_set(self, work: Work, lesson: Lesson) -> tuple[Entry, ...]:
        """The few entries of a range that a teacher decides first, in the order of the text."""
        chosen = teaching_set(analysts_draft(work.desk.draft), work.reading.text, lesson.first, lesson.last)
        ids = {each.finding.id for each in chosen.findings} | {each.foil.id for each in chosen.foils}
        return tuple(entry for entry in work.desk.draft.entries if entry.id in ids)

    def passages(self, reading: Reading, entry: Entry, question: str = "") -> list[BackgroundPassage]:
        """Background for a claim: what the index finds for its sentence, or for a question of the teacher's."""
        if not isinstance(entry.item, Finding) or self.index is None or not reading.background:
            return []
        hits = self.index.search(reading.id, question or sentence_of(entry.item, reading), MOST_PASSAGES)
        found = (passage_of(reading, hit.document, hit.passage) for hit in hits)
        return [passage for passage in found if passage]

    def _act(self, at: At, verb: str, entry: str, change: Callable[[KeyDraft], KeyDraft]) -> Work:
        desk = self._desk(at)
        says = f"{verb} {short(desk.draft.entry(entry).quote)}" if entry else f"{verb} an entry"
        after = desk.after(change(desk.draft), says, at.by)
        return Work(self.reading(at.reading), self.record.save(desk.edit, after, at.by))

    def _desk(self, at: At) -> Desk:
        """The desk as the page shows it; the record looks again when it saves. Raises EditConflict."""
        desk = self.open(at.reading, at.by).desk
        if desk.edit != at.edit:
            raise conflict(desk.changed_by, at.by)
        return desk

    def _caught_up(self, desk: Desk, key: AnswerKey, version: int, by: str) -> Desk:
        """A version came from elsewhere, by an import: it is taken over, and what was decided here since stays."""
        theirs = from_key(key)
        draft = merged(desk.draft, theirs) if desk.news else theirs
        after = replace(desk.after(draft, f"version {version}, which was imported", by), version=version)
        return self.record.save(desk.edit, after if desk.news else after.released(version), by)

    def _key(self, reading: Reading, version: int) -> AnswerKey:
        return self.record.key(reading.id, reading.revision, version)

    def reading(self, reading: str) -> Reading:
        """A reading, in its latest revision. Raises NotFound."""
        found = next((each for each in self.readings() if each.id == reading), None)
        if found is None:
            raise NotFound(NO_READING)
        return found


def passage_of(reading: Reading, document: str, number: int) -> BackgroundPassage | None:
    """A passage of a background document with its words; None where there is none, or no longer."""
    found = reading.document(document)
    if found is None or not 1 <= number <= len(found.text.passages):
        return None
    return BackgroundPassage(document, number, found.text.words(found.text.passage(number).span))


def short(quote: str) -> str:
    """A quotation short enough for a button."""
    return f"“{quote}”" if len(quote) <= SHORT else f"“{quote[:SHORT].rsplit(' ', 1)[0]} …”"
