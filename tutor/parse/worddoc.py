"""Word documents: mammoth reads the checked parts, without pictures, macros or anything outside the file."""

import io

import mammoth  # type: ignore[import-untyped]  # it carries no types
from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]  # it carries no types

from tutor.parse.archive import checked_parts, repacked
from tutor.parse.blocks import has_table, paragraphs_of
from tutor.parse.parsed import Draft, Note

STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
comment-reference =>
"""
_CARD = "docProps/core.xml"
_DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
_TERMS = "{http://purl.org/dc/terms/}"


def read_word(data: bytes) -> Draft:
    """A DOCX file as a draft: tracked changes as accepted, footnotes at the end."""
    parts = checked_parts(data)
    folder: io.BytesIO = repacked(parts)
    html: str = mammoth.convert_to_html(
        folder, style_map=STYLES, include_embedded_style_map=False, convert_image=lambda image: []
    ).value
    draft = Draft(paragraphs_of(html))
    if _CARD in parts:
        _fill_card(draft, parts[_CARD])
    if has_table(html):
        draft.notes.add(Note.TABLES)
    return draft


def _fill_card(draft: Draft, card: bytes) -> None:
    """Title, author and day from the document's properties."""
    tree = fromstring(card, forbid_dtd=True)
    draft.title = tree.findtext(f"{_DUBLIN_CORE}title") or ""
    draft.author = tree.findtext(f"{_DUBLIN_CORE}creator") or ""
    draft.date = (tree.findtext(f"{_TERMS}created") or "")[:10]
    if draft.author or draft.date:
        draft.notes.add(Note.FROM_PROPERTIES)
