"""Which of a student's words the built-in tutor says back, and when it had better not."""

import re
from itertools import takewhile

from tutor.core.guard import MOST_ECHOED, echo
from tutor.core.words import LITTLE_WORDS, content_stems

# Content words that say nothing: an echo of these alone is no start.
FILLERS = frozenset(content_stems("bro bruh cool dunno fine hmm idk lmao lol nah nice nope okay sure whatever yeah yep yes"))
LOOSE_END = 2  # words
RUDE = re.compile(r"\b\w*(?:fuck|shit|cunt|bitch|wank|nigg|faggot|retard|raghead|towelhead)\w*", re.IGNORECASE)
FITS_ANYTHING = re.compile(
    r"\b(?:strong|loaded|biase?d?|unfair|sus|opinion|emotional|emotive|negative|positive|bad|dramatic|persuasive|powerful|weird|wrong"
    r"|unsupported|no (?:evidence|proof|sources?|support))\b",
    re.IGNORECASE,
)
DENIED = re.compile(r"\b(?:not|isn'?t|aint|doesn'?t|don'?t|neutral|normal|calm|fair)\b", re.IGNORECASE)


def taken_up(words: str) -> str:
    """A message as it may be said back: empty where nothing in it can be taken up, or where a teacher would not repeat it."""
    said = _cut_well(echo(words))
    return f"“{said}”" if frozenset(content_stems(said)) - FILLERS and not RUDE.search(said) else ""


def _cut_well(said: str) -> str:
    """Without the little words before a cut: no echo ends in *and…* or *the…*."""
    if not said.endswith("…"):
        return said
    spoken = said.removesuffix("…").split()
    loose = list(takewhile(lambda word: word.lower() in LITTLE_WORDS, reversed(spoken[-LOOSE_END:])))
    return " ".join(spoken[: len(spoken) - len(loose)]).rstrip(" .,;:") + "…"


def fits_anything(words: str) -> bool:
    """Whether a reason is short and would fit any sentence; the judge's verdict is another matter."""
    return len(words.split()) <= MOST_ECHOED and bool(FITS_ANYTHING.search(words)) and not DENIED.search(words)
