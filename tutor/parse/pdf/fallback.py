"""What pdfium cannot open, read by pypdf: words without places, so paragraphs are guessed from the lines alone."""

import io

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError, WrongPasswordError

from tutor.core.text import looks_like_heading
from tutor.parse.cleaning import line_feeds, one_line
from tutor.parse.limits import MOST_PAGES
from tutor.parse.paragraphs import Paragraph
from tutor.parse.parsed import Draft, Note
from tutor.parse.reasons import Reason, refusal
from tutor.parse.wrapped import rejoined


def read_damaged(data: bytes) -> Draft:
    """A PDF as a draft, as far as it can be read; pypdf raises errors of many types where it cannot."""
    reader = PdfReader(io.BytesIO(data), strict=False)
    try:
        if len(reader.pages) > MOST_PAGES:
            raise refusal(Reason.TOO_MANY_PAGES, pages=f"{len(reader.pages):,}")
        text = "\n\n".join(page.extract_text() for page in reader.pages)
    except (FileNotDecryptedError, WrongPasswordError) as error:
        raise refusal(Reason.ENCRYPTED) from error
    lines = [one_line(line) for line in line_feeds(text).split("\n")]
    if not any(lines):
        raise refusal(Reason.DAMAGED)
    return Draft([Paragraph(words, looks_like_heading(words)) for words in rejoined(lines)], notes={Note.MENDED})
