"""One sentence as the analyst sees it: its tokens, and whose words they are."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace

from tutor.core.key import Voice
from tutor.core.text import Passage, Span, Text
from tutor.steps.analysing.reporting import reported
from tutor.steps.analysing.voice import Quotation, quotations

TOKEN = re.compile(r"[^\W_]+(?:['’\-‑][^\W_]+)*|24/7")
CALM = re.compile(
    r"\b(?:january|february|march|april|may|june|july|august|september|october|november|december) \d|\b(?:19|20)\d\d\b"
    r"|\b(?:percent|per cent|according to|said|told|reported|announced|spokes(?:man|woman|person)|researchers|study)\b"
    r"|\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|\b\d[\d,.]*\b",
    re.IGNORECASE,
)
EDITORIAL = re.compile(
    r"\b(?:we|our|us|you|your|let's|let’s|of course|indeed|yet|even|so|this is|that is|these|how"
    r"|is (?:a|an|not|nothing|no|the|just|now))\b"
    r"|[!?]|\b\w+n['’]t\b",
    re.IGNORECASE,
)

VIEW = re.compile(
    r"\b(?:I think|I believe|I feel|I find|in my (?:view|opinion)|to my mind|it seems to me|as I see it|if you ask me|I would"
    r"|for me(?=,)|for my part|personally|I prefer|I hope|I (?:may|might|could) be wrong)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word of a text: lower case with straight quotes, and where it stands."""

    word: str
    span: Span
    capital: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence, its tokens, the quotations that it holds, and what it reports of others. All spans are the text's.

    `calm` counts its marks of plain reporting (dates, figures, speech verbs), `editorial` those of an opinion (we and you,
    verdicts with “is”, exclamations); spoken words do not count. `view` is whether it says that it is one.
    """

    text: Text
    passage: Passage
    span: Span
    tokens: tuple[Token, ...]
    quotes: tuple[Quotation, ...]
    reports: tuple[Span, ...] = ()
    calm: int = 0
    editorial: int = 0
    view: bool = False

    @property
    def words(self) -> str:
        """The sentence as it was written."""
        return self.text.words(self.span)

    @property
    def own_words(self) -> str:
        """The sentence with spoken quotations blanked out, letter for letter."""
        words = self.words
        for quote in self.quotes:
            start, end = (
                max(quote.span.start, self.span.start) - self.span.start,
                min(quote.span.end, self.span.end) - self.span.start,
            )
            if quote.spoken:
                words = words[:start] + "_" * (end - start) + words[end:]
        return words

    def voice(self, span: Span) -> Voice:
        """Who speaks in a place."""
        if any(quote.spoken and quote.span.overlap(span) for quote in self.quotes):
            return Voice.QUOTED
        return Voice.HEADING if self.passage.heading else Voice.AUTHOR

    def is_reported(self, span: Span) -> bool:
        """Whether somebody else is said to have said it."""
        return any(span.within(report) for report in self.reports)


def scenes(text: Text) -> Iterator[Scene]:
    """Every sentence of a text, in order."""
    spoken = quotations(text)
    starts = [quote.span.start for quote in spoken]
    for passage in text.passages:
        for span in passage.sentences:
            low = max(0, bisect_right(starts, span.start) - 1)
            near = tuple(q for q in spoken[low : bisect_right(starts, span.end)] if q.span.overlap(span))
            yield _scene(text, passage, span, near)


def _scene(text: Text, passage: Passage, span: Span, quotes: tuple[Quotation, ...]) -> Scene:
    tokens = tuple(
        Token(match[0].lower().replace("’", "'").replace("‑", "-"), Span(*match.span()), match[0][0].isupper())
        for match in TOKEN.finditer(text.body, span.start, span.end)
    )
    bare = Scene(text, passage, span, tokens, quotes)
    own = bare.own_words
    reports = tuple(Span(span.start + part.start, span.start + part.end) for part in reported(own))
    calm, editorial, view = len(CALM.findall(own)), len(EDITORIAL.findall(own)), bool(VIEW.search(own))
    return replace(bare, reports=reports, calm=calm, editorial=editorial, view=view)
