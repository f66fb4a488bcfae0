"""Where the floor of the search should lie, and what a floor lets through. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tutor.evaluate.intervals import share
from tutor.index.floor import Floor

SHOWN = 3  # passages that a recall may look at
ANSWERABLE = 2  # to one: our guess of what students ask, and "I do not know" is worse where the answer is there
STEPS = range(0, 161)  # hundredths that `least` may take
COVERAGES = tuple(step / 10 for step in range(9))


@dataclass(frozen=True, slots=True)
class Seen:
    """One passage that was ranked, and whether it answers the question."""

    similarity: float
    coverage: float
    answers: bool


@dataclass(frozen=True, slots=True)
class Ranking:
    """What was found for one question, the best first."""

    answerable: bool
    seen: tuple[Seen, ...]

    def above(self, floor: Floor) -> tuple[Seen, ...]:
        """What a student would be shown."""
        through = floor.lets_through([(each.similarity, each.coverage) for each in self.seen])
        return tuple(self.seen[place] for place in through[:SHOWN])


def figures(rankings: Sequence[Ranking], floor: Floor) -> dict[str, float]:
    """Recall over the answerable, and how often nothing was shown where that was right and where it was wrong."""
    due = [each.above(floor) for each in rankings if each.answerable]
    not_due = [each.above(floor) for each in rankings if not each.answerable]
    return {
        "recall_at_1": share(sum(any(seen.answers for seen in shown[:1]) for shown in due), len(due)),
        "recall_at_3": share(sum(any(seen.answers for seen in shown) for shown in due), len(due)),
        "abstained": share(sum(not shown for shown in not_due), len(not_due)),
        "wrongly_abstained": share(sum(not shown for shown in due), len(due)),
    }


def calibrated(rankings: Sequence[Ranking], cosine: float = 1.0, coverages: Iterable[float] = COVERAGES) -> Floor:
    """The floor under which most is done right: an answer among the first three, or nothing where there is none.

    Of several, the one in the middle of the widest row of equals: the furthest from where the figures change.
    """
    best: tuple[float, int, Floor] | None = None
    for coverage in coverages:
        floors = [Floor(cosine, coverage, step / 100) for step in STEPS]
        worth = [_worth(rankings, floor) for floor in floors]
        first, length = _widest(worth)
        if best is None or (worth[first], length) > best[:2]:
            best = (worth[first], length, floors[first + length // 2])
    if best is None:
        raise ValueError("no weight to try")
    return best[2]


def _worth(rankings: Sequence[Ranking], floor: Floor) -> float:
    found = figures(rankings, floor)
    return round(ANSWERABLE * found["recall_at_3"] + found["abstained"], 3)


def _widest(worth: Sequence[float]) -> tuple[int, int]:
    """Where the longest row of the highest value begins, and its length."""
    top, best, start = max(worth), (0, 0), 0
    for index, value in enumerate([*worth, -1.0]):
        if value != top:
            best = max(best, (start, index - start), key=lambda found: found[1])
            start = index + 1
    return best
