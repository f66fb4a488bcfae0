"""Lessons in which a teacher tries a key out before its release: counted nowhere, and gone after a day.

Such a key is a row of its own with status "draft" and a version below zero, so that no latest version is ever one of them.
"""

from datetime import timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from tutor.core.course import WITHOUT_LOOKS, Step
from tutor.core.key import AnswerKey
from tutor.core.reading import Lesson
from tutor.core.reply import Turn
from tutor.protocols import Course
from tutor.record import library, sessions
from tutor.record.sql_record import SqlRecord
from tutor.record.tables import KeyRow, LearnerRow, SessionRow
from tutor.record.transactions import Transactions

TRIAL_LASTS = timedelta(days=1)


class TrialRecord(SqlRecord):
    """The record as the tutor sees it while it begins a lesson on a key that nobody has approved."""

    def __init__(self, record: SqlRecord, key: AnswerKey) -> None:
        super().__init__(record.engine, record.clock)
        self.transactions = record.transactions  # one lock for all who write
        self._key = key

    def offered(self, reading: str, lesson: int | Lesson) -> Course:
        """The latest revision with the key on trial. Raises NotFound."""
        with self.transactions.reading() as db:
            revision = library.newest_revision(db, reading)
            return Course(library.as_reading(db, revision), self._key, sessions.lesson_of(revision, lesson))

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
        """Begin a session on the key on trial, and let older trials go; its id. Raises NotFound."""
        purge_trials(self.transactions)
        with self.transactions.writing() as db:
            row = _tried(db, reading, self._key)
            row.added_at = self.clock()
            db.add(row)
            db.flush()
            return sessions.begin(db, learner, reading, lesson, plain, opening, steps, self.clock(), tried=row)


def _tried(db: Session, reading: str, key: AnswerKey) -> KeyRow:
    revision = library.newest_revision(db, reading)
    wanted = select(func.min(KeyRow.version)).where(KeyRow.reading_id == reading, KeyRow.revision == revision.number)
    version = min(db.scalar(wanted) or 0, 0) - 1
    return KeyRow(reading_id=reading, revision=revision.number, version=version, key=key, status="draft")


def purge_trials(transactions: Transactions) -> int:
    """Delete trials that are older than a day, with their learners; how many keys went."""
    before = transactions.clock() - TRIAL_LASTS
    with transactions.deleting() as db:
        on_trial = (
            (KeyRow.reading_id == SessionRow.reading_id)
            & (KeyRow.revision == SessionRow.revision)
            & (KeyRow.version == SessionRow.key_version)
        )
        who = select(SessionRow.learner_id).join(KeyRow, on_trial).where(KeyRow.version < 0, KeyRow.added_at < before)
        db.execute(delete(LearnerRow).where(LearnerRow.guest, LearnerRow.id.in_(who)))
        old = delete(KeyRow).where(KeyRow.version < 0, KeyRow.added_at < before)
        return len(db.scalars(old.returning(KeyRow.version)).all())
