"""A lesson seen from the teacher's desk: where everybody is, and who is stuck. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tutor.core.classroom import Pace, Seat
from tutor.core.course import LOOKS, Look, Step
from tutor.core.key import AnswerKey
from tutor.core.lesson import Ask, LessonState
from tutor.core.text import Text

FRUITLESS = 3  # "I don't know"s and wishes to be told in a row
SILENT = timedelta(minutes=4)  # reading two paragraphs takes half of it, and so does the passage of a look
AT_THE_CARD = timedelta(minutes=6)  # half as long again as a lesson has for it


@dataclass(frozen=True, slots=True)
class Sitting:
    """What is known of one seat: its latest session with its looks, the state after its last turn, where that is, and when it
    last spoke."""

    seat: Seat
    session: str = ""
    assignment: str = ""
    steps: tuple[Step, ...] = ()
    step: Step = Step.TOGETHER
    state: LessonState | None = None
    paragraph: int = 0
    spoke_at: datetime | None = None
    finished: bool = False
    looks: tuple[Look, ...] = ()

    def look(self, step: Step) -> Look | None:
        """One of its looks; None where that has not begun."""
        return next((look for look in self.looks if look.step is step), None)

    @property
    def last_sign(self) -> datetime | None:
        """When its student last did anything. The tutor's opening is older than the first look that stands before it."""
        return max((*(look.last_sign for look in self.looks), *([self.spoke_at] if self.spoke_at else [])), default=None)


class Stuck(StrEnum):
    """Why somebody may need a word."""

    FRUITLESS = "fruitless"
    PRESSED = "pressed"  # the same mark was asked about twice and still waits for a reason
    SILENT = "silent"
    UNMARKED = "unmarked"  # in a look: nothing was marked, and it was not ended
    UNOPENED = "unopened"  # still at the source card before the first look


class Unpaired(StrEnum):
    """Why a student has no before and after."""

    LEFT_OUT = "left out"
    NO_TRY = "no try"  # empty, faster than reading, or nearly everything marked


class Doing(StrEnum):
    """What a student is doing."""

    ABSENT = "absent"
    JOINED = "joined"  # sat down, nothing begun
    WORKING = "working"
    DONE = "done"  # on the closing page, or gone from the computer


@dataclass(frozen=True, slots=True)
class Row:
    """One student as the live page shows them. `quiet` is how long nothing was said or marked."""

    sitting: Sitting
    doing: Doing
    quiet: timedelta = timedelta()
    stuck: Stuck | None = None
    unpaired: Unpaired | None = None


def rows(sittings: Iterable[Sitting], pace: Pace, now: datetime) -> tuple[Row, ...]:
    """Everybody, in the order of their numbers: a row that moves while a hand points at it is opened by mistake."""
    pace = pace.standing(now)
    ordered = sorted(sittings, key=lambda sitting: sitting.seat.number)
    return tuple(_row(sitting, pace, now) for sitting in ordered)


def _row(sitting: Sitting, pace: Pace, now: datetime) -> Row:
    doing = _doing(sitting)
    if doing is not Doing.WORKING:
        return Row(sitting, doing, unpaired=_unpaired(sitting))
    quiet = max(timedelta(), now - sitting.last_sign) if sitting.last_sign else timedelta()
    return Row(sitting, doing, quiet, None if pace.paused else _stuck(sitting, quiet), _unpaired(sitting))


def _unpaired(sitting: Sitting) -> Unpaired | None:
    """A first look that does not count, in a lesson that has both."""
    first = sitting.look(Step.FIRST_LOOK)
    if first is None or first.done is None or first.real or not {*LOOKS} <= {*sitting.steps}:
        return None
    return Unpaired.LEFT_OUT if first.skipped else Unpaired.NO_TRY


def _doing(sitting: Sitting) -> Doing:
    if not sitting.session:
        return Doing.ABSENT if sitting.seat.absent else Doing.JOINED
    return Doing.DONE if sitting.finished or sitting.step is Step.CLOSING else Doing.WORKING


def _stuck(sitting: Sitting, quiet: timedelta) -> Stuck | None:
    """In the talk with the tutor by what was said, in a look by the time alone. In the two tasks nothing tells."""
    state = sitting.state
    if sitting.step is Step.FIRST_LOOK and not sitting.look(Step.FIRST_LOOK):
        return Stuck.UNOPENED if quiet >= AT_THE_CARD else None
    if sitting.step in LOOKS:
        return Stuck.UNMARKED if quiet >= SILENT else None
    if state is None or sitting.step is not Step.TOGETHER or state.closed:
        return None
    if state.fruitless >= FRUITLESS:
        return Stuck.FRUITLESS
    if quiet >= SILENT:
        return Stuck.SILENT
    return Stuck.PRESSED if state.pending and state.presses >= 2 and state.asked is Ask.PRESS else None


def paragraph_of(state: LessonState, text: Text, key: AnswerKey) -> int:
    """Which paragraph a student is at: the mark that waits, else the question's aim, else the last find, else the start."""
    offset = state.pending.span.start if state.pending else _aim(state, key)
    if offset is None and (marked := (*state.finds, *state.alarms, *state.kept)):
        offset = marked[-1].mark.span.start
    if offset is None:
        return state.first
    return next((passage.number for passage in text.passages if offset < passage.span.end), state.last)


def _aim(state: LessonState, key: AnswerKey) -> int | None:
    found = next((finding for finding in key.findings if finding.id == state.target), None)
    return found.places[0].span.start if found else None
