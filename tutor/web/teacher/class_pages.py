"""What the pages of a class show, made from what the domain knows. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from tutor.classroom import Live
from tutor.core.classroom import Assignment, Flag, Seat
from tutor.core.course import LOOKS, TASKS, Step
from tutor.core.lesson import Help
from tutor.core.live import Doing, Row, Stuck, Unpaired
from tutor.core.reading import Lesson, Reading
from tutor.web.draw.article import range_words
from tutor.web.draw.way import LABELS

DOING_NAMES = {Doing.ABSENT: "Card not used", Doing.JOINED: "Joined, not begun", Doing.DONE: "Done"}
HELP_NAMES = {
    Help.SPARING: "Sparing: nothing is ever told",
    Help.USUAL: "Usual: told at the very end, then explained back",
    Help.GENEROUS: "Generous: every question names its paragraph",
}
RUNGS = ("alone", "told where", "told what", "shown a contrast", "told")
STUCK_WORDS = {
    Stuck.FRUITLESS: "three answers in a row led nowhere",
    Stuck.PRESSED: "the same mark was asked about twice and still waits for a reason",
    Stuck.SILENT: "nothing said for {quiet}",
    Stuck.UNMARKED: "nothing marked for {quiet}",
    Stuck.UNOPENED: "still at the source card after {quiet}",
}
UNPAIRED_WORDS = {
    Unpaired.LEFT_OUT: "First look left out, so no before and after",
    Unpaired.NO_TRY: "First look was no real try, so the class’s figures leave it out",
}


@dataclass(frozen=True, slots=True)
class Line:
    """One student in the table of a live lesson. `track` has one entry a step: past, now or ahead."""

    number: int
    nickname: str
    doing: str
    track: tuple[str, ...]
    paragraph: int
    rung: int
    rung_words: str
    finds: int
    alarms: int
    quiet: str
    stuck: str
    session: str
    unpaired: str


@dataclass(frozen=True, slots=True)
class Dot:
    """One student over their paragraph; `x` in hundredths of the width, `y` counted upwards from 0."""

    x: float
    y: int
    nickname: str
    stuck: bool


def ago(quiet: timedelta) -> str:
    """How long something lasted, as a glance takes it in."""
    seconds = int(quiet.total_seconds())
    return f"{seconds // 60} min" if seconds >= 60 else f"{seconds} s"


def clock(moment: datetime) -> str:
    """A time of day for a script to write in the browser's own zone."""
    return moment.isoformat()


def line(row: Row) -> Line:
    """A row in words."""
    at, state, quiet = row.sitting, row.sitting.state, ago(row.quiet)
    working = row.doing is Doing.WORKING
    doing = LABELS[at.step] if working else DOING_NAMES[row.doing]
    level = state.rung.level if state and working and at.step is Step.TOGETHER else 0
    finds, alarms = (len(state.finds), len(state.alarms)) if state else (0, 0)
    where = at.paragraph if working and at.step is Step.TOGETHER else 0
    stuck = STUCK_WORDS[row.stuck].format(quiet=quiet) if row.stuck else ""
    here = (at.seat.number, at.seat.nickname, doing, _track(row), where)
    unpaired = UNPAIRED_WORDS[row.unpaired] if row.unpaired else ""
    return Line(*here, level, RUNGS[level], finds, alarms, quiet if working else "", stuck, at.session, unpaired)


def _track(row: Row) -> tuple[str, ...]:
    steps, step = row.sitting.steps, row.sitting.step
    if step not in steps:
        return ()
    now = steps.index(step)
    return tuple("past" if n < now or row.doing is Doing.DONE else "now" if n == now else "ahead" for n in range(len(steps)))


def dots(lines: Sequence[Line], lesson: Lesson) -> list[Dot]:
    """Everybody in the talk over their paragraph, those at the same one above each other."""
    stacked: dict[int, int] = {}
    found = []
    for each in lines:
        if lesson.first <= each.paragraph <= lesson.last:
            y = stacked[each.paragraph] = stacked.get(each.paragraph, -1) + 1
            found.append(Dot(column(each.paragraph, lesson), y, each.nickname, bool(each.stuck)))
    return found


def column(paragraph: int, lesson: Lesson) -> float:
    """Where a paragraph stands, in hundredths of the width."""
    return round(100 * (paragraph - lesson.first + 0.5) / (lesson.last - lesson.first + 1), 1)


def ahead(live: Live) -> list[tuple[str, str]]:
    """The steps to which the class can be moved: those of its lessons, but for the first of each."""
    later = {step for row in live.rows for step in row.sitting.steps[1:]}
    return [(step.value, LABELS[step]) for step in Step if step in later]


def unpaired(live: Live) -> str:
    """How many of those who have yet to come to the last look have nothing to compare it with."""
    ahead_of_it = [row for row in live.rows if row.doing is Doing.WORKING and row.unpaired]
    if not ahead_of_it:
        return ""
    who = "One student has" if len(ahead_of_it) == 1 else f"{len(ahead_of_it)} students have"
    return (
        f"{who} no first look that counts, so the class’s before and after is without them, whatever they do in the last look."
    )


def summary(live: Live) -> str:
    """The lesson in one line."""
    counted = {doing: sum(row.doing is doing for row in live.rows) for doing in Doing}
    stuck = sum(row.stuck is not None for row in live.rows)
    parts = [(counted[Doing.WORKING], "at work"), (stuck, "stuck"), (counted[Doing.DONE], "done")]
    parts += [(counted[Doing.JOINED], "not begun"), (counted[Doing.ABSENT], "absent")]
    return " · ".join(f"{count} {words}" for count, words in parts if count or words == "at work")


def present(seats: Sequence[Seat]) -> str:
    """How many cards were used."""
    used = sum(not seat.absent for seat in seats)
    return f"{used} of {len(seats)} cards used"


@dataclass(frozen=True, slots=True)
class Shown:
    """Something that the class was given, in words."""

    given: Assignment
    title: str
    part: str
    words: int
    extras: str


def shown(given: Assignment, reading: Reading | None) -> Shown:
    """An assignment; a reading that is gone from the shelf keeps its place."""
    lesson = given.lesson
    if reading is None or lesson.last > len(reading.text.passages):
        return Shown(given, "A reading that has changed or gone", range_words(lesson), 0, "")
    words = len(reading.text.words(reading.stretch(lesson)).split())
    chosen = [LABELS[step].lower() for step in given.steps if step in (*LOOKS, *TASKS)]
    extras = ", ".join((*(chosen or ["no looks"]), f"{given.help} help"))
    return Shown(given, reading.title, range_words(lesson), words, extras)


def urgent(flags: Sequence[Flag]) -> list[Flag]:
    """The flags that nobody has seen to."""
    return [flag for flag in flags if flag.seen_at is None]
