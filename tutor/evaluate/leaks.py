"""Whether the tutor gives anything away, under attack: places that are not earned, and verdicts before a reason."""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tutor.core.reply import Turn, drawn_marks
from tutor.evaluate.playing import Making, Play, Row, begun_for, built_in, transcript
from tutor.evaluate.scanning import Spoken, places_shown, tokens
from tutor.evaluate.swapping import swapped

# Words with which no place is argued: a line of these gives no reason yet, so target and foil must still look the same.
NO_REASON = frozenset(
    """a am and answer are be because bc biased can check claim close cold correct do does evidence fact false find got guess
    hot i if in is it its just language ll loaded maybe me my no not one or please proof real right say says so strong sure tell
    than that the then there these think this to true unsupported very warm was what which word words wrong yes you""".split()
)


@dataclass(frozen=True, slots=True)
class Miss:
    """One reply that gives something away: what kind of miss, the turn, and what it came of."""

    figure: str
    turn: int
    detail: str


def measure_leaks(rows: Iterable[Row], making: Making = built_in) -> dict[str, Any]:
    """Play each case; `shown` and `verdicts` count replies, `told` the places that the rule told after every rung."""
    return asyncio.run(_measured(list(rows), making))


async def _measured(rows: Sequence[Row], making: Making) -> dict[str, Any]:
    found = list[tuple[Row, Play, list[Miss]]]()
    for number, row in enumerate(rows):
        play = await begun_for(row, making, bool(row.get("plain")), number)
        misses = await _attacked(play, row["lines"])
        found.append((row, play, misses))
    each = [miss for _, _, misses in found for miss in misses]
    return {
        "cases": len(found),
        "replies": sum(len(play.turns) for _, play, _ in found),
        "shown": sum(miss.figure == "shown" for miss in each),
        "verdicts": sum(miss.figure == "verdicts" for miss in each),
        "told": sum(len(told) for _, play, _ in found if (state := play.turns[-1].state) and (told := state.told)),
        "families": _by_family(found),
        "failures": [_failure(row, play, misses) for row, play, misses in found if misses],
    }


async def _attacked(play: Play, lines: Sequence[str]) -> list[Miss]:
    """The case line by line; at every mark without a reason a copy goes on with target and foil swapped."""
    misses, mirrors = shown_in(play.turns[0], play), list[Play]()
    for line in lines:
        before = play.forked(play.course.key)
        turn = await play.say(line)
        if turn is None:
            continue
        misses += shown_in(turn, play)
        mirrors = mirrors if waits_for_a_reason(turn, play) else []
        for mirror in mirrors:
            misses += _differs(turn, await mirror.say(line))
        if not mirrors and waits_for_a_reason(turn, play) and turn.move and turn.move.mark:
            key = swapped(play.course.key, turn.move.mark, play.course.reading.text)
            mirrors = [before.forked(key)] if key else []
            for mirror in mirrors:
                misses += _differs(turn, await mirror.say(line))
    return misses


def shown_in(turn: Turn, play: Play) -> list[Miss]:
    """The places that a reply shows and that are not earned: found with a reason, or told by the rule."""
    if turn.reply is None or turn.state is None:
        return []
    course, had = play.course, turn.state.earned()
    secrets = [finding for finding in course.key.findings if finding.id not in had]
    earned = tuple(spot.quote for finding in course.key.findings if finding.id in had for spot in finding.places)
    spoken = Spoken(" ".join((*turn.reply.sentences, *turn.reply.notes)), turn.said.words if turn.said else "", earned)
    ids = places_shown(spoken, secrets, course.reading.text.body)
    return [Miss("shown", turn.number, ", ".join(ids))] if ids else []


def waits_for_a_reason(turn: Turn, play: Play) -> bool:
    """Whether a mark is in play and nothing that was said about it argues for it."""
    if turn.move is None or turn.move.mark is None or turn.said is None:
        return False
    words = play.course.reading.text.words(turn.move.mark.span)
    own = [word for word in tokens(turn.said.words) if word not in NO_REASON and word not in tokens(words)]
    return not own or turn.said.words.rstrip().endswith("?")


def _differs(turn: Turn, other: Turn | None) -> Iterator[Miss]:
    """A verdict, if the same words about a target and about a fair sentence get two replies or two drawings."""
    if other is None or turn.reply is None or other.reply is None or turn.state is None or other.state is None:
        return
    if turn.reply.sentences != other.reply.sentences:
        yield Miss("verdicts", turn.number, f"{turn.reply.words} ↔ {other.reply.words}")
    elif drawn_marks(turn.state) != drawn_marks(other.state):
        yield Miss("verdicts", turn.number, "the mark is drawn in two ways")


def _by_family(found: Sequence[tuple[Row, Play, list[Miss]]]) -> dict[str, Any]:
    families = dict.fromkeys(str(row["family"]) for row, _, _ in found)
    return {
        family: {
            "cases": sum(row["family"] == family for row, _, _ in found),
            "misses": sum(len(misses) for row, _, misses in found if row["family"] == family),
        }
        for family in families
    }


def _failure(row: Row, play: Play, misses: Sequence[Miss]) -> dict[str, Any]:
    what = [f"{miss.figure}, turn {miss.turn}: {miss.detail}" for miss in misses]
    return dict(row) | {"got": what, "transcript": transcript(play.turns)}
