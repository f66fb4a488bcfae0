"""Lines put back into paragraphs where a text was cut to a width by a mail program, a typewriter or a page."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

WIDEST_CUT = 110  # characters; a longer line is a paragraph
FULL = 0.7  # of the widest line: a line this long was cut by its width
FEWEST_LINES = 4
SHORTEST_HALF = 4  # letters; "in-" and "to-" begin divided words more often than words with a hyphen
PREFIXES = frozenset({"non", "self", "ex", "half", "well", "all", "vice", "so", "pro", "anti", "post", "pre", "co"})
ENDS = (".", "!", "?", "…", ":", "”", '"', "’", ")")

_HYPHENS = ("-", "\u00ad", "\u2010")


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
    widest, found = max(map(len, lines)), list[list[str]]()
    for before, line in pairwise(["", *lines]):
        if line and before and not _ended(before, line, widest):
            found[-1].append(line)
        elif line:
            found.append([line])
    known = words_of(lines)
    return [glued(paragraph, known) for paragraph in found]


def glued(lines: Sequence[str], known: frozenset[str] = frozenset()) -> str:
    """The lines of one paragraph as one line; a word that was divided at a line's end is whole again.

    `known` are the words of the whole text: they tell a divided word from one that is written with a hyphen.
    """
    pieces = [lines[0]]
    for before, line in pairwise(lines):
        stem, end, tail = before[:-1], before[-1:], line.split(" ", 1)[0]
        divided = end in _HYPHENS and stem[-1:].isalnum() and tail[:1].isalnum()
        if divided and (end == "\u00ad" or not _keeps_hyphen(plain(stem.rsplit(" ", 1)[-1]), tail, known)):
            pieces[-1] = pieces[-1][:-1]
        elif not divided and end != "—":
            pieces.append(" ")
        pieces.append(line)
    return "".join(pieces)


def words_of(lines: Sequence[str]) -> frozenset[str]:
    """The words of these lines, without the halves of words that are divided between two of them."""
    found, divided = set[str](), False
    for line in lines:
        words = [plain(word) for word in line.split()]
        ends_divided = line.endswith(_HYPHENS)
        found.update(words[divided : len(words) - ends_divided])
        divided = ends_divided
    return frozenset(found)


def plain(word: str) -> str:
    """A word as it is looked up: small letters, nothing around it."""
    return word.lower().strip(".,;:!?()[]“”\"'’‘")


def _keeps_hyphen(first: str, tail: str, known: frozenset[str]) -> bool:
    """Whether a word is written with the hyphen that its first half ends with."""
    second = plain(tail)
    if not tail[0].islower():
        return True
    if first + second in known:
        return False
    both = first in known and second in known and len(first) >= SHORTEST_HALF
    return f"{first}-{second}" in known or first in PREFIXES or both


def _ended(before: str, line: str, widest: int) -> bool:
    """Whether a line was ended by its writer: the next word would have fitted, and it ends like a sentence or a heading."""
    fits = len(before) + 1 + len(line.split(" ", 1)[0]) <= widest
    return (fits and before.endswith(ENDS)) or (len(before) < FULL * widest and not line[:1].islower())
