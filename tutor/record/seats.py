"""Seats in the database: made without names, with two easy words each."""

import secrets
from datetime import datetime

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from tutor.core.classroom import Seat, word_pair
from tutor.core.nicknames import nickname
from tutor.errors import NotFound
from tutor.record.class_tables import SeatRow
from tutor.record.sessions import ID_BYTES
from tutor.record.tables import LearnerRow


def of_class(db: Session, class_id: str) -> list[Seat]:
    """All seats of a class, by number."""
    rows = db.scalars(select(SeatRow).where(SeatRow.class_id == class_id).order_by(SeatRow.number))
    return [as_seat(row) for row in rows]


def of_learner(db: Session, learner: str) -> SeatRow | None:
    """The seat that a learner holds; None for a guest."""
    return db.scalars(select(SeatRow).where(SeatRow.learner_id == learner)).first()


def add(db: Session, class_id: str, count: int, now: datetime) -> None:
    """Make so many more seats. An id is drawn until its nickname is new in the class: pages derive one from the other."""
    taken = set(db.scalars(select(SeatRow.nickname).where(SeatRow.class_id == class_id)))
    last = db.scalar(select(func.max(SeatRow.number)).where(SeatRow.class_id == class_id)) or 0
    made = []
    for number in range(last + 1, last + count + 1):
        learner = _unlike(taken)
        taken.add(nickname(learner))
        db.add(LearnerRow(id=learner, guest=False, added_at=now, class_id=class_id))
        words = word_pair(secrets.randbelow)
        made.append(SeatRow(class_id=class_id, number=number, learner_id=learner, nickname=nickname(learner), words=words))
    db.flush()
    db.add_all(made)


def _unlike(taken: set[str]) -> str:
    while nickname(learner := secrets.token_hex(ID_BYTES)) in taken:
        pass
    return learner


def find(db: Session, class_id: str, number: int) -> SeatRow:
    """One seat. Raises NotFound."""
    row = db.get(SeatRow, (class_id, number))
    if row is None:
        raise NotFound("There is no such student in this class.")
    return row


def new_words(db: Session, class_id: str, number: int) -> Seat:
    """Other words for a seat. Raises NotFound."""
    row = find(db, class_id, number)
    while (words := word_pair(secrets.randbelow)) == row.words:
        pass
    row.words = words
    return as_seat(row)


def remove(db: Session, class_id: str, number: int) -> None:
    """Delete a seat, and with it its learner and all that they wrote. Raises NotFound."""
    db.execute(delete(LearnerRow).where(LearnerRow.id == find(db, class_id, number).learner_id))


def as_seat(row: SeatRow) -> Seat:
    """A row as the domain has it."""
    return Seat(row.number, row.nickname, row.words, row.learner_id, row.joined_at)
