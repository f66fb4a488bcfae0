"""Words that a student quotes or names, found in the reading: exactly if they stand there, nearly if they are misspelt."""

import re
from collections.abc import Iterator

from rapidfuzz import fuzz

from tutor.core.codes import Group
from tutor.core.text import Span, Text
from tutor.core.words import WORD, folded

NEAR = 84  # of 100, for a misspelt quote; "frely rome" is 86 from "freely roam", "beat" is 50 from "heart"
SHORTEST_NEAR = 5  # letters of its longest word; shorter words are near to too much

QUOTED = re.compile(r"[“”\"„«]([^“”\"„«»]{2,300})[“”\"»]|(?<!\w)[‘']([^‘’']{2,300}(?:['’]\w[^‘’']*)?)[’'](?!\w)")
PASSAGE = re.compile(
    r"\b(?:in )?(?:paragraphs?|paragraf|parag?|para|par|passage|p|pg)\.? ?(\d{1,3})\b"
    r"|\bin (?:number |no\.? |line )?(\d{1,3})\b|^(\d{1,3})[.:,] ",
    re.I,
)
LOADED = re.compile(r"\b(?:loaded|loded|loadid|loadded|ll)\b(?: (?:language|word|words|lang))?", re.I)
UNSUPPORTED = re.compile(r"\b(?:un-?supp?orted|un-?suported|not supported|uc)\b(?: (?:claim|claims))?", re.I)
GROUPS = re.compile(f"{LOADED.pattern}|{UNSUPPORTED.pattern}", re.I)
DEFINES = re.compile(
    r"\b(?:loaded (?:language|words?)|unsupported claims?) (?:is|are|means?|refers?)(?: to)?(?: an?| the)?"
    r" [a-z]+(?: [a-z]+)? (?:that|which|to|with|without|of)\b",
    re.I,
)


def group_in(words: str) -> Group | None:
    """The group that a message names; None where it names none or both."""
    loaded, unsupported = bool(LOADED.search(words)), bool(UNSUPPORTED.search(words))
    if loaded == unsupported:
        return None
    return Group.LOADED if loaded else Group.UNSUPPORTED


def defines(words: str) -> bool:
    """Whether a message says what a kind is, as school books do, and not what is in the text."""
    return bool(DEFINES.search(words))


def passage_in(words: str, text: Text) -> int | None:
    """The number of the paragraph that a message names, if the text has it."""
    for match in PASSAGE.finditer(words):
        number = int(next(group for group in match.groups() if group))
        if 1 <= number <= len(text.passages):
            return number
    return None


def located(wanted: str, text: Text, stretch: Span, passage: int | None = None, near: bool = True) -> Span | None:
    """Where some words stand: in the paragraph that was named, then in the lesson's stretch, then anywhere."""
    wanted = wanted.strip(" \t\n.,;:!?…-–—()[]*_'\"“”‘’")
    if not wanted:
        return None
    areas = [text.passage(passage).span] if passage else []
    areas += [stretch, Span(0, len(text.body))]
    exact = next((span for area in areas if (span := _exact(wanted, text, area))), None)
    if exact or not near or max(map(len, WORD.findall(wanted)), default=0) < SHORTEST_NEAR:
        return exact
    return next((span for area in areas if (span := _near(wanted, text, area))), None)


def _exact(wanted: str, text: Text, area: Span) -> Span | None:
    words = [re.escape(word) for word in re.findall(r"\w+", wanted)]
    if not words:
        return None
    pattern = re.compile(r"(?<!\w)" + r"[\W_]{1,4}".join(words) + r"(?!\w)", re.IGNORECASE)
    match = pattern.search(text.body, area.start, area.end)
    return Span(*match.span()) if match else None


def _near(wanted: str, text: Text, area: Span) -> Span | None:
    """The best window of as many words, give or take one; ties go to the first."""
    target, best, best_score = folded(wanted), None, float(NEAR)
    for window in _windows(text, area, len(WORD.findall(target))):
        score = fuzz.ratio(target, folded(text.words(window)), score_cutoff=best_score)
        if score > best_score:
            best, best_score = window, score
    return best


def _windows(text: Text, area: Span, size: int) -> Iterator[Span]:
    spans = [Span(area.start + m.start(), area.start + m.end()) for m in WORD.finditer(text.words(area))]
    for length in {max(1, size - 1), size, size + 1}:
        for first in range(len(spans) - length + 1):
            yield spans[first].cover(spans[first + length - 1])
