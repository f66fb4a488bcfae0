"""A lesson seen from the teacher's desk: where everybody is, and who is stuck. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tutor.core.classroom import Pace, Seat
from tutor.core.course import Step
from tutor.core.key import AnswerKey
from tutor.core.lesson import Ask, LessonState
from tutor.core.text import Text

FRUITLESS = 3  # "I don't know"s and wishes to be told in a row
SILENT = timedelta(minutes=4)  # reading two paragraphs takes half of it


@dataclass(frozen=True, slots=True)
class Sitting:
    """What is known of one seat: its latest session, the state after its last turn, where that is, and when it last spoke."""

    seat: Seat
    session: str = ""
    assignment: str = ""
    steps: tuple[Step, ...] = ()
    step: Step = Step.TOGETHER
    state: LessonState | None = None
    paragraph: int = 0
    spoke_at: datetime | None = None
    finished: bool = False


class Stuck(StrEnum):
    """Why somebody may need a word."""

    FRUITLESS = "fruitless"
    PRESSED = "pressed"  # the same mark was asked about twice and still waits for a reason
    SILENT = "silent"


class Doing(StrEnum):
    """What a student is doing."""

    ABSENT = "absent"
    JOINED = "joined"  # sat down, nothing begun
    WORKING = "working"
    DONE = "done"  # on the closing page, or gone from the computer


@dataclass(frozen=True, slots=True)
class Row:
    """One student as the live page shows them. `quiet` is how long nothing was said."""

    sitting: Sitting
    doing: Doing
    quiet: timedelta = timedelta()
    stuck: Stuck | None = None


def rows(sittings: Iterable[Sitting], pace: Pace, now: datetime) -> tuple[Row, ...]:
    """Everybody, in the order of their numbers: a row that moves while a hand points at it is opened by mistake."""
    pace = pace.standing(now)
    ordered = sorted(sittings, key=lambda sitting: sitting.seat.number)
    return tuple(_row(sitting, pace, now) for sitting in ordered)


def _row(sitting: Sitting, pace: Pace, now: datetime) -> Row:
    doing = _doing(sitting)
    if doing is not Doing.WORKING:
        return Row(sitting, doing)
    quiet = max(timedelta(), now - sitting.spoke_at) if sitting.spoke_at else timedelta()
    return Row(sitting, doing, quiet, None if pace.paused else _stuck(sitting, quiet))


def _doing(sitting: Sitting) -> Doing:
    if not sitting.session:
        return Doing.ABSENT if sitting.seat.absent else Doing.JOINED
    return Doing.DONE if sitting.finished or sitting.step is Step.CLOSING else Doing.WORKING


def _stuck(sitting: Sitting, quiet: timedelta) -> Stuck | None:
    """Only in the talk with the tutor: in a look everybody is silent."""
    state = sitting.state
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
