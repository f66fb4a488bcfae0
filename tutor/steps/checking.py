"""What a browser sent, made safe: a message of allowed length, a mark inside the text."""

from dataclasses import replace

from tutor.core.dialogue import MOST_CHARACTERS, Said
from tutor.core.matching import Mark
from tutor.core.text import Span, Text
from tutor.errors import TooLong

CONTROL = {code: None for code in range(32) if code not in (9, 10)} | {127: None, 0x202E: None, 0x202D: None}


def checked(said: Said, text: Text) -> Said:
    """The same message without control characters, its mark clipped to the text; too many characters are an error."""
    words = " ".join(said.words.translate(CONTROL).split())
    if len(words) > MOST_CHARACTERS:
        raise TooLong(f"That is {len(words):,} characters. Up to {MOST_CHARACTERS} fit: shorten it and send it again.")
    return replace(said, words=words, mark=_clipped(said.mark, text))


def _clipped(mark: Mark | None, text: Text) -> Mark | None:
    """A mark without outer blanks; none at all where nothing of the text is left."""
    if mark is None:
        return None
    start, end = min(mark.span.start, len(text.body)), min(mark.span.end, len(text.body))
    words = text.body[start:end]
    start += len(words) - len(words.lstrip())
    return replace(mark, span=Span(start, start + len(words.strip()))) if words.strip() else None
