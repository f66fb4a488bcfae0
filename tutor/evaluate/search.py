"""Whether the index finds a passage that answers a student's question, and says nothing where none does."""

import json
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from tutor.core.reading import Reading
from tutor.core.words import folded
from tutor.corpus import load_reading, shipped
from tutor.errors import NotFound
from tutor.evaluate.floors import Ranking, Seen, calibrated, figures
from tutor.index import PassageIndex, open_index
from tutor.index.floor import FLOOR, Floor
from tutor.index.search import Candidate, Way
from tutor.settings import Settings

ROOT = Path(__file__).resolve().parents[2]
CASES = ROOT / "tests" / "evaluation" / "search.jsonl"
FOUNDING = "us-withdrawal-iraq"

Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Library:
    """The readings that rows may name, and their index."""

    readings: dict[str, Reading]
    index: PassageIndex


@dataclass(frozen=True, slots=True)
class Asked:
    """One row put to the index: what each way of ranking found, and how long the tutor's way took."""

    row: Row
    rankings: dict[Way, Ranking]
    got: tuple[str, ...]
    ms: float


def measure_search(rows: Iterable[Row], library: Library | None = None) -> dict[str, Any]:
    """Rows are `{"question", "answerable", "must_mention": [..]}`, with `reading` where it is not the founding one.

    A recall is over the answerable rows and counted after the floor, as a student would get it. Rows on which the floor was set
    are left out. BM25 alone and vectors alone get floors of their own, set on the same rows as the tutor's.
    """
    library = library or shipped_library()
    known = [asked(row, library) for row in calibration_rows()]
    used = {each.row["question"] for each in known}
    cases = [asked(row, library) for row in rows if row["question"] not in used]
    floors = floors_for(known)
    return {
        "cases": len(cases),
        **figures(_ranked(cases, Way.FUSED), FLOOR),
        "ms": round(median(each.ms for each in cases), 1) if cases else 0.0,
        **_named("bm25", figures(_ranked(cases, Way.KEYWORDS), floors[Way.KEYWORDS])),
        **_named("vectors", figures(_ranked(cases, Way.VECTORS), floors[Way.VECTORS])),
        **_named("floor", {"coverage": FLOOR.coverage, "least": FLOOR.least}),
        **_named("floor_today", {"coverage": floors[Way.FUSED].coverage, "least": floors[Way.FUSED].least}),
        "failures": [failure for each in cases if (failure := _failure(each))],
    }


def shipped_library() -> Library:
    """The shipped readings, with the index in the data folder."""
    readings = {folder.name: load_reading(folder)[0] for folder in shipped(ROOT / "corpus")}
    return Library(readings, open_index(readings.values(), Settings().data / "index", _progress))


def calibration_rows() -> list[Row]:
    """The half of our own rows that the floor is set on: every second one, from the first."""
    return [json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines() if line][::2]


def floors_for(known: Sequence[Asked]) -> dict[Way, Floor]:
    """The floor that the calibration rows ask for, for each way of ranking: put the fused one into tutor/index/floor.py."""
    return {
        Way.FUSED: calibrated(_ranked(known, Way.FUSED)),
        Way.VECTORS: calibrated(_ranked(known, Way.VECTORS), coverages=[0.0]),
        Way.KEYWORDS: calibrated(_ranked(known, Way.KEYWORDS), cosine=0.0, coverages=[1.0]),
    }


def asked(row: Row, library: Library) -> Asked:
    """Put one row to the index in all three ways. Raises NotFound where it names a reading that is not there."""
    reading, question = library.readings.get(row.get("reading", FOUNDING)), row["question"]
    if reading is None:
        raise NotFound(f"There is no reading “{row['reading']}”.")
    began = perf_counter()
    shown = library.index.search(reading.id, question)
    ms = (perf_counter() - began) * 1000
    wanted = [folded(words) for words in row.get("must_mention", [])]
    rankings = {
        way: Ranking(
            bool(row["answerable"]),
            tuple(_seen(each, reading, wanted) for each in library.index.ranked(reading.id, question, way)),
        )
        for way in Way
    }
    return Asked(row, rankings, tuple(f"{hit.document}:{hit.passage}" for hit in shown), ms)


def _seen(candidate: Candidate, reading: Reading, wanted: Sequence[str]) -> Seen:
    hit = candidate.hit
    document = reading.document(hit.document)
    words = folded(document.text.words(document.text.passage(hit.passage).span)) if document else ""
    return Seen(hit.similarity, candidate.coverage, any(string in words for string in wanted))


def _ranked(cases: Sequence[Asked], way: Way) -> list[Ranking]:
    return [each.rankings[way] for each in cases]


def _failure(case: Asked) -> dict[str, Any] | None:
    shown = case.rankings[Way.FUSED].above(FLOOR)
    if case.row["answerable"]:
        fault = "" if any(seen.answers for seen in shown) else "none of these answers" if shown else "nothing shown"
    else:
        fault = "shown where nothing answers" if shown else ""
    return {"question": case.row["question"], "fault": fault, "got": list(case.got)} if fault else None


def _named(name: str, found: Mapping[str, float]) -> dict[str, float]:
    return {f"{name}_{key}": value for key, value in found.items()}


def _progress(done: int, of: int) -> None:
    if done in (1, of) or done % 100 == 0:
        sys.stderr.write(f"Building the search index: {done} of {of} texts\n")
