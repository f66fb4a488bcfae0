"""One key under revision: the draft, a number for every step, and what each step can be taken back to. Pure."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from tutor.core.keydraft import Entry, KeyDraft, in_order
from tutor.errors import EditConflict

MOST_STEPS = 60  # that can be taken back: an hour of decisions


@dataclass(frozen=True, slots=True)
class Step:
    """What one change did, and how to take it back. `says` is for the button: "accepting “roam”"."""

    says: str
    by: str
    put_back: tuple[Entry, ...] = ()
    take_away: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Desk:
    """The draft of one revision's key. `edit` rises with every change; `approved` is the edit that was approved last, and
    `version` the key that came of it: 0 where nothing is approved yet.
    """

    reading: str
    revision: int
    draft: KeyDraft
    edit: int = 1
    steps: tuple[Step, ...] = ()
    version: int = 0
    approved: int = 0
    changed_by: str = field(default="", compare=False)
    changed_at: datetime | None = field(default=None, compare=False)

    @property
    def news(self) -> bool:
        """Whether there is anything that the approved key does not have."""
        return self.edit != self.approved

    def after(self, draft: KeyDraft, says: str, by: str) -> "Desk":
        """The desk after one change."""
        steps = (*self.steps, step_back(self.draft, draft, says, by))[-MOST_STEPS:]
        return replace(self, draft=draft, edit=self.edit + 1, steps=steps)

    def undone(self) -> "Desk":
        """The desk with its last change taken back; as it is where there is none."""
        if not self.steps:
            return self
        return replace(self, draft=taken_back(self.draft, self.steps[-1]), edit=self.edit + 1, steps=self.steps[:-1])

    def released(self, version: int) -> "Desk":
        """The desk once its draft has become a version of the key."""
        return replace(self, version=version, approved=self.edit)


def step_back(before: KeyDraft, after: KeyDraft, says: str, by: str) -> Step:
    """What leads from `after` to `before` again: only the entries that differ, because a key has hundreds."""
    was = {entry.id: entry for entry in before.entries}
    now = {entry.id: entry for entry in after.entries}
    put_back = tuple(entry for name, entry in was.items() if now.get(name) != entry)
    return Step(says, by, put_back, tuple(name for name in now if name not in was))


def taken_back(draft: KeyDraft, step: Step) -> KeyDraft:
    """The draft as it was before a step."""
    gone = {*step.take_away, *(entry.id for entry in step.put_back)}
    left = (entry for entry in draft.entries if entry.id not in gone)
    return in_order((*left, *step.put_back), draft.remark)


def opened(reading: str, revision: int, draft: KeyDraft, version: int = 0) -> Desk:
    """A new desk; one that begins from an approved key has no news yet."""
    desk = Desk(reading, revision, draft)
    return desk.released(version) if version else desk


def conflict(by: str, asking: str) -> EditConflict:
    """Says who was faster, and what to do."""
    who = "You changed this key in another window" if by == asking else f"{by} changed this key"
    what_now = "The page shows the key as it is now: look, then do it again."
    return EditConflict(f"{who} just before you, so your last step was not kept. {what_now}")
