"""When a passage is near enough to be shown, and how two rankings become one. Pure."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

# Reciprocal rank fusion (Cormack, Clarke and Buettcher, 2009) adds 1 / (K + rank). Their K of 60 is for lists of a thousand; of
# ours ten places count. Both numbers are the flat middle of what was tried on tests/evaluation/search.jsonl: 10, 20 and 60
# against 0, 0.1, 0.25, 0.5 and 1. Words at full weight lose to vectors alone, because students do not use the text's words.
K = 10
KEYWORD_WEIGHT = 0.25

# One passage near enough vouches for the question; the others that are shown with it may lie this much lower.
SLACK = 0.2
LEADING = 3  # the places among which one must be near enough


@dataclass(frozen=True, slots=True)
class Floor:
    """How near a passage must be: cosine plus the weighted share of the question's words that it holds, at least `least`."""

    cosine: float
    coverage: float
    least: float

    def strength(self, similarity: float, coverage: float) -> float:
        """What is compared with `least`."""
        return self.cosine * similarity + self.coverage * coverage

    def lets_through(self, ranking: Sequence[tuple[float, float]]) -> list[int]:
        """Which places of a ranking may be shown, given the similarity and coverage of each; none where none is near."""
        strengths = [self.strength(similarity, coverage) for similarity, coverage in ranking]
        if max(strengths[:LEADING], default=0.0) < self.least:
            return []
        return [place for place, strength in enumerate(strengths) if strength >= self.least - SLACK]


# Set by tutor.evaluate.search.floors_for on every second row of tests/evaluation/search.jsonl. To set it anew, put in what
# `python -m tutor evaluate search` prints as floor_today.
FLOOR = Floor(cosine=1.0, coverage=0.8, least=0.76)


def fused(near: Sequence[Key], worded: Sequence[Key], weight: float = KEYWORD_WEIGHT) -> dict[Key, float]:
    """The scores of two rankings together, best first: by vectors and, with `weight`, by words."""
    scores: dict[Key, float] = {}
    for ranking, share in ((near, 1.0), (worded, weight)):
        for rank, key in enumerate(ranking, 1):
            scores[key] = scores.get(key, 0.0) + share / (K + rank)
    return dict(sorted(scores.items(), key=lambda item: -item[1]))
