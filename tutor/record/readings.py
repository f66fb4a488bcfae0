"""The library as teachers use it: every reading with the state of its key, drafts, and what an exercise pack holds."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tutor.core.key import AnswerKey
from tutor.core.keydraft import approved_key
from tutor.core.listing import Listed
from tutor.core.reading import Reading
from tutor.errors import NotFound
from tutor.record import library
from tutor.record.desk_tables import DeskRow
from tutor.record.shelf import Shelf
from tutor.record.tables import KeyRow, ReadingRow, SessionRow
from tutor.record.transactions import Transactions

AT_IT = timedelta(hours=2)  # a session that began longer ago and was never finished is a closed laptop
NO_KEY = "This reading has no answer key yet. Draft or make one first, then export it."


class ReadingRecord:
    """What teachers ask of the library. Blocking. Raises StoreUnavailable from any call."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions
        self._shelf = Shelf()

    def listed(self) -> list[Listed]:
        """Every reading, the newest first."""
        with self._transactions.reading() as db:
            learners = _learners(db, self._transactions.clock() - AT_IT)
            rows = [self._listed(db, *each, learners) for each in library.newest(db)]
            return sorted(rows, key=lambda row: (row.added_at is not None, row.added_at), reverse=True)

    def _listed(self, db: Session, reading: str, revision: int, learners: dict[str, int]) -> Listed:
        text = self._shelf.get(db, (reading, revision), lambda: library.reading_at(db, reading, revision))
        row = db.get_one(ReadingRow, reading)
        keys = _keys(db, reading)
        approved = next(((n, v, at) for n, v, status, at in keys if status == "approved"), (0, 0, None))
        drafted = _has_news(db, reading)
        return Listed(text, approved[1], approved[0], approved[2], drafted, learners.get(reading, 0), row.added_at)

    def names(self) -> set[str]:
        """The ids of all readings."""
        with self._transactions.reading() as db:
            return set(db.scalars(select(ReadingRow.id)))

    def named_like(self, content_hash: str) -> str:
        """The reading that came with this very content; empty where none did."""
        with self._transactions.reading() as db:
            return db.scalars(select(ReadingRow.id).where(ReadingRow.content_hash == content_hash)).first() or ""

    def newest(self, reading: str) -> Reading:
        """The newest text of a reading, whatever its key. Raises NotFound."""
        with self._transactions.reading() as db:
            return library.as_reading(db, library.newest_revision(db, reading))

    def add(self, reading: Reading, content_hash: str) -> int:
        """Take a text in without a key; its revision."""
        with self._transactions.writing() as db:
            return library.add_reading(db, reading, content_hash, self._transactions.clock())

    def add_approved(self, reading: Reading, key: AnswerKey, content_hash: str) -> None:
        """Take a text in with a key that a teacher vouches for."""
        with self._transactions.writing() as db:
            library.import_reading(db, reading, key, content_hash, self._transactions.clock())

    def packed(self, reading: str) -> tuple[Reading, AnswerKey]:
        """What an exercise pack holds: what students are offered, else the newest text with its draft. Raises NotFound."""
        with self._transactions.reading() as db:
            keys = _keys(db, reading)
            chosen = next((row for row in keys if row[2] == "approved"), None)
            if chosen:
                return library.material(db, reading, chosen[0], chosen[1])
            revision = library.newest_revision(db, reading)
            desk = db.get(DeskRow, (reading, revision.number))
            if desk is None:
                raise NotFound(NO_KEY)
            return library.as_reading(db, revision), approved_key(desk.draft)


def _has_news(db: Session, reading: str) -> bool:
    """Whether somebody works on a key that has what the approved one has not."""
    edits = db.execute(select(DeskRow.edit, DeskRow.approved).where(DeskRow.reading_id == reading))
    return any(edit != approved for edit, approved in edits)


def _keys(db: Session, reading: str) -> list[tuple[int, int, str, datetime | None]]:
    """Revision, version, status and time of approval of every key, the newest first; the keys themselves stay unread."""
    wanted = select(KeyRow.revision, KeyRow.version, KeyRow.status, KeyRow.approved_at).where(KeyRow.reading_id == reading)
    rows = db.execute(wanted.order_by(KeyRow.revision.desc(), KeyRow.version.desc()))
    return [(revision, version, status, approved_at) for revision, version, status, approved_at in rows]


def _learners(db: Session, since: datetime) -> dict[str, int]:
    """How many students are at a lesson on each reading; a teacher who tries a key out is none of them."""
    running = (SessionRow.finished_at.is_(None), SessionRow.hidden_at.is_(None), SessionRow.started_at >= since)
    counted = func.count(SessionRow.learner_id.distinct())
    rows = db.execute(
        select(SessionRow.reading_id, counted).where(*running, SessionRow.key_version > 0).group_by(SessionRow.reading_id)
    )
    return {reading: count for reading, count in rows}
