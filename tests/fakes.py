"""A model in memory with a queue of answers and a history; the real one is tried over HTTP in test_llm.py."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from tutor.errors import ModelUnavailable
from tutor.protocols import Answer, Piece


@dataclass
class QueuedModel:
    """Gives the answers of its two queues in order; an exception in a queue is raised, an empty queue is unavailable."""

    name: str = "queued-1"
    judgements: list[dict[str, Any] | Exception] = field(default_factory=list)
    replies: list[str | Exception] = field(default_factory=list)
    asked: list[list[tuple[str, str]]] = field(default_factory=list)

    async def structured(self, messages: Sequence[tuple[str, str]], schema: dict[str, Any]) -> Answer:
        self.asked.append(list(messages))
        answer = self.judgements.pop(0) if self.judgements else ModelUnavailable("The queue is empty.")
        if isinstance(answer, Exception):
            raise answer
        return Answer(answer, 100, 10)

    async def stream(self, messages: Sequence[tuple[str, str]]) -> AsyncIterator[Piece]:
        self.asked.append(list(messages))
        answer = self.replies.pop(0) if self.replies else ModelUnavailable("The queue is empty.")
        if isinstance(answer, Exception):
            raise answer
        words, _, fault = answer.partition("<cut>")
        for word in words.split(" "):
            await asyncio.sleep(0)
            yield Piece(word + " ")
        if "<cut>" in answer:
            raise ModelUnavailable(fault or "The answer was cut off.")
        yield Piece("", 200, 30)
