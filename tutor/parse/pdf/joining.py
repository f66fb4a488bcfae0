"""Lines of pages put together into paragraphs, by the space around them, their indents and where they end."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from tutor.core.text import looks_like_heading
from tutor.parse.paragraphs import Paragraph
from tutor.parse.pdf.lines import Line
from tutor.parse.wrapped import ENDS, glued, words_of

WIDER_GAP = 1.3  # times the usual distance of two lines: the space between two paragraphs
OTHER_SIZE = 0.08  # the share by which letters differ in height where a heading begins or ends
LARGER = 1.12  # times the text's size: a heading
INDENT = 0.7  # of a letter's height, from the left edge of the column
MUCH_SHORTER = 0.7  # of the column: a line without a full stop that ends here was ended on purpose

_ITEM = re.compile(r"(?:[•▪◦‣·●○■–*]|\(?\d{1,2}[.)])\s")


@dataclass(frozen=True, slots=True)
class _Column:
    """A run of lines that follow each other downwards, and its edges."""

    left: float
    right: float


def paragraphs_of(lines: Sequence[Line]) -> list[Paragraph]:
    """The paragraphs, headings marked."""
    if not lines:
        return []
    columns, usual = _columns(lines), _usual_distance(lines)
    known = words_of([line.text for line in lines])
    groups = [[lines[0]]]
    for before, line in pairwise(lines):
        if _begins(before, line, columns, usual):
            groups.append([line])
        else:
            groups[-1].append(line)
    size = text_size(lines)
    return [_paragraph(group, known, size) for group in groups]


def text_size(lines: Sequence[Line]) -> float:
    """The height of most letters."""
    sizes = sorted((line.size, len(line.text)) for line in lines)
    half, count = sum(length for _, length in sizes) / 2, 0
    for size, length in sizes:
        count += length
        if count >= half:
            return size
    return 0.0


def _paragraph(group: list[Line], known: frozenset[str], size: float) -> Paragraph:
    words = glued([line.text for line in group], known)
    large = all(line.size > LARGER * size for line in group)
    bold = all(line.bold for line in group) and not words.endswith(".")
    return Paragraph(words, large or bold or (len(group) == 1 and looks_like_heading(words)))


def _columns(lines: Sequence[Line]) -> dict[int, _Column]:
    """The column of each line, by the line's identity; a jump upwards or to another page begins a new one."""
    runs = [[lines[0]]]
    for before, line in pairwise(lines):
        if line.page != before.page or line.top < before.top - before.size:
            runs.append([])
        runs[-1].append(line)
    found = dict[int, _Column]()
    for run in runs:
        column = _Column(min(line.left for line in run), max(line.right for line in run))
        found |= {id(line): column for line in run}
    return found


def _usual_distance(lines: Sequence[Line]) -> float:
    """From the top of one line to the top of the next, in letters' heights, within a paragraph."""
    steps = [
        (line.top - before.top) / before.size for before, line in pairwise(lines) if _follows(before, line) and before.size
    ]
    return median(steps) if steps else 1.2


def _follows(before: Line, line: Line) -> bool:
    return line.page == before.page and 0.5 * before.size < line.top - before.top < 4 * before.size


def _begins(before: Line, line: Line, columns: dict[int, _Column], usual: float) -> bool:
    """Whether a line begins a paragraph."""
    column, column_before = columns[id(line)], columns[id(before)]
    ended = before.text.endswith(ENDS)
    if abs(line.size - before.size) > OTHER_SIZE * before.size or line.bold != before.bold:
        return True
    if _ITEM.match(line.text) and (ended or _ITEM.match(before.text) or not line.text[0].isdigit()):
        return True
    if column is not column_before:
        return ended or _ended_early(before, line, column_before)
    steps_in = _indented(line, column) and abs(line.left - before.left) > 1 and not _ITEM.match(before.text)
    apart = (line.top - before.top) > WIDER_GAP * usual * before.size
    return apart or (steps_in and ended) or _ended_early(before, line, column)


def _indented(line: Line, column: _Column) -> bool:
    return line.left - column.left > INDENT * line.size


def _ended_early(before: Line, line: Line, column: _Column) -> bool:
    """Whether a line ends although the next word would have fitted: its writer ended it."""
    if before.text.endswith("-"):
        return False
    first_word = (len(line.text.split(" ", 1)[0]) + 2) * before.letter
    fits = before.right + first_word < column.right
    short = before.right - column.left < MUCH_SHORTER * (column.right - column.left)
    return fits and (before.text.endswith(ENDS) or (short and not line.text[:1].islower()))
