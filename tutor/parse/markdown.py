"""Markdown: its text without its signs, by way of HTML; what stands at the start between dashes is the card."""

import re

from markdown_it import MarkdownIt

from tutor.parse.blocks import has_table, paragraphs_of
from tutor.parse.cleaning import line_feeds
from tutor.parse.decoding import decoded
from tutor.parse.parsed import Draft, Note

_FRONT = re.compile(r"\A\s*---[ \t]*\n(.{0,5000}?)\n(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.S)
_FIELD = re.compile(r"^([A-Za-z_-]{2,20})[ \t]*:[ \t]*(\S.*)$", re.M)
_SOURCES = ("source", "publisher", "url", "link")


def read_markdown(data: bytes) -> Draft:
    """A Markdown file as a draft."""
    raw, guessed = decoded(data)
    text = line_feeds(raw)
    front = _FRONT.match(text)
    html = MarkdownIt("commonmark").enable("table").render(text[front.end() :] if front else text)
    draft = Draft(paragraphs_of(html))
    card = {name.lower(): value.strip("\"' \t") for name, value in _FIELD.findall(front[1])} if front else {}
    draft.title, draft.author, draft.date = (card.get(name, "") for name in ("title", "author", "date"))
    draft.source = next((card[name] for name in _SOURCES if name in card), "")
    if guessed:
        draft.notes.add(Note.ENCODING_GUESSED)
    if has_table(html):
        draft.notes.add(Note.TABLES)
    return draft
