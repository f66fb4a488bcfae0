"""The record over a database: every call is one transaction, and every fault of the database one sentence."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import Engine
from sqlalchemy.orm import Session

from tutor.core.classroom import flag_level
from tutor.core.course import WITHOUT_LOOKS, Look, Step
from tutor.core.dialogue import Heard, Judgement, Said
from tutor.core.key import AnswerKey
from tutor.core.lesson import LessonState, Move
from tutor.core.letting_go import Due
from tutor.core.reading import Lesson, Reading
from tutor.core.reply import Reply, Turn
from tutor.core.rewriting import Task
from tutor.protocols import Course, SessionInfo
from tutor.record import flags, letting_go, library, looks, sessions, turns
from tutor.record.opening import open_engine
from tutor.record.shelf import Shelf
from tutor.record.transactions import Clock, Transactions, utc_now


def new_learner_id() -> str:
    """128 bits that nobody guesses, for a cookie. A learner is stored when their first session begins."""
    return secrets.token_hex(sessions.ID_BYTES)


def open_record(address: str, clock: Clock = utc_now) -> "SqlRecord":
    """Open sqlite:///PATH or postgresql://… and bring its tables up to date. Raises StoreUnavailable."""
    return SqlRecord(open_engine(address), clock)


class SqlRecord:
    """Implements `Record`. Blocking, and safe to call from many threads. Raises StoreUnavailable from any call."""

    def __init__(self, engine: Engine, clock: Clock = utc_now) -> None:
        self.engine = engine
        self.clock = clock
        self.transactions = Transactions(engine, clock)
        self._shelf = Shelf()

    def close(self) -> None:
        """Let go of every connection."""
        self.engine.dispose()

    def import_reading(self, reading: Reading, key: AnswerKey, content_hash: str) -> bool:
        """Take a reading and its approved key in; False where this very content came last time."""
        with self.transactions.writing() as db:
            return library.import_reading(db, reading, key, content_hash, self.clock())

    def has(self, reading: str, content_hash: str) -> bool:
        """Whether this very content of a reading came last time."""
        with self.transactions.reading() as db:
            return library.has(db, reading, content_hash)

    def index_generation(self) -> int:
        """A number that rises whenever an index of the library has become old."""
        with self.transactions.reading() as db:
            return library.index_generation(db)

    def readings(self) -> list[Reading]:
        """Every reading that a student may begin: its newest text that has an approved key."""
        with self.transactions.reading() as db:
            return [self._reading(db, *each) for each in library.offered(db)]

    def all_readings(self) -> list[Reading]:
        """The newest text of every reading, whatever its key: what the index holds and teachers see."""
        with self.transactions.reading() as db:
            return [self._reading(db, *each) for each in library.newest(db)]

    def _reading(self, db: Session, reading: str, revision: int) -> Reading:
        return self._shelf.get(db, (reading, revision), lambda: library.reading_at(db, reading, revision))

    def offered(self, reading: str, lesson: int | Lesson) -> Course:
        """What a session beginning now would have; a number of a lesson counts from 0. Raises NotFound."""
        with self.transactions.reading() as db:
            return sessions.offered(db, reading, lesson)

    def session(self, learner: str, session: str) -> SessionInfo:
        """A session of this learner. Raises NotFound, and NotAllowed where it is another's."""
        with self.transactions.reading() as db:
            return sessions.info(db, learner, session)

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
        """Begin a session and keep the tutor's opening; its id. A number of a lesson counts from 0. Raises NotFound."""
        with self.transactions.writing() as db:
            return sessions.begin(db, learner, reading, lesson, plain, opening, steps, self.clock(), assignment)

    def looks(self, session: str) -> tuple[Look, ...]:
        """The looks of a session that have begun, the first one first."""
        with self.transactions.reading() as db:
            return looks.of_session(db, session)

    def save_look(self, session: str, look: Look) -> None:
        """Keep a look as it stands. Raises NotFound."""
        with self.transactions.writing() as db:
            looks.save(db, session, look)

    def tasks(self, session: str) -> tuple[Task, ...]:
        """The tasks of a session that were tried."""
        with self.transactions.reading() as db:
            return looks.tasks_of_session(db, session)

    def save_task(self, session: str, task: Task) -> None:
        """Keep a task as it stands. Raises NotFound."""
        with self.transactions.writing() as db:
            looks.save_task(db, session, task)

    def state(self, session: str) -> LessonState:
        """Where the talk of a session stands. Raises NotFound."""
        return next(turn.state for turn in reversed(self.turns(session)) if turn.state)

    def go_to(self, session: str, at: Step, step: Step) -> Step:
        """Move a session on from one step to another; one that has left it stays. Returns where it then is. Raises NotFound."""
        with self.transactions.writing() as db:
            return looks.go_to(db, session, at, step)

    def course(self, session: str) -> Course:
        """What a session began with. Raises NotFound."""
        with self.transactions.reading() as db:
            return sessions.course(db, session, self._shelf)

    def turns(self, session: str) -> list[Turn]:
        """All turns of a session, in order. Raises NotFound."""
        with self.transactions.reading() as db:
            sessions.find(db, session)
            return turns.of_session(db, session)

    def add_turn(self, session: str, number: int, said: Said) -> None:
        """Keep what a student said, before it is answered. Raises NotFound and TurnTaken."""
        with self.transactions.writing() as db:
            sessions.find(db, session)
            turns.add(db, session, number, said, self.clock())

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
        """Keep the answer to a turn and, for the teacher, how it was understood and who needs a person.

        Raises NotFound and TurnTaken.
        """
        with self.transactions.writing() as db:
            turns.answer(db, session, number, (move, reply, state), (heard, judgement), self.clock())
            flags.raise_for(db, session, number, flag_level(move, heard), self.clock())

    def set_plain(self, session: str, plain: bool) -> None:
        """Change to the plain wording or back. Raises NotFound."""
        with self.transactions.writing() as db:
            sessions.find(db, session).plain = plain

    def sessions_of(self, learner: str) -> list[SessionInfo]:
        """A learner's sessions that are not hidden, the newest first."""
        with self.transactions.reading() as db:
            return sessions.of_learner(db, learner)

    def finish(self, session: str) -> None:
        """Note that a session has come to its end; the first time counts. Raises NotFound."""
        with self.transactions.writing() as db:
            row = sessions.find(db, session)
            row.finished_at = row.finished_at or self.clock()

    def hide(self, session: str) -> None:
        """Show a session to its learner no more; it stays until it is purged. Raises NotFound."""
        with self.transactions.writing() as db:
            sessions.find(db, session).hidden_at = self.clock()

    def delete_learner(self, learner: str) -> None:
        """Delete a learner with every session and turn."""
        with self.transactions.deleting() as db:
            letting_go.delete_learner(db, learner)

    def purge_guests(self, days: int) -> int:
        """Delete guests' sessions in which nothing was said for so many days; how many went."""
        with self.transactions.deleting() as db:
            return letting_go.purge_guests(db, self.clock() - timedelta(days=days))

    def due(self, before: datetime) -> list[Due]:
        """Students' lessons in which nothing was said since `before`, by the day of their last words."""
        with self.transactions.reading() as db:
            return letting_go.due(db, before)

    def purge_students(self, before: datetime) -> int:
        """Delete these lessons; how many went."""
        with self.transactions.deleting() as db:
            return letting_go.purge_students(db, before)

    def delete_reading(self, reading: str) -> bool:
        """Delete a reading with all that hangs on it; False where there is none. Raises NotAllowed while a class has it."""
        with self.transactions.deleting() as db:
            return letting_go.delete_reading(db, reading)

    def was_let_go(self, reading: str) -> bool:
        """Whether a reading was deleted here."""
        with self.transactions.reading() as db:
            return letting_go.was_let_go(db, reading)

    def every_session_of(self, learner: str) -> list[SessionInfo]:
        """A learner's sessions, the hidden ones too, the newest first."""
        with self.transactions.reading() as db:
            return sessions.all_of_learner(db, learner)
