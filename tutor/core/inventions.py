"""Names and numbers that a model brings in from nowhere: nothing that it was given holds them. Pure."""

import re
from collections.abc import Iterable

from tutor.core.words import stems

SMALL = 10  # counting on one's fingers, and marks out of ten, are no facts
QUOTED = re.compile(r"[“\"][^”\"]+[”\"]")
PLACE = re.compile(r"\bparagraphs?\s+\d+(?:\s*(?:to|and|or|–|-)\s*\d+)?", re.IGNORECASE)
NUMBER = re.compile(r"\d[\d.,:]*%?")
WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
BEGINNING = re.compile(r"(?:^|[.?!:;…•*(“‘\"—–-]\s*|\s')$")  # a capital after these may be the sentence's
ORDINARY = frozenset(
    """
    i i'm i'd i'll i've ok okay english monday tuesday wednesday thursday friday saturday sunday january february march april
    may june july august september october november december
    """.split()
)


def invented(reply: str, given: Iterable[str]) -> list[str]:
    """The names and numbers in a reply's own words that nothing given to its writer holds."""
    own = PLACE.sub(" ", QUOTED.sub("“”", reply))
    known = frozenset(stem for text in given for stem in stems(text))
    return [*_names(own, known), *_numbers(own, known)]


def _names(own: str, known: frozenset[str]) -> list[str]:
    """Capitals inside a sentence. The first word of one may be anything, unless it is a name's first half."""
    strange = []
    for found in WORD.finditer(own):
        word = found.group()
        if not word[0].isupper() or word.replace("’", "'").lower() in ORDINARY or BEGINNING.search(own[: found.start()]):
            continue
        if not known.issuperset(stems(word)):
            strange.append(word)
    return strange


def _numbers(own: str, known: frozenset[str]) -> list[str]:
    figures = (found.rstrip(".,:") for found in NUMBER.findall(own))
    return [figure for figure in figures if not (_small(figure) or known.issuperset(stems(figure)))]


def _small(figure: str) -> bool:
    return figure.isdigit() and int(figure) <= SMALL
