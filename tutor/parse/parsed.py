"""What a file became: its text in paragraphs, what it says about itself, and what the teacher should know."""

from dataclasses import dataclass, field
from enum import StrEnum

from tutor.parse.paragraphs import Paragraph, Paragraphs, as_text, headings


class Kind(StrEnum):
    """The forms that can be read."""

    PDF = "PDF"
    DOCX = "DOCX"
    HTML = "HTML"
    MARKDOWN = "Markdown"
    TEXT = "plain text"


class Note(StrEnum):
    """Something about a text that was read which the teacher should know. The values are shown as they are."""

    NOT_ENGLISH = "This text does not look like English. You can go on, but no key will be drafted for it."
    CUT_OFF = "The file seems to be cut off: its end may be missing."
    MENDED = "The file was damaged. What could be read is here; check that nothing is missing."
    PICTURED_PAGES = "Some pages are pictures without text, and their words are missing."
    ENCODING_GUESSED = "The file does not say how its letters are stored. Check accents, dashes and quotation marks."
    FROM_PROPERTIES = "Author or date come from the file's own properties, which may name whoever typed it. Check them."
    WHOLE_PAGE = "The article could not be told from the rest of the page, so menus and notices may be among the paragraphs."
    BEFORE_TITLE = "Short lines before the title, which looked like a menu, were left out."
    TABLES = "The text has tables; each row became one paragraph."


@dataclass(frozen=True, slots=True)
class Parsed:
    """One file or pasted text, read. Empty strings where the file does not say.

    A text in another language is marked and not refused: the check is a guess, and a teacher may still want to read such a
    text with a class by hand. Only the drafting of a key needs English.
    """

    name: str
    kind: Kind
    paragraphs: Paragraphs
    title: str = ""
    author: str = ""
    date: str = ""
    source: str = ""
    warnings: tuple[Note, ...] = ()

    @property
    def text(self) -> str:
        """One paragraph a line, NFC, line feeds only."""
        return as_text(self.paragraphs)

    @property
    def headings(self) -> frozenset[int]:
        """The numbers of the paragraphs that are headings, from 1."""
        return headings(self.paragraphs)

    @property
    def words(self) -> int:
        """How many words the text has, headings included."""
        return sum(len(paragraph.words.split()) for paragraph in self.paragraphs)

    @property
    def is_english(self) -> bool:
        """Whether a key can be drafted for it."""
        return Note.NOT_ENGLISH not in self.warnings


@dataclass(slots=True)
class Draft:
    """What the reader of one form found, before it is cleaned: lines may still hold any character."""

    paragraphs: list[Paragraph]
    title: str = ""
    author: str = ""
    date: str = ""
    source: str = ""
    notes: set[Note] = field(default_factory=set)
