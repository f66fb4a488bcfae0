"""Carries an answer through to its end, also when the browser that asked has gone."""

import asyncio
from collections.abc import AsyncIterator
from typing import TypeVar

T = TypeVar("T")
_running: set[asyncio.Task[None]] = set()  # asyncio itself keeps only weak references


async def carried_through(stream: AsyncIterator[T]) -> AsyncIterator[tuple[T, bool]]:
    """Yield the newest that the stream has brought, and whether it is the last. One that was overtaken is passed over:
    the built-in tutor brings all its sentences at once, and every picture holds those before.

    The stream runs to its end also when nobody listens any more, so that its turn is recorded.
    """
    newest: list[T] = []
    news = asyncio.Event()
    task = asyncio.create_task(_pour(stream, newest, news))
    _running.add(task)
    task.add_done_callback(_running.discard)
    last = False
    while not last:
        await news.wait()
        news.clear()
        last = task.done()
        if newest and not (last and task.exception()):
            yield newest[0], last
    await task  # raises what the stream raised


async def _pour(stream: AsyncIterator[T], newest: list[T], news: asyncio.Event) -> None:
    try:
        async for item in stream:
            newest[:] = [item]
            news.set()
    finally:
        news.set()  # nothing is awaited after this: whoever hears of it finds the task done
