"""How likely a reason is a right one, by its words alone: a second ear, fitted on our own rows, for what no phrase of ours has.

Each word weighs by itself, in its group, and under its code; the marked words count as one word whatever they are, so that
nothing is learned about a topic. `python -m tutor.evaluate.fitting` weighs the words anew.
"""

import json
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from pathlib import Path

from tutor.core.codes import Code, Group, codes_of
from tutor.core.key import Finding
from tutor.core.words import LITTLE_WORDS, stem
from tutor.steps.cues import Ear
from tutor.steps.ideas import NEGATORS, Given

WEIGHTS = Path(__file__).with_name("likely.json")
START = "start"  # what every reason begins with
SPEAKERS = frozenset("he she they writer author article text".split())
MOST_TELLING, LENGTH_STEP, LONGEST = 4, 3, 5
SURE = 30.0  # beyond it the exponential says nothing more

Weights = dict[str, dict[str, float]]  # a feature, and what it weighs: by itself (""), in a group, under a code


@dataclass(frozen=True, slots=True)
class Likely:
    """How likely a reason is right by its words alone, from 0 to 1, for which code, and which codes would be accepted."""

    chance: float = 0.0
    code: Code | None = None
    accepted: tuple[Code, ...] = ()


def likeliest(told: Given, heard: Ear, finding: Finding | None, group: Group | None) -> Likely:
    """The likeliest of the accepted codes; without a key, of those that the marked words may bear, by the group's weights."""
    if finding:
        codes = tuple(code for code in finding.codes if code.group and group in (None, code.group))
        chances = [(likelihood(told, heard, code, code.group), code) for code in codes]
        return Likely(*max(chances, key=itemgetter(0)), codes) if chances else Likely()
    codes = tuple(code for code in codes_of(group) if heard.anchored(code, told.quote)) if group else ()
    best = max(codes, key=lambda code: likelihood(told, heard, code, group), default=None)
    return Likely(likelihood(told, heard, None, group), best, codes) if best else Likely()


def likelihood(told: Given, heard: Ear, code: Code | None, group: Group | None) -> float:
    """From 0 to 1. Without a code it goes by the group alone."""
    weights = fitted()
    where = places(code, group)
    total = sum(weights.get(each, {}).get(place, 0.0) for each in features(told, heard) for place in where)
    return chance(total + weights[START][""])


def chance(total: float) -> float:
    """Weights added up, as a share of one."""
    return 1 / (1 + math.exp(-max(-SURE, min(SURE, total))))


@lru_cache(maxsize=1)
def fitted() -> Weights:
    """The weights, read once."""
    weights: Weights = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    return weights


def places(code: Code | None, group: Group | None) -> tuple[str, ...]:
    """Where a feature is weighed."""
    return ("", *([group.value] if group else []), *([code.value] if code else []))


def features(told: Given, heard: Ear) -> frozenset[str]:
    """A reason's words, made comparable, and its shape."""
    return frozenset((*_words(told), *_shape(told, heard)))


def _words(told: Given) -> Iterator[str]:
    for word in told.line.split():
        if word[0].isdigit():
            yield "#number"
        elif word == "?":
            yield "#question"
        elif word[0].isalpha():
            yield _word(word, told)


def _word(word: str, told: Given) -> str:
    if word in NEGATORS:
        return "#not"
    if word not in LITTLE_WORDS and stem(word) in told.echoed:
        return "#marked"
    return "#speaker" if word in SPEAKERS else stem(word)


def _shape(told: Given, heard: Ear) -> Iterator[str]:
    said = told.said.words
    telling = heard.telling(told.line, told.echoed)
    yield f"#length {min(len(said) // LENGTH_STEP, LONGEST)}"
    yield f"#telling {min(len(telling), MOST_TELLING)}"
    yield "#echo" if any(_word(word, told) == "#marked" for word in said) else "#no echo"
    if heard.nonsense.intersection(said):
        yield "#nonsense"
    if not telling and heard.meta.intersection(said):
        yield "#thin"
