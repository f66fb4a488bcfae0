"""What a teacher sees of a class's work: the report of a reading, a student's dialogues, and what the key learns from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from tutor.core.classroom import Assignment, Class, Seat
from tutor.core.codes import Code
from tutor.core.dialogue import Heard, Judgement
from tutor.core.key import Finding
from tutor.core.reading import Lesson
from tutor.core.report import Report, StudentWork, class_report
from tutor.core.report.dialogue import Exchange, dialogues, lines
from tutor.core.report.kept import KeptPlace, Waiting, learned
from tutor.core.targets import Ground
from tutor.core.teachers import Teacher
from tutor.core.text import Span
from tutor.errors import NotAllowed, NotFound, TooLong
from tutor.protocols import Course, Work

LONGEST_WHY = 400  # characters of what a teacher writes about a new finding
NO_KEY = "This key cannot learn from the class now. Open the key of this reading and add the place there."
SAY_WHY = "Say in a sentence what is wrong with these words: students read it after they have found the place."
GONE = "Nobody argued for these words any more. Load the page again."
TAKEN_AWAY = "The class was not given this reading, or it was taken away meanwhile."
NO_SEAT = "There is no such seat in this class. Go back to the class to see them all."

Understanding = tuple[Heard | None, Judgement | None]


class ClassLessons(Protocol):
    """What the report needs of the classes; tutor/record/classes.py keeps it. Another teacher's class raises NotAllowed."""

    def one(self, teacher: str, class_id: str) -> Class: ...
    def seats(self, teacher: str, class_id: str) -> list[Seat]: ...
    def assignments(self, teacher: str, class_id: str) -> list[Assignment]: ...
    def sessions_of_assignment(self, teacher: str, class_id: str, assignment: str) -> list[Work]: ...


class Understandings(Protocol):
    """How every turn of these sessions was understood; tutor/record/understandings.py keeps it."""

    def of_sessions(self, sessions: Sequence[str]) -> dict[str, dict[int, Understanding]]: ...


class LearningKey(Protocol):
    """A key under revision that takes a finding from a class: kept, in the draft of the next version."""

    def learn(self, reading: str, revision: int, finding: Finding) -> None: ...
    def learned(self, reading: str, revision: int) -> frozenset[str]: ...


class Offered(Protocol):
    """What a session beginning now would read; `SqlRecord` has it."""

    def offered(self, reading: str, lesson: int | Lesson) -> Course: ...


@dataclass(frozen=True, slots=True)
class ClassReport:
    """A report with the names that stand above it.

    `learned` are the findings that the key has from a class already; None where it cannot learn.
    """

    of: Class
    assignment: Assignment
    course: Course
    report: Report
    seats: tuple[Seat, ...]
    learned: frozenset[str] | None = None


@dataclass(frozen=True, slots=True)
class StudentLesson:
    """One lesson of one student, with how each message was understood."""

    assignment: str
    work: Work
    exchanges: tuple[Exchange, ...]


@dataclass
class Reporting:
    """Makes reports. Blocking. Every call takes the teacher who asks, and refuses a class that is not theirs."""

    classes: ClassLessons
    understandings: Understandings
    library: Offered
    keys: LearningKey | None = None

    def report(self, teacher: Teacher, class_id: str, assignment: str) -> ClassReport:
        """A class on one reading. Raises NotAllowed and NotFound."""
        of, seats = self.classes.one(teacher.id, class_id), self.classes.seats(teacher.id, class_id)
        works = self.classes.sessions_of_assignment(teacher.id, class_id, assignment)
        given = next((one for one in self.classes.assignments(teacher.id, class_id) if one.id == assignment), None)
        if given is None:  # taken away since the line before: a StopIteration would never leave its thread
            raise NotFound(TAKEN_AWAY)
        course = self._course(given, works)
        cards = tuple((seat.number, seat.nickname) for seat in seats)
        made = class_report(self._student_works(works), ground_of(course), cards)
        learned_ids = self.keys.learned(course.reading.id, course.reading.revision) if self.keys else None
        return ClassReport(of, given, course, made, tuple(seats), learned_ids)

    def lessons(self, teacher: Teacher, class_id: str, seat: int) -> tuple[Class, Seat, list[Seat], list[StudentLesson]]:
        """A student by seat, the class around them, and their lessons, the newest first. Raises NotAllowed and NotFound."""
        of, seats = self.classes.one(teacher.id, class_id), self.classes.seats(teacher.id, class_id)
        here = next((one for one in seats if one.number == seat), None)
        if here is None:
            raise NotFound(NO_SEAT)
        found = [(given, work) for given, work in self._all_works(teacher, class_id) if work.seat == seat]
        found.sort(key=lambda pair: pair[1].session.started_at, reverse=True)
        return of, here, seats, self._understood(found)

    def dialogues(self, teacher: Teacher, class_id: str, seat: int | None = None) -> str:
        """Everything that a class, or one student of it, wrote and was answered, as CSV. Raises NotAllowed."""
        of = self.classes.one(teacher.id, class_id)
        found = [(given, work) for given, work in self._all_works(teacher, class_id) if seat in (None, work.seat)]
        return dialogues(
            line
            for lesson in self._understood(found)
            for line in lines(
                (of.title, lesson.work.course.reading.title, lesson.work.nickname),
                lesson.exchanges,
                lesson.work.course.reading.text,
            )
        )

    def contested(self, teacher: Teacher, class_id: str, assignment: str, span: Span) -> tuple[ClassReport, KeptPlace]:
        """The contested place with this span. Raises NotAllowed, and NotFound where there is none."""
        made = self.report(teacher, class_id, assignment)
        place = next((one for one in made.report.kept if one.span == span and one.waiting is Waiting.CONTESTED), None)
        if place is None:
            raise NotFound(GONE)
        return made, place

    def accept(self, teacher: Teacher, at: tuple[str, str], span: Span, code: Code, why: str) -> None:
        """Let the key learn a contested place; `at` is class and assignment. Raises NotAllowed, NotFound and TooLong."""
        made, place = self.contested(teacher, *at, span)
        if self.keys is None or code.group is None:
            raise NotAllowed(NO_KEY)
        why = " ".join(why.split())
        if not why:
            raise NotAllowed(SAY_WHY)
        if len(why) > LONGEST_WHY:
            raise TooLong(f"Say it in at most {LONGEST_WHY} characters; students read it after they have found the place.")
        reading = made.course.reading
        finding = learned(place, reading.text, code, why)
        if finding.id not in self.keys.learned(reading.id, reading.revision):  # a second click, or a second tab
            self.keys.learn(reading.id, reading.revision, finding)

    def _course(self, given: Assignment, works: Sequence[Work]) -> Course:
        """What the class read: the newest of its lessons tells, on time before late; what is offered where there is none."""
        newest = max(works, key=lambda work: (not work.late, work.session.started_at), default=None)
        return newest.course if newest else self.library.offered(given.reading, given.lesson)

    def _all_works(self, teacher: Teacher, class_id: str) -> list[tuple[Assignment, Work]]:
        given = self.classes.assignments(teacher.id, class_id)
        return [(one, work) for one in given for work in self.classes.sessions_of_assignment(teacher.id, class_id, one.id)]

    def _student_works(self, works: Sequence[Work]) -> tuple[StudentWork, ...]:
        understood = self.understandings.of_sessions([work.session.id for work in works])
        return tuple(as_student_work(work, understood[work.session.id]) for work in one_each(works))

    def _understood(self, found: Sequence[tuple[Assignment, Work]]) -> list[StudentLesson]:
        understood = self.understandings.of_sessions([work.session.id for _, work in found])
        return [StudentLesson(given.id, work, exchanges_of(work, understood[work.session.id])) for given, work in found]


def one_each(works: Sequence[Work]) -> list[Work]:
    """One lesson for each seat: one in class before a late one, then the one in which most was said."""
    best = dict[int, Work]()
    for work in works:
        other = best.get(work.seat)
        if other is None or (not work.late, work.session.turns) > (not other.late, other.session.turns):
            best[work.seat] = work
    return [best[seat] for seat in sorted(best)]


def as_student_work(work: Work, understood: Mapping[int, Understanding]) -> StudentWork:
    """A lesson as the report reads it."""
    heard = [(turn, one.misconception) for turn, pair in sorted(understood.items()) for one in pair if one]
    misheard = tuple((turn, name) for turn, name in heard if name)
    return StudentWork(work.seat, work.nickname, ground_of(work.course), work.turns, work.looks, misheard, work.late)


def ground_of(course: Course) -> Ground:
    """The part of a course's reading that carries its tasks."""
    return Ground(course.reading.text, course.key, course.lesson.first, course.lesson.last)


def exchanges_of(work: Work, understood: Mapping[int, Understanding]) -> tuple[Exchange, ...]:
    """A lesson's turns, each with how it was understood."""
    return tuple(Exchange(turn, *understood.get(turn.number, (None, None))) for turn in work.turns)
