"""What goes, and when: a student, a reading, and, announced before, what is old; and what a student may take along."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime, timedelta
from typing import Any, Protocol

from tutor.core.course import Look
from tutor.core.dialogue import Said
from tutor.core.installation import Installation
from tutor.core.letting_go import ANNOUNCED, GUEST_DAYS, Due
from tutor.core.reply import Turn
from tutor.core.rewriting import Task
from tutor.core.text import Text
from tutor.errors import NotFound
from tutor.protocols import Course, SessionInfo


class GoingRecord(Protocol):
    """What can be let go; tutor/record/sql_record.py does it."""

    def due(self, before: datetime) -> list[Due]: ...
    def purge_students(self, before: datetime) -> int: ...
    def purge_guests(self, days: int) -> int: ...
    def delete_learner(self, learner: str) -> None: ...
    def delete_reading(self, reading: str) -> bool: ...
    def every_session_of(self, learner: str) -> list[SessionInfo]: ...
    def course(self, session: str) -> Course: ...
    def turns(self, session: str) -> list[Turn]: ...
    def looks(self, session: str) -> tuple[Look, ...]: ...
    def tasks(self, session: str) -> tuple[Task, ...]: ...


@dataclass(frozen=True, slots=True)
class Purged:
    """How many lessons went, or would go."""

    students: int
    guests: int


@dataclass
class LettingGo:
    """Deletes, and says before what will be deleted. Blocking.

    `settings` are read anew each time. `also` are what other parts let go at a purge: each gets the moment before which things
    are old and returns how many went (a class in which nothing happened since, uploads that nobody took in). `derived` let go
    what was made from a deleted reading outside the record: its vectors, a model's answers about it.
    """

    record: GoingRecord
    settings: Callable[[], Installation] = Installation
    also: tuple[Callable[[datetime], int], ...] = ()
    derived: tuple[Callable[[], object], ...] = ()
    now: Callable[[], datetime] = lambda: datetime.now(UTC)

    def coming(self) -> list[tuple[date, Due]]:
        """What will go within the next two weeks, with the day by whose end it is gone, the first first."""
        days, now = self.settings().days, self.now()
        due = self.record.due(now - timedelta(days=days) + ANNOUNCED)
        return [(one.goes_on(days, now.date()), one) for one in due]

    def purge(self, days: int | None = None, dry_run: bool = False) -> Purged:
        """Delete students' lessons after `days` (by default as the settings say) and guests' after a week."""
        before = self.now() - timedelta(days=self.settings().days if days is None else days)
        if dry_run:
            return Purged(sum(one.lessons for one in self.record.due(before)), 0)
        for let_go in self.also:
            let_go(before)
        return Purged(self.record.purge_students(before), self.record.purge_guests(GUEST_DAYS))

    def student(self, learner: str) -> None:
        """Delete a student with everything they did. A class's own page asks first whose student this is."""
        self.record.delete_learner(learner)

    def reading(self, reading: str) -> None:
        """Delete a reading with its keys, its background and every lesson on it.

        Raises NotFound, and NotAllowed while a class has it.
        """
        if not self.record.delete_reading(reading):
            raise NotFound("There is no such reading any more. Load the page again.")
        for let_go in self.derived:
            let_go()

    def taken_along(self, learner: str) -> dict[str, Any]:
        """Everything that is kept of a student, as JSON: what they said and were told, marked words quoted. No key."""
        sessions = self.record.every_session_of(learner)
        return {"made_at": self.now().isoformat(), "lessons": [self._lesson(session) for session in sessions]}

    def _lesson(self, session: SessionInfo) -> dict[str, Any]:
        text = self.record.course(session.id).reading.text
        return {
            "reading": session.title,
            "part": session.lesson,
            "started_at": session.started_at.isoformat(),
            "finished": session.finished,
            "plain_wording": session.plain,
            "looks": [_look(look) for look in self.record.looks(session.id)],
            "tasks": [_task(task) for task in self.record.tasks(session.id)],
            "turns": [_turn(turn, text) for turn in self.record.turns(session.id)],
        }


def _look(look: Look) -> dict[str, Any]:
    done = look.done.isoformat() if look.done else None
    counts = asdict(look.counts) if look.counts else None
    return {
        "step": look.step.value,
        "begun_at": look.begun.isoformat(),
        "done_at": done,
        "marks": len(look.marks),
        "counts": counts,
    }


def _task(task: Task) -> dict[str, Any]:
    versions = [{"at": version.at.isoformat(), "student": version.words} for version in task.attempts]
    return {"step": task.task.value, "versions": versions}


def _turn(turn: Turn, text: Text) -> dict[str, Any]:
    told = {"tutor": turn.reply.words, "shown": [card.title for card in turn.reply.cards]} if turn.reply else {}
    return {"at": turn.said_at.isoformat(), **_said(turn.said, text), **told}


def _said(said: Said | None, text: Text) -> dict[str, Any]:
    if said is None:
        return {}
    if said.mark is None:
        return {"student": said.words}
    group = said.mark.group.value if said.mark.group else ""
    return {"student": said.words, "marked": text.words(said.mark.span), "as": group}
