"""The scorecard: every measurement on the project's own cases, as Markdown and as JSON, with the misses."""

import json
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from tutor.evaluate.rows import BY_ROWS, Figures, measured, own_rows

KEYS = ("us-withdrawal-iraq", "keep-the-troops", "iraq-news-report", "skate-park")
MOST_MISSES = 40  # of one measurement in the Markdown; the JSON has them all

Measuring = Mapping[str, Callable[[], Figures]]


def measurements() -> Measuring:
    """Every measurement by its name. What each needs is imported when it runs: an index or a model costs seconds."""
    by_rows: dict[str, Callable[[], Figures]] = {name: partial(_by_rows, name) for name in BY_ROWS}
    keys = {f"key of {name}": _of_key(name) for name in KEYS}
    return by_rows | {"leaks, with a model that obeys": _leaks_obeying} | keys


def write_scorecard(
    folder: Path, say: Callable[[str], None] = lambda line: None, measuring: Measuring | None = None
) -> dict[str, Figures]:
    """Run everything; writes scorecard.json and scorecard.md into the folder, and returns the figures."""
    scores = dict[str, Figures]()
    for name, measure in (measuring or measurements()).items():
        say(f"Measuring {name} …")
        scores[name] = measure()
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "scorecard.json").write_text(json.dumps(scores, ensure_ascii=False, indent=1, default=str), encoding="utf-8")
    (folder / "scorecard.md").write_text("\n".join(as_markdown(scores)) + "\n", encoding="utf-8")
    return scores


def as_markdown(scores: Mapping[str, Figures]) -> Iterator[str]:
    """The figures as one table a measurement, then its misses."""
    yield "# Scorecard"
    yield "\nMade by `python -m tutor evaluate all --out DIR`."
    yield "What each figure means stands in the module of its name in tutor/evaluate/."
    for name, figures in scores.items():
        yield f"\n## {name[0].upper()}{name[1:]}\n"
        yield from _table(figures)
        yield from _misses(figures.get("failures", []))


def _table(figures: Figures) -> Iterator[str]:
    yield "| figure | value |"
    yield "|---|---|"
    for name, value in _flat(figures):
        yield f"| {name.replace('_', ' ')} | {value} |"


def _flat(figures: Figures, above: str = "") -> Iterator[tuple[str, object]]:
    """Numbers by their full names; lists are counted."""
    for name, value in figures.items():
        if isinstance(value, dict):
            yield from _flat(value, f"{above}{name}: ")
        elif name != "failures":
            yield f"{above}{name}", len(value) if isinstance(value, list) else value


def _misses(failures: list[Any]) -> Iterator[str]:
    if not failures:
        return
    yield f"\n{len(failures)} misses" + (f", the first {MOST_MISSES} of them:" if len(failures) > MOST_MISSES else ":")
    yield ""
    for failure in failures[:MOST_MISSES]:
        shown = (
            {name: value for name, value in failure.items() if name != "transcript"} if isinstance(failure, dict) else failure
        )
        yield f"- `{json.dumps(shown, ensure_ascii=False, default=str).replace('`', '´')}`"


def _by_rows(name: str) -> Figures:
    return measured(name, own_rows(name))


def _of_key(reading: str) -> Callable[[], Figures]:
    def measured() -> Figures:
        measure: Callable[[str], Figures] = import_module("tutor.evaluate.key").measure_key
        return measure(reading)

    return measured


def _leaks_obeying() -> Figures:
    from tutor.evaluate.leaks import measure_leaks
    from tutor.evaluate.obedient import obeying

    return measure_leaks(own_rows("leaks"), obeying)
