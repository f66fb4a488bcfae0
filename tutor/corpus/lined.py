"""YAML in which every value is a string and knows its line: no bools, dates or numbers by surprise."""

from dataclasses import dataclass
from pathlib import Path

import yaml

from tutor.corpus.problems import Problems

DEEPEST = 8  # our files nest four deep; a file that nests a thousand deep would break the parser


@dataclass(frozen=True, slots=True)
class Value:
    """One value as it was written."""

    line: int
    text: str


@dataclass(frozen=True, slots=True)
class Rows:
    """A list."""

    line: int
    rows: tuple["Lined", ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table of names and what stands under them."""

    line: int
    entries: dict[str, "Lined"]


Lined = Value | Rows | Table


class _Refused(Exception):
    """A file that YAML allows and we do not; carries the line within the text."""

    def __init__(self, mark: object, words: str) -> None:
        super().__init__(words)
        self.line: int = getattr(mark, "line", 0)


_LOADER: type[yaml.SafeLoader] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


def read_table(text: str, file: Path, problems: Problems, first_line: int = 1) -> Table | None:
    """Parse a file, or a part of it that begins at `first_line`; None, with a problem noted, where it is no table."""
    try:
        _refuse_traps(text)
        node = yaml.compose(text, Loader=_LOADER)
        lined = _lined(node, first_line) if node else None
    except _Refused as error:
        problems.add(file, first_line + error.line, str(error))
        return None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or "it holds a character that YAML does not allow"
        problems.add(
            file, first_line + (mark.line if mark else 0), f"this is not YAML: {what}. Is a quote mark or an indent missing?"
        )
        return None
    if not isinstance(lined, Table):
        problems.add(file, first_line, "this should be a table of “name: value” lines; corpus/README.md shows one.")
        return None
    return lined


def _refuse_traps(text: str) -> None:
    """Aliases and deep nesting can make a small file huge, and no reading needs them."""
    depth = 0
    for event in yaml.parse(text, Loader=_LOADER):
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(event.start_mark, "aliases (*name) are not used here; write the value out.")
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise _Refused(event.start_mark, "this is nested too deeply; corpus/README.md shows the form.")


def _lined(node: yaml.Node, first_line: int) -> Lined:
    line = first_line + node.start_mark.line
    if isinstance(node, yaml.ScalarNode):
        return Value(line, node.value)
    if isinstance(node, yaml.SequenceNode):
        return Rows(line, tuple(_lined(row, first_line) for row in node.value))
    entries: dict[str, Lined] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if not name or name in entries:
            raise _Refused(key.start_mark, f"“{name}” stands here twice; keep one." if name else "a name is missing.")
        entries[name] = _lined(value, first_line)
    return Table(line, entries)
