"""Transactions on one database: reads that run side by side, writes one at a time, every fault as a sentence."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from datetime import UTC, datetime
from threading import Lock

from sqlalchemy import Engine
from sqlalchemy.engine.interfaces import DBAPICursor
from sqlalchemy.orm import Session

from tutor.record.faults import sentences
from tutor.record.opening import WRITES

Clock = Callable[[], datetime]


def utc_now() -> datetime:
    """The time now, with its zone."""
    return datetime.now(UTC)


class Transactions:
    """What every part of the record works through. Blocking, and safe to call from many threads."""

    def __init__(self, engine: Engine, clock: Clock = utc_now) -> None:
        self.engine = engine
        self.clock = clock
        # SQLite lets one write at a time, and those who wait sleep: with 30 threads up to two seconds, without any order.
        self._turn_to_write = Lock() if engine.dialect.name == "sqlite" else nullcontext()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """A session that only reads. Raises StoreUnavailable."""
        with sentences(), Session(self.engine) as db:
            yield db

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """A session that commits at its end, or leaves everything as it was. Raises StoreUnavailable."""
        with self._turn_to_write, sentences(), Session(self.engine.execution_options(**WRITES)) as db, db.begin():
            yield db

    @contextmanager
    def deleting(self) -> Iterator[Session]:
        """Like `writing`, for what is let go: nothing of it stays in SQLite's write-ahead log. Raises StoreUnavailable."""
        with self.writing() as db:
            yield db
        if self.engine.dialect.name == "sqlite":
            with self._turn_to_write, sentences(), self._outside_transactions() as cursor:
                # Where another process reads just now, the log is emptied by the next deletion; the purge of the day is one.
                cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")

    @contextmanager
    def _outside_transactions(self) -> Iterator[DBAPICursor]:
        connection = self.engine.raw_connection()
        try:
            yield connection.cursor()
        finally:
            connection.close()
