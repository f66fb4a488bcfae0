"""Two teachers, and a class of the first one that reads the small reading."""

from datetime import UTC, datetime

from tests.record_examples import KEY, OPENING, READING, STATE
from tutor.core.classroom import Assignment, Class
from tutor.core.course import WITHOUT_LOOKS
from tutor.core.dialogue import Heard, Intent, Said
from tutor.core.lesson import Ask, Lead, Move
from tutor.core.reading import Lesson
from tutor.core.reply import Reply
from tutor.core.teachers import Teacher
from tutor.record import ClassRecord, SqlRecord
from tutor.record.teacher_tables import TeacherRow

ANA, BEN = Teacher("ana", "Ana"), Teacher("ben", "Ben")
GIVEN = Assignment("", 0, "park", Lesson("The plan", 2, 2), WITHOUT_LOOKS)
CARE = Move(Lead.CARE, Ask.NOTHING, "a person first, the text later")
INSULT = Move(Lead.INSULT, Ask.BACK, "insult, then back to the question")


def classes_of(record: SqlRecord) -> ClassRecord:
    """The classes of a record in which both teachers have an account and the small reading is on the shelf."""
    with record.transactions.writing() as db:
        names = [{"id": one.id, "name": one.id, "shown": one.name, "password_hash": "hash"} for one in (ANA, BEN)]
        db.add_all(TeacherRow(**each, failures=0, added_at=datetime(2025, 3, 1, tzinfo=UTC)) for each in names)
    record.import_reading(READING, KEY, "first")
    return ClassRecord(record.transactions)


def a_class(classes: ClassRecord, students: int = 3) -> tuple[Class, Assignment]:
    """A class of Ana's with something to read."""
    made = classes.make("ana", "10b", students)
    return made, classes.assign("ana", made.id, GIVEN)


def work(record: SqlRecord, learner: str, given: Assignment, words: str = "", move: Move = INSULT) -> str:
    """A session of this learner on what was given, with one turn where something was said."""
    session = record.begin(learner, given.reading, given.lesson, False, OPENING, given.steps, given.id)
    if words:
        record.add_turn(session, 1, Said(words))
        record.answer_turn(session, 1, move, Reply(("Yes.",)), STATE, Heard(Intent.REASON, words))
    return session
