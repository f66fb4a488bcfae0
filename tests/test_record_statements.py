"""What the pages that ask again and again cost the database, whatever the size of a class."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from tests.class_examples import a_class, classes_of, work
from tutor.classroom import Classroom
from tutor.core.classroom import Class
from tutor.record import ClassRecord, SqlRecord

pytest_plugins = "tests.record_fixtures"


@pytest.fixture
def classes(record: SqlRecord) -> ClassRecord:
    return classes_of(record)


@contextmanager
def counted(record: SqlRecord) -> Iterator[list[str]]:
    """The statements that are sent meanwhile."""
    sent: list[str] = []

    def hear(connection: object, cursor: object, statement: str, *others: object) -> None:
        sent.append(statement)

    event.listen(record.engine, "before_cursor_execute", hear)
    yield sent
    event.remove(record.engine, "before_cursor_execute", hear)


def at_work(record: SqlRecord, classes: ClassRecord, students: int) -> Class:
    """A class all of whose students have said something."""
    made, given = a_class(classes, students)
    for seat in classes.seats("ana", made.id):
        work(record, seat.learner, given, "because sham judges")
    return made


def asked(record: SqlRecord, look: Callable[[], object]) -> int:
    """How many statements a look takes once the text has been read."""
    look()
    with counted(record) as sent:
        look()
    return len(sent)


def test_a_live_page_asks_the_same_few_questions_for_two_students_and_for_twenty(record, classes):
    room = Classroom(classes, record.readings)
    few, many = (at_work(record, classes, students) for students in (2, 20))

    assert asked(record, lambda: room.live("ana", few.id)) == asked(record, lambda: room.live("ana", many.id)) <= 12


def test_a_digest_asks_the_same_questions_for_two_students_and_for_twenty(record, classes):
    few, many = (at_work(record, classes, students) for students in (2, 20))
    (one,), (other,) = (classes.assignments("ana", made.id) for made in (few, many))

    asked_of_few = asked(record, lambda: classes.sessions_of_assignment("ana", few.id, one.id))
    assert asked_of_few == asked(record, lambda: classes.sessions_of_assignment("ana", many.id, other.id)) <= 12


def test_a_students_page_asks_how_the_lesson_stands_with_few_questions(record, classes):
    made = at_work(record, classes, 3)
    seat = classes.seats("ana", made.id)[0]

    assert asked(record, lambda: classes.seated(seat.learner)) <= 3
