"""Student English made comparable: folded tokens that know where they stood, chat spellings undone, misspelt words mended."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby
from pathlib import Path

import yaml
from rapidfuzz import process
from rapidfuzz.distance import OSA

from tutor.core.words import LITTLE_WORDS, folded, stem

SHORTEST_TO_MEND = 5  # a shorter word is too close to too many others
LONG = 8  # from here on two slips are forgiven, below it one

_TOKEN = re.compile(r"\d+(?:[.,]\d+)*%?|[a-z]+(?:'[a-z]+)*|[.!?;:\n…]+|[,()=]|\s[-–—]\s")
_STOP = frozenset(".!?;:\n…")


@dataclass(frozen=True, slots=True)
class Token:
    """One word or stop of a message: its comparable form, and where it stood."""

    form: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Plain:
    """A message as phrases are matched against it. `line` has every token between blanks, `raw` is what was typed."""

    raw: str
    tokens: tuple[Token, ...]
    line: str

    @property
    def words(self) -> tuple[str, ...]:
        """The tokens that are words or numbers."""
        return tuple(token.form for token in self.tokens if token.form[0].isalnum())

    def typed(self, start: int, end: int) -> str:
        """What was typed where the line runs from `start` to `end`."""
        inside, offset = list[Token](), 1
        for token in self.tokens:
            if offset < end and offset + len(token.form) > start:
                inside.append(token)
            offset += len(token.form) + 1
        return self.raw[inside[0].start : inside[-1].end] if inside else ""


@dataclass(frozen=True, slots=True)
class Spellings:
    """What is typed for what; the words worth mending, by first letter; words that look like one of them and are not."""

    means: dict[str, str]
    mend: dict[str, tuple[str, ...]]
    own: frozenset[str]


@lru_cache(maxsize=1)
def _spellings() -> Spellings:
    data = yaml.safe_load(Path(__file__).with_name("spellings.yaml").read_text(encoding="utf-8"))
    means = {wrong: right for right, wrongs in data["means"].items() for wrong in wrongs.split()}
    mend = sorted(data["mend"].split())
    letters = {letter: tuple(words) for letter, words in groupby(mend, key=lambda word: word[0])}
    return Spellings(means, letters, frozenset(mend).union(LITTLE_WORDS, (data["leave"] or "").split()))


def plain(raw: str, keep: Collection[str] = ()) -> Plain:
    """Fold a message. A misspelt word is mended, unless it is one of `keep` or a word in its own right."""
    tokens = list[Token]()
    for match in _TOKEN.finditer(_same_length_fold(raw)):
        form = _stop(match.group().strip().replace("'", "") or ".")
        if form[0].isalpha():
            form = _spellings().means.get(form) or (form if form in keep else mended(form))
        tokens += [Token(part, match.start(), match.end()) for part in form.split()]
    return Plain(raw, tuple(tokens), f" {' '.join(token.form for token in tokens)} " if tokens else " ")


@lru_cache(maxsize=20_000)
def mended(word: str) -> str:
    """The word that was meant: one slip away, or two in a long word, with the same first letter."""
    known = _spellings()
    if len(word) < SHORTEST_TO_MEND or word in known.own:
        return word
    slips = 2 if len(word) >= LONG else 1
    near = process.extractOne(word, known.mend.get(word[0], ()), scorer=OSA.distance, score_cutoff=slips)
    return near[0] if near and not _is_a_form(word, near[0]) else word


def _is_a_form(word: str, other: str) -> bool:
    """Whether one is the other with an ending: *prove* and *proves* are two words and no slip."""
    return stem(word) == stem(other) or word.startswith(other) or other.startswith(word)


def _same_length_fold(raw: str) -> str:
    """Fold each character for itself, so that offsets stay true."""
    if raw.isascii():
        return raw.lower()
    return "".join(small if len(small := folded(character)) == 1 else character for character in raw)


def _stop(form: str) -> str:
    if form[0] in _STOP:
        return "?" if "?" in form else "."
    return "," if form in ("-", "–", "—", "(", ")") else form
