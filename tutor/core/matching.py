"""What a mark meets in the key: the rule for a hit."""

from dataclasses import dataclass
from enum import StrEnum

from tutor.core.codes import Group
from tutor.core.key import AnswerKey, Finding, Foil, Place
from tutor.core.text import Span, Text
from tutor.core.words import content_stems, telling_words

HALF = 0.5  # a mark that covers less than half of a place may have met it by chance


@dataclass(frozen=True, slots=True)
class Mark:
    """What a student selected, and the group they named; no group where they only ask about the words."""

    span: Span
    group: Group | None = None


class Meeting(StrEnum):
    """What lies under a mark. Never shown before the student has given a reason."""

    TARGET = "target"
    FOIL = "foil"
    OPEN = "open"
    NOTHING = "nothing"
    TOO_WIDE = "too wide"


@dataclass(frozen=True, slots=True)
class Match:
    """What a mark meets: the findings that fit, best first, or the fair sentence."""

    meeting: Meeting
    findings: tuple[Finding, ...] = ()
    foil: Foil | None = None


def too_wide(mark: Span, text: Text) -> bool:
    """Whether a mark runs over more than one sentence and is longer than each of them. Needs no key, so tells nothing of it."""
    touched = [sentence for sentence in text.sentences() if sentence.overlap(mark)]
    return len(touched) > 1 and len(mark) > max(map(len, touched))


def match(mark: Mark, key: AnswerKey, text: Text) -> Match:
    """Look a mark up: the chosen group first, then the largest intersection over union, then neighbours in its sentence."""
    if too_wide(mark.span, text):
        return Match(Meeting.TOO_WIDE)
    hits = [finding for finding in key.findings if any(covers(mark.span, spot, text) for spot in finding.places)]
    if decided := sorted((f for f in hits if f.decided), key=lambda f: _rank(f, mark)):
        return Match(Meeting.TARGET, (*decided, *_neighbours(mark, decided, key, text)))
    foil = next((f for f in key.foils if f.place.span.overlap(mark.span) >= max(1, HALF * len(mark.span))), None)
    if foil and foil.decided:
        return Match(Meeting.FOIL, foil=foil)
    return Match(Meeting.OPEN) if hits or foil else Match(Meeting.NOTHING)


def covers(mark: Span, spot: Place, text: Text) -> bool:
    """Whether a mark covers at least half of a place, or a telling word of it."""
    shared = mark.overlap(spot.span)
    if not shared:
        return False
    if shared >= HALF * len(spot.span):
        return True
    both = text.body[max(mark.start, spot.span.start) : min(mark.end, spot.span.end)]
    return any(word in telling_words(spot.quote, text.body) for word in content_stems(both))


def _rank(finding: Finding, mark: Mark) -> tuple[bool, float]:
    wrong_group = mark.group is not None and not finding.accepts(mark.group)
    return wrong_group, -max(spot.span.likeness(mark.span) for spot in finding.places)


def _neighbours(mark: Mark, hits: list[Finding], key: AnswerKey, text: Text) -> tuple[Finding, ...]:
    sentence = text.sentence_around(mark.span)
    return tuple(
        finding for finding in key.findings
        if finding.decided and finding not in hits and any(spot.span.overlap(sentence) for spot in finding.places)
    )  # fmt: skip
