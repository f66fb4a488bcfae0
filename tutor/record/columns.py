"""Columns that hold more than a database does: the domain's dataclasses, UTC times, and any words that a person can type."""

import re
from datetime import UTC, datetime
from typing import TypeVar

from sqlalchemy import JSON, DateTime, Dialect, Text
from sqlalchemy.types import TypeDecorator

from tutor.record.codec import Codec

T = TypeVar("T")

UNSTORABLE = re.compile("[\x00\ud800-\udfff]")  # PostgreSQL keeps no NUL, and UTF-8 no half of a surrogate pair


class Coded(TypeDecorator[T]):
    """A dataclass of the domain, kept as JSON; None is NULL."""

    impl = JSON(none_as_null=True)
    cache_ok = True

    def __init__(self, kind: type[T]) -> None:
        super().__init__()
        self.kind = kind
        self._codec = Codec(kind)

    def process_bind_param(self, value: T | None, dialect: Dialect) -> object:
        return None if value is None else self._codec.to_json(value)

    def process_result_value(self, value: object, dialect: Dialect) -> T | None:
        return None if value is None else self._codec.from_json(value)


class Utc(TypeDecorator[datetime]):
    """A moment, kept in UTC whatever zone it came in."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is not None and value.tzinfo is None:
            raise ValueError("a time without a zone cannot be stored")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


class Words(TypeDecorator[str]):
    """What a person typed; a character that no database keeps becomes U+FFFD, so that no message is refused for it."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:
        return value and UNSTORABLE.sub("\ufffd", value)
