"""Whether a question that the article answers itself is sent to the right paragraph, and no other question to any."""

from collections.abc import Iterable, Mapping
from typing import Any

from tutor.evaluate.intervals import share
from tutor.evaluate.search import Library, shipped_library


def measure_article(rows: Iterable[Mapping[str, Any]], library: Library | None = None) -> dict[str, Any]:
    """Rows are `{"reading", "question", "paragraph", "part"}`, `paragraph` 0 where none may be named: for a question about
    faults, one that the background answers, one that nothing answers. The thresholds were set on the part "seen".
    """
    index = (library or shipped_library()).index
    asked = [(row, index.in_article(row["reading"], row["question"])) for row in rows]
    parts = sorted({row["part"] for row, _ in asked})
    figures = {part: _figures([(row["paragraph"], got) for row, got in asked if row["part"] == part]) for part in parts}
    failures = [dict(row) | {"got": got} for row, got in asked if got != row["paragraph"]]
    return {"cases": len(asked), **figures, "failures": failures}


def _figures(asked: list[tuple[int, int]]) -> dict[str, Any]:
    wanted, others = [each for each in asked if each[0]], [got for paragraph, got in asked if not paragraph]
    return {
        "found": share(sum(paragraph == got for paragraph, got in wanted), len(wanted)),
        "elsewhere": share(sum(got not in (0, paragraph) for paragraph, got in wanted), len(wanted)),
        "wrongly_named": share(sum(map(bool, others)), len(others)),
    }
