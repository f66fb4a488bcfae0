"""The model as voice: a move worded, and released sentence by sentence once the guard has passed each."""

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass

from tutor.core.guard import Objection, Rules, Similarity, echo, objections
from tutor.core.lesson import Ask
from tutor.prompts import Message, render, table, version
from tutor.protocols import Model
from tutor.steps.slots import Scene
from tutor.steps.wording import SENTENCE_END, Worded

PROMPT = "word"
AGAIN = "word-again"
PLAIN = "Plain: sentences under 15 words, no idiom, common words, a frame with a gap where it helps."
USUAL = "Usual."


class Rejected(Exception):
    """The guard turned a reply away. What was released before stays; never shown to anybody."""

    def __init__(self, found: list[Objection]) -> None:
        super().__init__(", ".join(objection.fault for objection in found))
        self.found = found


@dataclass(slots=True)
class Cost:
    """The tokens that a reply took, filled while it streams."""

    tokens_in: int = 0
    tokens_out: int = 0


def prompt_version() -> str:
    """Which prompt words the replies, for the record."""
    return version(PROMPT)


def messages(scene: Scene, draft: Worded) -> list[Message]:
    """What the voice is sent: the move, the passage that its question is about, and the built-in draft. No entry of the key."""
    mark = scene.move.mark
    return render(
        PROMPT,
        task=_task(scene),
        wording=PLAIN if scene.plain else USUAL,
        passage=passage_shown(scene),
        background="\n".join(card.words for card in scene.cards),
        last=" ".join(scene.before.said[-4:]),
        mark=scene.ground.text.words(mark.span) if mark else "",
        said=scene.words,
        draft=" ".join(draft.sentences),
    )


def once_more(sent: list[Message]) -> list[Message]:
    """The same request with a word on why it comes again; what the guard found stays untold, since that may be a secret."""
    return [*sent, *render(AGAIN)]


def _task(scene: Scene) -> str:
    tasks = table("tasks")
    lead, ask = tasks["leads"].get(scene.move.lead.value, ""), tasks["asks"].get(scene.move.ask.value, "")
    return " ".join(str(part) for part in (lead, ask) if part)


def passage_shown(scene: Scene) -> str:
    """The paragraph in question, whole: never the place inside it, and not the article where a paragraph will do."""
    ground, move = scene.ground, scene.move
    if move.mark:
        return ground.text.words(ground.text.passage_at(move.mark.span.start).span)
    if move.target and move.ask is Ask.HINT and move.rung:
        return ground.text.words(ground.passage_of(ground.key.finding(move.target)).span)
    return ""


async def released(
    model: Model, sent: list[Message], rules: Rules, similarity: Similarity | None, cost: Cost
) -> AsyncIterator[str]:
    """The model's sentences, each checked together with all that was released before it. Raises Rejected at the first fault."""
    shown, waiting = "", ""
    async for piece in model.stream(sent):
        cost.tokens_in, cost.tokens_out = max(cost.tokens_in, piece.tokens_in), max(cost.tokens_out, piece.tokens_out)
        *complete, waiting = SENTENCE_END.split(waiting + piece.text)
        for sentence in complete:
            shown = await _checked(shown, sentence, rules, similarity)
            yield sentence.strip()
    if waiting.strip():
        await _checked(shown, waiting, rules, similarity)
        yield waiting.strip()


async def _checked(shown: str, sentence: str, rules: Rules, similarity: Similarity | None) -> str:
    reply = f"{shown} {sentence}".strip()
    if found := await asyncio.to_thread(objections, reply, rules, similarity):
        raise Rejected(found)
    return reply


def closing_question(shown: list[str], draft: Worded) -> tuple[str, ...]:
    """What the built-in tutor adds to a reply that was cut off or that forgot the move's question."""
    if not shown:
        return draft.sentences
    return () if any("?" in sentence for sentence in shown) else draft.ask


def said_of(scene: Scene) -> str:
    """What the student said in this turn, as the guard lets it be repeated: typed words, and the words of a short mark."""
    mark = scene.move.mark
    return f"{scene.words} {echo(scene.ground.text.words(mark.span)) if mark else ''}".strip()
