"""What a proposed place and a labelled one have to do with each other, and the figures that are made of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.core.text import Span

MOST_WORDS = 12  # a longer prediction marks a sentence, not a place
MOST_TIMES = 3  # times the words of the labelled place: more covers it by being wide


@dataclass(slots=True)
class Counts:
    """Right, false and missed ones."""

    hits: int = 0
    alarms: int = 0
    misses: int = 0
    rightly_left: int = 0

    def add(self, due: bool, got: bool) -> None:
        """Count one case."""
        self.hits += due and got
        self.alarms += got and not due
        self.misses += due and not got
        self.rightly_left += not due and not got

    @property
    def f1(self) -> float:
        """Harmonic mean of precision and recall of what is due."""
        return _ratio(2 * self.hits, 2 * self.hits + self.alarms + self.misses)

    @property
    def macro_f1(self) -> float:
        """The mean of F1 for what is due and F1 for what is not."""
        return (self.f1 + _ratio(2 * self.rightly_left, 2 * self.rightly_left + self.alarms + self.misses)) / 2


def _ratio(part: int, whole: int) -> float:
    return part / whole if whole else 0.0


def lines(text: str) -> list[Span]:
    """The non-empty lines of a text."""
    found, offset = list[Span](), 0
    for line in text.split("\n"):
        if line.strip():
            found.append(Span(offset, offset + len(line)))
        offset += len(line) + 1
    return found


def sentence_counts(text: str, gold: Sequence[Span], got: Sequence[Span]) -> Counts:
    """Each non-empty line as one case: touched by a labelled place, touched by a proposed one."""
    counts = Counts()
    for line in lines(text):
        counts.add(any(span.overlap(line) for span in gold), any(span.overlap(line) for span in got))
    return counts


def span_counts(text: str, gold: Sequence[Span], got: Sequence[Span]) -> Counts:
    """Places matched one to one by overlap, the largest first; a place that is too long is a miss."""
    pairs = sorted(
        ((-a.overlap(b), i, k) for i, a in enumerate(gold) for k, b in enumerate(got) if a.overlap(b) and fits(text, a, b)),
    )
    used_gold, used_got = set[int](), set[int]()
    for _, i, k in pairs:
        if i not in used_gold and k not in used_got:
            used_gold.add(i)
            used_got.add(k)
    return Counts(len(used_gold), len(got) - len(used_gold), len(gold) - len(used_gold))


def fits(text: str, gold: Span, got: Span) -> bool:
    """Whether a proposed place is short enough to count as that labelled one."""
    words = len(got.of(text).split())
    return words <= MOST_WORDS and words <= MOST_TIMES * max(1, len(gold.of(text).split()))
