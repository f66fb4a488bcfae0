"""The teaching set: the few findings and fair sentences that a teacher looks at first, surest first and spread over kinds."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tutor.core.key import Status, Voice
from tutor.core.text import Span, Text
from tutor.steps.analysing.draft import Draft, FairSuggestion, Suggestion

MOST_FINDINGS = 12
MOST_FOILS = 8
SPREAD = 0.05  # confidence: how much each finding of the same kind that is in already takes from the next


@dataclass(frozen=True, slots=True)
class TeachingSet:
    """What a teacher decides first: at most 12 findings and 8 fair sentences of one range."""

    findings: tuple[Suggestion, ...]
    foils: tuple[FairSuggestion, ...]


def teaching_set(draft: Draft, text: Text, first: int, last: int) -> TeachingSet:
    """The surest of a draft within passages `first` to `last`, both included, spread over kinds."""
    stretch = text.passage(first).span.cover(text.passage(last).span)
    findings = [each for each in draft.findings if _usable(each, stretch)]
    foils = [each for each in draft.foils if each.foil.place.span.within(stretch)]
    return TeachingSet(tuple(_spread(findings)), tuple(_spread_foils(foils)))


def _usable(each: Suggestion, stretch: Span) -> bool:
    finding = each.finding
    inside = any(place.span.within(stretch) for place in finding.places)
    return inside and finding.status is Status.CLEAR and finding.voice is not Voice.QUOTED


def _spread(findings: list[Suggestion]) -> Iterable[Suggestion]:
    counts, left = Counter[str](), list(findings)
    for _ in range(min(MOST_FINDINGS, len(left))):
        best = max(left, key=lambda each: each.confidence - SPREAD * counts[each.finding.code])
        counts[best.finding.code] += 1
        left.remove(best)
        yield best


def _spread_foils(foils: list[FairSuggestion]) -> Iterable[FairSuggestion]:
    counts, left = Counter[str](), list(foils)
    for _ in range(min(MOST_FOILS, len(left))):
        best = max(left, key=lambda each: each.confidence - SPREAD * counts[each.foil.reason])
        counts[best.foil.reason] += 1
        left.remove(best)
        yield best
