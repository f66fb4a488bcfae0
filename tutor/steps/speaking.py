"""A move said aloud: by the model while it can, by the built-in tutor otherwise, and never unguarded."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field, replace

from tutor.core.codes import Code
from tutor.core.guard import CLOSING_WORDS, MOST_WORDS, Rules, Similarity
from tutor.core.key import Finding
from tutor.core.lesson import Ask, Lead, Rung
from tutor.core.reply import Reply
from tutor.core.targets import unearned
from tutor.core.words import content_stems
from tutor.errors import BadModelAnswer, ModelUnavailable
from tutor.prompts import table
from tutor.protocols import Model
from tutor.steps.deadline import Deadline
from tutor.steps.model_words import (
    Cost,
    Rejected,
    closing_question,
    messages,
    once_more,
    passage_shown,
    prompt_version,
    released,
    said_of,
)
from tutor.steps.slots import Scene
from tutor.steps.wording import worded

FIXED = (Lead.CARE, Lead.PERSONAL, Lead.INSULT)  # texts that no model may reword
SETTLED = (Lead.ACCEPTED, Lead.AGAIN, Lead.FALSE_ALARM, Lead.TOLD, Lead.EXPLAINED)  # turns that may say that something holds
GAVE_WAY = "The AI tutor did not answer in time or could not be used. The built-in tutor goes on."


@dataclass(slots=True)
class Speaking:
    """A reply as it grows: what is released so far, and what there is to say about how it was made."""

    shown: list[str] = field(default_factory=list)
    cost: Cost = field(default_factory=Cost)
    by_model: bool = False
    gave_way: bool = False

    def reply(self, scene: Scene, model: Model | None, note: bool) -> Reply:
        """The reply as it stands."""
        speaker = model.name if model and self.by_model else "built-in"
        prompt = prompt_version() if self.by_model else ""
        notes = (GAVE_WAY,) if note else ()
        return Reply(tuple(self.shown), tuple(scene.cards), notes, speaker, prompt, self.cost.tokens_in, self.cost.tokens_out)


def rules_for(scene: Scene) -> Rules:
    """What this reply may say: everything but the words of what is not earned yet."""
    move = scene.move
    had = scene.before.earned() | ({move.finding} if move.lead in (Lead.ACCEPTED, Lead.TOLD, Lead.EXPLAINED) else set())
    if move.ask is Ask.EXPLAIN:
        had |= {move.finding}
    secrets = unearned(scene.ground, had)
    most = CLOSING_WORDS if move.ask is Ask.CLOSING or move.lead in (Lead.CARE, Lead.OPENING, Lead.TOLD) else MOST_WORDS
    reasons = (find.reason for find in scene.before.finds)
    quotable = (*(card.words for card in scene.cards), *reasons, *_supplied(scene))
    return Rules(scene.ground.text, secrets, quotable, said_of(scene), most, free=code_names())


def _supplied(scene: Scene) -> tuple[str, ...]:
    """Text that the move itself brings: examples of a kind, a plain version, the lines of the stocks."""
    move = scene.move
    if not move.target:
        return ()
    finding: Finding = scene.ground.key.finding(move.target)
    entry = table("codes")[finding.code.value]
    examples = " ".join(f"{entry['examples']} {entry['plain_examples']}".split())
    return (examples, finding.contrast) if move.rung >= Rung.WHAT else (finding.where,)


def given(scene: Scene, supplied: tuple[str, ...]) -> tuple[str, ...]:
    """What the model was shown in this turn, and the kinds' names: where its own names and numbers may come from."""
    return (*supplied, passage_shown(scene), " ".join(scene.before.said[-4:]), *(code.label for code in Code))


def code_names() -> frozenset[str]:
    """The stems of the kinds' own names, which are no secret."""
    return frozenset(stem for code in Code for stem in content_stems(code.label))


async def speak(
    scene: Scene, model: Model | None, similarity: Similarity | None, speaking: Speaking, deadline: Deadline
) -> AsyncIterator[str]:
    """The sentences of a reply as they are released."""
    rules = rules_for(scene)
    draft = await asyncio.to_thread(worded, scene, rules)
    if model and scene.move.lead not in FIXED:
        spoken_for = (*rules.quotable, " ".join(draft.sentences))
        rules = replace(rules, quotable=spoken_for, given=given(scene, spoken_for), earned=scene.move.lead in SETTLED)
        sent = messages(scene, draft)
        spoken = (released(model, each, rules, similarity, speaking.cost) for each in (sent, once_more(sent)))
        async for sentence in _by_model(spoken, speaking, deadline):
            yield sentence
    for sentence in closing_question(speaking.shown, draft):
        speaking.shown.append(sentence)
        yield sentence


async def _by_model(tries: Iterable[AsyncIterator[str]], speaking: Speaking, deadline: Deadline) -> AsyncIterator[str]:
    for sentences in tries:
        try:
            async for sentence in deadline.each(sentences):
                speaking.shown.append(sentence)
                speaking.by_model = True
                yield sentence
            return
        except Rejected:
            if speaking.shown:
                return
        except (ModelUnavailable, BadModelAnswer, TimeoutError):
            speaking.gave_way = True
            return
