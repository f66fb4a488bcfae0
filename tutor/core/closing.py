"""The closing page: what a student takes away, in their own words and two counts. No verdict on the person."""

from dataclasses import dataclass, replace

from tutor.core.codes import Code
from tutor.core.course import Look, Step
from tutor.core.key import AnswerKey
from tutor.core.lesson import Find, LessonState
from tutor.core.looks import Counts


@dataclass(frozen=True, slots=True)
class Change:
    """Two looks side by side. `direction` is better, same or worse; all three are worded with equal care."""

    before: Counts
    after: Counts

    @property
    def direction(self) -> str:
        """By the share of slanted sentences marked less the share of fair ones."""
        change = _told_apart(self.after) - _told_apart(self.before)
        return "same" if abs(change) < SAME else "better" if change > 0 else "worse"


MOST_TO_CHECK = 3  # kinds to look for next: what one remembers until then
SAME = 0.1  # of the difference of two shares: less than one sentence of twelve


@dataclass(frozen=True, slots=True)
class LetGo:
    """A fair sentence that was marked, with the student's reason and what makes it fair."""

    find: Find
    fair: str


@dataclass(frozen=True, slots=True)
class ClosingPage:
    """An early reason beside a late one, what was found, what turned out fair, and the looks where both were made.

    `early` and `late` are None where there are not two finds with a reason. `skipped` says that a look was left out.
    `check_next` are the kinds to look for in the next text: those that this lesson taught and showed least.
    """

    finds: tuple[Find, ...]
    let_go: tuple[LetGo, ...]
    kept: tuple[Find, ...]
    early: Find | None = None
    late: Find | None = None
    change: Change | None = None
    skipped: bool = False
    check_next: tuple[Code, ...] = ()


def closing_page(state: LessonState, key: AnswerKey, looks: tuple[Look, ...] = ()) -> ClosingPage:
    """Draw the page from a lesson and its looks."""
    early, late = _early_and_late(state)
    let_go = tuple(LetGo(find, _fair(find, key)) for find in state.alarms)
    skipped = any(look.skipped for look in looks)
    return ClosingPage(state.finds, let_go, state.kept, early, late, _change(looks), skipped, _check_next(state))


def _early_and_late(state: LessonState) -> tuple[Find | None, Find | None]:
    """The first reason as it was first said, and the last as it was last said."""
    reasoned = [find for find in state.finds if find.reason]
    if len(reasoned) < 2:
        return None, None
    first, last = reasoned[0], reasoned[-1]
    return replace(first, reason=first.reason.splitlines()[0]), replace(last, reason=last.reason.splitlines()[-1])


def _check_next(state: LessonState) -> tuple[Code, ...]:
    """The kinds that this lesson taught, those found least and known least first."""
    finds = [find.code for find in state.finds]
    ranked = sorted(state.focus, key=lambda code: (finds.count(code), state.known(code)))
    return tuple(ranked[:MOST_TO_CHECK])


def _fair(find: Find, key: AnswerKey) -> str:
    foils = (foil for foil in key.foils if foil.place.span.overlap(find.mark.span))
    return next((foil.why for foil in foils), "")


def _change(looks: tuple[Look, ...]) -> Change | None:
    counted = {look.step: look.counts for look in looks if look.counts and not look.skipped}
    before, after = counted.get(Step.FIRST_LOOK), counted.get(Step.LAST_LOOK)
    return Change(before, after) if before and after else None


def _told_apart(counts: Counts) -> float:
    return counts.hits / max(1, counts.signals) - counts.false_alarms / max(1, counts.noises)
