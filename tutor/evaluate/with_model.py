"""The measurements with a model in the tutor: the same cases, the same figures, and what the model was asked."""

from collections.abc import AsyncIterator, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from tutor.core.reading import Reading
from tutor.errors import BadModelAnswer, ModelUnavailable
from tutor.evaluate.in_memory import WordIndex
from tutor.evaluate.playing import Making, Row
from tutor.protocols import Answer, Model, Piece, Record
from tutor.tutoring import LessonTutor

WITH_MODEL = ("reasons", "leaks", "sides", "dialogue")
WITHOUT = "has no part for a model: it runs the same with one. Leave --model out."


@dataclass
class Counted:
    """A model that counts what it is asked. Passes everything through."""

    model: Model
    name: str
    asked: int = 0
    failed: int = 0
    tokens_in: int = 0
    tokens_out: int = 0

    async def structured(self, messages: Sequence[tuple[str, str]], schema: dict[str, Any]) -> Answer:
        """One structured answer."""
        self.asked += 1
        try:
            answer = await self.model.structured(messages, schema)
        except (ModelUnavailable, BadModelAnswer):
            self.failed += 1
            raise
        self._spent(answer.tokens_in, answer.tokens_out)
        return answer

    async def stream(self, messages: Sequence[tuple[str, str]]) -> AsyncIterator[Piece]:
        """One streamed answer."""
        self.asked += 1
        try:
            async for piece in self.model.stream(messages):
                self._spent(piece.tokens_in, piece.tokens_out)
                yield piece
        except (ModelUnavailable, BadModelAnswer):
            self.failed += 1
            raise

    def _spent(self, tokens_in: int, tokens_out: int) -> None:
        self.tokens_in, self.tokens_out = self.tokens_in + tokens_in, self.tokens_out + tokens_out

    def figures(self) -> dict[str, Any]:
        """What was asked and what it cost."""
        return {
            "name": self.name,
            "asked": self.asked,
            "failed": self.failed,
            "tokens_in": self.tokens_in,
            "tokens_out": self.tokens_out,
        }


def measure_with(name: str, rows: Iterable[Row], model: Model) -> dict[str, Any]:
    """A measurement by its name, with this model as voice and judge."""
    counted = Counted(model, model.name)

    def making(record: Record, readings: Sequence[Reading]) -> LessonTutor:
        return LessonTutor(record, WordIndex(readings), model=counted)

    return _figures(name, list(rows), making, counted) | {"model": counted.figures()}


def _figures(name: str, rows: list[Row], making: Making, model: Model) -> dict[str, Any]:
    if name == "reasons":
        from tutor.evaluate.reasons import measure_reasons_with

        return measure_reasons_with(rows, model)
    if name == "dialogue":
        from tutor.evaluate.dialogue import measure_dialogue

        return measure_dialogue(rows, making, reviewer=model)
    if name == "sides":
        from tutor.evaluate.sides import measure_sides

        return measure_sides(rows, making)
    from tutor.evaluate.leaks import measure_leaks

    return measure_leaks(rows, making)
