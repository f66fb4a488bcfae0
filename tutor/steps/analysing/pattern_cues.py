"""What our patterns hear in a sentence: claims without support, loaded questions, quote marks that nobody speaks in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from tutor.core.codes import Code
from tutor.core.key import Voice
from tutor.core.text import Span
from tutor.steps.analysing.scenes import Scene
from tutor.steps.analysing.voice import SPEECH
from tutor.steps.analysing.word_cues import Cue

FILE = Path(__file__).parent / "patterns.yaml"
SENTENCE = 600  # characters: in a longer one, a list or a table, only the beginning is looked at
BASE, WEIGHT = 0.9, 0.4  # what an unsourced statement weighs, and what each of its marks adds
SHORTEST_CLAIM = 7  # words: less is a heading or an aside
MOST_PLACE = 30  # words: a place may be a clause, not a paragraph
SOURCED = re.compile(
    r"\b(?:according to|stud(?:y|ies)|survey|poll|reported|data|census|https?)\b", re.IGNORECASE
)
OWNED = re.compile(
    r"\b(?:I|my|me|I'm|I've|in my view|we believe|perhaps|maybe|may|might|seems?|appears?)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern of patterns.yaml."""

    code: Code
    name: str
    strength: float
    regex: re.Pattern[str]
    unless: re.Pattern[str] | None


@lru_cache(maxsize=1)
def patterns() -> tuple[Pattern, ...]:
    """Every pattern, compiled once."""
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(_compiled(row, content["classes"]) for row in content["patterns"])


def _compiled(row: dict[str, str], classes: dict[str, str]) -> Pattern:
    def filled(regex: str) -> re.Pattern[str]:
        for name, words in classes.items():
            regex = regex.replace("{" + name + "}", words)
        return re.compile(regex)

    unless = filled(r"\b" + row["unless"] + r"\b") if "unless" in row else None
    return Pattern(Code(row["code"]), row["name"], float(row["strength"]), filled(row["regex"]), unless)


@lru_cache(maxsize=1)
def unsourced_marks() -> tuple[re.Pattern[str], ...]:
    """What makes a statement look like one that should be checked."""
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return tuple(re.compile(regex, re.IGNORECASE) for regex in content["unsourced"].values())


def pattern_cues(scene: Scene) -> Iterator[Cue]:
    """Every pattern's first places in a sentence, its quote marks, and the whole of it where it is a claim without a source."""
    words = scene.own_words[:SENTENCE]
    for pattern in patterns():
        if pattern.unless and pattern.unless.search(words):
            continue
        for match in pattern.regex.finditer(words):
            start, end = match.span("place")
            found = match["place"].rstrip(" ,;:")
            if found and "_" not in found:
                yield Cue(_at(scene, start, start + len(found)), pattern.code, pattern.name, found.lower(), pattern.strength)
    yield from _winks(scene)
    yield from _unsourced(scene, words)


def _at(scene: Scene, start: int, end: int) -> Span:
    return Span(scene.span.start + start, scene.span.start + end)


def _winks(scene: Scene) -> Iterator[Cue]:
    """Quote marks around a word or two that nobody is said to have said; titles of works keep theirs."""
    for quote in scene.quotes:
        words = scene.text.words(quote.span)
        inside = quote.span.within(scene.span) and quote.span.start > scene.span.start
        if not quote.spoken and inside and words.strip() and not words.istitle() and any(c.isalpha() for c in words):
            yield Cue(quote.span, Code.LL4, "quote-marks", words.lower(), 2.0)


def _unsourced(scene: Scene, words: str) -> Iterator[Cue]:
    """A sentence that states something checkable and names nobody."""
    if scene.passage.heading or scene.reports or words.rstrip().endswith("?") or len(words.split()) < SHORTEST_CLAIM:
        return
    if SOURCED.search(words) or OWNED.search(words) or any(scene.voice(q.span) is Voice.QUOTED for q in scene.quotes):
        return
    marks = sum(bool(mark.search(words)) for mark in unsourced_marks())
    if marks and not (SPEECH.search(words) and scene.calm):
        place = _main_clause(words)
        yield Cue(_at(scene, place.start, place.end), Code.UC1, "unsourced", "", BASE + WEIGHT * marks)


def _main_clause(words: str) -> Span:
    """The sentence without its end mark, from its first to its last word; cut at a semicolon or after so many words."""
    body = re.split(r"[;:]\s", words.rstrip(" .!…”\"'’)"), maxsplit=1)[0]
    matches = list(re.finditer(r"\S+", body))[:MOST_PLACE]
    return Span(matches[0].start(), matches[-1].end()) if matches else Span(0, len(body))
