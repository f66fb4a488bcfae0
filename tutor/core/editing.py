"""Every change that a teacher can make to a key on the desk: a draft in, another one out. Pure."""

from dataclasses import dataclass, replace
from dataclasses import fields as dataclass_fields
from typing import Any

from tutor.core.codes import Code
from tutor.core.key import Fairness, Finding, Foil, Place, Reference, Status, Voice, place
from tutor.core.keydraft import GONE, Decision, Entry, KeyDraft, in_order
from tutor.core.text import Span, Text
from tutor.errors import BadEdit

MOST_WORDS = 60  # of a why: more than corpus/README.md advises, because advice is no wall

NO_WHY = "Say in a sentence or two why it is marked. Students get to hear it in the end."
LONG_WHY = f"This why is very long. A student takes in 40 words; keep it under {MOST_WORDS}."
OWN_CODE = "It is accepted under its own kind already. Choose other kinds under “Also accept”, or none."
NO_WORDS = "Mark at least one word."
TWO_PARAGRAPHS = "Mark words inside one paragraph."
LAST_PLACE = "These are its only words. Reject it, or mark other words for it first."
SAME_PLACE = "It has these words already."


def decided(draft: KeyDraft, entry_id: str, decision: Decision) -> KeyDraft:
    """Accept, reject or reopen an entry. Raises BadEdit where it is gone."""
    return _put(draft, replace(draft.entry(entry_id), decision=decision))


def added(draft: KeyDraft, item: Finding | Foil) -> KeyDraft:
    """With an entry of the teacher's own, kept. Its id gets a number where it is taken: look at the newest with `newest`."""
    entry = Entry(replace(item, id=free_id(draft, item.id)), Decision.KEPT, changed=True)
    return in_order((*draft.entries, entry), draft.remark)


def free_id(draft: KeyDraft, wanted: str) -> str:
    """An id that no entry has: the wanted one, or with the first number that is free."""
    numbered = (f"{wanted}-{number}" for number in range(2, len(draft.entries) + 3))
    return next(one for one in (wanted, *numbered) if not draft.has(one))


def removed(draft: KeyDraft, entry_id: str) -> KeyDraft:
    """Without an entry. Raises BadEdit where it is gone."""
    gone = draft.entry(entry_id)
    return replace(draft, entries=tuple(entry for entry in draft.entries if entry is not gone))


@dataclass(frozen=True, slots=True)
class FindingFields:
    """What a teacher may change in a finding, beside its words."""

    code: Code
    also: tuple[Code, ...]
    voice: Voice
    status: Status
    difficulty: int
    why: str
    rewrite: str = ""
    evidence: str = ""
    where: str = ""
    contrast: str = ""
    background: tuple[Reference, ...] = ()


@dataclass(frozen=True, slots=True)
class FoilFields:
    """What a teacher may change in a fair sentence, beside its words."""

    reason: Fairness
    why: str


def altered(draft: KeyDraft, entry_id: str, fields: FindingFields | FoilFields) -> KeyDraft:
    """With other fields: to change an entry is to keep it. Raises BadEdit with what to do."""
    entry = draft.entry(entry_id)
    if isinstance(entry.item, Finding) is not isinstance(fields, FindingFields):
        raise BadEdit(GONE)
    _check(fields)
    values: dict[str, Any] = {each.name: getattr(fields, each.name) for each in dataclass_fields(fields)}
    return _kept(draft, entry, replace(entry.item, **values))


def reworded(draft: KeyDraft, entry_id: str, why: str, rewrite: str | None = None) -> KeyDraft:
    """With another why and, for loaded language, another plain wording. Raises BadEdit."""
    entry = draft.entry(entry_id)
    check_why(why)
    item = replace(entry.item, why=why)
    if isinstance(item, Finding) and entry.kind == "loaded" and rewrite is not None:
        item = replace(item, rewrite=rewrite)
    return _kept(draft, entry, item)


def _check(fields: FindingFields | FoilFields) -> None:
    check_why(fields.why)
    if isinstance(fields, FindingFields):
        if fields.code in fields.also:
            raise BadEdit(OWN_CODE)
        if fields.code is Code.FAIR or Code.FAIR in fields.also or not 1 <= fields.difficulty <= 3:
            raise BadEdit("Choose a kind and a difficulty from the lists.")


def check_why(why: str) -> None:
    """Raises BadEdit where it is none, or an essay."""
    if not why.strip():
        raise BadEdit(NO_WHY)
    if len(why.split()) > MOST_WORDS:
        raise BadEdit(LONG_WHY)


def moved(draft: KeyDraft, text: Text, entry_id: str, index: int, span: Span) -> KeyDraft:
    """With other words at one of its places. Raises BadEdit."""
    entry = draft.entry(entry_id)
    if not 0 <= index < len(entry.places):
        raise BadEdit(GONE)
    spot = sound_place(text, span)
    return _placed(draft, entry, (*entry.places[:index], spot, *entry.places[index + 1 :]))


def also_at(draft: KeyDraft, text: Text, entry_id: str, span: Span) -> KeyDraft:
    """With one more place for the same finding. Raises BadEdit."""
    entry = draft.entry(entry_id)
    return _placed(draft, entry, (*entry.places, sound_place(text, span)))


def without_place(draft: KeyDraft, entry_id: str, index: int) -> KeyDraft:
    """Without one of its places. Raises BadEdit where it is the last one."""
    entry = draft.entry(entry_id)
    if len(entry.places) == 1:
        raise BadEdit(LAST_PLACE)
    return _placed(draft, entry, tuple(spot for at, spot in enumerate(entry.places) if at != index))


def _placed(draft: KeyDraft, entry: Entry, places: tuple[Place, ...]) -> KeyDraft:
    if len({spot.span for spot in places}) < len(places):
        raise BadEdit(SAME_PLACE)
    ordered = tuple(sorted(places, key=lambda spot: spot.span))
    item = entry.item
    return _kept(draft, entry, replace(item, places=ordered) if isinstance(item, Finding) else replace(item, place=places[-1]))


def sound_place(text: Text, span: Span) -> Place:
    """A place for marked words, without blanks at its ends. Raises BadEdit where there are none, or too many."""
    words = text.words(Span(min(span.start, len(text.body)), min(span.end, len(text.body))))
    start = span.start + len(words) - len(words.lstrip())
    trimmed = Span(start, max(start, start + len(words.strip())))
    if not trimmed:
        raise BadEdit(NO_WORDS)
    if not trimmed.within(text.passage_at(trimmed.start).span):
        raise BadEdit(TWO_PARAGRAPHS)
    return place(text, trimmed)


def _kept(draft: KeyDraft, entry: Entry, item: Finding | Foil) -> KeyDraft:
    return _put(draft, replace(entry, item=item, decision=Decision.KEPT, changed=True))


def _put(draft: KeyDraft, entry: Entry) -> KeyDraft:
    return in_order((entry if old.id == entry.id else old for old in draft.entries), draft.remark)
