"""Whose words they are: quotations, reported speech, and quote marks that nobody speaks in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tutor.core.text import Span, Text

FEW = 4  # words: a longer quotation was said by somebody, a shorter one without a speaker is a wink
FAR = 60  # characters: as near as a speech verb stands to the words that it brings
CARRIED = 8  # passages: as far as one speech runs on over paragraphs

SPEECH = re.compile(
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old|elling)|add(?:s|ed|ing)?|ask(?:s|ed|ing)?|wr(?:ite|ites|ote|itten|iting)|posted"
    r"|tweet(?:s|ed|ing)?|repl(?:y|ies|ied|ying)|answer(?:s|ed)|not(?:es|ed|ing)|stat(?:es|ed|ing)|explain(?:s|ed|ing)?|put it"
    r"|argu(?:es?|ed|ing)|warn(?:s|ed|ing)?|claim(?:s|ed|ing)?|insist(?:s|ed|ing)?|admit(?:s|ted|ting)?|announc(?:es?|ed|ing)"
    r"|declar(?:es?|ed|ing)|according to|recall(?:s|ed)|call(?:s|ed|ing)?|describ(?:es?|ed|ing)|dubb?(?:s|ed)|labell?ed"
    r"|term(?:s|ed)"
    r"|refer(?:s|red) to|quot(?:es?|ed|ing)|urg(?:es?|ed|ing)|continu(?:es|ed)|conclud(?:es|ed)|remark(?:s|ed)|comment(?:s|ed)"
    r"|point(?:s|ed) out|suggest(?:s|ed|ing)?|respond(?:s|ed|ing)?|shout(?:s|ed|ing)?|chant(?:s|ed|ing)?|promis(?:es?|ed|ing)"
    r"|testif(?:y|ies|ied)|accus(?:es?|ed|ing)|den(?:y|ies|ied|ying)|believ(?:es?|ed|ing)|think(?:s|ing)?|thought|hop(?:es?|ed|ing)"
    r"|report(?:s|ed)|confirm(?:s|ed)|acknowledg(?:es?|ed)|boast(?:s|ed)|read(?:s|ing)?|stress(?:es|ed)|emphasi[sz](?:es?|ed)"
    r"|complain(?:s|ed|ing)?|vow(?:s|ed|ing)?|express(?:es|ed|ing)?|cit(?:es?|ed|ing))\b",
    re.IGNORECASE,
)
REPORTED = re.compile(
    r"\b(?:said|says|say|told \w+(?: \w+)?|added|argued|argues|claimed|claims|insisted|insists|warned|warns|stated|noted"
    r"|believes?|believed|thinks?|thought|reported|announced|explained|alleged|alleges|suggests?|suggested|contends?|maintains?|denied|accused"
    r"|testified) that\b"
    r"|\b(?:he|she|they|it|[A-Z]\w+) (?:said|says|argued|argues|claimed|claims|believes|thinks)\b(?! that)",
)
ACCORDING = re.compile(r"\b[Aa]ccording to\b|\b[Ii]n the words of\b")
TRAILING = re.compile(
    r",\s+(?:the |an? )?(?:\w+['’.]?\s+){0,6}?"
    r"(?:said|says|told|argued|argues|reported|reports|added|explained|wrote|stated)\b[^,]{0,80}$"
)

_PAIRS = {"“": "”", "«": "»", '"': '"', "‘": "’", "'": "'"}
_OPEN_SINGLE = re.compile(r"(?:^|(?<=[\s(\[—–-]))['‘](?=\w)")


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
        found.extend(_judged(text, span, passage.sentences) for span in spans)
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
        elif _PAIRS[opener] in words:
            return words.find(_PAIRS[opener]) < (words.find(opener) if opener in words else len(words))
    return False


def _spans(body: str, stretch: Span, carried: str) -> tuple[list[Span], str]:
    found, position, opener = list[Span](), stretch.start, carried
    start = stretch.start if carried else -1
    while position < stretch.end:
        mark = body[position]
        if start < 0 and mark in _PAIRS and _opens(body, position, stretch):
            start, opener = position + 1, mark
        elif start >= 0 and mark == _PAIRS[opener] and _may_close(body, position, opener, stretch):
            found.append(Span(start, position))
            start, opener = -1, ""
        position += 1
    if start < 0:
        return found, ""
    return ([*found, Span(start, stretch.end)], opener) if opener not in "'‘" else (found, "")


def _opens(body: str, position: int, stretch: Span) -> bool:
    if body[position] not in "'‘":
        return True
    if not _OPEN_SINGLE.match(body, position) or body[position - 1 : position].isalnum():
        return False
    closer = _PAIRS[body[position]]
    end = min(stretch.end, position + 300)
    return any(body[i] == closer and _may_close(body, i, body[position], stretch) for i in range(position + 2, end))


def _may_close(body: str, position: int, opener: str, stretch: Span) -> bool:
    if opener not in "'‘":
        return True
    after = body[position + 1 : position + 2] if position + 1 < stretch.end else ""
    return not after.isalnum() and not (
        body[position - 1] == "s" and opener == "'" and after == " " and body[position - 2] != " "
    )


def _judged(text: Text, span: Span, sentences: tuple[Span, ...]) -> Quotation:
    words = text.words(span)
    if len(words.split()) > FEW or words.rstrip().endswith((".", ",", "!", "?", "…")):
        return Quotation(span, True)
    around = next((s for s in sentences if s.start <= span.start < s.end), span)
    before = text.body[max(around.start, span.start - FAR) : span.start]
    after = text.body[span.end : min(around.end, span.end + FAR)]
    return Quotation(span, bool(SPEECH.search(before) or SPEECH.search(after)))


def reported(sentence: str) -> Iterator[Span]:
    """The parts of a sentence that somebody else is said to have said, without quote marks. Offsets within the sentence."""
    if TRAILING.search(sentence) or ACCORDING.search(sentence):
        yield Span(0, len(sentence))
        return
    for match in REPORTED.finditer(sentence):
        yield Span(match.end(), len(sentence))
        return
