"""A model asked for many objects, one at a time: kept answers first, a broken one asked for once more, every token counted."""

import hashlib
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Protocol, TypeVar

from tutor.errors import BadModelAnswer, ModelUnavailable
from tutor.prompts import Message, render, version
from tutor.protocols import Answer, Model

AGAIN = "again"
CHARACTERS_A_TOKEN = 4  # OpenAI's rule of thumb; a broken answer comes without its count

T = TypeVar("T")


class Answers(Protocol):
    """Keeps what a model answered, so that stopped work goes on where it was. `kept` gives None for what is not there."""

    def kept(self, key: str) -> Answer | None: ...
    def keep(self, key: str, answer: Answer) -> None: ...


@dataclass
class AnswersInMemory:
    """Keeps answers while a process lives."""

    answers: dict[str, Answer] = field(default_factory=dict)

    def kept(self, key: str) -> Answer | None:
        """The answer with this key, if there is one."""
        return self.answers.get(key)

    def keep(self, key: str, answer: Answer) -> None:
        """Remember an answer."""
        self.answers[key] = answer


@dataclass(frozen=True, slots=True)
class Spent:
    """What asking cost: requests, answers that were there already, broken ones among the requests, and tokens."""

    asked: int = 0
    reused: int = 0
    broken: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    def __add__(self, other: "Spent") -> "Spent":
        return Spent(
            self.asked + other.asked,
            self.reused + other.reused,
            self.broken + other.broken,
            self.tokens_in + other.tokens_in,
            self.tokens_out + other.tokens_out,
        )


NOTHING = Spent()


@dataclass(frozen=True, slots=True)
class Outcome(Generic[T]):
    """What came of a question: the parsed answer, or None and the sentence that says why there is none."""

    value: T | None
    spent: Spent
    problem: str = ""


@dataclass(frozen=True)
class Asking:
    """A model, and where its answers are kept."""

    model: Model
    answers: Answers = field(default_factory=AnswersInMemory)

    async def ask(
        self, prompt: str, schema: dict[str, Any], messages: Sequence[Message], parse: Callable[[dict[str, Any]], T]
    ) -> Outcome[T]:
        """The model's answer, parsed and then kept; a broken one is asked for again once. `parse` may raise BadModelAnswer."""
        key = key_of(self.model.name, prompt, messages)
        kept = self.answers.kept(key)
        if kept is not None and (had := _parsed(kept, parse)) is not None:
            return Outcome(had, Spent(reused=1))
        spent, problem = Spent(), ""
        for sent in (list(messages), [*messages, *render(AGAIN)]):
            try:
                answer = await self.model.structured(sent, schema)
                parsed = parse(answer.value)
            except ModelUnavailable as failure:
                return Outcome(None, spent, str(failure))
            except BadModelAnswer as failure:
                spent, problem = spent + Spent(asked=1, broken=1, tokens_in=_estimate(sent)), str(failure)
                continue
            self.answers.keep(key, answer)
            return Outcome(parsed, spent + Spent(1, 0, 0, answer.tokens_in, answer.tokens_out))
        return Outcome(None, spent, problem)


def _parsed(answer: Answer, parse: Callable[[dict[str, Any]], T]) -> T | None:
    """A kept answer; None where the code that reads it has changed since."""
    try:
        return parse(answer.value)
    except BadModelAnswer:
        return None


def _estimate(messages: Sequence[Message]) -> int:
    return -(-sum(len(words) for _, words in messages) // CHARACTERS_A_TOKEN)


def key_of(model: str, prompt: str, messages: Sequence[Message]) -> str:
    """Changes with the model's name, the prompt's words and everything that the model is shown."""
    told = json.dumps([model, version(prompt), list(messages)], ensure_ascii=False)
    return hashlib.sha256(told.encode()).hexdigest()
