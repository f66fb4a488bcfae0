"""The article by what was seen: the more found a place, the deeper its wash; fair words that were flagged are hatched."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from tutor.core.report import Report
from tutor.core.text import Passage, Span, Text
from tutor.web.draw.render import Html, render

DEPTHS = 4  # of the wash, from found by few to found by most


@dataclass(frozen=True, slots=True)
class Spot:
    """A place with what is written beside it; `depth` is 0 for one that nobody found, and for fair words."""

    span: Span
    says: str
    depth: int
    fair: bool = False


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words under the same spots, and what begins here."""

    words: str
    depth: int
    seen: bool
    fair: bool
    labels: tuple[Spot, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph or heading."""

    number: int
    heading: bool
    inside: bool
    pieces: list[Piece]


def heat(report: Report) -> Html:
    """The whole article; the paragraphs outside the lesson's range are there to read."""
    spots, ground = spots_of(report), report.ground
    rows = [
        Row(
            passage.number, passage.heading, ground.first <= passage.number <= ground.last, _pieces(passage, spots, ground.text)
        )
        for passage in ground.text.passages
    ]
    return render("teacher/report/heat", rows=rows)


def spots_of(report: Report) -> list[Spot]:
    """Every place that somebody worked at, with its numbers in words."""
    found = [
        Spot(place.span, f"{len(seen.found)} of {seen.reached}", -(-DEPTHS * len(seen.found) // seen.reached))
        for seen in report.findings
        if seen.reached
        for place in seen.finding.places
        if place.span.within(report.ground.stretch)
    ]
    fair = [Spot(alarm.foil.place.span, f"{len(alarm.flagged)} false", 0, True) for alarm in report.alarms]
    return found + fair


def _pieces(passage: Passage, spots: Sequence[Spot], text: Text) -> list[Piece]:
    whole = passage.span
    edges = {edge for spot in spots for edge in (spot.span.start, spot.span.end) if whole.start < edge < whole.end}
    return [_piece(Span(start, end), spots, text) for start, end in pairwise(sorted({whole.start, whole.end, *edges}))]


def _piece(span: Span, spots: Sequence[Spot], text: Text) -> Piece:
    here = [spot for spot in spots if span.within(spot.span)]
    depth = max((spot.depth for spot in here), default=0)
    fair = any(spot.fair for spot in here)
    begun = tuple(spot for spot in here if spot.span.start == span.start)
    return Piece(text.words(span), depth, any(not spot.fair for spot in here), fair, begun)
