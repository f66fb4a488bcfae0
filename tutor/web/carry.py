"""Carries an answer through to its end, also when the browser that asked has gone."""

import asyncio
from collections.abc import AsyncIterator
from typing import TypeVar

T = TypeVar("T")
_running: set[asyncio.Task[None]] = set()  # asyncio itself keeps only weak references


async def carried_through(stream: AsyncIterator[T]) -> AsyncIterator[T]:
    """Yield what the stream yields. It runs to its end also when nobody listens any more, so that its turn is recorded."""
    queue: asyncio.Queue[T | None] = asyncio.Queue()
    task = asyncio.create_task(_pour(stream, queue))
    _running.add(task)
    task.add_done_callback(_running.discard)
    while (item := await queue.get()) is not None:
        yield item
    await task  # raises what the stream raised


async def _pour(stream: AsyncIterator[T], queue: "asyncio.Queue[T | None]") -> None:
    try:
        async for item in stream:
            queue.put_nowait(item)
    finally:
        queue.put_nowait(None)
