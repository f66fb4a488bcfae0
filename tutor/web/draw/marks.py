"""A student's marks in the text. Drawing one never moves a letter: its label hangs in the margin, out of the flow."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tutor.core.codes import Code, Group
from tutor.core.reply import Drawing, DrawnMark
from tutor.core.text import Span

SAYS = {
    Drawing.PENDING: "You marked this. It waits for your reason.",
    Drawing.FOUND: "Your reason",
    Drawing.FAIR: "You marked this, and it is fair. You said",
    Drawing.KEPT: "You said",
    Drawing.ALONE: "You marked this.",
}


@dataclass(frozen=True, slots=True)
class Note:
    """What a mark says when it is pointed at, or read by a screen reader."""

    kind: str
    label: str
    says: str
    reason: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words under the same marks. `tags` are the labels of the marks that begin here."""

    words: str
    numbers: tuple[int, ...]
    marks: tuple[Note, ...]
    tags: tuple[Note, ...]

    @property
    def kinds(self) -> str:
        """The classes of its lines, each once."""
        return " ".join(dict.fromkeys(f"rt-{mark.kind}" for mark in self.marks))


def note(mark: DrawnMark) -> Note:
    """A mark as the page words it."""
    return Note(kind(mark), mark.label, SAYS[mark.drawing], mark.reason)


def kind(mark: DrawnMark) -> str:
    """How a mark is drawn: by the group of its label, which may be another than the one that the student named first."""
    if mark.drawing is Drawing.ALONE and mark.group:
        return mark.group.value
    if mark.drawing is not Drawing.FOUND:
        return mark.drawing.value
    named = (*((code.label, code.group) for code in Code), *((group.label, group) for group in Group))
    group = dict(named).get(mark.label) or mark.group
    return group.value if group else Drawing.KEPT.value


def pieces(span: Span, body: str, marks: Sequence[DrawnMark]) -> list[Piece]:
    """The text under a span, cut at every boundary of a mark."""
    inside = {edge for mark in marks for edge in (mark.span.start, mark.span.end) if span.start < edge < span.end}
    cuts = sorted({span.start, span.end, *inside})
    return [_piece(Span(start, end), body, marks) for start, end in pairwise(cuts)]


def _piece(piece: Span, body: str, marks: Sequence[DrawnMark]) -> Piece:
    here = [(number, mark) for number, mark in enumerate(marks) if piece.within(mark.span)]
    begun = tuple(note(mark) for _, mark in here if mark.label and mark.span.start == piece.start)
    return Piece(piece.of(body), tuple(number for number, _ in here), tuple(note(mark) for _, mark in here), begun)
