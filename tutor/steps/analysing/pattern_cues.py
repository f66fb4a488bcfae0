"""What our patterns hear in a sentence: claims without support, loaded questions, quote marks that nobody speaks in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from tutor.core.codes import Code
from tutor.core.text import Span
from tutor.steps.analysing.reporting import SPEECH
from tutor.steps.analysing.scenes import Scene
from tutor.steps.analysing.word_cues import Cue

FILE = Path(__file__).parent / "patterns.yaml"
SENTENCE = 600  # characters: in a longer one, a list or a table, only the beginning is looked at
BASE, WEIGHT = 0.9, 0.4  # what an unsourced statement weighs, and what each of its marks adds
FIRST_WORDS = (Code.UC2, Code.UC4, Code.UC5)  # their patterns begin sentences too; “Will” and “Hope” may be names
WINK, TERM = 2.0, 1.5  # what quote marks without a speaker weigh: somebody's “reforms”, and what may be a term or a name
SOMEBODYS = re.compile(r"\b(?:their|his|her|its|our|your|my|this|these|that|those|such|called|as)\s+.?$", re.IGNORECASE)
SHORTEST_CLAIM = 7  # words: less is a heading or an aside
LONG_SENTENCE = 22  # words: a longer one says more than one thing
MOST_PLACE = 30  # words: a place may be a clause, not a paragraph
BREAKS = re.compile(
    r"[;:–—]\s|,\s(?=(?:and|but|while|whereas|although|which|who|as|so|because|since|yet|or)\b)|,\s(?=\w+ing\b)"
)
SOURCED = re.compile(r"\b(?:according to|stud(?:y|ies)|survey|poll|reported|data|census|https?)\b", re.IGNORECASE)
OWNED = re.compile(r"\b(?:I|my|me|I'm|I've|in my view|we believe|perhaps|maybe|may|might|seems?|appears?)\b", re.IGNORECASE)


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
    code = Code(row["code"])

    def filled(regex: str) -> re.Pattern[str]:
        for name, words in classes.items():
            regex = regex.replace("{" + name + "}", words)
        return re.compile(regex, re.IGNORECASE if code in FIRST_WORDS and "[A-Z]" not in regex else 0)

    unless = filled(r"\b" + row["unless"] + r"\b") if "unless" in row else None
    return Pattern(code, row["name"], float(row["strength"]), filled(row["regex"]), unless)


@lru_cache(maxsize=1)
def unsourced_marks() -> dict[str, re.Pattern[str]]:
    """What makes a statement look like one that should be checked, by name."""
    content = yaml.safe_load(FILE.read_text(encoding="utf-8"))
    return {name: re.compile(regex, re.IGNORECASE) for name, regex in content["unsourced"].items()}


def pattern_cues(scene: Scene) -> Iterator[Cue]:
    """Every pattern's first places in a sentence, its quote marks, and the whole of it where it is a claim without a source."""
    words = scene.own_words[:SENTENCE]
    for pattern in patterns():
        if pattern.unless and pattern.unless.search(words):
            continue
        for match in pattern.regex.finditer(words):
            start = match.start("place")
            found = match["place"].rstrip(" ,;:")
            start += len(found) - len(found.lstrip())
            found = found.lstrip()
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
            before = scene.text.body[scene.span.start : quote.span.start]
            start = quote.span.start + len(words) - len(words.lstrip())
            bare = Span(start, start + len(words.strip()))
            yield Cue(bare, Code.LL4, "quote-marks", words.lower(), WINK if SOMEBODYS.search(before) else TERM)


def _unsourced(scene: Scene, words: str) -> Iterator[Cue]:
    """The clauses of a sentence that state something checkable and name nobody."""
    if scene.passage.heading or scene.reports or words.rstrip().endswith("?") or len(words.split()) < SHORTEST_CLAIM:
        return
    if SOURCED.search(words) or OWNED.search(words) or any(quote.spoken for quote in scene.quotes):
        return
    if SPEECH.search(words) and scene.calm:
        return
    for clause in _clauses(words):
        marks = [name for name, mark in unsourced_marks().items() if mark.search(clause.of(words))]
        if marks or len(words.split()) > LONG_SENTENCE:
            name = marks[0] if marks else "other"
            yield Cue(_at(scene, clause.start, clause.end), Code.UC1, name, "", BASE + WEIGHT * len(marks))


def _clauses(words: str) -> Iterator[Span]:
    """The sentence without its end mark; a long one cut where a new statement begins. None is longer than a place may be."""
    body = words.rstrip(" .!…”\"'’)")
    cuts = [match.end() for match in BREAKS.finditer(body)] if len(body.split()) > LONG_SENTENCE else []
    start = 0
    for cut in [*cuts, len(body)]:
        found = list(re.finditer(r"\S+", body[start:cut]))
        if len(found) < SHORTEST_CLAIM and cut < len(body):
            continue
        if len(found) >= SHORTEST_CLAIM:
            end = start + found[:MOST_PLACE][-1].end()
            yield Span(start + found[0].start(), start + len(body[start:end].rstrip(" ,;:–—")))
        start = cut
