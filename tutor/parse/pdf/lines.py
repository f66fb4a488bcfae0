"""The lines of a PDF with their places, by pdfium. Lengths are points, counted downwards from the top of the page."""

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass

import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it carries no types
from pypdfium2 import PdfPage

BOLD = 600  # font weight from which a line counts as bold
_LINE_ENDS = frozenset({10, 13})
_HYPHENS = frozenset({2, 0xFFFE})  # what pdfium puts for a hyphen at a line's end, and no line end after it


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a page: its words, its box, its letters' height and weight."""

    page: int
    text: str
    left: float
    right: float
    top: float
    bottom: float
    size: float
    bold: bool

    @property
    def letter(self) -> float:
        """The mean width of its characters."""
        return (self.right - self.left) / max(1, len(self.text))


def lines_of(page: PdfPage, number: int) -> Iterator[Line]:
    """The lines of one page in the order in which they were written."""
    text_page = page.get_textpage()
    height = page.get_height()
    row: list[tuple[int, int]] = []
    for index in range(text_page.count_chars()):
        code = pdfium.FPDFText_GetUnicode(text_page, index)
        if code not in _LINE_ENDS:
            row.append((index, code))
        if row and (code in _LINE_ENDS or code in _HYPHENS):
            yield from _line(text_page, row, number, height)
            row = []
    yield from _line(text_page, row, number, height)


def _line(text_page: object, row: list[tuple[int, int]], number: int, height: float) -> Iterator[Line]:
    """The line of these characters, if a reader sees any of them."""
    text = _text([code for _, code in row]).strip()
    seen = [index for index, code in row if code and not chr(code).isspace()]
    if not text or not seen:
        return
    sample = [seen[0], seen[len(seen) // 2], seen[-1]]
    boxes = [_box(text_page, index) for index in sample]
    bold = all(pdfium.FPDFText_GetFontWeight(text_page, index) >= BOLD for index in sample)
    left, right = min(box[0] for box in boxes), max(box[1] for box in boxes)
    top, bottom = sorted(box[3] for box in boxes)[1], sorted(box[2] for box in boxes)[1]
    yield Line(number, text, left, right, height - top, height - bottom, top - bottom, bold)


def _text(codes: list[int]) -> str:
    """The characters; pairs of surrogates are put together, what is none is left out."""
    hyphened = "".join("-" if code in _HYPHENS else chr(code) for code in codes if code)
    return hyphened.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _box(text_page: object, index: int) -> tuple[float, float, float, float]:
    """Left, right, bottom and top of a character's cell, as tall as its font."""
    box = pdfium.FS_RECTF()
    pdfium.FPDFText_GetLooseCharBox(text_page, index, ctypes.byref(box))
    return box.left, box.right, box.bottom, box.top
