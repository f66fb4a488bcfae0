"""A teacher's class, from making it to the end of the lesson. Blocking, like the record that it works on."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from tutor.core.class_talk import MOST_REASONS, Spoken, spoken_of
from tutor.core.classroom import MOST_STUDENTS, Assignment, Class, Flag, Pace, Wall
from tutor.core.course import Step
from tutor.core.lesson import Help
from tutor.core.live import Row, rows
from tutor.core.reading import Lesson, Reading
from tutor.core.text import Text
from tutor.errors import NotAllowed, NotFound
from tutor.record import ClassRecord

LONGEST_TITLE = 40
LONGEST_LESSON = 180  # minutes

BAD_TITLE = f"Give the class a title of 1 to {LONGEST_TITLE} characters, such as 10b. No student's name, please."
BAD_COUNT = f"A class has 1 to {MOST_STUDENTS} students. Make two classes where there are more."
BAD_RANGE = "Choose a part of this text: two paragraph numbers, the first one first."
BAD_TIME = f"A lesson lasts 1 to {LONGEST_LESSON} minutes from now."


@dataclass(frozen=True, slots=True)
class Live:
    """A lesson at one moment."""

    room: Class
    rows: tuple[Row, ...]
    flags: list[Flag]
    now: datetime


@dataclass
class Classroom:
    """What a teacher does with classes. `teacher` is the id of whoever is signed in; another's class raises NotAllowed."""

    record: ClassRecord
    readings: Callable[[], Sequence[Reading]]
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def make(self, teacher: str, title: str, students: int) -> Class:
        """A class with so many seats. Raises NotAllowed."""
        tidy = " ".join(title.split())
        if not 1 <= len(tidy) <= LONGEST_TITLE:
            raise NotAllowed(BAD_TITLE)
        return self.record.make(teacher, tidy, _count(students))

    def more_seats(self, teacher: str, class_id: str, count: int) -> None:
        """Seats for those who come later. Raises NotAllowed."""
        seats = len(self.record.seats(teacher, class_id))
        self.record.add_seats(teacher, class_id, _count(seats + _count(count)) - seats)

    def reading(self, reading: str) -> Reading:
        """A reading on the shelf. Raises NotFound."""
        found = next((each for each in self.readings() if each.id == reading), None)
        if found is None:
            raise NotFound("This reading is not on the shelf any more.")
        return found

    def give(
        self, teacher: str, class_id: str, reading: str, part: tuple[int, int], steps: set[Step], amount: Help
    ) -> Assignment:
        """Give a class something to read: a part of it, with some of the steps. Raises NotAllowed and NotFound."""
        chosen = self.reading(reading)
        return self.record.assign(teacher, class_id, Assignment("", 0, reading, ranged(chosen, part), stepped(steps), amount))

    def set_open(self, teacher: str, class_id: str, assignment: str, is_open: bool) -> None:
        """Open what was given, or close it. The first closing ends its lesson: who begins after that is counted apart."""
        now = self.now()

        def change(given: Assignment) -> Assignment:
            return replace(given, open=is_open, ended_at=given.ended_at if is_open else given.ended_at or now)

        self.record.change(teacher, class_id, assignment, change)

    def earlier(self, teacher: str, class_id: str, assignment: str) -> None:
        """Move an assignment one place up."""
        ids = [given.id for given in self.record.assignments(teacher, class_id)]
        at = ids.index(self._given(teacher, class_id, assignment).id)
        ids.insert(max(0, at - 1), ids.pop(at))
        self.record.reorder(teacher, class_id, ids)

    def live(self, teacher: str, class_id: str) -> Live:
        """Where everybody is, who is stuck and who needs a person."""
        room, now = self.record.one(teacher, class_id), self.now()
        shown = rows(self.record.sittings(teacher, class_id), room.pace, now)
        return Live(room, shown, self.record.flags(teacher, class_id), now)

    def pause(self, teacher: str, class_id: str) -> None:
        """Cover every screen."""
        self._pace(teacher, class_id, lambda pace, now: pace.pause())

    def back_to_work(self, teacher: str, class_id: str) -> None:
        """Open every screen again."""
        self._pace(teacher, class_id, lambda pace, now: pace.back_to_work(now))

    def move(self, teacher: str, class_id: str, step: Step) -> None:
        """Announce that everybody goes on to a step in two minutes. Raises Overtaken."""
        self._pace(teacher, class_id, lambda pace, now: pace.moving(step, now))

    def stay(self, teacher: str, class_id: str, step: Step | None) -> None:
        """Take the announcement of this step back. Raises Overtaken."""
        self._pace(teacher, class_id, lambda pace, now: pace.staying(step))

    def end_in(self, teacher: str, class_id: str, minutes: int, seen: datetime | None) -> None:
        """Say when the lesson ends, where `seen` was its end so far. What is open counts as done in class up to that moment.

        Raises NotAllowed and Overtaken.
        """
        if not 1 <= minutes <= LONGEST_LESSON:
            raise NotAllowed(BAD_TIME)
        ends = self.now() + timedelta(minutes=minutes)
        self._pace(teacher, class_id, lambda pace, now: pace.ending(ends, seen))
        for given in self.record.assignments(teacher, class_id):
            if given.open:
                self.record.change(teacher, class_id, given.id, lambda given: replace(given, ended_at=ends))

    def talk(self, teacher: str, class_id: str, assignment: str) -> tuple[Text, tuple[Spoken, ...]]:
        """What may be shown in class talk: the sentences that the class marked, and the text that they stand in."""
        given = self._given(teacher, class_id, assignment)
        works = self.record.sessions_of_assignment(teacher, class_id, assignment)
        text = works[-1].course.reading.text if works else self.reading(given.reading).text
        same = [work for work in works if work.course.reading.text == text]  # a text that was corrected has other offsets
        states = [next((turn.state for turn in reversed(work.turns) if turn.state), None) for work in same]
        return text, spoken_of(text, given.lesson, [state for state in states if state])

    def show(self, teacher: str, class_id: str, assignment: str, start: int, reasons: Sequence[int]) -> None:
        """Put a sentence on the wall with some of its reasons, three at most. Raises NotFound."""
        text, spoken = self.talk(teacher, class_id, assignment)
        chosen = next((each for each in spoken if each.sentence.start == start), None)
        if chosen is None:
            raise NotFound("Nobody has marked this sentence any more. Choose another one.")
        lines = tuple(line for number, line in enumerate(chosen.reasons) if number in reasons)[:MOST_REASONS]
        self.record.show(teacher, class_id, Wall(text.words(chosen.sentence), chosen.marked, chosen.let_go, lines))

    def clear_wall(self, teacher: str, class_id: str) -> None:
        """Back to the join link and the time."""
        self.record.show(teacher, class_id, Wall())

    def _pace(self, teacher: str, class_id: str, change: Callable[[Pace, datetime], Pace]) -> None:
        """Change the pace that holds now: what was left switched on after an earlier lesson is over."""
        now = self.now()
        self.record.change_pace(teacher, class_id, lambda pace: change(pace.standing(now), now))

    def _given(self, teacher: str, class_id: str, assignment: str) -> Assignment:
        found = next((given for given in self.record.assignments(teacher, class_id) if given.id == assignment), None)
        if found is None:
            raise NotFound("The class was not given this reading, or it was taken away meanwhile.")
        return found


def _count(students: int) -> int:
    if not 1 <= students <= MOST_STUDENTS:
        raise NotAllowed(BAD_COUNT)
    return students


def ranged(reading: Reading, part: tuple[int, int]) -> Lesson:
    """A part of a reading as a lesson, under the title that the reading has for it. Raises NotAllowed."""
    first, last = part
    if not 1 <= first <= last <= len(reading.text.passages):
        raise NotAllowed(BAD_RANGE)
    titles = [lesson.title for lesson in reading.lessons if (lesson.first, lesson.last) == part]
    return Lesson(titles[0] if titles else f"Paragraphs {first} to {last}", first, last)


def stepped(steps: set[Step]) -> tuple[Step, ...]:
    """The steps in their order. The talk with the tutor and the closing page are always there."""
    return tuple(step for step in Step if step in steps or step in (Step.TOGETHER, Step.CLOSING))
