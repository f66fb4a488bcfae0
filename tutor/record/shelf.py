"""What was read from the library and not changed since: decoding a reading takes longer than all else in a turn."""

from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from tutor.record.library import index_generation

T = TypeVar("T")

MOST = 64  # a school's lessons of one day
GENERATION = "index generation"


class Shelf:
    """Keeps values by name and by the library's generation, so that a change by any process is seen at the next look."""

    def __init__(self) -> None:
        self._kept: dict[tuple[Hashable, int], Any] = {}

    def get(self, db: Session, name: Hashable, read: Callable[[], T]) -> T:
        """The value by this name, read anew where the library has changed."""
        if GENERATION not in db.info:  # one look at the library is enough for one transaction
            db.info[GENERATION] = index_generation(db)
        place = (name, db.info[GENERATION])
        kept = self._kept  # another thread may begin a new one meanwhile
        if place not in kept:
            if len(kept) >= MOST:
                kept = self._kept = {}
            kept[place] = read()
        value: T = kept[place]
        return value
