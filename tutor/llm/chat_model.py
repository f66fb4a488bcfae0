"""A model as the story knows it: it streams words, answers with objects, counts tokens, and rests after failures."""

import time
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import dataclass

from langchain_core.messages import AIMessageChunk

from tutor.errors import BadModelAnswer, ModelUnavailable
from tutor.llm.endpoint import Endpoint
from tutor.llm.faults import CUT_OFF
from tutor.llm.json_answers import object_in
from tutor.llm.rest import Rest
from tutor.llm.wire import Messages, Schema, Wire
from tutor.protocols import Answer, Piece

MOST_CHARACTERS = 20_000  # of one answer; a model that runs on is not worth waiting for
CHARACTERS_A_TOKEN = 4  # OpenAI's rule of thumb for English, where an endpoint does not count for us

RESTING = "The model failed twice in a row and rests for a minute."
TOO_LONG = "The model's answer was too long."
FILTERED = "The model's endpoint stopped the answer with a filter of its own."


class ChatModel:
    """Implements `Model` for any OpenAI-compatible endpoint. One for all sessions, so that all of them let it rest."""

    def __init__(self, endpoint: Endpoint, clock: Callable[[], float] = time.monotonic) -> None:
        self.name = endpoint.model
        self._wire = Wire(endpoint)
        self._clock = clock
        self._rest = Rest()

    async def structured(self, messages: Messages, schema: Schema) -> Answer:
        """An object that fits the schema. Raises ModelUnavailable and BadModelAnswer."""
        text, last = "", Piece("")
        async with aclosing(self._spoken(messages, schema)) as pieces:
            async for last in pieces:
                text += last.text
        return Answer(object_in(text, schema), last.tokens_in, last.tokens_out)

    def stream(self, messages: Messages) -> AsyncGenerator[Piece]:
        """The words of an answer as they come; the last piece has none and carries the tokens. Raises as above."""
        return self._spoken(messages, None)

    async def _spoken(self, messages: Messages, schema: Schema | None) -> AsyncGenerator[Piece]:
        """The pieces of an answer, and what their coming or not coming says of the model's health."""
        if self._rest.resting(self._clock()):
            raise ModelUnavailable(RESTING)
        self._rest = self._rest.at_try(self._clock())
        try:
            async with aclosing(self._pieces(messages, schema)) as pieces:
                async for piece in pieces:
                    yield piece
        except ModelUnavailable:
            self._rest = self._rest.after_failure(self._clock())
            raise
        except (GeneratorExit, BadModelAnswer):  # it spoke; what it said is another matter
            self._rest = self._rest.after_success()
            raise
        self._rest = self._rest.after_success()

    async def _pieces(self, messages: Messages, schema: Schema | None) -> AsyncGenerator[Piece]:
        told = Told()
        async with aclosing(self._wire.chunks(messages, schema)) as chunks:
            async for chunk in chunks:
                if words := told.take(chunk):
                    yield Piece(words)
        told.must_be_whole()
        yield Piece("", *told.tokens(messages))


@dataclass
class Told:
    """What an answer has told so far: how long it is, how it ended and what it cost."""

    characters: int = 0
    finish: str = ""
    tokens_in: int = 0
    tokens_out: int = 0

    def take(self, chunk: AIMessageChunk) -> str:
        """Note a chunk; its words. Raises BadModelAnswer where the answer runs on."""
        words = str(chunk.text)
        self.characters += len(words)
        self.finish = chunk.response_metadata.get("finish_reason") or self.finish
        if chunk.usage_metadata:
            self.tokens_in, self.tokens_out = chunk.usage_metadata["input_tokens"], chunk.usage_metadata["output_tokens"]
        if self.characters > MOST_CHARACTERS:
            raise BadModelAnswer(TOO_LONG)
        return words

    def must_be_whole(self) -> None:
        """Raises ModelUnavailable where the stream ended before the answer did, BadModelAnswer where it was stopped."""
        if not self.finish:
            raise ModelUnavailable(CUT_OFF)
        if self.finish == "length":
            raise BadModelAnswer(TOO_LONG)
        if self.finish == "content_filter":
            raise BadModelAnswer(FILTERED)

    def tokens(self, messages: Messages) -> tuple[int, int]:
        """Tokens in and out: the endpoint's count, or an estimate."""
        asked = sum(len(text) for _, text in messages)
        return self.tokens_in or -(-asked // CHARACTERS_A_TOKEN), self.tokens_out or -(-self.characters // CHARACTERS_A_TOKEN)
