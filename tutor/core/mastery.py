"""How well a student knows a code: Bayesian knowledge tracing with four parameters."""

from tutor.core.codes import Code

# Corbett and Anderson (1995), "Knowledge tracing: modeling the acquisition of procedural knowledge", give the update. The
# values are ours, inside the bounds that Baker, Corbett and Aleven (2008) call plausible: guess below .3, slip below .1.
KNOWN_BEFORE = 0.25
LEARNS = 0.2
GUESSES = 0.2
SLIPS = 0.1
MASTERED = 0.95  # Corbett and Anderson's cut-off

CREDIT = (1.0, 0.8, 0.6, 0.4, 0.0)  # by level of help: the more we said, the less a hit shows

Mastery = dict[Code, float]


def learned(before: float, credit: float) -> float:
    """The chance that a code is known after one find; `credit` from 0 (we told it) to 1 (found unaided)."""
    if_right = before * (1 - SLIPS) / (before * (1 - SLIPS) + (1 - before) * GUESSES)
    if_wrong = before * SLIPS / (before * SLIPS + (1 - before) * (1 - GUESSES))
    seen = credit * if_right + (1 - credit) * if_wrong
    return seen + (1 - seen) * LEARNS


def known(mastery: Mastery, code: Code) -> float:
    """What is believed about a code so far."""
    return mastery.get(code, KNOWN_BEFORE)
