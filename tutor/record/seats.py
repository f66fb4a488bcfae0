"""Seats in the database: made without names, sat down on with two easy words."""

import secrets
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select
from sqlalchemy.orm import Session

from tutor.core.classroom import Seat, typed, word_pair
from tutor.core.nicknames import nickname
from tutor.errors import NotAllowed, NotFound
from tutor.record.class_tables import ClassRow, SeatRow, WrongJoinRow
from tutor.record.sessions import ID_BYTES
from tutor.record.tables import LearnerRow

FREE_TRIES = 5  # for one seat in REMEMBERED, so that a pair of words is guessed in a month and not in a lesson
FREE_TRIES_OF_A_CLASS = 60  # a class of thirty mistypes twice each
REMEMBERED = timedelta(minutes=5)

NO_CLASS = "There is no class with this code. Look at the card again: it is a word and three digits."
WRONG = "This nickname and these two words do not belong together in this class. Look at your card again, or ask your teacher."
WAIT = "There were too many wrong tries. Wait five minutes, or ask your teacher for new words: those work at once."


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
    """Other words for a seat; wrong tries at it are forgotten. Raises NotFound."""
    row = find(db, class_id, number)
    while (words := word_pair(secrets.randbelow)) == row.words:
        pass
    row.words = words
    db.execute(delete(WrongJoinRow).where(WrongJoinRow.class_id == class_id))
    return as_seat(row)


def remove(db: Session, class_id: str, number: int) -> None:
    """Delete a seat, and with it its learner and all that they wrote. Raises NotFound."""
    db.execute(delete(LearnerRow).where(LearnerRow.id == find(db, class_id, number).learner_id))


def sit_down(db: Session, code: str, name: str, words: str, now: datetime) -> str | None:
    """The learner of the seat; None where the words are wrong, which is kept. Raises NotFound, NotAllowed after too many."""
    row = db.scalars(select(ClassRow).where(ClassRow.code == typed(code)).with_for_update()).first()  # one try after the other
    if row is None:
        raise NotFound(NO_CLASS)
    seat = next((seat for seat in of_class(db, row.id) if typed(seat.nickname) == typed(name)), None)
    _not_too_often(db, row.id, seat.number if seat else 0, now)
    if seat is None or not secrets.compare_digest(typed(seat.words).encode(), typed(words).encode()):
        db.add(WrongJoinRow(class_id=row.id, seat=seat.number if seat else 0, tried_at=now))
        return None
    taken = find(db, row.id, seat.number)
    taken.joined_at, taken.sat_down_at = taken.joined_at or now, now
    return seat.learner


def _not_too_often(db: Session, class_id: str, seat: int, now: datetime) -> None:
    recent = (WrongJoinRow.class_id == class_id) & (WrongJoinRow.tried_at > now - REMEMBERED)
    tries = list(db.scalars(select(WrongJoinRow.seat).where(recent)))
    if len(tries) >= FREE_TRIES_OF_A_CLASS or (seat and tries.count(seat) >= FREE_TRIES):
        raise NotAllowed(WAIT)
    db.execute(delete(WrongJoinRow).where(WrongJoinRow.tried_at <= now - REMEMBERED))


def as_seat(row: SeatRow) -> Seat:
    """A row as the domain has it."""
    return Seat(row.number, row.nickname, row.words, row.learner_id, row.joined_at)
