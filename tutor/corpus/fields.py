"""The fields of one table, asked for by name; whatever is missing, unknown or malformed is noted with its line."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from tutor.corpus.lined import Lined, Rows, Table, Value
from tutor.corpus.problems import Problems

NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")

Choice = TypeVar("Choice", bound=StrEnum)


@dataclass(slots=True)
class Fields:
    """One table. Every question about a field returns something usable, so that reading goes on to the next problem."""

    table: Table
    file: Path
    problems: Problems
    _asked: set[str] = field(default_factory=set)

    def note(self, words: str, name: str = "") -> None:
        """Note a problem at a field, or at the table where the field is not there."""
        self.problems.add(self.file, self.table.entries.get(name, self.table).line, words)

    def has(self, name: str) -> bool:
        """Whether a field stands there."""
        return name in self.table.entries

    def words(self, name: str, default: str | None = None) -> str:
        """Prose without outer blanks; a field without a default must be there, and may be empty."""
        return self.exact(name, default).strip()

    def filled(self, name: str) -> str:
        """Prose that must be there and must say something."""
        words = self.words(name)
        if self.has(name) and not words:
            self.note(f"“{name}” is empty; fill it in.", name)
        return words

    def exact(self, name: str, default: str | None = None) -> str:
        """A value as it was written, in Unicode NFC, without the line feed that a block ends with."""
        found = self._one(name, required=default is None)
        if found is None:
            return default or ""
        if not isinstance(found, Value):
            self.note(f"“{name}” should be one value.", name)
            return ""
        return unicodedata.normalize("NFC", found.text.strip("\n"))

    def name(self, name: str) -> str:
        """An id: lower case letters, digits and single hyphens."""
        found = self.words(name)
        if self.has(name) and not NAME.fullmatch(found):
            self.note(f"“{found}” should be lower case letters, digits and hyphens, such as foggy-estimates.", name)
        return found

    def number(self, name: str, low: int, high: int, default: int | None = None) -> int:
        """A whole number from `low` to `high`."""
        found = self.words(name, None if default is None else str(default))
        number = whole(found)
        if number is not None and low <= number <= high:
            return number
        if self.has(name):
            self.note(f"“{name}: {found}” should be a whole number from {low} to {high}.", name)
        return low

    def numbers(self, name: str, low: int, high: int) -> list[int] | None:
        """A list of whole numbers; None where the field is not there."""
        if not self.has(name):
            return None
        numbers = [whole(value.text) for value in self._values(name)]
        if any(number is None or not low <= number <= high for number in numbers):
            self.note(f"“{name}” should hold whole numbers from {low} to {high}.", name)
        return [number for number in numbers if number is not None]

    def choice(self, name: str, kind: type[Choice], default: Choice | None = None, leave_out: Choice | None = None) -> Choice:
        """One of a kind's values; `leave_out` is one that may not stand here."""
        allowed = [member for member in kind if member is not leave_out]
        found = self.words(name, default)
        if found in allowed:
            return kind(found)
        if self.has(name):
            self.note(f"“{found}” is no {name}; write {one_of(allowed)}.", name)
        return allowed[0]

    def choices(self, name: str, kind: type[Choice], leave_out: Choice | None = None) -> tuple[Choice, ...]:
        """A list of a kind's values; empty where the field is not there."""
        allowed = [member for member in kind if member is not leave_out]
        found = self._values(name) if self.has(name) else []
        for value in found:
            if value.text not in allowed:
                self.problems.add(self.file, value.line, f"“{value.text}” is no code for “{name}”; write {one_of(allowed)}.")
        return tuple(kind(value.text) for value in found if value.text in allowed)

    def truth(self, name: str, default: bool | None = None) -> bool:
        """The word true or the word false."""
        found = self.words(name, None if default is None else str(default).lower())
        if self.has(name) and found not in ("true", "false"):
            self.note(f"“{name}: {found}” should be true or false.", name)
        return found == "true"

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of texts that must be there, and may be empty."""
        return tuple(unicodedata.normalize("NFC", value.text.strip()) for value in self._values(name))

    def tables(self, name: str, required: bool = False) -> Iterator["Fields"]:
        """The tables of a list, one after the other."""
        found = self._one(name, required)
        rows = found.rows if isinstance(found, Rows) else ()
        if found is not None and (not isinstance(found, Rows) or (required and not rows)):
            self.note(f"“{name}” should be a list; corpus/README.md shows one.", name)
        for row in rows:
            if isinstance(row, Table):
                yield Fields(row, self.file, self.problems)
            else:
                self.problems.add(self.file, row.line, f"every entry of “{name}” should be a table of “name: value”.")

    def done(self) -> None:
        """Note every field that nobody asked for; call it last."""
        for name in self.table.entries.keys() - self._asked:
            self.note(f"“{name}” is not a field that is known here; known are {', '.join(sorted(self._asked))}.", name)

    def _one(self, name: str, required: bool) -> Lined | None:
        self._asked.add(name)
        if required and not self.has(name):
            self.note(f"“{name}” is missing; add it.")
        return self.table.entries.get(name)

    def _values(self, name: str) -> list[Value]:
        found = self._one(name, required=True)
        rows = found.rows if isinstance(found, Rows) else ()
        values = [row for row in rows if isinstance(row, Value)]
        if found is not None and (not isinstance(found, Rows) or len(values) < len(rows)):
            self.note(f"“{name}” should be a list of single values, such as [one, two].", name)
        return values


def whole(text: str) -> int | None:
    """A short whole number in plain digits, or None."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 7 else None


def one_of(values: list[Choice]) -> str:
    """Values as a reader is offered them."""
    return f"{', '.join(values[:-1])} or {values[-1]}"
