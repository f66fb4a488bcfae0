"""What the analyst writes beside a place: why, a plainer wording, what would settle it. All drafted, for teachers to mend."""

from functools import lru_cache
from hashlib import blake2s
from pathlib import Path
from string import Template
from typing import Any

import yaml

from tutor.core.codes import Code, Group
from tutor.core.key import Fairness
from tutor.steps.analysing.inflecting import bent_alike, forms
from tutor.steps.analysing.lexicon import plainer
from tutor.steps.analysing.word_cues import Cue

FILE = Path(__file__).parent / "whys.yaml"
MOST_QUOTED = 8  # words of the place that a why repeats


@lru_cache(maxsize=1)
def _lines() -> dict[str, Any]:
    content: dict[str, Any] = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return content


def why(cue: Cue, quote: str) -> str:
    """Why a place is marked, in plain words."""
    lines = _lines()[cue.code.value]
    words = quote.split()
    short = " ".join(words[:MOST_QUOTED]) + (" …" if len(words) > MOST_QUOTED else "")
    return Template(_one_of(lines.get(cue.name, lines["other"]), quote)).substitute(words=short)


def _one_of(wordings: str | list[str], words: str) -> str:
    """The wording that the words of a place choose: always the same one for the same words."""
    if isinstance(wordings, str):
        return wordings
    return wordings[blake2s(words.encode(), digest_size=2).digest()[0] % len(wordings)]


def evidence(code: Code) -> str:
    """What would settle a claim; nothing for language."""
    return str(_lines()["evidence"][code.value]) if code.group is Group.UNSUPPORTED else ""


def rewrite(cue: Cue, quote: str) -> str:
    """A plainer wording of the whole place, where the lexicon has one; else nothing, and the teacher is asked."""
    found = quote.lower().replace("’", "'")
    plain = plainer().get(found) or plainer().get(cue.lemma)
    if not plain or not any(found in forms(cue.lemma, kind) for kind in ("verb", "noun", "adj", "any")):
        return ""
    return plain if plain.startswith("(") or " " in cue.lemma or found == cue.lemma else bent_alike(found, plain)


def fair_why(reason: Fairness, quote: str) -> str:
    """What makes a sentence fair, in plain words."""
    return _one_of(_lines()["fair"][reason.value], quote)
