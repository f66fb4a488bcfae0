"""For each finding: who found it, with which reason and how much help; who was told, who missed it, who never got there."""

from collections import Counter
from dataclasses import dataclass

from tutor.core.key import Finding, in_range
from tutor.core.matching import match
from tutor.core.report.works import StudentWork, on_time, once
from tutor.core.targets import Ground

HELP = ("alone", "told where", "told what kind", "shown a contrast")  # by level; what was told is not found
MOST_LEVEL = len(HELP) - 1
FEW = 3  # students on a paragraph; below, a share says nothing about a class
FATES = ("told", "marked", "missed", "not reached")  # what may become of a finding that was not found


@dataclass(frozen=True, slots=True)
class FoundBy:
    """A student who found something, their reason, and the level of help: an index into HELP."""

    nickname: str
    reason: str
    level: int


@dataclass(frozen=True, slots=True)
class FindingSeen:
    """What became of one finding in the class. Every student on time is in exactly one of the five that follow `asked`.

    `marked` are those who marked the place and gave no reason that fits: they saw it, so they did not miss it. `asked_for` says
    how many of those who missed it were asked for this very place. `asked` is False where the tutor never steers to it: a
    defensible place, or one in a quotation. Nobody misses those.
    """

    finding: Finding
    paragraph: int
    words: str
    asked: bool
    found: tuple[FoundBy, ...]
    told: tuple[str, ...]
    marked: tuple[str, ...]
    missed: tuple[str, ...]
    not_reached: tuple[str, ...]
    asked_for: int = 0
    later: tuple[FoundBy, ...] = ()

    @property
    def reached(self) -> int:
        """How many worked on its paragraph."""
        return len(self.found) + len(self.told) + len(self.marked) + len(self.missed)

    @property
    def by_help(self) -> tuple[int, ...]:
        """How many found it at each level of help."""
        levels = Counter(found.level for found in self.found)
        return tuple(levels[level] for level in range(len(HELP)))


def findings_seen(works: tuple[StudentWork, ...], ground: Ground) -> tuple[FindingSeen, ...]:
    """All findings of the range that are asked for, and every other one that somebody found; in the order of the text."""
    askable = {finding.id for finding in ground.askable()}
    here = {finding.id for finding in in_range(ground.key.decided(), ground.stretch)}
    seen = [_seen(finding, works, ground, finding.id in askable) for finding in ground.key.decided()]
    shown = [one for one in seen if (one.finding.id in here and one.asked) or one.found or one.later]
    return tuple(sorted(shown, key=lambda one: ground.place_of(one.finding)))


def most_missed(seen: tuple[FindingSeen, ...]) -> tuple[FindingSeen, ...]:
    """Those that are asked for and that somebody reached: the largest share of misses first.

    Those that fewer than FEW students reached come last: one of one is no finding about a class. Where two are level, the one
    that more were asked for, then the one that more missed, then the text's order.
    """
    reached = [one for one in seen if one.asked and one.reached]
    return tuple(
        sorted(reached, key=lambda one: (one.reached < FEW, -len(one.missed) / one.reached, -one.asked_for, -len(one.missed)))
    )


def _seen(finding: Finding, works: tuple[StudentWork, ...], ground: Ground, asked: bool) -> FindingSeen:
    there, place = on_time(works), ground.place_of(finding)
    found = tuple(by for work in there if (by := _found_by(finding, work)))
    rest = [work for work in there if work.nickname not in {by.nickname for by in found}]
    fates = {work.nickname: _fate(finding, work, asked) for work in rest}
    told, marked, missed, never = (tuple(nick for nick, fate in fates.items() if fate == wanted) for wanted in FATES)
    aimed = sum(work.nickname in missed and finding.id in work.asked_for() for work in rest)
    later = tuple(by for work in works if work.late and (by := _found_by(finding, work)))
    where, words = ground.text.passage_at(place.start).number, ground.text.words(place)
    return FindingSeen(finding, where, words, asked, found, told, marked, missed, never, aimed, later)


def _fate(finding: Finding, work: StudentWork, asked: bool) -> str:
    if finding.id in work.told:
        return "told"
    if _marked(finding, work):
        return "marked"
    return "missed" if asked and _worked_there(finding, work) else "not reached"


def _marked(finding: Finding, work: StudentWork) -> bool:
    """Whether the finding is what a mark that was kept for the teacher meets first."""
    met = (match(find.mark, work.ground.key, work.ground.text).findings[:1] for find, _ in work.kept())
    return any(first.id == finding.id for firsts in met for first in firsts)


def _found_by(finding: Finding, work: StudentWork) -> FoundBy | None:
    find = next((find for find in work.finds if find.finding == finding.id), None)
    return FoundBy(work.nickname, once(find.reason), min(find.level, MOST_LEVEL)) if find else None


def _worked_there(finding: Finding, work: StudentWork) -> bool:
    """Whether a student worked on a paragraph of it. A key that was older and did not have it could not be missed."""
    theirs = next((one for one in work.ground.key.decided() if one.id == finding.id), None)
    if theirs is None:
        return False
    stretch, text = work.ground.stretch, work.ground.text
    inside = [spot.span for spot in theirs.places if spot.span.within(stretch)]
    return any(text.passage_at(span.start).number in work.worked_on() for span in inside)
