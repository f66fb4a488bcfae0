"""Where the sentences of a paragraph begin and end: sentencex, and what it gets wrong put right."""

import re
from itertools import pairwise

ABBREVIATIONS = frozenset(
    "approx art cf ch col dept ed eds eg e.g est et fig ie i.e lit no op p pp para sec viz vol vs".split()
)

# A stop, and the quote marks or brackets that close after it, before a letter that may follow an opening quote mark.
# Possessive and anchored at the first stop of a row, so that no text of any length makes it slow.
_STOP = re.compile(r"(?<![.!?…])[.!?…]++[\"'”’»)\]]*+\s++(?=[\"'“‘«(\[]*+(?P<next>[^\W\d_]))")
_CAPITAL_WORD = re.compile(r"[^\W\d_][a-z]")
_YEAR = re.compile(r"\d{4}$")
_OPENERS = "\"'“‘«([¿¡"
_CLOSERS = "\"'”’»)]"
_LONGEST_WORD = 40  # as far as we look back from a stop


def sentences(paragraph: str) -> list[tuple[int, int]]:
    """The sentences of one paragraph: offsets without outer spaces, in order; every visible character lies in one."""
    from sentencex import segment

    cuts, offset = set[int](), 0
    for piece in segment("en", paragraph):
        offset += len(piece)
        cuts.add(offset)
    wanted = {cut for cut in cuts if _begins_a_sentence(paragraph, cut)} | _missed(paragraph)
    return _stripped(paragraph, sorted(wanted | {0, len(paragraph)}))


def _begins_a_sentence(paragraph: str, cut: int) -> bool:
    """Whether a cut of sentencex is one: it also cuts before closing quotes, before “he said” and inside R-N.C."""
    before, rest = paragraph[:cut].rstrip(), paragraph[cut:]
    first = rest.lstrip(_OPENERS + " ")[:1]
    if not (first.isalnum() and (rest[0].isalnum() or rest[0] in _OPENERS)):
        return False
    if first.islower() and (before.endswith(("…", "...")) or before[-1:] in _CLOSERS):
        return False
    glued = not paragraph[cut - 1].isspace() and not rest[0].isspace()
    return not glued or bool(_CAPITAL_WORD.match(rest))


def _missed(paragraph: str) -> set[int]:
    """The ends that sentencex does not see, most of them near quote marks: a stop after a plain word, then a capital."""
    return {
        match.end()
        for match in _STOP.finditer(paragraph)
        if match["next"].isupper() and _ends_a_sentence(paragraph[: match.start()], match[0])
    }


def _ends_a_sentence(before: str, stop: str) -> bool:
    """Whether a stop after these words is more than an abbreviation's."""
    near = before[-_LONGEST_WORD:]
    word = near.split()[-1].lstrip(_OPENERS) if near.strip() and not near[-1].isspace() else ""
    if "?" in stop or "!" in stop:
        return bool(word)
    plain = word.islower() and word[-1].isalpha() and len(word) > 1 and word not in ABBREVIATIONS
    closed = word[-1:] in _CLOSERS and len(word) > 1
    return plain or closed or bool(_YEAR.search(word))


def _stripped(paragraph: str, cuts: list[int]) -> list[tuple[int, int]]:
    found = []
    for start, end in pairwise(cuts):
        words = paragraph[start:end]
        if words.strip():
            found.append((start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())))
    return found
