"""Keys under revision in the database: two teachers at once never overwrite each other."""

from sqlalchemy import Select, func, select
from sqlalchemy.orm import Session

from tutor.core.desk import Desk, conflict
from tutor.core.key import AnswerKey
from tutor.core.reading import Lesson
from tutor.errors import NotFound
from tutor.record.desk_tables import DeskRow
from tutor.record.tables import IndexState, KeyRow, RevisionRow
from tutor.record.transactions import Transactions

NO_DESK = "Nobody has opened this key yet. Open it from the list of readings."


class DeskRecord:
    """Keeps one desk for each revision of a reading. Blocking. Raises StoreUnavailable from any call."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def version(self, reading: str, revision: int) -> int:
        """The version of a revision's approved key; 0 where nobody has approved one. Decoding a key takes longer than this."""
        with self._transactions.reading() as db:
            return db.scalar(_versions(reading, revision).where(KeyRow.status == "approved")) or 0

    def key(self, reading: str, revision: int, version: int) -> AnswerKey:
        """A version of a key."""
        with self._transactions.reading() as db:
            return db.get_one(KeyRow, (reading, revision, version)).key

    def get(self, reading: str, revision: int) -> Desk | None:
        """The desk of a revision, if there is one."""
        with self._transactions.reading() as db:
            row = db.get(DeskRow, (reading, revision))
            return _desk(row) if row else None

    def put(self, desk: Desk, by: str) -> Desk:
        """Keep a new desk; where somebody was faster, theirs stays and is returned."""
        with self._transactions.writing() as db:
            db.get_one(IndexState, 1, with_for_update=True)  # PostgreSQL: one at a time, like imports
            row = db.get(DeskRow, (desk.reading, desk.revision))
            if row is None:
                row = DeskRow(reading_id=desk.reading, revision=desk.revision)
                db.add(row)
                self._fill(row, desk, by)
            return _desk(row)

    def save(self, before: int, desk: Desk, by: str) -> Desk:
        """Keep a desk in place of edit number `before`. Raises EditConflict where that is no longer the last one."""
        with self._transactions.writing() as db:
            row = _locked(db, desk, before, by)
            self._fill(row, desk, by)
            return _desk(row)

    def approve(self, desk: Desk, key: AnswerKey, by: str, lesson: Lesson | None = None) -> Desk:
        """Make the next version of the key, for sessions that begin from now on. Raises EditConflict.

        `lesson` becomes the reading's close-reading range where it has none.
        """
        with self._transactions.writing() as db:
            row = _locked(db, desk, desk.edit, by)
            version, now = next_version(db, desk.reading, desk.revision), self._transactions.clock()
            made = KeyRow(reading_id=desk.reading, revision=desk.revision, version=version, key=key, added_at=now)
            made.status, made.approved_at = "approved", now
            db.add(made)
            self._fill(row, desk.released(version), by)
            if lesson:
                _give_lesson(db, desk, lesson)
            return _desk(row)

    def _fill(self, row: DeskRow, desk: Desk, by: str) -> None:
        row.edit, row.draft, row.steps = desk.edit, desk.draft, desk.steps
        row.version, row.approved = desk.version, desk.approved
        row.changed_by, row.changed_at = by, self._transactions.clock()


def next_version(db: Session, reading: str, revision: int) -> int:
    """One more than the highest version; keys that are only tried out count below zero."""
    return max(db.scalar(_versions(reading, revision)) or 0, 0) + 1


def _versions(reading: str, revision: int) -> Select[int]:
    return select(func.max(KeyRow.version)).where(KeyRow.reading_id == reading, KeyRow.revision == revision)


def _locked(db: Session, desk: Desk, before: int, by: str) -> DeskRow:
    row = db.get(DeskRow, (desk.reading, desk.revision), with_for_update=True)
    if row is None:
        raise NotFound(NO_DESK)
    if row.edit != before:
        raise conflict(row.changed_by, by)
    return row


def _give_lesson(db: Session, desk: Desk, lesson: Lesson) -> None:
    revision = db.get_one(RevisionRow, (desk.reading, desk.revision))
    if not revision.lessons:
        revision.lessons = (lesson,)
        db.get_one(IndexState, 1, with_for_update=True).generation += 1  # so that every server reads it anew


def _desk(row: DeskRow) -> Desk:
    last = (row.changed_by, row.changed_at)
    return Desk(row.reading_id, row.revision, row.draft, row.edit, row.steps, row.version, row.approved, *last)
