"""Before and after, for the class and never for one student: pooled, within the students who made both looks in earnest."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from math import sqrt

from tutor.core.course import Look, Step
from tutor.core.looks import Counts, Discernment, discernment
from tutor.core.report.works import StudentWork, on_time

FEWEST_TRIES = 12  # students with two real tries; below, one student more or less moves the figures as much as a lesson does
SURE = 1.96  # standard errors on both sides: 95 of 100 intervals made in this way hold the true value
BANDS = ("none", "up to a quarter", "up to half", "up to three quarters", "more")


@dataclass(frozen=True, slots=True)
class BothLooks:
    """A student's two looks, and the passages in the order in which they came."""

    nickname: str
    before: Counts
    after: Counts
    order: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Shift:
    """How a figure of the class changed, with the interval that the change probably lies in."""

    change: float
    low: float
    high: float

    @property
    def direction(self) -> int:
        """1 up, -1 down, 0 where the interval holds no change as well."""
        return (self.low > 0) - (self.high < 0)


@dataclass(frozen=True, slots=True)
class ClassLooks:
    """The looks of a class. `left_out` are students with a look that is no real try, or with one look only."""

    both: tuple[BothLooks, ...] = ()
    left_out: int = 0

    @property
    def enough(self) -> bool:
        """Whether there are so many that the class's figures say something."""
        return len(self.both) >= FEWEST_TRIES

    @property
    def before(self) -> Counts:
        """All first looks together."""
        return pooled([one.before for one in self.both])

    @property
    def after(self) -> Counts:
        """All last looks together."""
        return pooled([one.after for one in self.both])

    @property
    def sensitivity(self) -> Shift:
        """How the class tells slanted from fair: the change in d'."""
        return _shift(self.both, lambda figures: figures.sensitivity)

    @property
    def criterion(self) -> Shift:
        """How readily the class marks anything: the change in the criterion; down is more readily."""
        return _shift(self.both, lambda figures: figures.criterion)

    def orders(self) -> tuple[tuple[tuple[str, str], tuple[BothLooks, ...]], ...]:
        """The students by the order of their passages: a passage may be harder than its partner, so like goes with like."""
        orders = sorted({one.order for one in self.both})
        return tuple((order, tuple(one for one in self.both if one.order == order)) for order in orders)


def class_looks(works: tuple[StudentWork, ...]) -> ClassLooks:
    """The looks of those on time."""
    both = [(work, _both(work)) for work in on_time(works)]
    tried = tuple(pair for _, pair in both if pair)
    return ClassLooks(tried, sum(pair is None and bool(work.looks) for work, pair in both))


def pooled(each: list[Counts]) -> Counts:
    """The counts of several looks together."""
    return sum(each, Counts(0, 0, 0, 0))


def spread(shares: list[tuple[int, int]]) -> tuple[int, ...]:
    """How many of these (count, out of how many) fall into each of BANDS."""
    bands = Counter(0 if not count else min(4, -(-4 * count // of)) if count < of else 4 for count, of in shares if of)
    return tuple(bands[band] for band in range(len(BANDS)))


def _both(work: StudentWork) -> BothLooks | None:
    real = {look.step: look for look in work.looks if look.real and not look.skipped and look.counts}
    first, last = real.get(Step.FIRST_LOOK), real.get(Step.LAST_LOOK)
    if first is None or last is None:
        return None
    return BothLooks(work.nickname, _counts(first), _counts(last), (first.passage, last.passage))


def _counts(look: Look) -> Counts:
    assert look.counts is not None, "a real try has been counted"
    return look.counts


def _shift(both: tuple[BothLooks, ...], figure: Callable[[Discernment], float]) -> Shift:
    """The change of a pooled figure and its interval by the jackknife over students (Tukey, 1958): a student's sentences go
    together, so leaving out sentences would make the class look surer than it is."""

    def change(some: tuple[BothLooks, ...]) -> float:
        after, before = pooled([one.after for one in some]), pooled([one.before for one in some])
        return figure(discernment(after)) - figure(discernment(before))

    count, whole = len(both), change(both)
    if count < 2:
        return Shift(whole, float("-inf"), float("inf"))
    without = [change(both[:index] + both[index + 1 :]) for index in range(count)]
    middle = sum(without) / count
    error = sqrt((count - 1) / count * sum((value - middle) ** 2 for value in without))
    return Shift(whole, whole - SURE * error, whole + SURE * error)
