"""What a model proposes for one paragraph, read strictly: what does not stand there or is of no kind of ours is dropped."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any, TypeVar

from tutor.core.codes import Code, Group
from tutor.core.key import Fairness, Voice
from tutor.core.text import Passage, Span, Text
from tutor.core.words import folded
from tutor.errors import BadModelAnswer
from tutor.steps.locating import standing, told_apart

KINDS = tuple(code for code in Code if code is not Code.FAIR)
LONGEST = 400  # characters of a why, a rewrite or what would settle a claim: longer is no note but a text
MOST = 60  # entries of one paragraph that are looked at

_STRING = {"type": "string"}
_FINDING = {
    "quote": _STRING,
    "before": _STRING,
    "code": {"type": "string", "description": f"one of {', '.join(KINDS)}"},
    "also": {"type": "array", "items": _STRING},
    "voice": {"type": "string", "description": f"one of {', '.join(Voice)}"},
    "why": _STRING,
    "rewrite": _STRING,
    "evidence": _STRING,
    "difficulty": {"type": "integer"},
}
_FAIR = {"quote": _STRING, "reason": {"type": "string", "description": f"one of {', '.join(Fairness)}"}, "why": _STRING}


def _closed(fields: dict[str, Any]) -> dict[str, Any]:
    return {"type": "object", "additionalProperties": False, "required": list(fields), "properties": fields}


# Kinds are no enum: an answer that does not fit its schema is refused in whole, and one wrong kind would cost the paragraph.
SCHEMA: dict[str, Any] = {
    "title": "analysis",
    **_closed({"findings": {"type": "array", "items": _closed(_FINDING)}, "fair": {"type": "array", "items": _closed(_FAIR)}}),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A place that the model named, found in the text."""

    span: Span
    code: Code
    also: tuple[Code, ...]
    voice: Voice
    why: str
    rewrite: str = ""
    evidence: str = ""
    difficulty: int = 2

    @property
    def group(self) -> Group | None:
        """The group of its kind."""
        return self.code.group


@dataclass(frozen=True, slots=True)
class NamedFair:
    """A sentence that the model calls fair, found in the text."""

    span: Span
    reason: Fairness
    why: str


@dataclass
class Proposed:
    """What is left of a model's answer. `dropped` quotes do not stand in the paragraph, `refused` entries have not our form."""

    named: list[Named] = field(default_factory=list)
    fair: list[NamedFair] = field(default_factory=list)
    dropped: int = 0
    refused: int = 0


E = TypeVar("E", Code, Voice, Fairness)


def parse_analysis(value: dict[str, Any], text: Text, passage: Passage) -> Proposed:
    """The entries of an answer that hold. Raises BadModelAnswer where it is no answer of this form at all."""
    found = Proposed()
    for entry in _entries(value, "findings"):
        _take_finding(entry, text, passage, found)
    for entry in _entries(value, "fair"):
        _take_fair(entry, text, passage, found)
    return found


def _entries(value: dict[str, Any], name: str) -> Iterable[dict[str, Any]]:
    entries = value.get(name)
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise BadModelAnswer(f"The model's analysis has no list of “{name}”.")
    return entries[:MOST]


def _take_finding(entry: dict[str, Any], text: Text, passage: Passage, found: Proposed) -> None:
    code, why = _one_of(Code, entry.get("code")), _line(entry, "why")
    if code is None or code is Code.FAIR or not why:
        found.refused += 1
        return
    span = _place(entry, text, passage, [each.span for each in found.named if each.group is code.group])
    if span is None:
        found.dropped += 1
        return
    loaded, quote = code.group is Group.LOADED, folded(text.words(span))
    rewrite = _line(entry, "rewrite") if loaded else ""
    found.named.append(
        Named(
            span,
            code,
            _also(entry, code),
            _one_of(Voice, entry.get("voice")) or Voice.AUTHOR,
            why,
            "" if quote in folded(rewrite) else rewrite,  # it keeps what it should replace
            "" if loaded else _line(entry, "evidence"),
            _difficulty(entry.get("difficulty")),
        )
    )


def _take_fair(entry: dict[str, Any], text: Text, passage: Passage, found: Proposed) -> None:
    reason, why = _one_of(Fairness, entry.get("reason")), _line(entry, "why")
    if reason is None or not why or passage.heading:
        found.refused += 1
        return
    span = _place(entry, text, passage, [each.span for each in found.fair])
    if span is None:
        found.dropped += 1
        return
    found.fair.append(NamedFair(span, reason, why))


def _place(entry: dict[str, Any], text: Text, passage: Passage, used: list[Span]) -> Span | None:
    """Where an entry's quote stands in its paragraph, within one sentence; None where it does not."""
    quote, before = entry.get("quote"), entry.get("before", "")
    if not isinstance(quote, str) or not isinstance(before, str) or not any(map(str.isalnum, quote)):
        return None
    spans = [
        span
        for span in standing(quote, text.body, passage.span)
        if any(span.within(sentence) for sentence in passage.sentences)
    ]
    return told_apart(spans, before, text.body, used)


def _one_of(kind: type[E], value: object) -> E | None:
    return next((each for each in kind if each.value == value), None)


def _also(entry: dict[str, Any], code: Code) -> tuple[Code, ...]:
    given = entry.get("also")
    codes = [_one_of(Code, each) for each in given] if isinstance(given, list) else []
    return tuple(dict.fromkeys(each for each in codes if each in KINDS and each is not code))


def _line(entry: dict[str, Any], name: str) -> str:
    """A note as one line; nothing where it is none, or where it holds what a note has no use for."""
    words = entry.get(name)
    line = " ".join(words.split()) if isinstance(words, str) else ""
    return "" if len(line) > LONGEST or "://" in line or "<" in line else line


def _difficulty(value: object) -> int:
    return min(3, max(1, value)) if isinstance(value, int) else 2
