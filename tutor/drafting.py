"""A text's answer key drafted, for a teacher to decide on: the built-in analyst, then the model, then the background."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from enum import StrEnum

from tutor.core.key import AnswerKey, Finding
from tutor.core.reading import Reading
from tutor.protocols import Index, Model
from tutor.steps.analysing import Draft, analyse
from tutor.steps.analysing.analyst import EMPTY, NOT_ENGLISH
from tutor.steps.asking import NOTHING, Answers, AnswersInMemory, Asking, Spent
from tutor.steps.model_analyst import Analysed, Skipped, analyse_with
from tutor.steps.relating import Related, Weighed, claims, relate_with, related


class Stage(StrEnum):
    """What a draft is busy with, as the page says it."""

    PARAGRAPHS = "paragraphs read"
    CLAIMS = "claims looked up"


Progress = Callable[[Stage, int, int], None]
"""Told the stage, and how many of how many are done."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What drafting met and cost. `dropped` quotes do not stand where they should, `refused` entries have no kind of ours.

    `skipped` paragraphs and `unrelated` claims are those that the model failed on; drafting again asks for these alone.
    """

    dropped: int = 0
    refused: int = 0
    skipped: tuple[Skipped, ...] = ()
    unrelated: int = 0
    spent: Spent = NOTHING


NO_COUNTS = Counts()


@dataclass(frozen=True, slots=True)
class Drafted:
    """A drafted key, nothing in it decided, with what there is to know about it. `draft` has the confidence of each entry."""

    draft: Draft
    relations: tuple[Related, ...] = ()
    counts: Counts = NO_COUNTS

    @property
    def key(self) -> AnswerKey:
        """The key in the order of the text."""
        return self.draft.key

    @property
    def remark(self) -> str:
        """What stands in the way of a draft, for the teacher; empty where nothing does."""
        return self.draft.remark


async def draft_key(
    reading: Reading,
    model: Model | None = None,
    index: Index | None = None,
    progress: Progress | None = None,
    answers: Answers | None = None,
) -> Drafted:
    """Draft the key of a reading; its background must be in the index. Raises TooLong.

    May be cancelled at any time: what the model has said by then stays in `answers`, and the next call pays for the rest only.
    """
    built_in = await asyncio.to_thread(analyse, reading.text)
    if built_in.remark in (EMPTY, NOT_ENGLISH):
        return Drafted(built_in)
    asking = Asking(model, answers or AnswersInMemory()) if model else None
    told = progress or _untold
    analysed = await _read(asking, reading, built_in, told)
    weighed = await _looked_up(asking, reading, analysed.draft, index, told) if index else []
    return _drafted(analysed, weighed)


async def _read(asking: Asking | None, reading: Reading, built_in: Draft, told: Progress) -> Analysed:
    if asking is None:
        return Analysed(built_in)
    return await analyse_with(asking, reading, built_in, lambda done, of: told(Stage.PARAGRAPHS, done, of))


async def _looked_up(asking: Asking | None, reading: Reading, draft: Draft, index: Index, told: Progress) -> list[Weighed]:
    if not reading.background:
        return []
    found, wanted = list[Weighed](), claims([each.finding for each in draft.findings])
    for done, finding in enumerate(wanted, 1):
        built_in, passages = await asyncio.to_thread(related, finding, reading, index)
        found.append(await relate_with(asking, finding, reading, built_in, passages) if asking else Weighed(built_in))
        told(Stage.CLAIMS, done, len(wanted))
    return found


def _drafted(analysed: Analysed, weighed: list[Weighed]) -> Drafted:
    relations = {each.related.finding: each.related for each in weighed}
    findings = tuple(replace(each, finding=_with_background(each.finding, relations)) for each in analysed.draft.findings)
    counts = Counts(
        dropped=analysed.dropped + sum(each.dropped for each in weighed),
        refused=analysed.refused,
        skipped=analysed.skipped,
        unrelated=sum(bool(each.problem) for each in weighed),
        spent=sum((each.spent for each in weighed), analysed.spent),
    )
    return Drafted(replace(analysed.draft, findings=findings), tuple(relations.values()), counts)


def _with_background(finding: Finding, relations: dict[str, Related]) -> Finding:
    """The finding with the passage that decides it, where a relation was proposed."""
    reference = relations[finding.id].reference if finding.id in relations else None
    return replace(finding, background=(reference,)) if reference else finding


def _untold(stage: Stage, done: int, of: int) -> None:
    """Nobody watches."""
