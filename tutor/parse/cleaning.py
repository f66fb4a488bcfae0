"""Characters put right: what no reader sees goes, ligatures become letters, every blank becomes a space."""

import re
import unicodedata

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_LINES = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
_UNSEEN = frozenset({"Cc", "Cf", "Cs"})  # control, format (soft hyphens, direction marks, tags), lone surrogates
_UNREADABLE = frozenset({"Co", "Cn"})

MOST_UNREADABLE = 0.1  # of the characters; more is a font without an alphabet
LONGEST_LATIN_WORD = 30  # on average; English has five letters a word, base64 hundreds
MOST_ACCENTS = 4  # on one letter; no living language has more
_LATIN = re.compile(r"[A-Za-z0-9+/=_-]+")


def one_line(words: str) -> str:
    """The words on one line, NFC, single spaces, nothing invisible."""
    spaced = "".join(" " if character.isspace() else character for character in words.translate(_LIGATURES))
    if not spaced.isascii():
        spaced = unicodedata.normalize("NFC", _without_heaps(spaced))
    if not spaced.isprintable():
        spaced = "".join(character for character in spaced if unicodedata.category(character) not in _UNSEEN)
    return " ".join(spaced.split())


def _without_heaps(words: str) -> str:
    """The words without accents heaped on accents: ordering a long heap takes the square of its length."""
    kept, heap = list[str](), 0
    for character in words:
        heap = heap + 1 if unicodedata.combining(character) else 0
        if heap <= MOST_ACCENTS:
            kept.append(character)
    return "".join(kept)


def line_feeds(text: str) -> str:
    """The text with every kind of line end as a line feed."""
    return _LINES.sub("\n", text)


def is_garbled(text: str) -> bool:
    """Whether the characters are no words: private or unknown ones, or Latin letters without end."""
    unreadable = sum(character == "\ufffd" or unicodedata.category(character) in _UNREADABLE for character in text)
    latin = _LATIN.findall(text)
    endless = sum(map(len, latin)) > LONGEST_LATIN_WORD * max(1, len(latin))
    return unreadable > MOST_UNREADABLE * len(text) or endless
