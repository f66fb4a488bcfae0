"""Whether a text is in English, guessed from how many of its words are English function words."""

import re

LEAST_SHARE = 0.2  # English prose has 0.35 to 0.55; the nearest neighbours (Dutch, Afrikaans, Danish) stay below 0.12
FEWEST_WORDS = 20  # fewer say too little; they are taken for English where they are in Latin letters
LEAST_LATIN = 0.6  # of the letters

# Function words that English hardly shares: without in, is, was, on, we, he, of, over, want, die, men and the like.
_FUNCTION_WORDS = frozenset(
    """a an and are as at be been but by can could did do does for from had has have his her how if into it its may more
    most no nor not of or our out said she should so some such than that the their them then there these they this those
    to under up us very were what when where which while who why will with would you your about after all also any
    because before being between both during each few i my only other same through too until is was in on he we""".split()
)
_SHARED = frozenset("a as be do had has in is on was we he of or so for no me no des an at do her his i up us die will".split())
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
    """Function words over all words; those that other languages have too count half."""
    counted = sum((0.5 if word in _SHARED else 1.0) for word in words if word in _FUNCTION_WORDS)
    return counted / len(words)
