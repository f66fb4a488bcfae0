"""The dialogs of the key editor: to approve, for advice, to try it out, for the keys."""

from itertools import count

from tutor.core.keydraft import Decision
from tutor.editing import KeyDesk, Work
from tutor.web.draw.render import Html, render
from tutor.web.teacher.key_drawing import title_of

KEYS = (
    ("J K", "the next one, the one before"),
    ("A", "accept, and go on to the next undecided one"),
    ("X", "reject, and go on"),
    ("C", "change"),
    ("Z", "take the last step back; Control and Z does it too"),
    ("S", "go through the sentences; arrows move, Enter marks one"),
    ("L U F", "with words marked: loaded, unsupported, fair"),
    ("?", "these keys"),
    ("Esc", "let go"),
)
openings = count(1)  # the same dialog opened twice is two openings


def dialog(desk: KeyDesk, work: Work, which: str) -> Html:
    """A dialog by its name; whatever is no name opens the keys."""
    draft = work.desk.draft
    kept = [entry for entry in draft.entries if entry.decision is Decision.KEPT]
    return render(
        "teacher/key/dialog",
        which=which,
        number=next(openings),
        reading=work.reading,
        version=work.desk.version + 1,
        left=draft.count(Decision.UNDECIDED),
        rejected=draft.count(Decision.REJECTED),
        kept=sum(entry.kind != "fair" for entry in kept),
        fair=sum(entry.kind == "fair" for entry in kept),
        advice=advised(desk, work) if which == "advice" else [],
        ranges=work.reading.lessons,
        keys=KEYS,
    )


def advised(desk: KeyDesk, work: Work) -> list[tuple[str, str, str]]:
    """Advice as the dialog lists it: what it is about, the words, and the entry to show."""
    entries = {entry.id: entry for entry in work.desk.draft.entries}
    found = desk.advice(work)
    return [
        (title_of(entries[one.about]) if one.about in entries else "", one.words, one.about if one.about in entries else "")
        for one in found
    ]
