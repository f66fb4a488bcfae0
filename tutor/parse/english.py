"""Whether a text is in English, guessed from how many of its words are English function words."""

import re

LEAST_SHARE = 0.18  # paragraphs of our own corpus have 0.24 to 0.45; sentences in ten neighbours of English 0.03 to 0.13
FEWEST_WORDS = 20  # fewer say too little; they are taken for English where they are in Latin letters
LEAST_LATIN = 0.6  # of the letters

_FUNCTION_WORDS = frozenset(
    """about after all also an and any are at be because been before being between both but by can could did does during each
    few for from had has have he her his how i if in into is it its may more most my no not of on only or other our out over
    said same she should so some such than that the their them then there these they this those through to too under until
    up us very was we were what when where which while who why will with would you your a as do""".split()
)
_SHARED = frozenset("a an as at also are be but do had has her his i in is me no of on or over so up us was we will".split())
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LATIN_LETTER = re.compile(r"[A-Za-zÀ-ɏ]")


def is_english(text: str) -> bool:
    """Whether the text looks like English."""
    words = [word.lower() for word in _WORD.findall(text)]
    letters = sum(map(len, words))
    if letters and len(_LATIN_LETTER.findall(text)) < LEAST_LATIN * letters:
        return False
    return len(words) < FEWEST_WORDS or _share(words) >= LEAST_SHARE


def _share(words: list[str]) -> float:
    """Function words over all words; those that are words of another language too count half."""
    counted = sum((0.5 if word in _SHARED else 1.0) for word in words if word in _FUNCTION_WORDS)
    return counted / len(words)
