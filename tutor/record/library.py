"""Readings and keys in the database: their numbered revisions and versions."""

from datetime import datetime

from sqlalchemy import Select, delete, func, select
from sqlalchemy.orm import Session

from tutor.core.key import AnswerKey
from tutor.core.reading import Document, Reading
from tutor.errors import NotFound
from tutor.record.tables import DocumentRow, IndexState, KeyRow, ReadingRow, RevisionRow
from tutor.record.teacher_tables import GoneRow

NO_READING = "There is no such reading here. Go back to the start page and choose one."
NOT_APPROVED = "The answer key of this reading has not been approved yet. A teacher does that on the teacher page."


def import_reading(db: Session, reading: Reading, key: AnswerKey, content_hash: str, now: datetime) -> bool:
    """Take a reading in, and its key as approved; False where this very content came last time.

    A changed text makes a new revision, a changed key a new version. Card, lessons and background are corrected in place.
    """
    state = db.get_one(IndexState, 1, with_for_update=True)
    row = db.get(ReadingRow, reading.id)
    if row and row.content_hash == content_hash:
        return False
    db.execute(delete(GoneRow).where(GoneRow.id == reading.id))
    db.merge(ReadingRow(id=reading.id, content_hash=content_hash, added_at=row.added_at if row else now))
    db.flush()
    _put_key(db, _put_revision(db, reading, now), key, now)
    _put_background(db, reading)
    state.generation += 1
    return True


def has(db: Session, reading: str, content_hash: str) -> bool:
    """Whether this very content of a reading came last time."""
    row = db.get(ReadingRow, reading)
    return row is not None and row.content_hash == content_hash


def add_reading(db: Session, reading: Reading, content_hash: str, now: datetime) -> int:
    """Take a text in without an approved key; the number of its revision. Nobody is offered it before a key is approved."""
    state = db.get_one(IndexState, 1, with_for_update=True)
    row = db.get(ReadingRow, reading.id)
    db.merge(ReadingRow(id=reading.id, content_hash=content_hash, added_at=row.added_at if row else now))
    db.flush()
    revision = _put_revision(db, reading, now)
    _put_background(db, reading)
    state.generation += 1
    return revision.number


def _put_revision(db: Session, reading: Reading, now: datetime) -> RevisionRow:
    row = _latest(db, reading.id)
    if row is None or row.text != reading.text:
        row = RevisionRow(reading_id=reading.id, number=row.number + 1 if row else 1, text=reading.text, added_at=now)
        db.add(row)
    row.card, row.lessons, row.language = reading.card, reading.lessons, reading.language
    db.flush()
    return row


def _put_key(db: Session, revision: RevisionRow, key: AnswerKey, now: datetime) -> None:
    last = db.scalars(_keys_of(revision)).first()
    if last is None or last.key != key or last.status != "approved":
        row = KeyRow(reading_id=revision.reading_id, revision=revision.number, version=max(last.version, 0) + 1 if last else 1)
        row.key, row.status, row.added_at, row.approved_at = key, "approved", now, now
        db.add(row)


def _put_background(db: Session, reading: Reading) -> None:
    db.execute(delete(DocumentRow).where(DocumentRow.reading_id == reading.id))
    for position, document in enumerate(reading.background):
        db.add(DocumentRow(reading_id=reading.id, id=document.id, position=position, document=document))


def index_generation(db: Session) -> int:
    """A number that rises whenever an index of the library has become old."""
    return db.get_one(IndexState, 1).generation


def offered(db: Session) -> list[tuple[str, int]]:
    """What a student may begin: every reading that has an approved key, with its newest text that has one, the oldest first."""
    newest = func.max(KeyRow.revision)
    wanted = select(KeyRow.reading_id, newest).join(ReadingRow, ReadingRow.id == KeyRow.reading_id)
    rows = db.execute(wanted.where(KeyRow.status == "approved").group_by(KeyRow.reading_id, ReadingRow.added_at)
        .order_by(ReadingRow.added_at, KeyRow.reading_id))  # fmt: skip
    return [(reading_id, revision) for reading_id, revision in rows]


def newest(db: Session) -> list[tuple[str, int]]:
    """Every reading with the number of its newest text, whatever its key, the oldest reading first."""
    wanted = select(RevisionRow.reading_id, func.max(RevisionRow.number)).join(ReadingRow)
    rows = db.execute(wanted.group_by(RevisionRow.reading_id, ReadingRow.added_at)
        .order_by(ReadingRow.added_at, RevisionRow.reading_id))  # fmt: skip
    return [(reading_id, revision) for reading_id, revision in rows]


def reading_at(db: Session, reading_id: str, revision: int) -> Reading:
    """One text of a reading, with the background as it is now."""
    return as_reading(db, db.get_one(RevisionRow, (reading_id, revision)))


def latest_revision(db: Session, reading_id: str) -> RevisionRow:
    """The revision that a session beginning now reads: the newest that has an approved key. Raises NotFound."""
    has_key = select(KeyRow).where(
        KeyRow.reading_id == RevisionRow.reading_id, KeyRow.revision == RevisionRow.number, KeyRow.status == "approved"
    )
    wanted = select(RevisionRow).where(RevisionRow.reading_id == reading_id, has_key.exists())
    row = db.scalars(wanted.order_by(RevisionRow.number.desc()).limit(1)).first()
    if row is None:
        raise NotFound(NOT_APPROVED if _latest(db, reading_id) else NO_READING)
    return row


def newest_revision(db: Session, reading_id: str) -> RevisionRow:
    """The newest text of a reading, whatever its key. Raises NotFound."""
    row = _latest(db, reading_id)
    if row is None:
        raise NotFound(NO_READING)
    return row


def approved_key(db: Session, revision: RevisionRow) -> KeyRow:
    """The key that a session beginning now is taught by. Raises NotFound."""
    row = db.scalars(_keys_of(revision).where(KeyRow.status == "approved")).first()
    if row is None:
        raise NotFound(NOT_APPROVED)
    return row


def material(db: Session, reading_id: str, revision: int, version: int) -> tuple[Reading, AnswerKey]:
    """A revision and a version of its key."""
    key = db.get_one(KeyRow, (reading_id, revision, version)).key
    return as_reading(db, db.get_one(RevisionRow, (reading_id, revision))), key


def as_reading(db: Session, row: RevisionRow) -> Reading:
    """A revision as the domain knows it, with the background as it is now."""
    rows = db.scalars(select(DocumentRow).where(DocumentRow.reading_id == row.reading_id).order_by(DocumentRow.position))
    background: tuple[Document, ...] = tuple(each.document for each in rows)
    return Reading(row.reading_id, row.card, row.text, row.language, row.number, row.lessons, background)


def _latest(db: Session, reading_id: str) -> RevisionRow | None:
    wanted = select(RevisionRow).where(RevisionRow.reading_id == reading_id)
    return db.scalars(wanted.order_by(RevisionRow.number.desc()).limit(1)).first()


def _keys_of(revision: RevisionRow) -> Select[KeyRow]:
    wanted = select(KeyRow).where(KeyRow.reading_id == revision.reading_id, KeyRow.revision == revision.number)
    return wanted.order_by(KeyRow.version.desc()).limit(1)
