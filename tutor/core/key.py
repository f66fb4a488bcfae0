"""The answer key of a reading: findings, foils, and where they stand. Frozen, no input or output."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from tutor.core.codes import Code, Group
from tutor.core.text import Span, Text


class Voice(StrEnum):
    """Who is speaking in the marked words."""

    AUTHOR = "author"
    QUOTED = "quoted"
    HEADING = "heading"


class Status(StrEnum):
    """How sure the key is: no careful reader would object, or some would."""

    CLEAR = "clear"
    DEFENSIBLE = "defensible"


class Relation(StrEnum):
    """What a background passage does to a claim."""

    SUPPORTS = "supports"
    CONTRADICTS = "contradicts"
    SILENT = "silent"


class Fairness(StrEnum):
    """What makes a sentence fair: the reasons that the tutor uses by name."""

    OWNER = "owner"
    CHECK = "check"
    CALM = "calm"
    OPEN = "open"
    VIEW = "view"


@dataclass(frozen=True, slots=True)
class Place:
    """Where words stand: exact quote, the words around it, and offsets (W3C text-quote and text-position selectors)."""

    span: Span
    quote: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, slots=True)
class Reference:
    """A background passage that bears on a claim."""

    document: str
    passage: int
    relation: Relation


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a careful reader should notice, and every place that shows it.

    `also` are codes that are accepted besides `code`. `rewrite` is a neutral wording of the place (language), `evidence` what
    would settle it (claims), `where` and `contrast` are hints of its own. `decided` is False while the teacher has not looked.
    """

    id: str
    code: Code
    places: tuple[Place, ...]
    why: str
    also: tuple[Code, ...] = ()
    voice: Voice = Voice.AUTHOR
    status: Status = Status.CLEAR
    difficulty: int = 2
    rewrite: str = ""
    evidence: str = ""
    where: str = ""
    contrast: str = ""
    background: tuple[Reference, ...] = ()
    decided: bool = True

    @property
    def group(self) -> Group:
        """The group of its own code; a finding never has FAIR."""
        return Group.LOADED if self.code.value.startswith("LL") else Group.UNSUPPORTED

    @property
    def codes(self) -> tuple[Code, ...]:
        """Every code that is accepted for it, its own first."""
        return (self.code, *self.also)

    def accepts(self, group: Group) -> bool:
        """Whether a mark that names this group may find it."""
        return any(code.group is group for code in self.codes)


@dataclass(frozen=True, slots=True)
class Foil:
    """A fair sentence, or the fair part of one. Flagging it is a false alarm."""

    id: str
    place: Place
    reason: Fairness
    why: str
    decided: bool = True


@dataclass(frozen=True, slots=True)
class AnswerKey:
    """What there is to find in one revision of a text."""

    findings: tuple[Finding, ...] = ()
    foils: tuple[Foil, ...] = ()

    def finding(self, finding_id: str) -> Finding:
        """The finding with this id."""
        return next(finding for finding in self.findings if finding.id == finding_id)

    def decided(self) -> tuple[Finding, ...]:
        """The findings that a teacher has looked at."""
        return tuple(finding for finding in self.findings if finding.decided)


def place(text: Text, span: Span, context: int = 24) -> Place:
    """A place with its quote and up to `context` characters on both sides."""
    before, after = max(0, span.start - context), span.end + context
    return Place(span, text.words(span), text.body[before : span.start], text.body[span.end : after])


def in_range(findings: Iterable[Finding], stretch: Span) -> tuple[Finding, ...]:
    """The findings with a place that lies inside a stretch of the text."""
    return tuple(finding for finding in findings if any(spot.span.within(stretch) for spot in finding.places))
