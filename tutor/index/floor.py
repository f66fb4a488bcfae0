"""When a passage is near enough to be shown, and how two rankings become one. Pure."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)

# Reciprocal rank fusion (Cormack, Clarke and Buettcher, 2009) adds 1 / (K + rank). Their K of 60 is for lists of a thousand;
# ours have some sixty places. The weight was chosen on the half of tests/evaluation/search.jsonl that the floor is set on.
K = 20
KEYWORD_WEIGHT = 0.25


@dataclass(frozen=True, slots=True)
class Floor:
    """How near a passage must be: cosine plus the weighted share of the question's words that it holds, at least `least`."""

    cosine: float
    coverage: float
    least: float

    def strength(self, similarity: float, coverage: float) -> float:
        """What is compared with `least`."""
        return self.cosine * similarity + self.coverage * coverage

    def lets_pass(self, similarity: float, coverage: float) -> bool:
        """Whether a passage may be shown."""
        return self.strength(similarity, coverage) >= self.least


# Set by tutor.evaluate.search.calibrated on the even rows of tests/evaluation/search.jsonl; `python -m tutor evaluate search`
# prints what it would be today.
FLOOR = Floor(cosine=1.0, coverage=0.4, least=0.6)


def fused(near: Sequence[Key], worded: Sequence[Key], weight: float = KEYWORD_WEIGHT) -> dict[Key, float]:
    """The scores of two rankings together, best first: by vectors and, with `weight`, by words."""
    scores: dict[Key, float] = {}
    for ranking, share in ((near, 1.0), (worded, weight)):
        for rank, key in enumerate(ranking, 1):
            scores[key] = scores.get(key, 0.0) + share / (K + rank)
    return dict(sorted(scores.items(), key=lambda item: -item[1]))
