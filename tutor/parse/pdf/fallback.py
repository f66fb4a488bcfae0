"""What pdfium cannot open, read by pypdf: words without places, so paragraphs are guessed from the lines alone."""

import io

from pypdf import PdfReader
from pypdf.errors import FileNotDecryptedError, WrongPasswordError

from tutor.parse.limits import MOST_PAGES
from tutor.parse.parsed import Draft, Note
from tutor.parse.plain import draft_of
from tutor.parse.reasons import Reason, refusal


def read_damaged(data: bytes) -> Draft:
    """A PDF as a draft, as far as it can be read; pypdf raises errors of many types where it cannot."""
    reader = PdfReader(io.BytesIO(data), strict=False)
    try:
        if len(reader.pages) > MOST_PAGES:
            raise refusal(Reason.TOO_MANY_PAGES, pages=f"{len(reader.pages):,}")
        text = "\n\n".join(page.extract_text() for page in reader.pages)
    except (FileNotDecryptedError, WrongPasswordError) as error:
        raise refusal(Reason.ENCRYPTED) from error
    draft = draft_of(text)
    if not draft.paragraphs:
        raise refusal(Reason.DAMAGED)
    draft.notes.add(Note.MENDED)
    return draft
