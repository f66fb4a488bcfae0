"""HTML to paragraphs: cleaned by nh3 down to a few bare tags, then cut at them. No markup of the file survives."""

import re
from html import unescape

import nh3

from tutor.parse.paragraphs import Paragraph

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_BREAKING = _HEADINGS | frozenset(
    """p div li ul ol blockquote pre section article main header footer nav aside figure figcaption table tr
    dl dt dd hr br""".split()
)
_CELLS = frozenset({"td", "th"})
_ROWS = frozenset({"tr", "table"})
_UNSEEN = frozenset(
    "script style template noscript iframe object svg math canvas select textarea button audio video head title".split()
)
_TAG = re.compile(r"<(/?)([a-z0-9]+)[^<>]*>")
BETWEEN_CELLS = " | "
_BLANK = " |\n\t"


def paragraphs_of(html: str) -> list[Paragraph]:
    """What a reader sees of an HTML fragment, in order; a table's row is one paragraph, a heading is marked."""
    clean = nh3.clean(html, tags=set(_BREAKING | _CELLS), attributes={}, clean_content_tags=set(_UNSEEN), link_rel=None)
    found, words, heading, in_cell, end = list[Paragraph](), "", False, False, 0
    for tag in _TAG.finditer(clean):
        words += unescape(clean[end : tag.start()])
        closing, name, end = tag[1] == "/", tag[2], tag.end()
        if name in _CELLS:
            in_cell = not closing
            words = words.rstrip() + BETWEEN_CELLS if closing else words
        elif in_cell and name not in _ROWS:
            words += " "
        else:
            found.append(Paragraph(words.removesuffix(BETWEEN_CELLS), heading))
            words, heading = "", heading if name == "br" else name in _HEADINGS and not closing
    found.append(Paragraph(words + unescape(clean[end:]), heading))
    return [paragraph for paragraph in found if paragraph.words.strip(_BLANK)]


def has_table(html: str) -> bool:
    """Whether rows of a table are among the paragraphs."""
    return "<tr" in html
