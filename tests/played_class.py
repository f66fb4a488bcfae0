"""A class of sixteen that has had its lesson, played through the real tutor: for the report's tests and for screenshots.

In memory by `played_works`, in a database by `filled`; what it plays is the same every time. To look at it in a browser:
`python -m tests.played_class DATA`, then `TUTOR_DATA=DATA python app.py`, and sign in as *ana*.
"""

import asyncio
import random
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from itertools import count
from pathlib import Path

from tests.conftest import ROOT
from tutor.accounts import SET_UP, Accounts
from tutor.core.classroom import Assignment, Class
from tutor.core.codes import Group
from tutor.core.course import Look, Step
from tutor.core.dialogue import Said
from tutor.core.key import AnswerKey
from tutor.core.looks import Try, counts, drawn, is_real_try, trials
from tutor.core.matching import Mark
from tutor.core.reading import Lesson, Reading
from tutor.core.report import StudentWork
from tutor.core.teachers import Teacher
from tutor.core.text import Span
from tutor.corpus import load_reading, look_pairs, looks
from tutor.evaluate.in_memory import NOW, MemoryRecord, WordIndex
from tutor.evaluate.playing import shipped_reading
from tutor.evaluate.students.eager import GOOD, reason_for
from tutor.evaluate.students.seeing import Sight, asked_for_a_reason, sight_of
from tutor.protocols import Record
from tutor.record import ClassRecord, JoinRecord, SqlRecord, TeacherRecord, open_record
from tutor.tutoring import LessonTutor, ground_of

NICKNAMES = (
    "Amber Otter", "Blue Heron", "Calm Badger", "Dusky Finch", "Eager Marten", "Fern Walnut", "Grey Kestrel", "Hazel Plover",
    "Ivory Lynx", "Jade Newt", "Keen Osprey", "Lilac Robin", "Misty Vole", "North Hare", "Olive Swift", "Plum Weasel",
)  # fmt: skip
TURNS = 13
GIVEN = Assignment("", 0, "skate-park", Lesson("A first lesson: the skate park", 1, 8))
READING, CONTESTED, OPEN = "skate-park", "I counted 31 people", "Thousands of children"
REASONS = {
    Group.UNSUPPORTED: (
        "who says that? no name, you cant find out who they are",
        "how many is that out of how many, and who counted",
        "it doesnt say where this comes from, no report or date you could look up",
    ),
    Group.LOADED: (
        "it makes it sound totally sure and bigger, take it out and the fact is the same",
        "a plain word would say the same, this one makes it sound worse than it is",
        "it makes you scared and there is no reason behind it",
    ),
}
SHRUGS = ("idk", "dont know", "just tell me", "is it something in the middle?", "idk can u give me a hint")
MISTAKES = (
    "everything in here is propaganda",
    "its biased because i disagree with it",
    "the writer says it in quotes so he thinks it",
    "its false so its loaded",
    "it has a source so its true",
)


@cache
def class_reading() -> tuple[Reading, AnswerKey]:
    """The skate park, with one fair sentence that its key has forgotten and one finding that nobody has decided."""
    reading, key = shipped_reading(READING)
    foils = tuple(foil for foil in key.foils if CONTESTED not in foil.place.quote)
    findings = tuple(replace(one, decided=OPEN not in one.places[0].quote) for one in key.findings)
    return reading, AnswerKey(findings, foils)


@dataclass
class Pupil:
    """A student with a share of what they see right: 0 flags what is fair and shrugs, 1 finds and reasons."""

    sight: Sight
    key: AnswerKey
    skill: float
    dice: random.Random

    def __post_init__(self) -> None:
        self.group, self.reason = Group.LOADED, ""
        self.used: list[str] = []

    def says(self, waits: bool, pointed: str) -> Said:
        """The next message: the reason that is waited for, a shrug, a mistake, a fair sentence flagged, or a find."""
        chance, weak = self.dice.random(), 1 - self.skill
        if waits:
            return Said(
                self.reason if chance < 0.4 + 0.6 * self.skill and self.reason else self.dice.choice(REASONS[self.group])
            )
        if chance < 0.45 * weak:
            return Said(self.dice.choice(SHRUGS))
        if chance < 0.55 * weak:
            return Said(self.dice.choice(MISTAKES))
        if chance < 0.85 * weak:
            return self._flag(self._fair())
        if chance > 0.94:
            return self._flag(self._span(CONTESTED if chance > 0.955 else OPEN), Group.UNSUPPORTED)
        return self._find(pointed)

    def _find(self, pointed: str) -> Said:
        thing = self.sight.thing_in(self.sight.pointed_at(pointed), self.used)
        thing = thing or self.sight.thing_in(range(self.sight.first, self.sight.last + 1), self.used)
        if thing is None:
            return Said("i think thats all of them")
        self.used.append(thing.quote)
        self.group, self.reason = thing.group, reason_for(thing, GOOD)
        place = next(spot for finding in self.key.findings for spot in finding.places if spot.quote == thing.quote)
        return Said(self.reason if self.dice.random() < self.skill else "", Mark(place.span, thing.group))

    def _fair(self) -> Span:
        foils = self.key.foils
        return foils[min(int(self.dice.expovariate(0.35)), len(foils) - 1)].place.span

    def _span(self, quote: str) -> Span:
        return self.sight.text.sentence_around(Span(start := self.sight.text.body.index(quote), start + len(quote)))

    def _flag(self, span: Span, group: Group | None = None) -> Said:
        self.group, self.reason = group or self.dice.choice(list(Group)), ""
        return Said(self.dice.choice(REASONS[self.group]), Mark(span, self.group))


async def lesson(tutor: LessonTutor, record: Record, learner: str, given: Assignment, number: int) -> str:
    """One student's whole lesson with both looks; returns the session's id."""
    session = await tutor.begin_assigned(learner, given, plain=False)
    course, dice = record.course(session), random.Random(number)
    skill = 0.1 + 0.85 * dice.random()
    _look(record, session, Step.FIRST_LOOK, number, skill * 0.7, dice)
    pupil = Pupil(sight_of(course), course.key, skill, dice)
    for _ in range(TURNS):
        picture = await tutor.picture(learner, session)
        if picture.state.closed:
            break
        said = pupil.says(asked_for_a_reason(picture), picture.turns[-1].reply.words if picture.turns[-1].reply else "")
        async for _picture in tutor.respond(learner, session, said):
            pass
    _look(record, session, Step.LAST_LOOK, number, min(1.0, skill * 0.8 + 0.25), dice)
    record.go_to(session, given.steps[0], Step.CLOSING)
    return session


@cache
def bank() -> tuple[dict[str, tuple[Reading, AnswerKey]], tuple[tuple[str, str], ...]]:
    """The shipped passages of the looks, and their pairs."""
    folders = list(looks(ROOT / "corpus"))
    return {folder.name: load_reading(folder) for folder in folders}, tuple(
        (one.name, other.name) for one, other in look_pairs(folders)
    )


def _look(record: Record, session: str, step: Step, number: int, skill: float, dice: random.Random) -> None:
    """Mark slanted sentences more often than fair ones, by skill; now and then nobody tries."""
    passages, pairs = bank()
    name = drawn(f"s{number}", pairs)[step is Step.LAST_LOOK]
    reading, key = passages[name]
    begun = datetime(2026, 11, 20, 9, 0 if step is Step.FIRST_LOOK else 30, tzinfo=UTC)
    sorted_ones = trials(reading.text, key)
    marked = [span for span in sorted_ones.signal if dice.random() < 0.25 + 0.65 * skill]
    marked += [span for span in sorted_ones.noise if dice.random() < 0.5 - 0.4 * skill]
    marks = tuple(Mark(span) for span in sorted(marked)) if dice.random() > 0.06 else ()
    done = begun + timedelta(minutes=3)
    real = is_real_try(Try(marks, begun, done), reading.text)
    record.save_look(session, Look(step, name, begun, marks, done, counts(marks, sorted_ones), real))


def lessons_of_class(
    tutor: LessonTutor, record: Record, given: Assignment, learners: Sequence[str], first: int = 0
) -> list[str]:
    """The lessons of these learners, one after the other; the sessions' ids. `first` is the number of the first one."""

    async def all_of_them() -> list[str]:
        return [await lesson(tutor, record, learner, given, first + at) for at, learner in enumerate(learners)]

    return asyncio.run(all_of_them())


@cache
def played_works(students: int = 14) -> tuple[StudentWork, ...]:
    """A class in memory. The last one who came is late."""
    record = MemoryRecord({READING: class_reading()})
    tutor = LessonTutor(record, WordIndex(record.readings()), now=lambda: NOW)
    sessions = lessons_of_class(tutor, record, GIVEN, NICKNAMES[:students])
    return tuple(
        StudentWork(seat, NICKNAMES[seat - 1], ground_of(record.course(session)), tuple(record.turns(session)),
                    record.looks(session), late=seat == students)
        for seat, session in enumerate(sessions, 1)
    )  # fmt: skip


def ticking() -> Callable[[], datetime]:
    """A clock on which every call is some seconds after the one before: a class takes its time."""
    calls = count()
    return lambda: datetime(2026, 11, 20, 9, tzinfo=UTC) + timedelta(seconds=9 * next(calls))


def filled(record: SqlRecord, teacher: Teacher, came: int = 14, seats: int = 16) -> tuple[Class, Assignment]:
    """A class of this teacher's in a database: so many came, the last of them after the lesson."""
    reading, key = class_reading()
    record.import_reading(reading, key, "a played class")
    classes = ClassRecord(record.transactions)
    made = classes.make(teacher.id, "10b", seats)
    given, cards = classes.assign(teacher.id, made.id, GIVEN), classes.seats(teacher.id, made.id)
    tutor = LessonTutor(record, WordIndex([reading]), now=record.clock)
    for at, card in enumerate(cards[:came]):
        if at == came - 1:
            ended = record.clock()
            given = replace(given, ended_at=ended)
            classes.change(teacher.id, made.id, given.id, partial(replace, ended_at=ended))
        JoinRecord(record.transactions).join(made.code, card.nickname, card.words)
        lessons_of_class(tutor, record, given, [card.learner], at)
    return made, given


def main(folder: str) -> None:
    """Fill the database in this folder; the teacher is *ana* with the password *four unrelated words*."""
    data = Path(folder)
    data.mkdir(parents=True, exist_ok=True)
    record = open_record(f"sqlite:///{data / 'read-twice.db'}", ticking())
    accounts = Accounts(TeacherRecord(record.transactions))
    teacher = accounts.register(SET_UP, accounts.link(SET_UP), "ana", "four unrelated words")
    made, given = filled(record, teacher)
    print(f"#/classes/{made.id}/digest/{given.id}")


if __name__ == "__main__":
    main(sys.argv[1])
