"""Work under one name, one after the other."""

import asyncio
from weakref import WeakValueDictionary


class InTurn:
    """A lock for each name, kept for as long as somebody works or waits under it: `async with in_turn[session]: …`."""

    def __init__(self) -> None:
        self._locks: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    def __getitem__(self, name: str) -> asyncio.Lock:
        return self._locks.setdefault(name, asyncio.Lock())

    def __len__(self) -> int:
        return len(self._locks)
