"""The ideas that a reason may hold: read once from cues.yaml, recognised in a plain line."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from tutor.core.codes import Code
from tutor.core.words import LITTLE_WORDS, stem
from tutor.steps.phrases import Phrases, literals, phrases


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
    """All that the built-in judge listens for."""

    cues: tuple[Cue, ...]
    frames: dict[str, Phrases]
    thin: Phrases
    denials: Phrases
    agrees: Phrases
    anchors: dict[Code, Phrases]
    meta: frozenset[str]
    nonsense: frozenset[str]
    vocabulary: frozenset[str]

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
        """The words that only this reason has: no little words, no classroom words, none of the marked words."""
        return [word for word in said.split() if self._tells(word, echoed)]

    def _tells(self, word: str, echoed: frozenset[str]) -> bool:
        known = word in LITTLE_WORDS or word in self.meta or len(word) < 3
        return word[0].isalpha() and not known and stem(word) not in echoed


@lru_cache(maxsize=1)
def ear() -> Ear:
    """The ear, read once."""
    data: dict[str, Any] = yaml.safe_load(Path(__file__).with_name("cues.yaml").read_text(encoding="utf-8"))
    classes = data["classes"]
    cues = [
        Cue(Code(code), name, strength, phrases(lines, classes))
        for section, strength in (("codes", Strength.FULL), ("tied", Strength.TIED))
        for code, named in data.get(section, {}).items()
        for name, lines in named.items()
    ]
    spoken = [
        line
        for section in ("codes", "tied")
        for named in data.get(section, {}).values()
        for lines in named.values()
        for line in lines
    ]
    return Ear(
        cues=tuple(cues),
        frames={name: phrases(lines, classes) for name, lines in data["frames"].items()},
        thin=phrases(data["thin"], classes),
        denials=phrases(data["denials"], classes),
        agrees=phrases(data["agrees"], classes),
        anchors={Code(code): phrases(lines, classes) for code, lines in data["anchors"].items()},
        meta=frozenset(data["meta"].split()),
        nonsense=frozenset(data["nonsense"].split()),
        vocabulary=literals([*spoken, *data["thin"], *data["denials"]], classes),
    )
