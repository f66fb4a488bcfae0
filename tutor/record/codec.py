"""The domain's dataclasses as plain JSON values, and back."""

from typing import Generic, TypeVar

from pydantic import TypeAdapter, ValidationError

from tutor.errors import StoreUnavailable

T = TypeVar("T")


class Codec(Generic[T]):
    """Turns values of one type into lists, dicts, strings and numbers that hold everything, and back into equal values."""

    def __init__(self, kind: type[T]) -> None:
        self._name = getattr(kind, "__name__", str(kind))
        self._adapter = TypeAdapter(kind)

    def to_json(self, value: T) -> object:
        """What `json.dumps` can write."""
        return self._adapter.dump_python(value, mode="json")

    def from_json(self, value: object) -> T:
        """The value again. A field that is gone is passed over, one that is new has its default. Raises StoreUnavailable."""
        try:
            return self._adapter.validate_python(value)
        except ValidationError as error:
            # Not chained and without the values: they may be a student's words.
            faults = error.errors(include_input=False, include_url=False, include_context=False)
            where = sorted({".".join(map(str, fault["loc"])) for fault in faults})
        raise StoreUnavailable(
            f"The record holds a {self._name} that this version of Read Twice cannot read ({', '.join(where[:3])}). "
            "Update the program, or restore the database from a backup."
        )
