"""Who needs a person before the lesson: disclosures of harm are high; insults and pasted personal data are low."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml

from tutor.steps.phrases import Phrases, phrases
from tutor.steps.plain import plain

Level = Literal["high", "low"]

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
PHONE = re.compile(r"(?<![\w.,])(?:\+|00)?\d(?:[ ()./-]{0,2}\d){8,13}(?![\w])")
ADDRESS = re.compile(
    r"\b(?:i live at|my address is|my home is at)\b"
    r"|\b\d{1,4}[a-z]?,? (?:[A-Z][\w']+ ){1,3}(?:street|st|road|rd|avenue|ave|lane|drive|close|court|way)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Alarm:
    """The phrases of care.yaml."""

    high: Phrases
    safe: Phrases
    insult: Phrases


@lru_cache(maxsize=1)
def _alarm() -> Alarm:
    data = yaml.safe_load(Path(__file__).with_name("care.yaml").read_text(encoding="utf-8"))
    return Alarm(*(phrases(data[name], data["classes"]) for name in ("high", "safe", "insult")))


def concern(words: str) -> Level | None:
    """How much care a message needs: `high` for a disclosure, `low` for an insult or personal data, None for the rest."""
    if is_disclosure(words):
        return "high"
    return "low" if is_personal(words) or is_insult(words) else None


def is_disclosure(words: str) -> bool:
    """Whether somebody may be telling us of self-harm, abuse or violence."""
    line = plain(words).line
    return _alarm().high.first(line) is not None and _alarm().safe.first(line) is None


def is_insult(words: str) -> bool:
    """Whether a message insults whoever reads it."""
    return _alarm().insult.first(plain(words).line) is not None


def is_personal(words: str) -> bool:
    """Whether a message holds a mail address, a telephone number or a home address."""
    return any(pattern.search(words) for pattern in (MAIL, PHONE, ADDRESS))
