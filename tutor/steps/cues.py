"""What the built-in judge listens for: read once from cues.yaml."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from tutor.core.codes import Code
from tutor.core.words import LITTLE_WORDS, stem
from tutor.steps.phrases import Phrases, phrases


class Strength(IntEnum):
    """How much one idea proves: nothing by itself, something once it is tied to this sentence, enough."""

    THIN = 0
    TIED = 1
    FULL = 2


@dataclass(frozen=True, slots=True)
class Idea:
    """One idea recognised in a reason: the code it belongs to, its name there, and where it stands in the line."""

    code: Code
    cue: str
    strength: Strength
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Cue:
    """The phrases of one idea of one code."""

    code: Code
    name: str
    strength: Strength
    said: Phrases


@dataclass(frozen=True, slots=True)
class Ear:
    """All that the built-in judge listens for.

    `meta` is classroom talk, `calm` words that a plain writer has at hand, `nonsense` things that are no plainer word for
    anything, `own` every word that is no slip for another.
    """

    cues: tuple[Cue, ...]
    said: Mapping[str, Phrases]
    anchors: Mapping[Code, Phrases]
    small: frozenset[str]
    meta: frozenset[str]
    calm: frozenset[str]
    nonsense: frozenset[str]
    definitions: tuple[str, ...]
    own: frozenset[str]

    def ideas(self, line: str) -> Iterator[Idea]:
        """Every idea in a line, denied or not."""
        present = frozenset(line.split())
        for cue in self.cues:
            for hit in cue.said.find(line, present):
                yield Idea(cue.code, cue.name, cue.strength, hit.start, hit.end)

    def anchored(self, code: Code, line: str) -> bool:
        """Whether a sentence holds what an idea of this code speaks of."""
        return code not in self.anchors or self.anchors[code].first(line) is not None

    def telling(self, said: str, echoed: frozenset[str]) -> list[str]:
        """The words that only this reason has: no little words, no classroom talk, none of the marked words."""
        return [word for word in said.split() if self._tells(word, echoed)]

    def _tells(self, word: str, echoed: frozenset[str]) -> bool:
        common = word in LITTLE_WORDS or word in self.small or word in self.meta or len(word) < 3
        return word[0].isalnum() and not common and stem(word) not in echoed


@lru_cache(maxsize=1)
def ear() -> Ear:
    """The ear, read once."""
    data: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("cues.yaml").read_text(encoding="utf-8"))
    classes = data["classes"]
    said = {name: data[name] for name in ("thin", "denials", "agrees", "life", "elsewhere")} | data["frames"]
    listed = {name: frozenset(data[name].split()) for name in ("small", "meta", "calm", "nonsense")}
    return Ear(
        cues=(*_cues(data["codes"], Strength.FULL, classes), *_cues(data["tied"], Strength.TIED, classes)),
        said={name: phrases(lines, classes) for name, lines in said.items()},
        anchors={Code(code): phrases(lines, classes) for code, lines in data["anchors"].items()},
        definitions=tuple(data["definitions"]),
        own=frozenset[str]().union(LITTLE_WORDS, *listed.values()),
        **listed,
    )


def _cues(section: Mapping[str, Any], strength: Strength, classes: Mapping[str, str]) -> Iterable[Cue]:
    for code, named in section.items():
        for name, lines in named.items():
            yield Cue(Code(code), name, strength, phrases(lines, classes))
