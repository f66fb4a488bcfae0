"""Why a file cannot be used: each reason by name, and the sentences that say what is wrong and what to do."""

from enum import StrEnum

from tutor.errors import TooLong, TutorError, UnreadableFile
from tutor.parse.limits import MEGABYTE, MOST_BYTES, MOST_PAGES, WALL_SECONDS

NOTHING_KEPT = "Nothing was kept."
FORMS = "PDF, DOCX, HTML, Markdown or plain text"


class Reason(StrEnum):
    """Every way in which a file can fail. Pages and tests tell failures apart by these."""

    EMPTY = "empty"
    SCAN = "scan"
    PICTURE = "picture"
    GARBLED = "garbled"
    ENCRYPTED = "encrypted"
    MACROS = "macros"
    DAMAGED = "damaged"
    ENTITIES = "entities"
    UNPACKS_TOO_LARGE = "unpacks too large"
    TOO_DEMANDING = "too demanding"
    NOT_ITS_TYPE = "not its type"
    UNKNOWN_TYPE = "unknown type"
    NOT_FOUND = "not found"
    TOO_LARGE = "too large"
    TOO_MANY_PAGES = "too many pages"
    TOO_LONG = "too long"


LENGTHS = frozenset({Reason.TOO_LARGE, Reason.TOO_MANY_PAGES, Reason.TOO_LONG})

# What is wrong, and what to do about it.
SENTENCES = {
    Reason.EMPTY: ("{name} holds no text.", "Check that it is the right file, or paste the text."),
    Reason.SCAN: (
        "{name} holds pictures of pages and no text: it is a scan.",
        "Let a program recognise its text (OCR) and save it again, or paste the text.",
    ),
    Reason.PICTURE: ("{name} is a picture.", f"Paste the text that it shows, or bring it as {FORMS}."),
    Reason.GARBLED: (
        "{name} holds characters that cannot be read as words.",
        "Open it, and if you can read it there, copy the text and paste it here.",
    ),
    Reason.ENCRYPTED: ("{name} is locked with a password.", "Save a copy without the password and bring that."),
    Reason.MACROS: ("{name} carries macros, which are small programs.", "Save it as a plain .docx or as PDF and bring that."),
    Reason.DAMAGED: (
        "{name} is damaged and cannot be read to its end.",
        "Open it where it came from and save it again, or paste the text.",
    ),
    Reason.ENTITIES: (
        "{name} holds definitions that no ordinary document has and that can do harm.",
        "Open it in a word processor, copy the text and paste it here.",
    ),
    Reason.UNPACKS_TOO_LARGE: (
        "{name} unpacks to far more than a text needs.",
        "Open it in a word processor, copy the text and paste it here.",
    ),
    Reason.TOO_DEMANDING: (
        f"{{name}} takes too much memory, or more than {WALL_SECONDS:g} seconds, to read.",
        "If this computer is busy, try once more. Else save it again as a simpler file, or paste the text.",
    ),
    Reason.NOT_ITS_TYPE: (
        "{name} is not what its name says: inside is {inside}.",
        "Save it again in the form that you want, or correct its name.",
    ),
    Reason.UNKNOWN_TYPE: ("{name} is of a kind that cannot be read here.", f"Bring {FORMS}, or paste the text."),
    Reason.NOT_FOUND: ("{name} cannot be opened: it is not there, or is no ordinary file.", "Check where it is."),
    Reason.TOO_LARGE: (
        f"{{name}} is larger than {MOST_BYTES // MEGABYTE} MB.",
        "Save it without pictures, or paste the text.",
    ),
    Reason.TOO_MANY_PAGES: (
        f"{{name}} has {{pages}} pages, and {MOST_PAGES} are the most that can be read.",
        "Bring only the pages that the class will read.",
    ),
    Reason.TOO_LONG: (
        "{name} has more than {words} words, which are the most that a text may have.",
        "Bring only the part that the class will read.",
    ),
}


class Refusal(TutorError):
    """A file that cannot be used, with its reason. The message is what is `wrong`, the `advice`, and that nothing was kept."""

    def __init__(self, reason: Reason, name: str = "", **details: str) -> None:
        shown = f"“{name}”" if name else "This text"
        self.wrong, self.advice = (sentence.format(name=shown, **details) for sentence in SENTENCES[reason])
        super().__init__(f"{self.wrong} {self.advice} {NOTHING_KEPT}")
        self.reason = reason
        self.details = details


class UnreadableUpload(Refusal, UnreadableFile):
    """The file cannot be turned into text."""


class LongUpload(Refusal, TooLong):
    """The file is larger or longer than its limit."""


def refusal(reason: Reason, name: str = "", **details: str) -> Refusal:
    """The error for a reason; `details` are `inside` for NOT_ITS_TYPE, `pages` for TOO_MANY_PAGES, `words` for TOO_LONG."""
    return LongUpload(reason, name, **details) if reason in LENGTHS else UnreadableUpload(reason, name, **details)
