"""Readings and keys in the database: their numbered revisions and versions."""

from datetime import datetime

from sqlalchemy import Select, delete, select
from sqlalchemy.orm import Session

from tutor.core.key import AnswerKey
from tutor.core.reading import Document, Reading
from tutor.errors import NotFound
from tutor.record.tables import DocumentRow, IndexState, KeyRow, ReadingRow, RevisionRow


def import_reading(db: Session, reading: Reading, key: AnswerKey, content_hash: str, now: datetime) -> bool:
    """Take a reading in, and its key as approved; False where this very content came last time.

    A changed text makes a new revision, a changed key a new version. Card, lessons and background are corrected in place.
    """
    state = db.get_one(IndexState, 1, with_for_update=True)
    row = db.get(ReadingRow, reading.id)
    if row and row.content_hash == content_hash:
        return False
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


def readings(db: Session) -> list[Reading]:
    """The latest revision of every reading, in the order in which they came."""
    ids = db.scalars(select(ReadingRow.id).order_by(ReadingRow.added_at, ReadingRow.id))
    return [as_reading(db, row) for reading_id in ids if (row := _latest(db, reading_id))]


def latest_revision(db: Session, reading_id: str) -> RevisionRow:
    """The revision that a session beginning now reads. Raises NotFound."""
    row = _latest(db, reading_id)
    if row is None:
        raise NotFound("There is no such reading here. Go back to the start page and choose one.")
    return row


def approved_key(db: Session, revision: RevisionRow) -> KeyRow:
    """The key that a session beginning now is taught by. Raises NotFound."""
    row = db.scalars(_keys_of(revision).where(KeyRow.status == "approved")).first()
    if row is None:
        raise NotFound("The answer key of this reading has not been approved yet. A teacher does that on the teacher page.")
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
