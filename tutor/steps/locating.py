"""Where words that a model copied stand: letter for letter, with other blanks, quote marks and dashes aside."""

import unicodedata
from collections.abc import Sequence

from tutor.core.text import Span

MARKS = frozenset("\"'“”„‟‘’‚‛«»‹›<>`´")  # tags and their guillemets too: documents are sent with < as ‹
DASHES = frozenset("-‐‑‒–—―−")


def standing(quote: str, body: str, area: Span) -> list[Span]:
    """Every place of a quote within an area of a body, in order, from its first letter to its last; none inside a word."""
    wanted = _flattened(unicodedata.normalize("NFC", quote), 0)[0].strip()
    line, origins = _flattened(area.of(body), area.start)
    found, at = list[Span](), line.find(wanted) if wanted else -1
    while at >= 0:
        last = at + len(wanted) - 1
        if _is_whole(line, at, last):
            found.append(Span(origins[at], origins[last] + 1))
        at = line.find(wanted, at + 1)
    return found


def told_apart(spans: Sequence[Span], before: str, body: str, used: Sequence[Span]) -> Span | None:
    """Which of several places is meant: the one after the words `before`, else the first that is free; None if none is."""
    free = [span for span in spans if span not in used]
    hint = _flattened(before, 0)[0].strip()
    near = [span for span in free if hint and _flattened(body[: span.start], 0)[0].rstrip().endswith(hint)]
    return next(iter(near or free), None)


def _flattened(words: str, offset: int) -> tuple[str, list[int]]:
    """The words with one blank between them, without quote marks, with one kind of dash; and where each character came from."""
    line, origins = list[str](), list[int]()
    for place, character in enumerate(words, offset):
        if character in MARKS:
            continue
        plain = " " if character.isspace() else "-" if character in DASHES else character
        if plain == " " and line[-1:] == [" "]:
            continue
        line.append(plain)
        origins.append(place)
    return "".join(line), origins


def _is_whole(line: str, first: int, last: int) -> bool:
    """Whether a match neither begins nor ends inside a word."""
    begins = not (first and line[first - 1].isalnum() and line[first].isalnum())
    return begins and not (line[last + 1 : last + 2].isalnum() and line[last].isalnum())
