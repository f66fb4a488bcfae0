"""Classes in the database. Whatever a teacher asks for is refused where the class is another teacher's."""

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from tutor.core.classroom import Assignment, Class, Flag, Pace, Seat, Wall, class_code, typed
from tutor.core.live import Sitting
from tutor.errors import NotFound
from tutor.protocols import Work
from tutor.record import class_work, flags, library, seats
from tutor.record.class_tables import AssignmentRow, ClassRow, SeatRow
from tutor.record.owned import owned
from tutor.record.sessions import ID_BYTES
from tutor.record.shelf import Shelf
from tutor.record.transactions import Transactions


class ClassRecord:
    """Keeps classes, seats, what they were given and flags. Blocking. Raises StoreUnavailable from any call.

    `teacher` is the id of whoever asks; a class that is not theirs raises NotAllowed.
    """

    def __init__(self, transactions: Transactions, shelf: Shelf | None = None) -> None:
        self._transactions = transactions
        self._shelf = shelf or Shelf()

    @contextmanager
    def _reading(self, teacher: str, class_id: str) -> Iterator[tuple[Session, ClassRow]]:
        with self._transactions.reading() as db:
            yield db, owned(db, teacher, class_id)

    @contextmanager
    def _writing(self, teacher: str, class_id: str) -> Iterator[tuple[Session, ClassRow]]:
        with self._transactions.writing() as db:
            yield db, owned(db, teacher, class_id, to_change=True)

    @contextmanager
    def _deleting(self, teacher: str, class_id: str) -> Iterator[tuple[Session, ClassRow]]:
        with self._transactions.deleting() as db:
            yield db, owned(db, teacher, class_id)

    # ------------------------------------------------------------ the class

    def make(self, teacher: str, title: str, students: int) -> Class:
        """A class with so many seats."""
        with self._transactions.writing() as db:
            code = class_code(secrets.randbelow)
            while db.scalar(select(ClassRow.id).where(ClassRow.code == typed(code))):
                code = class_code(secrets.randbelow)
            now = self._transactions.clock()
            row = ClassRow(
                id=secrets.token_hex(8), teacher_id=teacher, title=title, shown_code=code, code=typed(code), made_at=now
            )
            row.projector, row.model_allowed, row.pace, row.wall = secrets.token_urlsafe(12), False, Pace(), Wall()
            db.add(row)
            db.flush()
            seats.add(db, row.id, students, now)
            return _as_class(row)

    def of_teacher(self, teacher: str) -> list[Class]:
        """A teacher's classes, the latest first."""
        with self._transactions.reading() as db:
            rows = db.scalars(select(ClassRow).where(ClassRow.teacher_id == teacher).order_by(ClassRow.made_at.desc()))
            return [_as_class(row) for row in rows]

    def one(self, teacher: str, class_id: str) -> Class:
        """One class."""
        with self._reading(teacher, class_id) as (_, row):
            return _as_class(row)

    def delete(self, teacher: str, class_id: str) -> None:
        """Delete a class with its seats, its students' sessions and all that they wrote."""
        with self._deleting(teacher, class_id) as (db, row):
            db.delete(row)

    def allow_model(self, teacher: str, class_id: str, allowed: bool) -> None:
        """Whether this class's words may go to the configured model."""
        with self._writing(teacher, class_id) as (_, row):
            row.model_allowed = allowed

    def change_pace(self, teacher: str, class_id: str, change: Callable[[Pace], Pace]) -> None:
        """How the running lesson is held together: what `change` makes of what holds when nobody else can change it."""
        with self._writing(teacher, class_id) as (_, row):
            row.pace = change(row.pace)

    def show(self, teacher: str, class_id: str, wall: Wall) -> None:
        """What the projector shows."""
        with self._writing(teacher, class_id) as (_, row):
            row.wall = wall

    # ------------------------------------------------------------ seats

    def seats(self, teacher: str, class_id: str) -> list[Seat]:
        """All seats, by number, with their word-pairs."""
        with self._reading(teacher, class_id) as (db, row):
            return seats.of_class(db, row.id)

    def add_seats(self, teacher: str, class_id: str, count: int) -> None:
        """So many more seats, for students who come later."""
        with self._writing(teacher, class_id) as (db, row):
            seats.add(db, row.id, count, self._transactions.clock())

    def delete_seat(self, teacher: str, class_id: str, number: int) -> None:
        """Delete one student with all that they wrote."""
        with self._deleting(teacher, class_id) as (db, row):
            seats.remove(db, row.id, number)

    # ------------------------------------------------------------ what is read

    def assignments(self, teacher: str, class_id: str) -> list[Assignment]:
        """What the class was given, in its order."""
        with self._reading(teacher, class_id) as (db, row):
            return class_work.assignments(db, row.id)

    def assign(self, teacher: str, class_id: str, given: Assignment) -> Assignment:
        """Give a class something more to read; its id and its number are made here. Raises NotFound."""
        with self._writing(teacher, class_id) as (db, row):
            library.latest_revision(db, given.reading)
            last = db.scalar(select(func.max(AssignmentRow.number)).where(AssignmentRow.class_id == row.id)) or 0
            made = AssignmentRow(id=secrets.token_hex(ID_BYTES), class_id=row.id, reading_id=given.reading, number=last + 1)
            made.added_at = self._transactions.clock()
            _fill(made, given)
            db.add(made)
            db.flush()
            return class_work.as_assignment(made)

    def change(self, teacher: str, class_id: str, assignment: str, change: Callable[[Assignment], Assignment]) -> None:
        """Change the range, the steps, the help, whether it is open, when its lesson ended. Raises NotFound."""
        with self._writing(teacher, class_id) as (db, row):
            found = class_work.find(db, row.id, assignment)
            _fill(found, change(class_work.as_assignment(found)))

    def reorder(self, teacher: str, class_id: str, ids: list[str]) -> None:
        """Put the assignments into this order; those that are not named come after. Raises NotFound."""
        with self._writing(teacher, class_id) as (db, row):
            for id in ids:
                class_work.find(db, row.id, id)
            rest = [given.id for given in class_work.assignments(db, row.id) if given.id not in ids]
            for number, id in enumerate((*ids, *rest), 1):
                db.get_one(AssignmentRow, id).number = number

    def take_away(self, teacher: str, class_id: str, assignment: str) -> None:
        """Take an assignment away, and delete what was done on it. Raises NotFound."""
        with self._deleting(teacher, class_id) as (db, row):
            db.delete(class_work.find(db, row.id, assignment))

    # ------------------------------------------------------------ what they did

    def sessions_of_assignment(self, teacher: str, class_id: str, assignment: str) -> list[Work]:
        """Every session on an assignment with its course, turns and looks, by seat. Raises NotFound."""
        with self._reading(teacher, class_id) as (db, row):
            return class_work.works(db, row.id, assignment, self._shelf)

    def sittings(self, teacher: str, class_id: str) -> list[Sitting]:
        """Every seat with its latest session, for the live page."""
        with self._reading(teacher, class_id) as (db, row):
            return class_work.sittings(db, row.id, self._shelf)

    def flags(self, teacher: str, class_id: str) -> list[Flag]:
        """The class's flags without their words, the urgent first."""
        with self._reading(teacher, class_id) as (db, row):
            return flags.of_class(db, row.id)

    def flagged_words(self, teacher: str, class_id: str, session: str, turn: int) -> str:
        """What was said. Raises NotFound."""
        with self._reading(teacher, class_id) as (db, row):
            return flags.words(db, row.id, session, turn)

    def settle_flag(self, teacher: str, class_id: str, session: str, turn: int) -> None:
        """The teacher has seen to it. Raises NotFound."""
        with self._writing(teacher, class_id) as (db, row):
            flags.settle(db, row.id, session, turn, self._transactions.clock())

    # ------------------------------------------------------------ students and the wall: nobody asks as a teacher here

    def by_projector(self, token: str) -> Class:
        """The class whose wall this is. Raises NotFound."""
        with self._transactions.reading() as db:
            row = db.scalars(select(ClassRow).where(ClassRow.projector == token)).first()
            if row is None:
                raise NotFound("There is no projector page at this address. The class page has the right one.")
            return _as_class(row)

    def seated(self, learner: str) -> tuple[Class, list[Assignment]] | None:
        """The class of a learner and what it was given; None for a guest."""
        with self._transactions.reading() as db:
            mine = select(ClassRow).join(SeatRow, SeatRow.class_id == ClassRow.id).where(SeatRow.learner_id == learner)
            row = db.scalars(mine).first()
            return (_as_class(row), class_work.assignments(db, row.id)) if row else None

    def sat_down_since(self, learner: str, moment: datetime) -> bool:
        """Whether a learner has used their card since this moment."""
        with self._transactions.reading() as db:
            seat = seats.of_learner(db, learner)
            return bool(seat and seat.sat_down_at and seat.sat_down_at >= moment)

    def read_in_class(self) -> frozenset[str]:
        """The readings that some class is working on: they are closed to guests."""
        with self._transactions.reading() as db:
            return frozenset(db.scalars(select(AssignmentRow.reading_id).where(AssignmentRow.open).distinct()))

    def size(self, class_id: str) -> tuple[int, int]:
        """How many seats a class has, and how many cards were used."""
        with self._transactions.reading() as db:
            wanted = select(func.count(), func.count(SeatRow.joined_at)).where(SeatRow.class_id == class_id)
            count, joined = db.execute(wanted).one()
            return count, joined


def _as_class(row: ClassRow) -> Class:
    return Class(row.id, row.title, row.shown_code, row.projector, row.made_at, row.model_allowed, row.pace, row.wall)


def _fill(row: AssignmentRow, given: Assignment) -> None:
    row.lesson, row.steps, row.help = given.lesson, given.steps, given.help.value
    row.open, row.ended_at = given.open, given.ended_at
