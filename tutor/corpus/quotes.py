"""Where a quote stands in its paragraph, or why that cannot be said."""

from tutor.core.text import Span, Text
from tutor.core.words import folded
from tutor.corpus.fields import Fields


def read_place(fields: Fields, text: Text) -> Span | None:
    """The span that `paragraph`, `quote` and, where it is needed, `before` name; None, and a problem noted, if none."""
    number = fields.number("paragraph", 1, max(1, len(text.passages)))
    quote = fields.exact("quote")
    before = fields.exact("before") if fields.has("before") else None
    if not quote.strip():
        fields.note("“quote” is empty; copy the words from the paragraph.", "quote")
        return None
    passage = text.passage(number).span
    starts = standing(quote, passage.of(text.body), before)
    if len(starts) == 1:
        return Span(passage.start + starts[0], passage.start + starts[0] + len(quote))
    fields.note(_reason(quote, number, starts, before, text), "quote")
    return None


def standing(quote: str, words: str, before: str | None = None) -> list[int]:
    """Where a quote stands in some words; `before` narrows it to those with these words just before, "" to the very start."""
    starts = [start for start in range(len(words) - len(quote) + 1) if words.startswith(quote, start)]
    if before is None:
        return starts
    wanted = before.strip()
    whole = [start for start in starts if words[:start].strip() == wanted]
    return whole or [start for start in starts if wanted and words[:start].rstrip().endswith(wanted)]


def _reason(quote: str, number: int, starts: list[int], before: str | None, text: Text) -> str:
    if len(starts) > 1:
        with_it = " with those words before it" if before is not None else ""
        return f'“{quote}” stands {len(starts)} times in paragraph {number}{with_it}; add before: "the words just before it".'
    if before is not None:
        return f"“{quote}” does not stand in paragraph {number} after “{before}”; copy both exactly."
    elsewhere = [passage.number for passage in text.passages if quote in passage.span.of(text.body)]
    if elsewhere:
        return f"“{quote}” does not stand in paragraph {number}; it stands in {elsewhere[0]}."
    if _plain(quote) in _plain(text.passage(number).span.of(text.body)):
        return f"“{quote}” stands in paragraph {number} with other quote marks, capitals or accents; copy it exactly."
    return f"“{quote}” does not stand in paragraph {number}; copy it exactly."


def _plain(words: str) -> str:
    return folded(words).replace("“", '"').replace("”", '"')
