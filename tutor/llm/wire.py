"""One request to an endpoint through langchain: its options, its deadlines, and the tries until the first word."""

import asyncio
import logging
from collections.abc import AsyncGenerator, Sequence
from contextlib import aclosing
from typing import Any, cast

import openai
from langchain_core.messages import AIMessageChunk
from langchain_openai import ChatOpenAI
from langsmith import tracing_context
from pydantic import SecretStr
from tenacity import AsyncRetrying, RetryCallState, retry_if_exception, stop_after_attempt, stop_before_delay

from tutor.llm.endpoint import Endpoint
from tutor.llm.faults import is_worth_a_retry, refused_of, retry_after, sentences
from tutor.llm.json_answers import instruction, response_format

Messages = Sequence[tuple[str, str]]
Schema = dict[str, Any]
Stream = AsyncGenerator[AIMessageChunk]
Opened = tuple[list[AIMessageChunk], Stream]

ATTEMPTS = 3
FIRST_PAUSE_SECONDS = 0.2  # doubled each time: three tries fail within a second, and the built-in tutor takes over

USAGE, FORMAT = "stream_options", "response_format"  # what not every endpoint knows
REFUSALS = (openai.BadRequestError, openai.UnprocessableEntityError)


class Wire:
    """The way to one endpoint. Remembers which options it refuses."""

    def __init__(self, endpoint: Endpoint) -> None:
        self._endpoint = endpoint
        self._refused: set[str] = set()
        self._chat = _chat(endpoint)

    async def chunks(self, messages: Messages, schema: Schema | None) -> AsyncGenerator[AIMessageChunk]:
        """The parts of an answer as they come. Raises ModelUnavailable."""
        ends = asyncio.get_running_loop().time() + self._endpoint.whole
        with sentences():
            async with asyncio.timeout(self._endpoint.first_word):
                opening, stream = await self._open(messages, schema)
            async with aclosing(stream):
                for chunk in opening:
                    yield chunk
                while (later := await _next(stream, ends)) is not None:
                    yield later

    async def _open(self, messages: Messages, schema: Schema | None) -> Opened:
        wanted = {USAGE, FORMAT} if schema else {USAGE}
        options = wanted - self._refused
        while True:
            try:
                opened = await self._until_it_speaks(messages, schema, options)
            except REFUSALS as error:
                if not options:
                    raise
                options = options - refused_of(error, options)
            else:
                self._refused |= wanted - options
                return opened

    async def _until_it_speaks(self, messages: Messages, schema: Schema | None, options: set[str]) -> Opened:
        tries = AsyncRetrying(
            stop=stop_after_attempt(ATTEMPTS) | stop_before_delay(self._endpoint.first_word),
            wait=_pause,
            retry=retry_if_exception(is_worth_a_retry),
            reraise=True,
        )
        return await tries(self._first_word, messages, schema, options)

    async def _first_word(self, messages: Messages, schema: Schema | None, options: set[str]) -> Opened:
        extra: dict[str, Any] = {"stream_usage": USAGE in options}
        if schema and FORMAT in options:
            # Not as langchain's own response_format: openai's client would then parse the stream and raise on every oddity.
            extra["extra_body"] = {FORMAT: response_format(schema)}
        elif schema:
            messages = [*messages, instruction(schema)]
        stream = cast(Stream, self._chat.astream(list(messages), **extra))  # annotated as less than it is
        opening: list[AIMessageChunk] = []
        with tracing_context(enabled=False):  # whatever LANGSMITH_TRACING says: students' words go to the endpoint alone
            async for chunk in stream:
                opening.append(chunk)
                if chunk.text:
                    break
        return opening, stream


async def _next(stream: Stream, ends: float) -> AIMessageChunk | None:
    async with asyncio.timeout_at(ends):
        return await anext(stream, None)


def _pause(state: RetryCallState) -> float:
    error = state.outcome.exception() if state.outcome else None
    told = retry_after(error)
    return FIRST_PAUSE_SECONDS * 2.0 ** (state.attempt_number - 1) if told is None else told


def _chat(endpoint: Endpoint) -> ChatOpenAI:
    """A client without retries and traces of its own, which reads nothing but the endpoint from us."""
    logging.getLogger("openai").setLevel(logging.INFO)  # at DEBUG it writes whole requests: students' words
    timeout = openai.Timeout(endpoint.whole, connect=endpoint.connect)
    return ChatOpenAI(
        model=endpoint.model,
        api_key=SecretStr(endpoint.key or "none"),
        base_url=endpoint.address,
        timeout=timeout,
        max_retries=0,
        stream_chunk_timeout=None,
        use_responses_api=False,
        cache=False,
        http_async_client=openai.DefaultAsyncHttpxClient(timeout=timeout),
    )
