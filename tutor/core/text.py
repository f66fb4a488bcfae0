"""The words of a reading: spans, passages, sentences. Offsets are Python code points, end exclusive."""

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass

MOST_HEADING_WORDS = 12  # a longer line without a full stop is a paragraph whose full stop was lost

Splitter = Callable[[str], list[tuple[int, int]]]
"""Cuts one paragraph into sentences: (start, end) offsets within it, in order, without outer spaces."""


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of text, from `start` up to but not including `end`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"no span runs from {self.start} to {self.end}")

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """The words that this span covers."""
        return text[self.start : self.end]

    def overlap(self, other: "Span") -> int:
        """How many characters both cover."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    def within(self, other: "Span") -> bool:
        """Whether all of this lies inside the other."""
        return other.start <= self.start and self.end <= other.end

    def likeness(self, other: "Span") -> float:
        """Intersection over union, 0 to 1."""
        shared = self.overlap(other)
        union = len(self) + len(other) - shared
        return shared / union if union else 0.0

    def cover(self, other: "Span") -> "Span":
        """The smallest span that holds both."""
        return Span(min(self.start, other.start), max(self.end, other.end))


@dataclass(frozen=True, slots=True)
class Passage:
    """One paragraph or heading of a text, numbered from 1 through the whole text."""

    number: int
    span: Span
    heading: bool
    sentences: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Text:
    """A text in numbered passages: the body of a reading or of a background document."""

    body: str
    passages: tuple[Passage, ...]

    def words(self, span: Span) -> str:
        """The words under a span."""
        return span.of(self.body)

    def passage(self, number: int) -> Passage:
        """The passage with this number; numbers start at 1."""
        return self.passages[number - 1]

    def passage_at(self, offset: int) -> Passage:
        """The passage that holds this offset, or the last one that begins before it."""
        return max((p for p in self.passages if p.span.start <= offset), key=lambda p: p.number, default=self.passages[0])

    def between(self, first: int, last: int) -> tuple[Passage, ...]:
        """The passages from number `first` to number `last`, both included."""
        return tuple(passage for passage in self.passages if first <= passage.number <= last)

    def sentences(self) -> Iterator[Span]:
        """Every sentence, in order; a heading is one sentence."""
        for passage in self.passages:
            yield from passage.sentences

    def sentence_around(self, span: Span) -> Span:
        """The whole sentence or sentences that a span touches; the span itself where it touches none."""
        touched = [sentence for sentence in self.sentences() if sentence.overlap(span)]
        return touched[0].cover(touched[-1]) if touched else span


def normalised(raw: str) -> str:
    """Unicode NFC, line feeds only, no byte-order mark, no blank at the end: what all offsets count in."""
    return unicodedata.normalize("NFC", raw.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")).rstrip()


def divided(raw: str, split: Splitter, headings: frozenset[int] | None = None) -> Text:
    """Number the passages of a text, one a line; `headings` are passage numbers, guessed from the lines where None."""
    body, passages, offset = normalised(raw), list[Passage](), 0
    for line in body.split("\n"):
        if line.strip():
            number = len(passages) + 1
            heading = looks_like_heading(line) if headings is None else number in headings
            span = _stripped(line, offset)
            cuts = [(0, len(span))] if heading else split(span.of(body))
            sentences = tuple(Span(span.start + start, span.start + end) for start, end in cuts)
            passages.append(Passage(number, span, heading, sentences))
        offset += len(line) + 1
    return Text(body, tuple(passages))


def looks_like_heading(line: str) -> bool:
    """A short line that ends without a full stop, or that Markdown marks as one."""
    line = line.strip()
    return line.startswith("#") or (len(line.split()) <= MOST_HEADING_WORDS and (line[-1].isalnum() or line[-1] == "?"))


def _stripped(line: str, offset: int) -> Span:
    start = offset + len(line) - len(line.lstrip())
    return Span(start, start + len(line.strip()))


def python_offset(text: str, utf16: int) -> int:
    """Turn a browser's offset, in UTF-16 units, into code points; one that falls inside a pair is moved back."""
    units = 0
    for index, character in enumerate(text):
        units += 2 if ord(character) > 0xFFFF else 1
        if units > utf16:
            return index
    return len(text)
