"""Questions about now, and passages that begin with their time: the newest of these answers first. Pure."""

import re
from collections.abc import Sequence
from typing import TypeVar

# A count that is asked for in the present, or a word for now; a year or a past tense asks for another time.
NOW = re.compile(r"\b(?:now|rn|currently|today|still|at the moment|these days|nowadays|latest)\b", re.IGNORECASE)
COUNT = re.compile(r"\bhow (?:many|much)\b", re.IGNORECASE)
PRESENT = re.compile(r"\b(?:is|are|do|does|has|have|got)\b", re.IGNORECASE)
PAST = re.compile(
    r"\b(?:was|were|did|had|been|ago|ever|since|before|after|during|until|began|started|last|(?:19|20)\d\d)\b", re.IGNORECASE
)

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
TIME = re.compile(r"(?:([A-Z][a-z]+) )?((?:19|20)\d\d)\b")
LONGEST_LABEL = 60  # characters before the colon: “October 2022 to February 2024”

Hit = TypeVar("Hit")


def asks_about_now(question: str) -> bool:
    """Whether a question is about the present: *how many are there*, *who is still there*."""
    if PAST.search(question):
        return False
    return bool(NOW.search(question) or (COUNT.search(question) and PRESENT.search(question)))


def time_of(passage: str) -> tuple[int, int] | None:
    """The year and month that a passage like “June 2014 to 2016: …” reaches; None where it begins with no time."""
    label, colon, _ = passage.partition(":")
    if not colon or len(label) > LONGEST_LABEL or not TIME.match(label):
        return None
    month, year = TIME.findall(label)[-1]
    short = month[:3].lower()
    return int(year), MONTHS.index(short) + 1 if short in MONTHS else len(MONTHS)


def newest_first(found: Sequence[tuple[Hit, str]]) -> list[Hit]:
    """Hits with their passages in a new order: at the first dated one the newest, the older ones after all the rest."""
    dated = [(time, hit) for hit, words in found if (time := time_of(words))]
    dated.sort(key=lambda pair: pair[0], reverse=True)
    if not dated:
        return [hit for hit, _ in found]
    first = next(place for place, (_, words) in enumerate(found) if time_of(words))
    others = [hit for hit, words in found if not time_of(words)]
    return [*others[:first], dated[0][1], *others[first:], *(hit for _, hit in dated[1:])]
