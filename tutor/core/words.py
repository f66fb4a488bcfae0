"""Words as the guard and the matching compare them: folded, stemmed lightly, without the little ones."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
COMMON = 4  # a word that stands more often than this in a text is about its topic and tells nothing about one place

LITTLE_WORDS = frozenset(
    """
    a about after again against all also am among an and any are as at be because been before being between both but by
    can cannot could did do does doing done down during each either else etc even every few for from further get gets got
    had has have having he her here hers herself him himself his how i if in into is it its itself let like made make
    makes many may me might more most much must my myself no nor not of off on once one only onto or other others our ours
    out over own per put same say says said she should since so some still such take than that the their theirs them
    themselves then there these they thing things this those through thus to too toward towards two under until up upon us
    use used using very via was way we well were what when where whether which while who whom whose why will with within
    without would yet you your yours
    """.split()
)

_SUFFIXES = tuple(
    "ization isation ations ation ingly edly ments ment ness ings ing ies ied ers er est ed es ly s e y".split()
)  # the longest first


def folded(text: str) -> str:
    """Lower case, without accents, with straight quotes: what two writers would call the same letters."""
    if text.isascii():  # nearly all of it, and a message is held against every stretch of a text
        return text.casefold()
    plain = unicodedata.normalize("NFKD", text).replace("’", "'").replace("‘", "'")
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def words(text: str) -> list[str]:
    """The words of a text, folded, in order."""
    return WORD.findall(folded(text))


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """A word without its commonest endings: roams, roaming, roam. Rough on purpose: it has to be the same twice, no more."""
    word = word.removesuffix("'s").replace("'", "")
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= 3:
            word = word[: -len(suffix)]
            break
    return word[:-1] if len(word) > 3 and word[-1] == word[-2] else word


def stems(text: str) -> list[str]:
    """The stems of all words of a text, in order."""
    return [stem(word) for word in words(text)]


def content_stems(text: str) -> list[str]:
    """The stems of a text without the little words, in order."""
    return [stem(word) for word in words(text) if word not in LITTLE_WORDS and len(word) > 2]


@lru_cache(maxsize=64)
def _counted(body: str) -> Counter[str]:
    return Counter(stems(body))


@lru_cache(maxsize=20_000)
def telling_words(quote: str, body: str) -> frozenset[str]:
    """The stems that give a place away: its content words that the text around it does not use all the time.

    A quote of common words only keeps them all. Kept, because the guard asks the same for every wording that it tries.
    """
    content, counts = frozenset(content_stems(quote)), _counted(body)
    rare = frozenset(word for word in content if counts[word] <= COMMON)
    return rare or content or frozenset(stems(quote))


@lru_cache(maxsize=20_000)
def phrase(quote: str) -> tuple[str, ...]:
    """The stems of a quote in order, kept for the same reason."""
    return tuple(stems(quote))


def contains_phrase(haystack: list[str], phrase: Iterable[str]) -> bool:
    """Whether the stems of a phrase stand in a row among other stems."""
    needle = list(phrase)
    return any(haystack[i : i + len(needle)] == needle for i in range(len(haystack) - len(needle) + 1)) if needle else False


CLAUSES = (
    re.compile(r"(?<=[.;!?\n])\s+|,\s+(?=but|so|like|because|cos|and)\b"),
    re.compile(r"(?<=[.;,:!?\n])\s+|\s+(?=(?:but|so|because|cos|bc|and|which|who|then|when|whereas|while)\b)"),
)
JOINED = re.compile(r"^(?:and|but|so|because|cos|bc|then|also)\s+", re.I)
FEWEST_SAID_BACK, MOST_SAID_BACK = 4, 12  # words: fewer are a scrap of a sentence


def clause_with(said: str, part: str) -> str:
    """The clause of a message that holds a part of it, where it can be said back whole; empty where only a scrap could."""
    for cut in CLAUSES if part else ():
        clauses = (JOINED.sub("", clause.strip(" .,;:!?")) for clause in cut.split(said))
        whole = next((clause for clause in clauses if part.casefold() in clause.casefold()), part)
        if FEWEST_SAID_BACK <= len(whole.split()) <= MOST_SAID_BACK:
            return whole
    return ""
