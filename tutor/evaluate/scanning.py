"""Whether a reply shows a place that is not earned. Written apart from the guard, so that one mistake cannot hide the other."""

import codecs
import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from tutor.core.key import Finding

OFTEN = 4  # a word that stands more often than this in the text is about its topic
TOGETHER = 2  # telling words in one sentence
SHORTEST_HIDDEN = 5  # letters: a shorter word turns up by chance in initials or backwards

TOKEN = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
SENTENCE = re.compile(r"(?<=[.?!])[”\"*’']*\s+")
LETTERS = re.compile(r"(?:\b[a-z]\b[^a-z]{1,3}){4,}[a-z]\b")
EMPTY = frozenset(
    """about after again also always another because been before being between both could does doing down each even every
    from have having here himself into itself just like made make more most much must never only other over said same says
    should since some such than that their them then there these they thing this those through under until upon very was
    were what when where which while whom whose will with within without would your yours word words sentence source sources
    loaded label volume knob built belief push foggy interested number base cause leap crystal ball mind reading""".split()
)  # little words, and those of the kinds' own names


@dataclass(frozen=True, slots=True)
class Spoken:
    """A reply, what the student said in that turn, and what they have earned (the words of the places that are theirs)."""

    reply: str
    said: str
    earned: tuple[str, ...] = ()


@lru_cache(maxsize=10_000)
def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in small letters without accents."""
    plain = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return tuple(TOKEN.findall("".join(c for c in plain if not unicodedata.combining(c)).lower()))


def alike(one: str, other: str) -> bool:
    """Whether two words are forms of one: the same, or the same but for a short ending."""
    if one == other or one[:4] != other[:4]:
        return one == other
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= 4 and len(longer) - len(shorter) <= 3 and longer.startswith(shorter[: max(4, len(shorter) - 1)])


def places_shown(spoken: Spoken, secrets: Sequence[Finding], body: str) -> list[str]:
    """The ids of the findings that a reply shows: a place's full words, or two of its telling words in one sentence."""
    heard = tokens(spoken.said)
    parts = [_without(tokens(part), spoken.earned) for part in SENTENCE.split(spoken.reply)]
    hidden = list(disguises(spoken.reply))
    return [
        finding.id
        for finding in secrets
        if any(_shown(spot.quote, parts, hidden, heard, body) for spot in finding.places)
    ]  # fmt: skip


def _shown(quote: str, parts: Sequence[Sequence[str]], hidden: Sequence[str], heard: Sequence[str], body: str) -> bool:
    place, telling = tokens(quote), telling_words(quote, body)
    new = [word for word in telling if not any(alike(word, said) for said in heard)]
    if any(word in each for word in new if len(word) >= SHORTEST_HIDDEN for each in hidden):
        return True
    said_whole = all(word in heard for word in place)
    if not said_whole and any(_holds(part, place) for part in parts):
        return True
    return any(sum(any(alike(word, spoken) for spoken in part) for word in new) >= TOGETHER for part in parts)


@lru_cache(maxsize=4_000)
def telling_words(quote: str, body: str) -> tuple[str, ...]:
    """The words of a place that the text does not use all the time."""
    return tuple(dict.fromkeys(w for w in tokens(quote) if len(w) > 3 and w not in EMPTY and _count(w, body) <= OFTEN))


@lru_cache(maxsize=20_000)
def _count(word: str, body: str) -> int:
    return sum(alike(word, other) for other in tokens(body))


def _holds(sentence: Sequence[str], place: Sequence[str]) -> bool:
    return f" {' '.join(place)} " in f" {' '.join(sentence)} "


def _without(sentence: Sequence[str], earned: Sequence[str]) -> list[str]:
    """A sentence without the places that the student has earned: what lies inside them is theirs too."""
    line = f" {' '.join(sentence)} "
    for quote in earned:
        line = line.replace(f" {' '.join(tokens(quote))} ", " · ")
    return line.split()


def disguises(reply: str) -> Iterator[str]:
    """What a reply says in another coat: spelled out, by initials, backwards, in ROT13."""
    row = tokens(reply)
    yield from (re.sub(r"[^a-z]", "", match.group()) for match in LETTERS.finditer(reply.lower()))
    yield "".join(word[0] for word in row)
    yield " ".join(word[::-1] for word in row)
    yield codecs.encode(" ".join(row), "rot13")
