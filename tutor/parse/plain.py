"""Plain text, from a file or pasted: one paragraph a line, whatever way its lines were broken."""

from tutor.core.text import looks_like_heading
from tutor.parse.cleaning import line_feeds
from tutor.parse.decoding import decoded
from tutor.parse.paragraphs import Paragraph
from tutor.parse.parsed import Draft, Note
from tutor.parse.wrapped import rejoined


def read_plain(data: bytes) -> Draft:
    """A text file as a draft."""
    text, guessed = decoded(data)
    draft = draft_of(text)
    if guessed:
        draft.notes.add(Note.ENCODING_GUESSED)
    return draft


def draft_of(text: str) -> Draft:
    """A text as a draft: short lines that end without a full stop are headings."""
    lines = [" ".join(line.split()) for line in line_feeds(text).split("\n")]
    return Draft([Paragraph(words, looks_like_heading(words)) for words in rejoined(lines)])
