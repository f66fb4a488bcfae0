"""The paragraphs of a parsed text, and what a teacher may do to them before it counts. All numbers start at 1."""

from dataclasses import dataclass, replace

from tutor.errors import NotFound
from tutor.parse.cleaning import line_feeds, one_line


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph or heading: its words on one line, NFC, without outer blanks."""

    words: str
    heading: bool = False


Paragraphs = tuple[Paragraph, ...]


def as_text(paragraphs: Paragraphs) -> str:
    """The text of a reading: one paragraph a line."""
    return "\n".join(paragraph.words for paragraph in paragraphs)


def headings(paragraphs: Paragraphs) -> frozenset[int]:
    """The numbers of the headings, as `tutor.core.text.divided` takes them."""
    return frozenset(number for number, paragraph in enumerate(paragraphs, 1) if paragraph.heading)


def join(paragraphs: Paragraphs, number: int) -> Paragraphs:
    """Put a paragraph and the next one together; the last one stays as it is."""
    first, rest = _at(paragraphs, number), paragraphs[number:]
    if not rest:
        return paragraphs
    joined = Paragraph(f"{first.words} {rest[0].words}", first.heading and rest[0].heading)
    return (*paragraphs[: number - 1], joined, *rest[1:])


def split(paragraphs: Paragraphs, number: int, at: int) -> Paragraphs:
    """Cut a paragraph before its character `at`; a cut that leaves one side blank changes nothing."""
    whole = _at(paragraphs, number)
    before, after = whole.words[:at].strip(), whole.words[at:].strip()
    if not (before and after):
        return paragraphs
    return _with(paragraphs, number, replace(whole, words=before), Paragraph(after))


def drop(paragraphs: Paragraphs, number: int) -> Paragraphs:
    """Leave a paragraph out."""
    _at(paragraphs, number)
    return _with(paragraphs, number)


def correct(paragraphs: Paragraphs, number: int, words: str) -> Paragraphs:
    """Give a paragraph other words; each line becomes a paragraph of its own, and no words drop it."""
    heading = _at(paragraphs, number).heading
    lines = [line for line in map(one_line, line_feeds(words).split("\n")) if line]
    return _with(paragraphs, number, *(Paragraph(line, heading and not place) for place, line in enumerate(lines)))


def mark_heading(paragraphs: Paragraphs, number: int, heading: bool) -> Paragraphs:
    """Say whether a paragraph is a heading."""
    return _with(paragraphs, number, replace(_at(paragraphs, number), heading=heading))


def _at(paragraphs: Paragraphs, number: int) -> Paragraph:
    if not 1 <= number <= len(paragraphs):
        raise NotFound(
            f"There is no paragraph {number}: the text has {len(paragraphs)}. Reload the page to see it as it is now."
        )
    return paragraphs[number - 1]


def _with(paragraphs: Paragraphs, number: int, *instead: Paragraph) -> Paragraphs:
    return (*paragraphs[: number - 1], *instead, *paragraphs[number:])
