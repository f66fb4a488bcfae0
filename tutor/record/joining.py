"""Cards in the database: whom they let in, and the wrong tries at them, which are kept for a day."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from tutor.core.classroom import Seat, typed
from tutor.core.guessing import DAY, WrongTry, may_try
from tutor.errors import NotFound
from tutor.record import seats
from tutor.record.class_tables import ClassRow, WrongJoinRow
from tutor.record.owned import owned
from tutor.record.transactions import Transactions

NO_CLASS = "There is no class with this code. Look at the card again: it is a word and three digits."


@dataclass(frozen=True, slots=True)
class Tries:
    """The wrong tries of a day at a class's cards, those among them that still count, and the class's code and seats."""

    made: list[WrongTry]
    counted: list[WrongTry]
    code: str
    seats: list[Seat]


class JoinRecord:
    """Lets learners in by their cards. Blocking. Raises StoreUnavailable from any call."""

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def join(self, code: str, nickname: str, words: str, known: bool = False) -> str | None:
        """The learner whose card this is; None where the words are wrong, which is kept.

        `known` is an address from which one of the class came in. Raises NotFound for a wrong code, NotAllowed after too many
        wrong tries.
        """
        now = self._transactions.clock()
        with self._transactions.writing() as db:
            by_code = select(ClassRow).where(ClassRow.code == typed(code)).with_for_update()  # one try after the other
            row = db.scalars(by_code).first()
            if row is None:
                raise NotFound(NO_CLASS)
            return _sit_down(db, row, nickname, words, known, now)

    def new_words(self, teacher: str, class_id: str, number: int) -> Seat:
        """Other words for a seat: the card that was lost is worth nothing. They work at once, whatever was tried before."""
        with self._transactions.writing() as db:
            row = owned(db, teacher, class_id)
            row.forgiven_at = self._transactions.clock()
            return seats.new_words(db, row.id, number)

    def forgive(self, teacher: str, class_id: str) -> None:
        """Let everybody try again: the wrong tries so far count no more."""
        with self._transactions.writing() as db:
            owned(db, teacher, class_id).forgiven_at = self._transactions.clock()

    def tries(self, teacher: str, class_id: str) -> Tries:
        """What was tried at the cards of a class in the last day."""
        with self._transactions.reading() as db:
            row, now = owned(db, teacher, class_id), self._transactions.clock()
            return Tries(_since(db, row, now - DAY), _counted(db, row, now), row.code, seats.of_class(db, row.id))

    def forget_old(self) -> int:
        """Forget the tries that are older than a day; how many went."""
        with self._transactions.writing() as db:
            gone = delete(WrongJoinRow).where(WrongJoinRow.tried_at <= self._transactions.clock() - DAY)
            return len(db.scalars(gone.returning(WrongJoinRow.id)).all())


def _sit_down(db: Session, row: ClassRow, name: str, words: str, known: bool, now: datetime) -> str | None:
    all_seats = seats.of_class(db, row.id)
    seat = next((seat for seat in all_seats if typed(seat.nickname) == typed(name)), None)
    number = seat.number if seat else 0
    may_try(_counted(db, row, now), number, len(all_seats), known, now)
    if seat is None or not secrets.compare_digest(typed(seat.words).encode(), typed(words).encode()):
        db.add(WrongJoinRow(class_id=row.id, seat=number, tried_at=now))
        return None
    taken = seats.find(db, row.id, seat.number)
    taken.joined_at, taken.sat_down_at = taken.joined_at or now, now
    return seat.learner


def _counted(db: Session, row: ClassRow, now: datetime) -> list[WrongTry]:
    return _since(db, row, max(now - DAY, row.forgiven_at or now - DAY))


def _since(db: Session, row: ClassRow, moment: datetime) -> list[WrongTry]:
    wanted = select(WrongJoinRow.seat, WrongJoinRow.tried_at)
    found = db.execute(wanted.where(WrongJoinRow.class_id == row.id, WrongJoinRow.tried_at > moment))
    return [WrongTry(seat, at) for seat, at in found]
