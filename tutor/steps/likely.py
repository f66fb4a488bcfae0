"""How likely a reason is a right one, by its words alone: a second ear, fitted on our own rows, for what no phrase of ours has.

Each word weighs by itself, in its group, and under its code; the marked words count as one word whatever they are, so that
nothing is learned about a topic. `python -m tutor.evaluate.fitting` weighs the words anew.
"""

import json
import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter
from pathlib import Path

from tutor.core.codes import Code, Group, codes_of
from tutor.core.dialogue import Verdict
from tutor.core.key import Finding
from tutor.core.words import LITTLE_WORDS, stem
from tutor.steps.cues import Ear, Idea, Strength
from tutor.steps.ideas import NEGATORS, Given

WEIGHTS = Path(__file__).with_name("likely.json")
START = "start"  # what every reason begins with
LIKELY, LIKELY_ALL_THE_SAME = 0.65, 0.9  # the second: beside a neighbour's idea, or of a claim where nothing is asked or missed
UNLIKELY, UNLIKELY_OF_A_NEIGHBOUR = 0.1, 0.2  # a neighbour: an idea of a code that the finding does not accept
DOUBTS = frozenset(
    """? who whose which what when where how why could can might may maybe perhaps would should other others another else same
    both only just nobody noone need compare compared out anyway coincidence guess depends unless""".split()
)
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


def taken_up(verdict: Verdict, told: Given, likely: Likely, strange: Sequence[Idea]) -> Verdict:
    """RIGHT where the words are those of right reasons, whatever the phrases have missed. `strange`: ideas that do not fit."""
    neighbour = any(idea.strength is Strength.FULL for idea in strange)
    enough = LIKELY if _may_miss(told, likely.code) and not neighbour else LIKELY_ALL_THE_SAME
    return Verdict.RIGHT if likely.chance >= enough else verdict


def asked_again(verdict: Verdict, likely: Likely, fitting: Sequence[Idea]) -> Verdict:
    """PARTLY where a phrase was heard and the words are those of wrong reasons. A swap stands: its new word may be any."""
    full = [idea for idea in fitting if idea.strength is Strength.FULL]
    if verdict is not Verdict.RIGHT or likely.code is None or any(idea.cue == "swap" for idea in full):
        return verdict
    own = not full or any(idea.code in likely.accepted for idea in full)
    return verdict if likely.chance >= (UNLIKELY if own else UNLIKELY_OF_A_NEIGHBOUR) else Verdict.PARTLY


def _may_miss(told: Given, code: Code | None) -> bool:
    """Whether something is asked, doubted or missed, as in a claim's reason. Words and interested sources need none of it."""
    claim = code is not None and code.group is Group.UNSUPPORTED and code is not Code.UC3
    return not claim or not (NEGATORS | DOUBTS).isdisjoint(told.line.split())


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
