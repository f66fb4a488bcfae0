"""Lines put back into paragraphs where a text was cut to a width by a mail program, a typewriter or a page."""

from collections.abc import Iterable
from itertools import pairwise

WIDEST_CUT = 110  # characters; a longer line is a paragraph
FULL = 0.7  # of the widest line: a line this long was cut by its width
FEWEST_LINES = 4

_ENDS = (".", "!", "?", "…", ":", "”", '"', "’", ")")


def is_wrapped(lines: Iterable[str]) -> bool:
    """Whether most lines that another one follows were cut by a width rather than ended by their writer."""
    lines = list(lines)
    lengths = [len(line) for line, after in pairwise(lines) if line and after]
    if len(lengths) < FEWEST_LINES - 1 or max(map(len, lines)) > WIDEST_CUT:
        return False
    widest = max(lengths)
    return sum(length >= FULL * widest for length in lengths) > len(lengths) / 2


def rejoined(lines: list[str]) -> list[str]:
    """One paragraph a string, from stripped lines with empty ones between paragraphs where the writer left them."""
    if not is_wrapped(lines):
        return [line for line in lines if line]
    widest, found = max(map(len, lines)), list[str]()
    before = ""
    for line in lines:
        if line and before and not _ended(before, line, widest):
            found[-1] = glued(found[-1], line)
        elif line:
            found.append(line)
        before = line
    return found


def glued(paragraph: str, line: str, known: frozenset[str] = frozenset()) -> str:
    """A line added to its paragraph; a word that was divided at the line's end is whole again.

    The hyphen stays where `known`, the words of the whole text, has the word with it, or where it can be no division.
    """
    stem, hyphen, tail = paragraph[:-1], paragraph[-1:], line.split(" ", 1)[0]
    if hyphen not in "-\u00ad\u2010" or not (stem[-1:].isalpha() and tail[:1].islower()):
        return paragraph + line if hyphen == "—" else f"{paragraph} {line}"
    first = stem.rsplit(" ", 1)[-1]
    whole, double = plain(first + tail), plain(f"{first}-{tail}")
    keep = hyphen != "\u00ad" and double in known and whole not in known
    return f"{stem}-{line}" if keep else stem + line


def plain(word: str) -> str:
    """A word as it is looked up: small letters, nothing around it."""
    return word.lower().strip(".,;:!?()[]“”\"'’‘")


def _ended(before: str, line: str, widest: int) -> bool:
    """Whether a line was ended by its writer: the next word would have fitted, and it ends like a sentence or a heading."""
    fits = len(before) + 1 + len(line.split(" ", 1)[0]) <= widest
    return (fits and before.endswith(_ENDS)) or (len(before) < FULL * widest and not line[:1].islower())
