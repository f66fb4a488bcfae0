"""What teachers have brought, in the database, until its key lies on the desk."""

import secrets
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from tutor.core.reading import Document, Reading
from tutor.core.upload import Upload
from tutor.errors import NotFound, TurnTaken
from tutor.record import library
from tutor.record.transactions import Transactions
from tutor.record.upload_tables import UploadDocumentRow, UploadRow

ID_BYTES = 9
GONE = "This upload is no longer here: it was taken in or thrown away. The list of readings shows what there is."
TAKEN = "This text has been taken in already, from another window."


class UploadRecord:
    """Keeps uploads. Blocking. Raises NotFound for what is gone, StoreUnavailable from any call."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def add(self, teacher: str, content: object, background: tuple[Document, ...] = ()) -> str:
        """Keep a new upload; its id."""
        row = UploadRow(id=secrets.token_hex(ID_BYTES), teacher_id=teacher, content=content, edition=0, with_model=False)
        row.added_at = self._transactions.clock()
        upload = row.id
        with self._transactions.writing() as db:
            db.add(row)
            db.flush()
            for position, document in enumerate(background):
                db.add(UploadDocumentRow(upload_id=upload, id=document.id, position=position, document=document))
        return upload

    def get(self, upload: str) -> Upload:
        """One upload."""
        with self._transactions.reading() as db:
            return _as_upload(_found(db, upload))

    def of(self, teacher: str) -> list[Upload]:
        """A teacher's uploads, the newest first."""
        with self._transactions.reading() as db:
            rows = db.scalars(select(UploadRow).where(UploadRow.teacher_id == teacher).order_by(UploadRow.added_at.desc()))
            return [_as_upload(row) for row in rows]

    def save(self, upload: str, content: object, edition: int) -> bool:
        """Keep a change of `edition`; False where somebody has changed that edition already."""
        with self._transactions.writing() as db:
            row = _found(db, upload)
            if row.edition != edition or row.reading_id:
                return False
            row.content, row.edition = content, edition + 1
            return True

    def documents(self, upload: str) -> tuple[Document, ...]:
        """The background that came with it, in the order in which it came."""
        with self._transactions.reading() as db:
            return _documents(db, upload)

    def put_document(self, upload: str, document: Document) -> None:
        """Keep a background document, in the place of an earlier one with its id."""
        with self._transactions.writing() as db:
            _found(db, upload)
            last = db.scalar(select(func.max(UploadDocumentRow.position)).where(UploadDocumentRow.upload_id == upload))
            row = db.get(UploadDocumentRow, (upload, document.id))
            position = row.position if row else (-1 if last is None else last) + 1
            db.merge(UploadDocumentRow(upload_id=upload, id=document.id, position=position, document=document))

    def drop_document(self, upload: str, document: str) -> None:
        """Leave a background document out; nothing where there is none."""
        with self._transactions.writing() as db:
            gone = (UploadDocumentRow.upload_id == upload, UploadDocumentRow.id == document)
            db.execute(delete(UploadDocumentRow).where(*gone))

    def take_in(self, upload: str, reading: Reading, with_model: bool) -> int:
        """Put the reading into the library and note it here, both or neither; its revision."""
        with self._transactions.writing() as db:
            row = _found(db, upload)
            if row.reading_id:
                raise TurnTaken(TAKEN)
            revision = library.add_reading(db, reading, f"brought {upload}", self._transactions.clock())
            row.reading_id, row.revision, row.with_model = reading.id, revision, with_model
            return revision

    def forget_old(self, before: datetime) -> int:
        """Throw away what somebody brought before this moment and never took in; how many went."""
        with self._transactions.deleting() as db:
            waiting = (UploadRow.added_at < before, UploadRow.reading_id.is_(None))
            old = delete(UploadRow).where(*waiting).returning(UploadRow.id)
            return len(db.scalars(old).all())

    def remove(self, upload: str) -> None:
        """Throw an upload away, or let it go once its key is on the desk."""
        with self._transactions.deleting() as db:
            db.execute(delete(UploadRow).where(UploadRow.id == upload))


def _found(db: Session, upload: str) -> UploadRow:
    row = db.get(UploadRow, upload)
    if row is None:
        raise NotFound(GONE)
    return row


def _documents(db: Session, upload: str) -> tuple[Document, ...]:
    wanted = select(UploadDocumentRow).where(UploadDocumentRow.upload_id == upload)
    return tuple(row.document for row in db.scalars(wanted.order_by(UploadDocumentRow.position)))


def _as_upload(row: UploadRow) -> Upload:
    return Upload(
        row.id, row.teacher_id, row.content, row.edition, row.reading_id or "", row.revision or 0, bool(row.with_model)
    )
