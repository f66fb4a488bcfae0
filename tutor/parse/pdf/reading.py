"""A PDF as a draft: pdfium first, pypdf where pdfium cannot open it."""

import re
from itertools import dropwhile, takewhile

import pypdfium2  # type: ignore[import-untyped]  # it carries no types
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]  # it carries no types

from tutor.parse.limits import MOST_CHARACTERS, MOST_PAGES, MOST_WORDS
from tutor.parse.parsed import Draft, Note
from tutor.parse.pdf.joining import LARGER, paragraphs_of, text_size
from tutor.parse.pdf.lines import Line, lines_of
from tutor.parse.pdf.margins import without_margins
from tutor.parse.reasons import Reason, refusal

SAME_SIZE = 0.98  # of the largest letters: the second line of the same title
TOO_MANY_LETTERS = 1.5 * MOST_CHARACTERS  # headers and footers included, so that no time goes into a book
FEWEST_LETTERS = 20  # on a page; fewer are a number or a stamp on a picture
_END = b"%%EOF"
_DATE = re.compile(r"^D:(\d{4})(\d\d)(\d\d)")


def read_pdf(data: bytes) -> Draft:
    """The text of a PDF; a Refusal for a locked one, a scan, or one with too many pages."""
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium.FPDF_ERR_PASSWORD:
            raise refusal(Reason.ENCRYPTED) from error
        from tutor.parse.pdf.fallback import read_damaged

        return read_damaged(data)
    if len(document) > MOST_PAGES:
        raise refusal(Reason.TOO_MANY_PAGES, pages=f"{len(document):,}")
    draft = _read(document)
    if _END not in data[-2048:]:
        draft.notes.add(Note.CUT_OFF)
    return draft


def _read(document: pypdfium2.PdfDocument) -> Draft:
    pages, heights, notes, letters = list[list[Line]](), list[float](), set[Note](), 0
    for number, page in enumerate(document):
        heights.append(page.get_height())
        pages.append(list(lines_of(page, number)))
        if sum(len(line.text) for line in pages[-1]) < FEWEST_LETTERS and _has_picture(page):
            notes.add(Note.PICTURED_PAGES)
        page.close()
        letters += sum(len(line.text) for line in pages[-1])
        if letters > TOO_MANY_LETTERS:
            raise refusal(Reason.TOO_LONG, words=f"{MOST_WORDS:,}")
    lines, address = without_margins([line for page in pages for line in page], heights)
    if not lines:
        raise refusal(Reason.SCAN if Note.PICTURED_PAGES in notes else Reason.EMPTY)
    draft = Draft(paragraphs_of(lines), source=address, notes=notes)
    _fill_card(draft, document.get_metadata_dict(), lines)
    return draft


def _has_picture(page: pypdfium2.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=3))


def _fill_card(draft: Draft, about: dict[str, str], lines: list[Line]) -> None:
    """Title, author and day from the document's properties, or the largest letters of the first page."""
    draft.title, draft.author = about.get("Title", ""), about.get("Author", "")
    made = _DATE.match(about.get("CreationDate", ""))
    draft.date = "-".join(made.groups()) if made else ""
    if draft.author or draft.date:
        draft.notes.add(Note.FROM_PROPERTIES)
    if not draft.title:
        draft.title = _largest([line for line in lines if line.page == lines[0].page], text_size(lines))


def _largest(first_page: list[Line], size: float) -> str:
    """The first lines in the largest letters, where those are larger than the text."""
    most = max(line.size for line in first_page)
    below = dropwhile(lambda line: line.size < SAME_SIZE * most, first_page)
    title = takewhile(lambda line: line.size >= SAME_SIZE * most, below)
    return " ".join(line.text for line in title) if most > LARGER * size else ""
