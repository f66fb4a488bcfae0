"""One deadline for a whole turn: judging and wording share it."""

import asyncio
import time
from collections.abc import AsyncIterator, Awaitable
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Deadline:
    """So many seconds from its making. Waiting past it raises TimeoutError."""

    seconds: float
    begun: float = field(default_factory=time.monotonic)

    @property
    def left(self) -> float:
        """Seconds that are left; none is zero."""
        return max(0.0, self.begun + self.seconds - time.monotonic())

    async def wait(self, awaited: Awaitable[T]) -> T:
        """The result, if it comes in time."""
        return await asyncio.wait_for(awaited, self.left)

    async def each(self, items: AsyncIterator[T]) -> AsyncIterator[T]:
        """The items, as long as each comes in time."""
        while True:
            try:
                item = await self.wait(anext(items))
            except StopAsyncIteration:
                return
            yield item
