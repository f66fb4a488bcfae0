"""Close-reading ranges: those that a card asks for, checked, or ranges made where it asks for none."""

from collections.abc import Iterable
from itertools import groupby

from tutor.core.reading import Lesson
from tutor.core.text import Passage, Text
from tutor.corpus.card import CardFile, Range
from tutor.corpus.fields import whole
from tutor.corpus.problems import Problems

MOST_WORDS = 450  # of one lesson: what a class can read closely in 18 minutes together (DESIGN.md, The lesson)


def read_lessons(card: CardFile, text: Text, problems: Problems) -> tuple[Lesson, ...]:
    """The lessons of a card; automatic ones where it has none."""
    if not card.ranges:
        return automatic_lessons(text)
    return tuple(lesson for wanted in card.ranges if (lesson := _read(wanted, card, text, problems)))


def automatic_lessons(text: Text) -> tuple[Lesson, ...]:
    """Divide a text into ranges of at most 450 words, at its headings where possible; a longer paragraph stands alone."""
    pieces = [piece for section in _sections(text) for piece in _packed(section, text)]
    ranges = _merged(pieces, text)
    return tuple(Lesson(_title(passages, text), passages[0].number, passages[-1].number) for passages in ranges)


def word_count(passages: Iterable[Passage], text: Text) -> int:
    """The words of some passages, as they stand between spaces."""
    return sum(len(text.words(passage.span).split()) for passage in passages)


def _read(wanted: Range, card: CardFile, text: Text, problems: Problems) -> Lesson | None:
    numbers = [whole(part.strip()) for part in wanted.paragraphs.split("-")]
    first, last = numbers[0], numbers[-1]
    if first is None or last is None or len(numbers) > 2:
        problems.add(card.file, wanted.line, f"“paragraphs: {wanted.paragraphs}” should be two numbers, such as 14-20.")
        return None
    if not 1 <= first <= last <= len(text.passages):
        range_ = f"paragraphs {first} to {last}"
        problems.add(card.file, wanted.line, f"{range_} are not a part of the text, which has 1 to {len(text.passages)}.")
        return None
    words = word_count(text.between(first, last), text)
    if words > MOST_WORDS and first < last:
        what = f"this lesson has {words} words, and the most is {MOST_WORDS}; choose fewer paragraphs."
        problems.add(card.file, wanted.line, what)
    return Lesson(wanted.title, first, last)


def _sections(text: Text) -> list[list[Passage]]:
    """Passages in groups, each beginning with its headings."""
    sections: list[list[Passage]] = []
    for heading, group in groupby(text.passages, key=lambda passage: passage.heading):
        if heading or not sections:
            sections.append(list(group))
        else:
            sections[-1].extend(group)
    return sections


def _packed(passages: list[Passage], text: Text) -> list[list[Passage]]:
    """Fill ranges one paragraph after the other; a heading stays with the paragraph below it."""
    packed: list[list[Passage]] = [[]]
    for passage in passages:
        only_headings = all(earlier.heading for earlier in packed[-1])
        if not only_headings and word_count([*packed[-1], passage], text) > MOST_WORDS:
            packed.append([])
        packed[-1].append(passage)
    return packed


def _merged(pieces: list[list[Passage]], text: Text) -> list[list[Passage]]:
    """Join neighbours that fit into one lesson together."""
    merged: list[list[Passage]] = []
    for piece in pieces:
        if merged and word_count([*merged[-1], *piece], text) <= MOST_WORDS:
            merged[-1].extend(piece)
        else:
            merged.append(list(piece))
    return merged


def _title(passages: list[Passage], text: Text) -> str:
    first, last = passages[0], passages[-1]
    if first.heading:
        return text.words(first.span).lstrip("# ")
    return f"Paragraph {first.number}" if first is last else f"Paragraphs {first.number} to {last.number}"
