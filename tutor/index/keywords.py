"""The keyword half of the search: BM25 over one reading's paragraphs, for questions as students type them."""

import math
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from tutor.core.words import LITTLE_WORDS, words

# Words of asking, not of the thing asked about: they stand in many passages by chance.
ASKING = frozenset(
    """actually anyone arent ask asked cant couldnt didnt doesnt dont ever even exactly explain happen happened happens hasnt
    havent hows isnt know lot mean means meant mostly normal now ok okay people please pls really right rn shouldnt
    start started tell thats theres theyre thing think thinks thinking thought usa wasnt wat werent whats wheres whos
    wont wouldnt""".split()
)
NEAR_SPELLING = 0.8  # share of letters kept: one slip in five letters, two in ten
SHORTEST_MENDED = 5  # a shorter word has too many neighbours
BEST = 60


class Keywords:
    """BM25 and word coverage over some texts, numbered from 0."""

    def __init__(self, texts: Sequence[str]) -> None:
        from bm25s import BM25

        tokens = [content(text) for text in texts]
        self._held = [frozenset(each) for each in tokens]
        self._counts = Counter(token for held in self._held for token in held)
        self._spellings = sorted({word for text in texts for word in words(text) if len(word) >= SHORTEST_MENDED})
        self._model: Any = None
        if self._counts:
            self._model = BM25()
            self._model.index(tokens, show_progress=False)

    def ranked(self, question: str) -> list[int]:
        """The numbers of the texts that share a word with the question, the best first."""
        asked = [token for token in self.asked(question) if token in self._counts]
        if not asked:
            return []
        scores = self._model.get_scores(asked)
        order = sorted(range(len(scores)), key=lambda number: (-scores[number], number))
        return [number for number in order[:BEST] if scores[number] > 0]

    def coverage(self, question: str, number: int) -> float:
        """The share of the question's words that a text holds, rare words counting more; 0 to 1."""
        weights = {token: self._weight(token) for token in self.asked(question)}
        held = sum(weight for token, weight in weights.items() if token in self._held[number])
        return held / sum(weights.values()) if weights else 0.0

    def asked(self, question: str) -> list[str]:
        """The stems of what is asked about, with slips of the finger mended."""
        return content(self.mended(question), ASKING)

    def mended(self, question: str) -> str:
        """The question with every unknown word put right that is nearly one of the texts' own."""
        return " ".join(self._mended(word) for word in words(question))

    def _mended(self, word: str) -> str:
        from rapidfuzz import process
        from rapidfuzz.distance import OSA

        known = any(token in self._counts for token in content(word)) or word in LITTLE_WORDS or word in ASKING
        if known or len(word) < SHORTEST_MENDED or not word.isalpha():
            return word
        near = process.extractOne(word, self._spellings, scorer=OSA.normalized_similarity, score_cutoff=NEAR_SPELLING)
        return str(near[0]) if near and near[0][0] == word[0] else word

    def _weight(self, token: str) -> float:
        """The inverse document frequency of BM25; a word that no text holds weighs most."""
        count = self._counts[token]
        return math.log(1 + (len(self._held) - count + 0.5) / (count + 0.5))


def content(text: str, without: frozenset[str] = frozenset()) -> list[str]:
    """The stems of a text's words, without the little ones and without day numbers, which match any date."""
    plain = (word.removesuffix("'s").replace("'", "") for word in words(text))  # what "folded" leaves of any apostrophe
    return [_stem(word) for word in plain if word not in LITTLE_WORDS and word not in without and not _is_small(word)]


def _is_small(word: str) -> bool:
    return word.isdigit() and len(word) < 3


@lru_cache(maxsize=20_000)
def _stem(word: str) -> str:
    from Stemmer import Stemmer

    return str(Stemmer("english").stemWord(word))
