"""An answer key on a teacher's desk: what is proposed and what they decided so far. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from tutor.core.codes import Code
from tutor.core.key import AnswerKey, Finding, Foil, Place
from tutor.errors import BadEdit

GONE = "This entry is no longer in the key. Somebody took it out; choose another one in the list."


class Decision(StrEnum):
    """Where an entry stands with the teacher."""

    UNDECIDED = "undecided"
    KEPT = "kept"
    REJECTED = "rejected"


@dataclass(frozen=True, slots=True)
class Entry:
    """A finding or a fair sentence on the desk. `drafted` by the program, with its confidence 0 to 1; else a teacher's own."""

    item: Finding | Foil
    decision: Decision = Decision.UNDECIDED
    confidence: float = 1.0
    drafted: bool = False
    changed: bool = False

    @property
    def id(self) -> str:
        """The id of its finding or foil: it stays the same whatever changes, and across versions."""
        return self.item.id

    @property
    def places(self) -> tuple[Place, ...]:
        """Where its words stand."""
        return self.item.places if isinstance(self.item, Finding) else (self.item.place,)

    @property
    def kind(self) -> str:
        """The line that marks it: "loaded", "unsupported" or "fair"."""
        return self.item.group.value if isinstance(self.item, Finding) else "fair"

    @property
    def code(self) -> Code:
        """Its code; FAIR for a fair sentence."""
        return self.item.code if isinstance(self.item, Finding) else Code.FAIR

    @property
    def quote(self) -> str:
        """The words of its first place."""
        return self.places[0].quote


@dataclass(frozen=True, slots=True)
class KeyDraft:
    """All entries in the order of the text. `remark` is what the program could not do, for the teacher."""

    entries: tuple[Entry, ...] = ()
    remark: str = ""

    def entry(self, entry_id: str) -> Entry:
        """The entry with this id. Raises BadEdit."""
        found = next((entry for entry in self.entries if entry.id == entry_id), None)
        if found is None:
            raise BadEdit(GONE)
        return found

    def has(self, entry_id: str) -> bool:
        """Whether there is an entry with this id."""
        return any(entry.id == entry_id for entry in self.entries)

    def count(self, decision: Decision) -> int:
        """How many entries stand so."""
        return sum(entry.decision is decision for entry in self.entries)


def in_order(entries: Iterable[Entry], remark: str = "") -> KeyDraft:
    """A draft of these entries. The order is a function of what they are, so that equal desks are equal."""
    return KeyDraft(tuple(sorted(entries, key=lambda entry: (entry.places[0].span, entry.id))), remark)


def from_key(key: AnswerKey) -> KeyDraft:
    """The desk as an approved key leaves it: what was decided is kept, what was open is undecided."""
    items: list[Finding | Foil] = [*key.findings, *key.foils]
    return in_order(
        Entry(item, Decision.KEPT if item.decided else Decision.UNDECIDED, drafted=not item.decided) for item in items
    )


def approved_key(draft: KeyDraft) -> AnswerKey:
    """What a class meets: kept entries decided, undecided ones open, rejected ones not at all."""
    taken = [_settled(entry) for entry in draft.entries if entry.decision is not Decision.REJECTED]
    findings = tuple(item for item in taken if isinstance(item, Finding))
    return AnswerKey(findings, tuple(item for item in taken if isinstance(item, Foil)))


def _settled(entry: Entry) -> Finding | Foil:
    return replace(entry.item, decided=entry.decision is Decision.KEPT)


def merged(draft: KeyDraft, newer: KeyDraft) -> KeyDraft:
    """The desk as it is, with what a newer draft proposes besides: whatever a teacher has touched stays untouched."""
    more = [entry for entry in newer.entries if not draft.has(entry.id)]
    return in_order((*draft.entries, *more), newer.remark)
