"""What stands before an article: its title, who wrote it and when, moved from the paragraphs to the source card."""

import re
from dataclasses import replace

from tutor.parse.cleaning import one_line
from tutor.parse.paragraphs import Paragraph
from tutor.parse.parsed import Draft, Note

LONGEST_FIELD = 200
BYLINE_WITHIN = 4  # paragraphs from the start
TITLE_WITHIN = 60  # paragraphs; a printed page begins with its menu

_SITE = re.compile(r" [|–—-] ")  # between a headline and the name of its site
_NO_TITLE = re.compile(
    r"(?i)^(untitled.*|no title|\(?anonymous\)?|unspecified|unknown|title|(document|dokument|presentation|slide)\s?\d*"
    r"|microsoft (word|powerpoint) ?-.*|about:blank|https?://\S+|\S+\.(docx?|pdf|odt|rtf|indd|qxd|tex|dvi|html?|txt|md))$"
)
_NOBODY = re.compile(
    r"(?i)^(unknown|anonymous|author|admin\w*|user\d*|(default|windows|office|microsoft) user|owner|none|python-docx)$"
)
_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]{0,6}\.?"
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_DATE = (
    rf"(?:(?:{_WEEKDAY},? )?(?:{_MONTH} \d{{1,2}},? \d{{4}}|\d{{1,2}}(?:st|nd|rd|th)? {_MONTH},? \d{{4}}"
    r"|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{4}))"
)
_DATED = re.compile(
    rf"^(?:(?:first )?(?:published|posted|updated|date)\b:?(?: on)? )?(?P<date>{_DATE})(?:,? .{{0,30}})?$", re.I
)
_NAME = r"[^\W\d_a-z][\w'’.-]*(?:,? (?:and|de|la|van|von|der|al|bin|ibn|[^\W\d_a-z][\w'’.-]*)){0,9}"
_BYLINE = re.compile(
    rf"^(?i:(?:written )?by):? (?P<author>{_NAME})(?i:,? ?[|•·–—-]? ?(?:published )?(?:on )?(?P<date>{_DATE}).{{0,30}})?$"
)


def set_front(draft: Draft) -> None:
    """Complete the card of a cleaned draft from its first lines; what is taken over is no paragraph any longer."""
    _clean_card(draft)
    _take_title(draft)
    _take_byline(draft)
    if not (draft.author or draft.date):
        draft.notes.discard(Note.FROM_PROPERTIES)


def _clean_card(draft: Draft) -> None:
    for name in ("title", "author", "date", "source"):
        setattr(draft, name, one_line(getattr(draft, name)[: 4 * LONGEST_FIELD])[:LONGEST_FIELD])
    draft.title = "" if _NO_TITLE.match(draft.title) else draft.title
    draft.author = "" if _NOBODY.match(draft.author) else draft.author


def _take_title(draft: Draft) -> None:
    """The line that repeats the title goes, with the menu before it; where the file names no title, a first heading is it."""
    name, *site = _SITE.split(draft.title, 1)
    wanted = {_letters(draft.title), _letters(name)} - {""}
    near = draft.paragraphs[:TITLE_WITHIN]
    place = next((number for number, one in enumerate(near) if _letters(one.words) in wanted), None)
    if place is None and not draft.title and near and near[0].heading:
        place = 0
    if place is None or len(draft.paragraphs) < place + 2 or not all(one.heading for one in near[:place]):
        return
    draft.title, draft.source = near[place].words, draft.source or "".join(site)
    del draft.paragraphs[: place + 1]
    if place:
        draft.notes.add(Note.BEFORE_TITLE)


def _take_byline(draft: Draft) -> None:
    """The first lines that are nothing but an author or a date; they are surer than the file's properties."""
    author = date = ""
    for paragraph in draft.paragraphs[:BYLINE_WITHIN]:
        words = paragraph.words if len(paragraph.words) < LONGEST_FIELD else ""
        found = (not author and _BYLINE.match(words)) or (not date and _DATED.match(words))
        if not found or len(draft.paragraphs) < 2:
            continue
        parts = found.groupdict()
        author, date = author or (parts.get("author") or "").strip(" ,"), date or parts["date"] or ""
        draft.paragraphs.remove(paragraph)
    if author and date:
        draft.notes.discard(Note.FROM_PROPERTIES)
    draft.author, draft.date = author or draft.author, date or draft.date


def _letters(words: str) -> str:
    return "".join(filter(str.isalnum, words.casefold()))


def with_short_headings(paragraphs: list[Paragraph], most_words: int) -> list[Paragraph]:
    """A heading longer than this is a paragraph in large letters."""
    return [replace(one, heading=one.heading and len(one.words.split()) <= most_words) for one in paragraphs]
