"""One student's lessons for the teacher: what came of them, both looks as counts, and every word with its why."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from tutor.core.course import Look
from tutor.core.lesson import LessonState
from tutor.core.report.dialogue import Exchange, in_context
from tutor.core.text import Text
from tutor.web.draw.render import Html, render


@dataclass(frozen=True, slots=True)
class Lesson:
    """One session of a student, ready to be drawn."""

    assignment: str
    title: str
    text: Text
    exchanges: tuple[Exchange, ...]
    looks: tuple[Look, ...]
    late: bool
    began: datetime

    @property
    def state(self) -> LessonState | None:
        """Where it stands."""
        return next((one.turn.state for one in reversed(self.exchanges) if one.turn.state), None)

    @property
    def tokens(self) -> int:
        """What the model read and wrote in it."""
        return sum(one.turn.reply.tokens_in + one.turn.reply.tokens_out for one in self.exchanges if one.turn.reply)

    @property
    def messages(self) -> int:
        """How often the student said something."""
        return sum(one.turn.said is not None for one in self.exchanges)


@dataclass(frozen=True, slots=True)
class Person:
    """A student by seat, within a class."""

    class_id: str
    class_title: str
    seat: int
    nickname: str


def student(person: Person, lessons: Sequence[Lesson], shown: int, neighbours: Sequence[tuple[int, str]]) -> Html:
    """The page. `shown` is the lesson whose words stand here, an index into `lessons`; `neighbours` are the class's seats."""
    lesson = lessons[shown] if lessons else None
    return render(
        "teacher/report/student",
        person=person,
        lessons=lessons,
        shown=shown,
        lesson=lesson,
        neighbours=neighbours,
        context=lambda mark: in_context(mark, lesson.text) if lesson else ("", "", ""),
    )
