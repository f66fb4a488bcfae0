"""The last steps for every form alike: clean the characters, check the length, complete the card, look at the language."""

from tutor.parse.cleaning import is_garbled, one_line
from tutor.parse.english import is_english
from tutor.parse.front import set_front, with_short_headings
from tutor.parse.limits import MOST_CHARACTERS, MOST_WORDS
from tutor.parse.paragraphs import Paragraph, as_text
from tutor.parse.parsed import Draft, Kind, Note, Parsed
from tutor.parse.reasons import Reason, refusal

LONGEST_HEADING = 25  # words; headlines of newspapers reach 20


def finished(draft: Draft, kind: Kind, name: str, most_words: int = MOST_WORDS) -> Parsed:
    """The draft as a parsed text; a Refusal where nothing is left, or too much."""
    check_width(sum(len(paragraph.words) for paragraph in draft.paragraphs), most_words)
    cleaned = [Paragraph(one_line(paragraph.words), paragraph.heading) for paragraph in draft.paragraphs]
    if is_garbled(as_text(tuple(cleaned))):
        raise refusal(Reason.GARBLED)
    draft.paragraphs = with_short_headings([one for one in cleaned if any(map(str.isalnum, one.words))], LONGEST_HEADING)
    if not draft.paragraphs:
        raise refusal(Reason.EMPTY)
    if sum(len(one.words.split()) for one in draft.paragraphs) > most_words:
        raise refusal(Reason.TOO_LONG, words=f"{most_words:,}")
    set_front(draft)
    paragraphs = tuple(draft.paragraphs)
    if not is_english(as_text(paragraphs)):
        draft.notes.add(Note.NOT_ENGLISH)
    warnings = tuple(note for note in Note if note in draft.notes)
    return Parsed(name, kind, paragraphs, draft.title, draft.author, draft.date, draft.source, warnings)


def check_width(characters: int, most_words: int) -> None:
    """Refuse more characters than so many words have, before time goes into them."""
    if characters > most_words * MOST_CHARACTERS // MOST_WORDS:
        raise refusal(Reason.TOO_LONG, words=f"{most_words:,}")
