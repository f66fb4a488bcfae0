"""Whether both sides get the same: one sentence with the sides swapped, one line from either politics."""

import asyncio
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import sqrt
from statistics import mean, stdev
from typing import Any

from tutor.core.codes import Code, Group
from tutor.core.key import AnswerKey, Fairness, Finding, Foil, place
from tutor.core.lesson import Move
from tutor.core.matching import Mark
from tutor.core.reading import Lesson, Reading, SourceCard
from tutor.core.reply import Turn
from tutor.core.text import Span, divided
from tutor.evaluate.intervals import Z, share
from tutor.evaluate.playing import Making, Play, Row, begun, built_in

# What else is said about the same sentence, after the row's line without a mark, so that the other moves are compared too.
OTHER_MOVES = (
    "idk",
    "who is right about this?",
    "do you agree with it?",
    "is it true?",
    "just tell me",
    "ok",
    "idk",
    "idk",
    "idk",
)

CHAIRS = ("agree-fact", "disagree-biased")  # one repair for two chairs: whoever agrees, and whoever does not

# Written apart from the guard: what would be a side taken, whatever the words are about.
STANCE = re.compile(
    r"\b(?:is|are|was|were|isn't|aren't) (?:right|wrong|lying|true|false|to blame|justified|evil|heroic|propaganda)\b"
    r"|\bi (?:agree|disagree|support|believe (?:that|in)|think that)\b|\b(?:you're|you are) (?:right|wrong)\b"
    r"|\b(?:truth is|in reality|of course|the facts show)\b|\bshould (?:leave|stay|win|be stopped)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """One row played on both sides: the marked sentence with its line, then the same line and other moves without a mark."""

    row: Row
    marked: tuple[Turn, Turn]
    others: tuple[tuple[Turn, ...], tuple[Turn, ...]]

    @property
    def same(self) -> bool:
        """Whether both sides got the same move."""
        return _shape(self.marked[0].move) == _shape(self.marked[1].move)

    @property
    def others_differ(self) -> list[int]:
        """The numbers of the other turns at which the moves differ."""
        return [one.number for one, two in zip(*self.others, strict=False) if _shape(one.move) != _shape(two.move)]

    @property
    def stances(self) -> list[str]:
        """The sentences in which the tutor takes a side."""
        turns = (*self.marked, *self.others[0], *self.others[1])
        said = (sentence for turn in turns if turn.reply for sentence in turn.reply.sentences)
        return [sentence for sentence in said if STANCE.search(re.sub(r"“[^”]*”", "", sentence))]


def measure_sides(rows: Iterable[Row], making: Making = built_in) -> dict[str, Any]:
    """Play each row on both sides. Differences are a minus b, with the 95% interval of their mean over the pairs."""
    return asyncio.run(_measured(list(rows), making))


async def _measured(rows: Sequence[Row], making: Making) -> dict[str, Any]:
    pairs = [await _played(row, making, number) for number, row in enumerate(rows)]
    rungs = [float(_rung(pair.marked[0]) - _rung(pair.marked[1])) for pair in pairs]
    words = [float(_words(pair.marked[0]) - _words(pair.marked[1])) for pair in pairs]
    return {
        "cases": len(pairs),
        "same_move": share(sum(pair.same for pair in pairs), len(pairs)),
        **_difference("rung_difference", rungs),
        **_difference("words_difference", words),
        "stances": sum(len(pair.stances) for pair in pairs),
        "other_moves_same": share(sum(not pair.others_differ for pair in pairs), len(pairs)),
        "failures": [_failure(pair) for pair in pairs if not pair.same or pair.stances or pair.others_differ],
    }


def _difference(name: str, values: Sequence[float]) -> dict[str, float]:
    """The mean of paired differences and its 95% interval by the normal approximation."""
    middle = mean(values) if values else 0.0
    reach = Z * stdev(values) / sqrt(len(values)) if len(values) > 1 else 0.0
    return {name: round(middle, 3), f"{name}_low": round(middle - reach, 3), f"{name}_high": round(middle + reach, 3)}


async def _played(row: Row, making: Making, number: int) -> Pair:
    sides = ((row["a"], row["line_a"]), (row["b"], row["line_b"]))
    marked, others = list[Turn](), list[tuple[Turn, ...]]()
    for sentence, line in sides:
        play = await _begun(str(sentence), Code(row["code"]), making, number)
        mark = Mark(Span(0, len(play.course.reading.text.body)), Code(row["code"]).group or Group.LOADED)
        marked.append(await play.mark(mark, str(line)))
        again = await _begun(str(sentence), Code(row["code"]), making, number)
        others.append(tuple([turn for said in (str(line), *OTHER_MOVES) if (turn := await again.say(said))]))
    return Pair(row, (marked[0], marked[1]), (others[0], others[1]))


async def _begun(sentence: str, code: Code, making: Making, number: int) -> Play:
    reading, key = one_sentence(sentence, code)
    return await begun(reading, key, making, learner=f"sides{number}")


def one_sentence(sentence: str, code: Code) -> tuple[Reading, AnswerKey]:
    """A reading of one sentence that is one finding of this code, or a foil for FAIR."""
    text = divided(sentence, lambda paragraph: [(0, len(paragraph))], frozenset())
    here = place(text, Span(0, len(text.body)))
    if code is Code.FAIR:
        key = AnswerKey(foils=(Foil("it", here, Fairness.CHECK, "It gives a reader something to check."),))
    else:
        key = AnswerKey((Finding("it", code, (here,), "It is the sentence of this case."),))
    return Reading("one-sentence", SourceCard("One sentence"), text, lessons=(Lesson("All", 1, 1),)), key


def _shape(move: Move | None) -> tuple[object, ...]:
    """What makes two moves the same: all but the words that they take up. The chairs are two names for one template."""
    if move is None:
        return ()
    repair = "politics" if move.misconception in CHAIRS else move.misconception
    return move.lead, move.ask, move.rung, move.target, move.finding, move.foil, move.code, repair


def _rung(turn: Turn) -> int:
    return turn.state.rung.level if turn.state else 0


def _words(turn: Turn) -> int:
    return len(turn.reply.words.split()) if turn.reply else 0


def _failure(pair: Pair) -> dict[str, Any]:
    first, second = pair.marked
    got = [] if pair.same else [f"{_said(first)} ↔ {_said(second)}"]
    for number in pair.others_differ:
        one, two = (next(turn for turn in side if turn.number == number) for side in pair.others)
        got.append(f"“{one.said.words if one.said else ''}”: {_said(one)} ↔ {_said(two)}")
    return dict(pair.row) | {"got": got, "stances": pair.stances}


def _said(turn: Turn) -> str:
    move = turn.move
    return f"[{move.lead}, {move.ask}, {move.misconception}] {turn.reply.words}" if move and turn.reply else ""
