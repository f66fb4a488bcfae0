"""Student English made comparable: folded tokens that know where they stood, chat spellings undone, misspelt words mended."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml
from rapidfuzz import process
from rapidfuzz.distance import OSA

from tutor.core.words import folded

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
    """A message as phrases are matched against it: every token between blanks. `raw` is what was typed."""

    raw: str
    tokens: tuple[Token, ...]

    @property
    def line(self) -> str:
        """The tokens as one line, with a blank before and after each."""
        return f" {' '.join(token.form for token in self.tokens)} " if self.tokens else " "

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


@lru_cache(maxsize=1)
def _chat() -> tuple[dict[str, str], frozenset[str]]:
    data = yaml.safe_load(Path(__file__).with_name("spellings.yaml").read_text(encoding="utf-8"))
    spellings = {wrong: right for right, wrongs in data["means"].items() for wrong in wrongs.split()}
    return spellings, frozenset(data["leave"].split())


def plain(raw: str, vocabulary: Collection[str] = (), keep: Collection[str] = ()) -> Plain:
    """Fold a message. A word near one of `vocabulary` is mended to it, unless it is one of `keep` or a word in its own right."""
    spellings, leave = _chat()
    tokens = list[Token]()
    for match in _TOKEN.finditer(_same_length_fold(raw)):
        form = match.group().strip(" ").replace("'", "") or match.group()
        form = _stop(form)
        if form[0].isalpha():
            form = spellings.get(form, form)
            if form not in keep and form not in leave:
                form = mended(form, frozenset(vocabulary) if not isinstance(vocabulary, frozenset) else vocabulary)
        tokens += [Token(part, match.start(), match.end()) for part in form.split()]
    return Plain(raw, tuple(tokens))


@lru_cache(maxsize=20_000)
def mended(word: str, vocabulary: frozenset[str]) -> str:
    """The word of the vocabulary that was meant: one slip away, or two in a long word, with the same first letter."""
    if len(word) < SHORTEST_TO_MEND or word in vocabulary:
        return word
    slips = 2 if len(word) >= LONG else 1
    near = process.extractOne(word, [v for v in vocabulary if v[0] == word[0]], scorer=OSA.distance, score_cutoff=slips)
    return near[0] if near and len(near[0]) >= SHORTEST_TO_MEND else word


def _same_length_fold(raw: str) -> str:
    """Fold each character for itself, so that offsets stay true."""
    return "".join(small if len(small := folded(character)) == 1 else character for character in raw)


def _stop(form: str) -> str:
    if form[0] in _STOP:
        return "?" if "?" in form else "."
    return "," if form in ("-", "–", "—", "(", ")") else form
