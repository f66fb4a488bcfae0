"""The rows that measurements are made on: the project's own, or a file of them, one JSON object a line."""

import json
from collections.abc import Callable
from importlib import import_module
from pathlib import Path
from typing import Any

from tutor.errors import UnreadableFile

OWN = Path(__file__).resolve().parents[2] / "tests" / "evaluation"
BY_ROWS = ("search", "article", "reasons", "care", "detector", "leaks", "sides", "dialogue")

Figures = dict[str, Any]


def measured(name: str, rows: list[Figures]) -> Figures:
    """The figures of one of BY_ROWS. Its module is imported only now: it may need an index or a model."""
    measure: Callable[[list[Figures]], Figures] = getattr(import_module(f"tutor.evaluate.{name}"), f"measure_{name}")
    return measure(rows)


def own_rows(name: str) -> list[Figures]:
    """The project's own rows for a measurement."""
    return rows_of(OWN / f"{name}.jsonl")


def rows_of(path: Path) -> list[Figures]:
    """The rows of a file. Raises UnreadableFile with the line that is wrong."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as problem:
        raise UnreadableFile(f"{path} cannot be read: {problem}.") from problem
    return [_row(path, number, line) for number, line in enumerate(lines, 1) if line.strip()]


def _row(path: Path, number: int, line: str) -> Figures:
    try:
        row = json.loads(line)
    except json.JSONDecodeError as problem:
        raise UnreadableFile(f"{path}:{number}: this is not JSON ({problem.msg}).") from problem
    if not isinstance(row, dict):
        raise UnreadableFile(f"{path}:{number}: a row is one JSON object.")
    return row
