"""Background passages for a question: vectors and words together, and none where nothing is near enough."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from threading import Lock
from typing import Any

from tutor.errors import StoreUnavailable
from tutor.index.embedding import MiniLM
from tutor.index.entries import ARTICLE, WHOLE, Entry, Kind
from tutor.index.floor import FLOOR, Floor, fused, is_own
from tutor.index.keywords import Keywords
from tutor.index.vectors import Vectors
from tutor.protocols import Hit

CONSIDERED = 10  # places of the ranking that the floor looks at: what stands further down is not meant, however near
NEAREST = 60  # entries asked of Chroma; more changed no answer on the evaluation rows

Place = tuple[str, int]  # document and passage number


class Way(StrEnum):
    """How to rank: the tutor's way, and its halves for comparison."""

    FUSED = "fused"
    VECTORS = "vectors"
    KEYWORDS = "keywords"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage before the floor. `coverage` is the share of the question's words that it holds."""

    hit: Hit
    coverage: float


class PassageIndex:
    """Finds passages of one reading at a time."""

    def __init__(self, entries: Iterable[Entry], model: MiniLM, open_vectors: Callable[[], Vectors]) -> None:
        self._model, self._open, self._lock = model, open_vectors, Lock()
        self._vectors = open_vectors()
        self._passages: dict[tuple[str, Kind], list[Entry]] = {}
        for entry in entries:
            if entry.part == WHOLE:
                self._passages.setdefault((entry.reading, entry.kind), []).append(entry)
        self._keywords: dict[tuple[str, bool], Keywords] = {}

    def search(self, reading: str, question: str, most: int = 3, *, article: bool = False, floor: Floor = FLOOR) -> list[Hit]:
        """At most `most` background passages that bear on a question; with `article`, the article's own too (document "")."""
        candidates = self.ranked(reading, question, article=article)
        through = floor.lets_through([(each.hit.similarity, each.coverage) for each in candidates])
        return [candidates[place].hit for place in through[:most]]

    def in_article(self, reading: str, question: str) -> int:
        """The number of the article's paragraph that speaks of what is asked in the question's words; 0 where none does."""
        ranked = [(each.hit, (each.hit.similarity, each.coverage)) for each in self.ranked(reading, question, article=True)]
        background = [measures for hit, measures in ranked if hit.document != ARTICLE]
        own = [(hit, measures) for hit, measures in ranked if hit.document == ARTICLE and is_own(measures, background)]
        return max(own, key=lambda each: FLOOR.strength(*each[1]))[0].passage if own else 0

    def ranked(self, reading: str, question: str, way: Way = Way.FUSED, *, article: bool = False) -> list[Candidate]:
        """The best candidates in order, whatever the floor says."""
        passages = self._of(reading, article)
        if not passages or not question.strip():
            return []
        keywords = self._keywords_of(reading, article, passages)
        cosines, least = self._cosines(reading, keywords.mended(question), article)
        numbers = {(entry.document, entry.passage): number for number, entry in enumerate(passages)}
        worded = [(passages[number].document, passages[number].passage) for number in keywords.ranked(question)]
        near = list(cosines)
        scores = {Way.FUSED: fused(near, worded), Way.VECTORS: fused(near, []), Way.KEYWORDS: fused([], worded)}[way]
        return [
            Candidate(Hit(*place, score, cosines.get(place, least)), keywords.coverage(question, numbers[place]))
            for place, score in list(scores.items())[:CONSIDERED]
        ]

    def close(self) -> None:
        """Let the folder go; whoever searches once more opens it again."""
        self._vectors.close()

    def _of(self, reading: str, article: bool) -> list[Entry]:
        return [entry for kind in _kinds(article) for entry in self._passages.get((reading, kind), [])]

    def _keywords_of(self, reading: str, article: bool, passages: Sequence[Entry]) -> Keywords:
        made = self._keywords.get((reading, article))
        return made or self._keywords.setdefault((reading, article), Keywords([entry.words for entry in passages]))

    def _cosines(self, reading: str, question: str, article: bool) -> tuple[dict[Place, float], float]:
        """The nearest passages with their cosine, the nearest first, and the cosine that all others stay below."""
        vector, before = self._model.vector(question), self._vectors
        try:
            return passage_cosines(before.nearest(vector, reading, _kinds(article), NEAREST))
        except StoreUnavailable:
            return passage_cosines(self._opened_again(before).nearest(vector, reading, _kinds(article), NEAREST))

    def _opened_again(self, before: Vectors) -> Vectors:
        """The index opened or built anew, once for all threads that found it broken."""
        with self._lock:
            if self._vectors is before:
                self._vectors = self._open()
            return self._vectors


def passage_cosines(nearest: Sequence[tuple[Mapping[str, Any], float]]) -> tuple[dict[Place, float], float]:
    """A passage's cosine: the mean of the whole paragraph's and its best sentence's.

    A question is often about one sentence of a paragraph, and a sentence alone lacks what it speaks of; the mean found more
    than either. What is not among the nearest counts as the last of them.
    """
    least = nearest[-1][1] if nearest else 0.0
    whole: dict[Place, float] = {}
    best: dict[Place, float] = {}
    for data, cosine in nearest:
        part = whole if data["part"] == WHOLE else best
        part.setdefault((data["document"], data["passage"]), cosine)
    means = {place: (whole.get(place, least) + best.get(place, least)) / 2 for place in whole | best}
    return dict(sorted(means.items(), key=lambda item: -item[1])), least


def _kinds(article: bool) -> list[Kind]:
    return [Kind.BACKGROUND, Kind.ARTICLE] if article else [Kind.BACKGROUND]
