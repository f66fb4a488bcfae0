"""What the story needs from the edges. Each has one real adapter, and one fake in tests/fakes.py where it is slow or far."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from tutor.core.course import WITHOUT_LOOKS, Look, Step
from tutor.core.dialogue import Heard, Judgement, Said
from tutor.core.key import AnswerKey
from tutor.core.lesson import LessonState, Move
from tutor.core.reading import Lesson, Reading
from tutor.core.reply import Reply, Turn
from tutor.core.rewriting import Task


@dataclass(frozen=True, slots=True)
class Hit:
    """A background passage that the index returned. `similarity` is the cosine to the question, -1 to 1."""

    document: str
    passage: int
    score: float
    similarity: float


@dataclass(frozen=True, slots=True)
class Course:
    """What one session reads: a reading revision, its key version, and the close-reading range. Fixed when it begins."""

    reading: Reading
    key: AnswerKey
    lesson: Lesson


@dataclass(frozen=True, slots=True)
class SessionInfo:
    """A session as the store lists it."""

    id: str
    learner: str
    reading: str
    title: str
    lesson: str
    plain: bool
    started_at: datetime
    finished: bool
    turns: int
    steps: tuple[Step, ...] = WITHOUT_LOOKS
    step: Step = Step.TOGETHER
    assignment: str = ""  # what the class was given to read; empty for a guest


@dataclass(frozen=True, slots=True)
class Work:
    """What one student of a class did on one assignment. `late` is work begun after the lesson: it is counted apart.

    `seat` and `nickname` are what the teacher sees, `joined_at` when the card was first used.
    """

    seat: int
    nickname: str
    session: SessionInfo
    course: Course
    turns: tuple[Turn, ...]
    looks: tuple[Look, ...]
    joined_at: datetime | None
    late: bool


class Index(Protocol):
    """Finds background passages, none where nothing is near enough, and the article's own paragraph, 0 where it has none."""

    def search(self, reading: str, question: str, most: int = 3) -> list[Hit]: ...
    def in_article(self, reading: str, question: str) -> int: ...


class Record(Protocol):
    """Keeps everything. Each call is one transaction; blocking, so the story runs it in a thread.

    What is not there raises NotFound, a database that cannot be used StoreUnavailable. `session` raises NotAllowed where it is
    another learner's, `add_turn` TurnTaken where a turn with this number is there, `answer_turn` where it has its answer.
    """

    def readings(self) -> list[Reading]: ...
    def offered(self, reading: str, lesson: int | Lesson) -> Course: ...
    def session(self, learner: str, session: str) -> SessionInfo: ...
    def begin(
        self,
        learner: str,
        reading: str,
        lesson: int | Lesson,
        plain: bool,
        opening: Turn,
        steps: tuple[Step, ...] = WITHOUT_LOOKS,
        assignment: str = "",
    ) -> str: ...
    def looks(self, session: str) -> tuple[Look, ...]: ...
    def save_look(self, session: str, look: Look) -> None: ...
    def tasks(self, session: str) -> tuple[Task, ...]: ...
    def save_task(self, session: str, task: Task) -> None: ...
    def state(self, session: str) -> LessonState: ...
    def go_to(self, session: str, at: Step, step: Step) -> Step: ...
    def course(self, session: str) -> Course: ...
    def turns(self, session: str) -> list[Turn]: ...
    def add_turn(self, session: str, number: int, said: Said) -> None: ...
    def answer_turn(
        self,
        session: str,
        number: int,
        move: Move,
        reply: Reply,
        state: LessonState,
        heard: Heard | None = None,
        judgement: Judgement | None = None,
    ) -> None: ...
    def set_plain(self, session: str, plain: bool) -> None: ...
    def sessions_of(self, learner: str) -> list[SessionInfo]: ...
    def finish(self, session: str) -> None: ...
    def hide(self, session: str) -> None: ...


class Model(Protocol):
    """Any OpenAI-compatible endpoint. Raises ModelUnavailable or BadModelAnswer, nothing else."""

    name: str

    async def structured(self, messages: Sequence[tuple[str, str]], schema: dict[str, Any]) -> "Answer": ...
    def stream(self, messages: Sequence[tuple[str, str]]) -> AsyncIterator["Piece"]: ...


@dataclass(frozen=True, slots=True)
class Answer:
    """A structured answer: the parsed object and what it cost in tokens."""

    value: dict[str, Any]
    tokens_in: int = 0
    tokens_out: int = 0


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a streamed answer; the last one carries the tokens."""

    text: str
    tokens_in: int = 0
    tokens_out: int = 0
