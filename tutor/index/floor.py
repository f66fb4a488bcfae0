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

# When the article's own paragraph is named for a question: it holds nearly all of the question's words, is about the same, and
# no background passage lies clearly nearer; or the background is silent, and the article is as near as the background would
# have to be. A question about faults ("which word is unfair?") shares no words with the text and must not be answered with a
# place. Set on the rows of tests/evaluation/article.jsonl that say "seen".
OWN_COVERAGE = 0.9
OWN_COSINE = 0.25
OWN_MARGIN = 0.1


def is_own(own: tuple[float, float], background: Sequence[tuple[float, float]], floor: Floor = FLOOR) -> bool:
    """Whether the article answers a question itself, given similarity and coverage of its paragraph and of the background's."""
    similarity, coverage = own
    strength = floor.strength(similarity, coverage)
    nearest = max((floor.strength(*each) for each in background), default=0.0)
    if strength < floor.least:
        return False
    worded = coverage >= OWN_COVERAGE and similarity >= OWN_COSINE
    return nearest < floor.least or (worded and strength >= nearest - OWN_MARGIN)


def fused(near: Sequence[Key], worded: Sequence[Key], weight: float = KEYWORD_WEIGHT) -> dict[Key, float]:
    """The scores of two rankings together, best first: by vectors and, with `weight`, by words."""
    scores: dict[Key, float] = {}
    for ranking, share in ((near, 1.0), (worded, weight)):
        for rank, key in enumerate(ranking, 1):
            scores[key] = scores.get(key, 0.0) + share / (K + rank)
    return dict(sorted(scores.items(), key=lambda item: -item[1]))
