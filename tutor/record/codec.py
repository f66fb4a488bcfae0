"""The domain's dataclasses as plain JSON values, and back."""

from functools import lru_cache
from typing import Any, TypeVar

from pydantic import TypeAdapter, ValidationError

from tutor.errors import StoreUnavailable

T = TypeVar("T")


def to_json(kind: type[T], value: T) -> Any:
    """Lists, dicts, strings and numbers that hold everything the value does."""
    return _adapter(kind).dump_python(value, mode="json")


def from_json(kind: type[T], value: Any) -> T:
    """The value again, equal to what it was. A field that is gone is passed over, one that is new has its default."""
    try:
        return _adapter(kind).validate_python(value)
    except ValidationError as error:
        # The message leaves out the values: they may be a student's words.
        where = sorted({".".join(map(str, fault["loc"])) for fault in error.errors(include_input=False, include_url=False)})
        raise StoreUnavailable(
            f"The record holds a {kind.__name__} that this version of Read Twice cannot read ({', '.join(where[:3])}). "
            "Update the program, or restore the database from a backup."
        ) from None


@lru_cache
def _adapter(kind: type[Any]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)
