"""Web pages: trafilatura finds the article in the page that we have in hand; nothing is fetched."""

from functools import partial

from lxml import html as lxml_html  # type: ignore[import-untyped]  # it carries no types
from trafilatura import extract, extract_metadata

from tutor.parse.blocks import has_table, paragraphs_of
from tutor.parse.cleaning import line_feeds
from tutor.parse.decoding import decoded
from tutor.parse.paragraphs import Paragraph
from tutor.parse.parsed import Draft, Note

LEAST_WORDS = 50  # a shorter page is shown whole; so is one whose extract is shorter than this and than a third of it
LEAST_SHARE = 1 / 3

_HIDDEN = (
    "//*[@hidden or @aria-hidden='true' or contains(translate(@style, ' ', ''), 'display:none')"
    " or contains(translate(@style, ' ', ''), 'visibility:hidden')]"
)


def read_webpage(data: bytes) -> Draft:
    """A saved web page as a draft; what the page hides from its readers is left out."""
    text, guessed = decoded(data, declared=True)
    page = lxml_html.document_fromstring(line_feeds(text).replace("\0", "").encode("utf-8"), parser=_parser())
    draft = Draft([], notes={Note.ENCODING_GUESSED} if guessed else set())
    _fill_card(draft, page)
    for element in page.xpath(_HIDDEN):
        if element.getparent() is not None:
            element.drop_tree()
    return _with_article(draft, lxml_html.tostring(page, encoding="unicode"))


_parser = partial(lxml_html.HTMLParser, encoding="utf-8", remove_comments=True, remove_pis=True, no_network=True)


def _fill_card(draft: Draft, page: object) -> None:
    card = extract_metadata(page)
    draft.title, draft.author, draft.date = card.title or "", card.author or "", card.date or ""
    draft.source = card.sitename or card.hostname or card.url or ""


def _with_article(draft: Draft, page: str) -> Draft:
    """The article where trafilatura finds one, else all that the page shows."""
    whole, article = paragraphs_of(page), ""
    if _words(whole) >= LEAST_WORDS:
        article = extract(page, output_format="html", include_comments=False, include_tables=True, with_metadata=False) or ""
    draft.paragraphs = paragraphs_of(article)
    if _words(draft.paragraphs) < min(LEAST_WORDS, LEAST_SHARE * _words(whole)):
        draft.paragraphs = whole
        draft.notes.add(Note.WHOLE_PAGE)
    if has_table(article):
        draft.notes.add(Note.TABLES)
    return draft


def _words(paragraphs: list[Paragraph]) -> int:
    return sum(len(paragraph.words.split()) for paragraph in paragraphs)
