"""A message understood: what it is for, what its mark meets, what its reason is worth, what the background has."""

import asyncio
from dataclasses import dataclass

from tutor.core.dialogue import Heard, Intent, Said
from tutor.core.guard import Similarity
from tutor.core.lesson import LessonState
from tutor.core.matching import Mark, Match, Meeting, match
from tutor.core.moves import Understood
from tutor.core.reading import Reading
from tutor.core.reply import Card
from tutor.core.targets import Ground
from tutor.errors import BadModelAnswer, ModelUnavailable
from tutor.protocols import Index, Model
from tutor.steps.assessing import Case, weigh
from tutor.steps.background import background_for
from tutor.steps.deadline import Deadline
from tutor.steps.hearing import hear
from tutor.steps.model_judge import weigh_with

ABOUT_THE_PENDING_MARK = (Intent.REASON, Intent.GUESS, Intent.DONT_KNOW, Intent.ANSWERED, Intent.TELL_ME, Intent.GO_ON)
MOST_SENTENCES = 5  # of the tutor's: its last reply
ASKING = (Intent.QUESTION, Intent.MEANING)


@dataclass(frozen=True, slots=True)
class Listening:
    """What understanding needs: the reading, its ground, the state, and who may be asked."""

    reading: Reading
    ground: Ground
    state: LessonState
    index: Index
    deadline: Deadline
    similarity: Similarity | None = None
    model: Model | None = None


@dataclass(frozen=True, slots=True)
class Grasp:
    """A message understood, the cards it calls for, and what the judging cost. `failed` says that the model gave way."""

    understood: Understood
    cards: tuple[Card, ...] = ()
    tokens_in: int = 0
    tokens_out: int = 0
    failed: str = ""


async def understand(said: Said, listening: Listening) -> Grasp:
    """Hear, look up, weigh; the model is asked about reasons only, and its failure costs nothing but its view."""
    state, ground = listening.state, listening.ground
    heard = hear(said, ground.text, ground.stretch, state)
    if heard.intent in ASKING:
        question = f"{heard.words} {_marked(heard.mark, ground)}".strip()
        cards = await asyncio.to_thread(background_for, question, listening.reading, listening.index)
        paragraph = 0
        if heard.intent is Intent.QUESTION and not heard.mark:  # what is marked stands in the article, and where is no news
            paragraph = await asyncio.to_thread(listening.index.in_article, listening.reading.id, question)
        return Grasp(Understood(heard, passages_found=bool(cards), paragraph=paragraph), cards)
    mark = heard.mark or (state.pending if heard.intent in ABOUT_THE_PENDING_MARK else None)
    met = match(mark, ground.key, ground.text) if mark else None
    case = _case(heard, mark, met, listening)
    if case is None:
        return Grasp(Understood(heard, met))
    return await _weighed(case, heard, met, listening)


async def _weighed(case: Case, heard: Heard, met: Match | None, listening: Listening) -> Grasp:
    weighed = await asyncio.to_thread(weigh, case, listening.similarity)
    answer, failed = None, ""
    if listening.model:
        try:
            weighed, answer = await listening.deadline.wait(weigh_with(listening.model, case, weighed))
        except (ModelUnavailable, BadModelAnswer, TimeoutError) as problem:
            failed = str(problem) or "The model took too long."
    understood = Understood(heard, met, weighed.judgement, weighed.finding)
    tokens = (answer.tokens_in, answer.tokens_out) if answer else (0, 0)
    return Grasp(understood, (), *tokens, failed)


def _case(heard: Heard, mark: Mark | None, met: Match | None, listening: Listening) -> Case | None:
    """What there is to weigh: a reason for a mark, or an explanation of what was told; None for anything else."""
    if heard.intent is not Intent.REASON or not heard.words.strip():
        return None
    state, ground = listening.state, listening.ground
    earlier, told = tuple(find.reason for find in state.finds), state.said[-MOST_SENTENCES:]
    if mark and met and met.meeting is not Meeting.TOO_WIDE:
        before = state.pending_words if mark == state.pending else ""
        sentence = ground.text.words(ground.text.sentence_around(mark.span))
        return Case(heard.words, ground.text.words(mark.span), sentence, mark.group, met.findings, before, earlier, told)
    if state.explaining and not mark:
        finding = ground.key.finding(state.explaining)
        quote, sentence = ground.text.words(ground.place_of(finding)), ground.text.words(ground.sentence_of(finding))
        return Case(heard.words, quote, sentence, finding.group, (finding,), "", earlier, told)
    return None


def _marked(mark: Mark | None, ground: Ground) -> str:
    return ground.text.words(mark.span) if mark else ""
