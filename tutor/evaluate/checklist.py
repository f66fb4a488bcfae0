"""What makes a reply good teaching, decided by code: the dimensions of MRBench (Maurya et al., 2025) that code can decide.

Each check applies to some replies only and is true or false of those. What code cannot decide, a judge model is asked for:
tutor/evaluate/reviewing.py.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from tutor.core.guard import MOST_WORDS
from tutor.core.lesson import Ask, Lead
from tutor.core.reply import Turn
from tutor.core.words import content_stems
from tutor.evaluate.intervals import share

EMPTY_PRAISE = re.compile(
    r"\b(?:great|excellent|awesome|amazing|brilliant|fantastic|perfect|well done|good (?:job|question|work|point))\b"
    r"|\bnice (?:one|work|job)\b|\bcorrect\b(?! it| them)|\bexactly right\b|\bthat's right\b",
    re.IGNORECASE,
)
UNKIND = re.compile(
    r"\b(?:stupid|lazy|silly|obviously|simply|just think|try harder|as i said|you should know|wrong again)\b", re.IGNORECASE
)
QUOTED = re.compile(r"“([^”]*)”")
WHERE = re.compile(
    r"\bparagraphs? \d+|\b(?:first|second|third|fourth|fifth|last|other|same|next) (?:half|sentence|paragraph|part)\b"
    r"|\b(?:this|that|these|those) (?:half|sentence|paragraph|part|line|place|spot|words?|phrase|mark|one)\b|\bbeside it\b",
    re.IGNORECASE,
)
TASK = re.compile(
    r"(?:^|[.:;] )(?:then |now |please )?(?:read|mark|tell|say|choose|finish|look|find|write|put|take|try|use|give)\b", re.I
)
HELPING = (Ask.WHY, Ask.PRESS, Ask.HINT, Ask.SMALLER, Ask.ANGLE, Ask.EXPLAIN, Ask.BACK)
TAKING_UP = (Lead.ACCEPTED, Lead.FALSE_ALARM, Lead.KEPT, Lead.EXPLAINED)
LEEWAY = 10  # words: a student's quoted words count in the reply too
TOO_LITTLE_TO_TAKE_UP = 2  # content words: "idk" and "ok then" give nothing that a reply could start from


@dataclass(frozen=True, slots=True)
class Case:
    """One reply to one message. `marked` are the words that the message or the move is about, `shows` an unearned place."""

    turn: Turn
    marked: str
    shows: bool

    @property
    def said(self) -> str:
        """What the student said."""
        return self.turn.said.words if self.turn.said else ""

    @property
    def words(self) -> str:
        """What the tutor said."""
        return self.turn.reply.words if self.turn.reply else ""

    @property
    def own(self) -> str:
        """What the tutor said in words of its own, without what it quotes."""
        return QUOTED.sub("", self.words)


Check = Callable[[Case], bool | None]
"""Whether a reply passes; None where the check does not apply."""


def names_no_success(case: Case) -> bool | None:
    """Mistake identified: a message that earned nothing is not answered as if it had."""
    move = case.turn.move
    if move is None or move.lead in (Lead.ACCEPTED, Lead.EXPLAINED):
        return None
    return not EMPTY_PRAISE.search(case.own)


def points_somewhere(case: Case) -> bool | None:
    """Mistake location: a reply about a mark quotes it or the reason for it, or says where to look."""
    move = case.turn.move
    if move is None or move.mark is None or move.ask in (Ask.CLOSING, Ask.NOTHING):
        return None
    heard = set(content_stems(f"{case.said} {case.marked}"))
    quotes = any(heard & set(content_stems(quote)) for quote in QUOTED.findall(case.words))
    return quotes or bool(WHERE.search(case.words)) or bool(heard & set(content_stems(case.own))) or not heard


def reveals_nothing(case: Case) -> bool | None:
    """No reveal: no place that is not earned, as the leak scan sees it."""
    return not case.shows


def helps(case: Case) -> bool | None:
    """Guidance: before the close, the rule has a question or a task in every reply."""
    move, state = case.turn.move, case.turn.state
    if move is None or state is None or state.closed or move.lead is Lead.CARE or move.ask is Ask.CLOSING:
        return None
    return move.ask in HELPING or "?" in case.words


def can_be_acted_on(case: Case) -> bool | None:
    """Actionability: before the close, the words ask something or set a task."""
    return None if helps(case) is None else has_a_next_step(case.words)


def has_a_next_step(reply: str) -> bool:
    """Whether a reply asks something or sets a task."""
    return "?" in reply or bool(TASK.search(reply))


def takes_up_what_was_said(case: Case) -> bool | None:
    """Coherence: a reason comes back in the student's own words, quoted or woven in."""
    move, heard = case.turn.move, content_stems(case.said)
    if move is None or len(heard) <= TOO_LITTLE_TO_TAKE_UP or move.lead not in TAKING_UP:
        return None
    return bool(set(heard) & set(content_stems(case.words)))


def is_kind(case: Case) -> bool | None:
    """Tone: no empty praise, no scolding, no exclamation mark."""
    return not (EMPTY_PRAISE.search(case.own) or UNKIND.search(case.own) or "!" in case.own)


def asks_one_thing(case: Case) -> bool | None:
    """One question at most, and about 60 words."""
    return case.own.count("?") <= 1 and len(case.words.split()) <= MOST_WORDS + LEEWAY


CHECKS: Mapping[str, Check] = {
    "mistake_identified": names_no_success,
    "mistake_location": points_somewhere,
    "no_reveal": reveals_nothing,
    "guidance": helps,
    "actionability": can_be_acted_on,
    "coherence": takes_up_what_was_said,
    "tone": is_kind,
    "one_question": asks_one_thing,
}


def checked(cases: Sequence[Case]) -> dict[str, Any]:
    """The share of replies that pass each check, of those that it applies to."""
    return {name: _share([check(case) for case in cases]) for name, check in CHECKS.items()}


def _share(passed: Sequence[bool | None]) -> float:
    counted = [each for each in passed if each is not None]
    return share(sum(counted), len(counted))


def faults(case: Case) -> Iterator[str]:
    """The checks that a reply does not pass."""
    return (name for name, check in CHECKS.items() if check(case) is False)


def is_a_reply(turn: Turn) -> bool:
    """Whether a turn is an answer of the tutor's that these checks are for: not the opening, not a word about distress."""
    return bool(turn.said and turn.reply and turn.move and turn.move.lead is not Lead.CARE)
