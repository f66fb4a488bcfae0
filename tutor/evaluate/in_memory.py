"""A record and an index in memory, for measurements and tests that need no database. The seam is tutor/protocols.py."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from tutor.core.course import WITHOUT_LOOKS, Look, Step
from tutor.core.dialogue import Heard, Judgement, Said
from tutor.core.key import AnswerKey
from tutor.core.lesson import LessonState, Move
from tutor.core.reading import Lesson, Reading
from tutor.core.reply import Reply, Turn
from tutor.core.rewriting import Task
from tutor.errors import NotAllowed
from tutor.protocols import Course, Hit, SessionInfo

NOW = datetime(2026, 1, 1, tzinfo=UTC)


@dataclass
class MemoryRecord:
    """Keeps everything until the process ends."""

    library: dict[str, tuple[Reading, AnswerKey]]
    infos: dict[str, SessionInfo] = field(default_factory=dict)
    courses: dict[str, Course] = field(default_factory=dict)
    kept: dict[str, list[Turn]] = field(default_factory=dict)
    seen: dict[tuple[str, Step], Look] = field(default_factory=dict)
    tried: dict[tuple[str, Step], Task] = field(default_factory=dict)

    def readings(self) -> list[Reading]:
        """What may be read."""
        return [reading for reading, _ in self.library.values()]

    def offered(self, reading: str, lesson: int | Lesson) -> Course:
        """The reading with its key and one of its lessons."""
        chosen, key = self.library[reading]
        return Course(chosen, key, lesson if isinstance(lesson, Lesson) else chosen.lessons[lesson])

    def begin(
        self,
        learner: str,
        reading: str,
        lesson: int | Lesson,
        plain: bool,
        opening: Turn,
        steps: tuple[Step, ...] = WITHOUT_LOOKS,
        assignment: str = "",
    ) -> str:
        """Start a session; returns its id."""
        session, course = f"s{len(self.infos)}", self.offered(reading, lesson)
        title = course.reading.title
        what = (reading, title, course.lesson.title)
        self.infos[session] = SessionInfo(session, learner, *what, plain, NOW, False, 1, steps, steps[0], assignment)
        self.courses[session], self.kept[session] = course, [opening]
        return session

    def session(self, learner: str, session: str) -> SessionInfo:
        """A session of this learner's. Raises NotAllowed where it is another's."""
        if session not in self.infos or self.infos[session].learner != learner:
            raise NotAllowed("This lesson belongs to somebody else.")
        return self.infos[session]

    def looks(self, session: str) -> tuple[Look, ...]:
        """The looks that have begun."""
        return tuple(look for (owner, _), look in self.seen.items() if owner == session)

    def save_look(self, session: str, look: Look) -> None:
        """Keep a look."""
        self.seen[session, look.step] = look

    def tasks(self, session: str) -> tuple[Task, ...]:
        """The tasks that were tried."""
        return tuple(task for (owner, _), task in self.tried.items() if owner == session)

    def save_task(self, session: str, task: Task) -> None:
        """Keep a task."""
        self.tried[session, task.task] = task

    def state(self, session: str) -> LessonState:
        """Where the talk stands."""
        return next(turn.state for turn in reversed(self.kept[session]) if turn.state)

    def go_to(self, session: str, at: Step, step: Step) -> Step:
        """Move on from one step to another."""
        if self.infos[session].step is at:
            self.infos[session] = replace(self.infos[session], step=step)
        return self.infos[session].step

    def course(self, session: str) -> Course:
        """What a session reads."""
        return self.courses[session]

    def turns(self, session: str) -> list[Turn]:
        """Its turns so far."""
        return list(self.kept[session])

    def add_turn(self, session: str, number: int, said: Said) -> None:
        """Keep what a student said."""
        assert number == len(self.kept[session]), "turns are numbered in a row"
        self.kept[session].append(Turn(number, said, NOW))

    def answer_turn(
        self,
        session: str,
        number: int,
        move: Move,
        reply: Reply,
        state: LessonState,
        heard: Heard | None = None,
        judgement: Judgement | None = None,
    ) -> None:
        """Keep what came of it; how it was heard and judged is not needed here."""
        self.kept[session][number] = replace(self.kept[session][number], move=move, reply=reply, state=state)

    def set_plain(self, session: str, plain: bool) -> None:
        """Switch the plain wording on or off."""
        self.infos[session] = replace(self.infos[session], plain=plain)

    def sessions_of(self, learner: str) -> list[SessionInfo]:
        """A learner's sessions."""
        return [info for info in self.infos.values() if info.learner == learner]

    def finish(self, session: str) -> None:
        """The student leaves."""
        self.infos[session] = replace(self.infos[session], finished=True)

    def hide(self, session: str) -> None:
        """Forget a session."""
        del self.infos[session]

    def forked(self, session: str, key: AnswerKey) -> "MemoryRecord":
        """A copy with this one session, which goes on with another key."""
        course = replace(self.courses[session], key=key)
        library = self.library | {course.reading.id: (course.reading, key)}
        return MemoryRecord(library, {session: self.infos[session]}, {session: course}, {session: self.turns(session)})


@dataclass
class WordIndex:
    """Finds the background passages that hold the longest word of a question."""

    readings: Iterable[Reading] = ()

    def search(self, reading: str, question: str, most: int = 3) -> list[Hit]:
        """The first passages that hold it, in order."""
        word = max(question.casefold().strip("?").split(), key=len, default="")
        found = [r for r in self.readings if r.id == reading]
        hits = [
            Hit(document.id, passage.number, 1.0, 0.9)
            for document in (found[0].background if word and found else ())
            for passage in document.text.passages
            if word in document.text.words(passage.span).casefold()
        ]
        return hits[:most]

    def in_article(self, reading: str, question: str) -> int:
        """None: this index knows the background only."""
        return 0
