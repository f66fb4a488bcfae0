"""A small reading to draft keys for, and the answers of a model about it."""

import json

from tests.examples import split_at_stops
from tests.fakes import QueuedModel
from tutor.core.codes import Code
from tutor.core.key import Fairness, Finding, Foil, Place, place
from tutor.core.reading import Document, Lesson, Reading, SourceCard
from tutor.core.text import Span, Text, divided
from tutor.steps.analysing import Draft, FairSuggestion, Suggestion
from tutor.steps.asking import Asking
from tutor.steps.model_analyst import Analysed, analyse_with

BODY = """The lido closes
The council slammed the gates of the lido on 3 May 2024. It is a brutal decision. The brutal truth is that nobody asked us.
Experts say the pool is sick. The manager, Ann Lee, told the Herald on Monday that the pump had failed twice.
Without the lido, the town will die within a year."""
TEXT: Text = divided(BODY, split_at_stops)
PUMP = Document("pump", "The pump", divided("The pump of the lido failed in March and in April.", split_at_stops))
READING = Reading(
    "lido",
    SourceCard("The lido closes", genre="Letter", publisher="The Herald"),
    TEXT,
    lessons=(Lesson("All", 2, 4),),
    background=(PUMP,),
)


def spots(quote: str) -> tuple[Place, ...]:
    """Every place of some words."""
    starts = [start for start in range(len(BODY)) if BODY.startswith(quote, start)]
    return tuple(place(TEXT, Span(start, start + len(quote))) for start in starts)


def suggested(name: str, code: Code, quote: str, confidence: float) -> Suggestion:
    """A finding as the built-in analyst drafts it."""
    return Suggestion(Finding(name, code, spots(quote), f"Built in: {quote}.", decided=False), confidence)


OWNED = "The manager, Ann Lee, told the Herald on Monday that the pump had failed twice."
DRAFT = Draft(
    (
        suggested("uc2-experts", Code.UC2, "Experts say", 0.8),
        suggested("ll1-slammed", Code.LL1, "slammed the gates", 0.7),
        suggested("uc6-die", Code.UC6, "the town will die within a year", 0.7),
        suggested("ll1-brutal", Code.LL1, "brutal", 0.6),
    ),
    (FairSuggestion(Foil("fair-owned", spots(OWNED)[0], Fairness.OWNER, "Built in.", decided=False), 0.9),),
)


def finding(quote: str, code: str = "LL1", **fields: object) -> dict[str, object]:
    """A finding as a model words it."""
    notes = {"why": f"Why {quote}?", "rewrite": "", "evidence": ""}
    return {"quote": quote, "code": code, "before": "", "also": [], "voice": "author", **notes, "difficulty": 2, **fields}


def fair(quote: str, reason: str = "owner") -> dict[str, object]:
    """A fair sentence as a model words it."""
    return {"quote": quote, "reason": reason, "why": "It says who."}


def analysis(*findings: dict[str, object], fair: tuple[dict[str, object], ...] = ()) -> dict[str, object]:
    """A model's answer about one paragraph."""
    return {"findings": list(findings), "fair": list(fair)}


NOTHING = analysis()


def told(answer: object) -> str:
    """An answer as it comes over the wire."""
    return json.dumps(answer, ensure_ascii=False)


async def drafted(*answers: dict[str, object], reading: Reading = READING, built_in: Draft = DRAFT) -> Analysed:
    """The draft after these answers, one a paragraph; there is nothing in the others."""
    queue = [*answers, *[NOTHING] * (len(reading.text.passages) - len(answers))]
    return await analyse_with(Asking(QueuedModel(judgements=list(queue))), reading, built_in)


def by_quote(draft: Draft) -> dict[str, Suggestion]:
    """The findings of a draft by the words of each of their places."""
    return {spot.quote: each for each in draft.findings for spot in each.finding.places}
