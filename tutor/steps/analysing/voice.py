"""Whose words they are: quotations, and quote marks that nobody speaks in."""

import re
from dataclasses import dataclass

from tutor.core.text import Passage, Span, Text
from tutor.steps.analysing.reporting import SPEECH

FEW = 4  # words: a longer quotation was said by somebody, a shorter one without a speaker is a wink
FAR = 100  # characters: as near as a speech verb stands to the words that it brings
CARRIED = 8  # passages: as far as one speech runs on over paragraphs
LONGEST = 600  # characters: a straight single quote that closes later than that is an apostrophe

_PAIRS = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'"}
_SINGLE = "'‘"
_OPEN_SINGLE = re.compile(r"(?:^|(?<=[\s(\[—–“\"-]))['‘](?=\w)(?!\d\ds?\b|(?:em|til|tis|twas|cause|n)\b)")  # not the ’90s
_BRINGS = re.compile(r"[:,]\s*$")


@dataclass(frozen=True, slots=True)
class Quotation:
    """Words between quote marks, the marks not included; `spoken` where somebody says them."""

    span: Span
    spoken: bool


def quotations(text: Text) -> list[Quotation]:
    """Every quotation of a text, in order; one that a paragraph leaves open runs on while the next ones belong to it."""
    found, carried, since = list[Quotation](), "", 0
    for passage in text.passages:
        if carried and not _closes(text, passage.number, carried):
            carried = ""
        spans, left_open = _spans(text.body, passage.span, carried)
        found.extend(_judged(text, span, passage) for span in spans)
        since = since + 1 if left_open and left_open == carried else 0
        carried = left_open if since < CARRIED else ""
    return found


def _closes(text: Text, number: int, opener: str) -> bool:
    """Whether a speech that was left open is closed in one of the next passages, before another one opens."""
    for passage in text.passages[number - 1 : number - 1 + CARRIED]:
        words = text.words(passage.span)
        if opener == '"':
            if words.count('"'):
                return words.count('"') % 2 == 1 and not words.startswith('"')
        elif closing := [words.find(mark) for mark in _PAIRS[opener] if mark in words]:
            return min(closing) < (words.find(opener) if opener in words else len(words))
    return False


def _spans(body: str, stretch: Span, carried: str) -> tuple[list[Span], str]:
    """The quotations of a passage, and the mark of one that it leaves open. One in single marks ends with its passage."""
    found, opener = list[Span](), carried
    start = stretch.start if carried else -1
    for position in range(stretch.start, stretch.end):
        mark = body[position]
        if start < 0 and mark in _PAIRS and _opens(body, position, stretch):
            start, opener = position + 1, mark
        elif start >= 0 and mark in _PAIRS[opener] and _may_close(body, position, opener, stretch):
            found.append(Span(start, position))
            start, opener = -1, ""
    if start < 0:
        return found, ""
    return [*found, Span(start, stretch.end)], "" if opener in _SINGLE else opener


def _opens(body: str, position: int, stretch: Span) -> bool:
    mark = body[position]
    if mark not in _SINGLE:
        return True
    if not _OPEN_SINGLE.match(body, position) or body[position - 1 : position].isalnum():
        return False
    end = min(stretch.end, position + LONGEST) if mark == "'" else stretch.end
    if any(body[i] in _PAIRS[mark] and _may_close(body, i, mark, stretch) for i in range(position + 2, end)):
        return True
    return _left_open(body, position, stretch)


def _left_open(body: str, position: int, stretch: Span) -> bool:
    """Whether a single mark without its partner opens a speech: the next passage has it too, or a speech verb brings it."""
    mark, before = body[position], body[max(stretch.start, position - FAR) : position]
    if position == stretch.start:
        return body[stretch.end :].lstrip().startswith(mark)
    return mark == "‘" and bool(_BRINGS.search(before) and SPEECH.search(before))


def _may_close(body: str, position: int, opener: str, stretch: Span) -> bool:
    if opener not in _SINGLE:
        return True
    after = body[position + 1] if position + 1 < stretch.end else ""
    if after.isalnum():
        return False
    possessive = body[position - 1] == "s" and after == " "
    return not (possessive and _closes_later(body, position, opener, stretch))


def _closes_later(body: str, position: int, opener: str, stretch: Span) -> bool:
    """Whether a surer end comes before the next beginning, so that this mark is the one of “the teachers’ room”."""
    for i in range(position + 1, stretch.end):
        if _OPEN_SINGLE.match(body, i):
            return False
        after = body[i + 1] if i + 1 < stretch.end else ""
        if body[i] in _PAIRS[opener] and not after.isalnum() and body[i - 1] not in "s ":
            return True
    return False


def _judged(text: Text, span: Span, passage: Passage) -> Quotation:
    words = text.words(span)
    if passage.heading or len(words.split()) > FEW or words.rstrip().endswith((".", ",", "!", "?", "…")):
        return Quotation(span, True)
    around = next((s for s in passage.sentences if s.start <= span.start < s.end), span)
    before = text.body[max(around.start, span.start - FAR) : span.start]
    after = text.body[span.end : min(around.end, span.end + FAR)]
    return Quotation(span, bool(SPEECH.search(before) or SPEECH.search(after) or before[:-1].rstrip().endswith(":")))
