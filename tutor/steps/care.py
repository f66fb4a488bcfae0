"""Who needs a person before the lesson: disclosures of harm are high; insults and pasted personal data are low."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml

from tutor.steps.phrases import Phrases, phrases
from tutor.steps.plain import plain

Level = Literal["high", "low"]

QUOTED = re.compile(r"[“\"][^”\"]+[”\"]")
MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w.,])(?:\+|00)?\d(?:[ ()./-]{0,2}\d){8,13}(?![\w])")
ADDRESS = re.compile(
    r"\b(?:i live (?:at|in) (?:number )?\d|my address is|my home is at)"
    r"|\b\d{1,4}[a-z]?,? (?:[a-z][\w']+ ){1,3}(?:street|st|road|rd|avenue|ave|lane|drive|close|court)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Kind:
    """How one kind of message sounds, and what takes it back."""

    says: Phrases
    unless: Phrases

    def shows_in(self, line: str) -> bool:
        """Whether a plain line is of this kind."""
        return self.says.first(line) is not None and self.unless.first(line) is None


@lru_cache(maxsize=1)
def _kinds() -> tuple[tuple[Kind, ...], Kind]:
    """The disclosures, and the insult."""
    data = yaml.safe_load(Path(__file__).with_name("care.yaml").read_text(encoding="utf-8"))
    classes = data["classes"]
    high = (Kind(phrases(each["says"], classes), phrases(each["unless"], classes)) for each in data["high"].values())
    return tuple(high), Kind(phrases(data["insult"], classes), phrases(data["insult_unless"], classes))


def concern(words: str) -> Level | None:
    """How much care a message needs: `high` for a disclosure, `low` for an insult or personal data, None for the rest."""
    if is_disclosure(words):
        return "high"
    return "low" if is_personal(words) or is_insult(words) else None


def is_disclosure(words: str) -> bool:
    """Whether somebody may be telling us of self-harm, abuse or violence. What they quote is not their own."""
    own = QUOTED.sub(" ", words)
    line = plain(own if own.strip() else words).line
    return any(kind.shows_in(sentence) for sentence in _sentences(line) for kind in _kinds()[0])


def _sentences(line: str) -> Iterator[str]:
    """Each sentence for itself, so that talk of the text does not hide what comes after it."""
    parts = [part for part in re.split(r"(?<= )[.?] ", line) if part.strip()]
    yield from (f" {part.strip()} " for part in parts)


def is_insult(words: str) -> bool:
    """Whether a message insults whoever reads it."""
    return _kinds()[1].shows_in(plain(words).line)


def is_personal(words: str) -> bool:
    """Whether a message holds a mail address, a telephone number or a home address."""
    return any(pattern.search(words) for pattern in (MAIL, PHONE, ADDRESS))
