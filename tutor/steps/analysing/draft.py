"""What the analyst proposes: findings and fair sentences, surest first, for a teacher to decide on."""

from dataclasses import dataclass
from typing import Any

from tutor.core.key import AnswerKey, Finding, Foil
from tutor.core.text import Text


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A finding as the program drafted it, with its confidence, 0 to 1. Why, rewrite and evidence are the program's words."""

    finding: Finding
    confidence: float


@dataclass(frozen=True, slots=True)
class FairSuggestion:
    """A fair sentence as the program proposes it, with its confidence, 0 to 1."""

    foil: Foil
    confidence: float


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything that is proposed for a text, surest first. `remark` tells a teacher what stands in the way, if anything."""

    findings: tuple[Suggestion, ...] = ()
    foils: tuple[FairSuggestion, ...] = ()
    remark: str = ""

    @property
    def key(self) -> AnswerKey:
        """The draft as an answer key in the order of the text, nothing in it decided yet."""
        findings = sorted((each.finding for each in self.findings), key=lambda finding: finding.places[0].span)
        foils = sorted((each.foil for each in self.foils), key=lambda foil: foil.place.span)
        return AnswerKey(tuple(findings), tuple(foils))


def rows(text: Text, draft: Draft) -> dict[str, Any]:
    """What `tutor analyse --json` prints: one row a place, in the order of the text, offsets into `text`."""
    confidence = {each.finding.id: each.confidence for each in draft.findings}
    found = sorted(
        ((place, finding) for finding in draft.key.findings for place in finding.places),
        key=lambda pair: (pair[0].span, pair[1].id),
    )
    return {
        "text": text.body,
        "findings": [
            {
                "finding": finding.id,
                "start": place.span.start,
                "end": place.span.end,
                "quote": place.quote,
                "code": finding.code.value,
                "alt_codes": [code.value for code in finding.also],
                "voice": finding.voice.value,
                "status": finding.status.value,
                "why": finding.why,
                "rewrite": finding.rewrite,
                "evidence": finding.evidence,
                "confidence": round(confidence[finding.id], 3),
                "drafted": True,
            }
            for place, finding in found
        ],
        "foils": [
            {"foil": foil.id, "start": foil.place.span.start, "end": foil.place.span.end, "quote": foil.place.quote,
             "reason": foil.reason.value, "why": foil.why, "drafted": True}
            for foil in draft.key.foils
        ],
        "remark": draft.remark,
    }  # fmt: skip
