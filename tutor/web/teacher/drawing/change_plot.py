"""First and last look as a picture: slanted sentences marked upwards, fair ones to the right, a thin line for each student."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from tutor.core.looks import Counts
from tutor.core.report.change import BANDS, BothLooks, ClassLooks, spread
from tutor.web.draw.render import Html, render

SIDE, LEFT, TOP = 280.0, 40.0, 24.0  # of the square, in the picture's own units
APART = 5.0  # counts are whole numbers, so points would hide each other: moved by up to so much, in the drawing only


@dataclass(frozen=True, slots=True)
class Line:
    """From the first look to the last."""

    name: str
    x1: float
    y1: float
    x2: float
    y2: float


@dataclass(frozen=True, slots=True)
class Band:
    """How many students marked so much, of slanted and of fair sentences, in the first and in the last look."""

    name: str
    counts: tuple[int, ...]


def change_plot(looks: ClassLooks) -> Html:
    """The picture. The class's own arrow appears only where there are enough students to speak of a class."""
    lines = [_line(one, random.Random(number)) for number, one in enumerate(looks.both)]
    whole = _between("The class", looks.before, looks.after) if looks.enough else None
    ticks = [(share, LEFT + share * SIDE, TOP + (1 - share) * SIDE) for share in (0, 0.5, 1)]
    return render("teacher/report/change-plot", lines=lines, whole=whole, ticks=ticks, side=SIDE, left=LEFT, top=TOP)


def bands(looks: ClassLooks) -> list[Band]:
    """The distribution of both looks: slanted first and last, then fair first and last."""
    slanted = [spread([(one.hits, one.signals) for one in side]) for side in _sides(looks)]
    fair = [spread([(one.false_alarms, one.noises) for one in side]) for side in _sides(looks)]
    return [Band(name, tuple(column[row] for column in (*slanted, *fair))) for row, name in enumerate(BANDS)]


def _sides(looks: ClassLooks) -> tuple[Sequence[Counts], Sequence[Counts]]:
    return [one.before for one in looks.both], [one.after for one in looks.both]


def _line(one: BothLooks, dice: random.Random) -> Line:
    line = _between(one.nickname, one.before, one.after)
    return Line(line.name, *(at + dice.uniform(-APART, APART) for at in (line.x1, line.y1, line.x2, line.y2)))


def _between(name: str, before: Counts, after: Counts) -> Line:
    return Line(name, *_at(before), *_at(after))


def _at(counts: Counts) -> tuple[float, float]:
    hits, alarms = counts.hits / max(1, counts.signals), counts.false_alarms / max(1, counts.noises)
    return LEFT + alarms * SIDE, TOP + (1 - hits) * SIDE
