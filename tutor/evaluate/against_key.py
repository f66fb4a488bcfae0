"""How a draft compares with a key that people made: what it finds of the clear findings, and how much of it is right."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from tutor.core.key import AnswerKey, Finding, Place, Status
from tutor.core.reading import Reading
from tutor.evaluate.intervals import share
from tutor.steps.analysing import Draft, analyse, teaching_set

HALF = 0.5  # of the shorter of two places: less overlap is a neighbour


@dataclass(frozen=True, slots=True)
class Judged:
    """A drafted finding and what the key says of it: True, False, or None where the key leaves it open."""

    finding: Finding
    right: bool | None


def measure_against_key(reading: Reading, key: AnswerKey) -> dict[str, Any]:
    """Recall of the key's clear findings, precision of the draft with `defensible` places neutral, and of the teaching set.

    A drafted finding meets a key's where half of the shorter place is shared and their groups agree (also by an accepted code).
    `false_alarms_per_1000` counts drafted findings that meet nothing in the key, over the text's words.
    """
    draft = analyse(reading.text)
    judged = [judge(each.finding, key) for each in draft.findings]
    clear = [finding for finding in key.findings if finding.status is Status.CLEAR]
    drafted = [each.finding for each in draft.findings]
    missed = [finding for finding in clear if not any(_meet(finding, other) for other in drafted)]
    alarms = [one.finding for one in judged if one.right is False]
    return {
        "clear": len(clear),
        "drafted": len(drafted),
        "recall": share(len(clear) - len(missed), len(clear)),
        "precision": precision(judged),
        "false_alarms_per_1000": round(1000 * len(alarms) / len(reading.text.body.split()), 1),
        **_teaching(draft, reading, key),
        "failures": [{"missed": f.id, "code": f.code.value} for f in missed]
        + [{"alarm": f.id, "quote": f.places[0].quote, "code": f.code.value} for f in alarms],
    }


def judge(finding: Finding, key: AnswerKey) -> Judged:
    """What a key says of a drafted finding."""
    met = [other for other in key.findings if _meet(other, finding)]
    if any(other.status is Status.CLEAR for other in met):
        return Judged(finding, True)
    return Judged(finding, None if met else False)


def precision(judged: Iterable[Judged]) -> float:
    """Right ones over right and wrong ones."""
    verdicts = [one.right for one in judged if one.right is not None]
    return share(verdicts.count(True), len(verdicts))


def _meet(one: Finding, other: Finding) -> bool:
    groups = {code.group for code in one.codes} & {code.group for code in other.codes}
    return bool(groups) and any(_share(a, b) for a in one.places for b in other.places)


def _share(one: Place, other: Place) -> bool:
    return one.span.overlap(other.span) >= HALF * min(len(one.span), len(other.span)) > 0


def _teaching(draft: Draft, reading: Reading, key: AnswerKey) -> dict[str, Any]:
    chosen = teaching_set(draft, reading.text, 1, len(reading.text.passages))
    judged = [judge(each.finding, key) for each in chosen.findings]
    clear = [place for finding in key.findings if finding.status is Status.CLEAR for place in finding.places]
    fair = [not any(place.span.overlap(each.foil.place.span) for place in clear) for each in chosen.foils]
    right = sum(one.right is True for one in judged) + sum(fair)
    counted = sum(one.right is not None for one in judged) + len(fair)
    return {
        "teaching_precision": share(right, counted),
        "teaching_findings": precision(judged),
        "teaching_foils": share(sum(fair), len(fair)),
    }
