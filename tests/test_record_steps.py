"""What a student does alone comes back as it was: looks, tasks, and the step that a session is at."""

from datetime import UTC, datetime

from tests.record_examples import KEY, OPENING, READING, begun
from tutor.core.codes import Group
from tutor.core.course import WITH_TASKS, Look, Step
from tutor.core.looks import Counts
from tutor.core.matching import Mark
from tutor.core.rewriting import Attempt, Fault, Remark, Task
from tutor.core.text import Span
from tutor.record import new_learner_id

pytest_plugins = "tests.record_fixtures"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
LAST = Look(Step.LAST_LOOK, "two", NOW, (Mark(Span(1, 4), Group.LOADED),), NOW, Counts(1, 6, 0, 6), real=True)
TASK = Task(Step.REWRITE, "sham", (Attempt("The plan failed.", NOW, (Remark(Fault.NUMBER, "10"),)),), NOW)


def test_looks_and_tasks_of_one_session_are_told_apart_and_come_back_as_they_were(record):
    session = begun(record)
    for look in (LAST, Look(Step.FIRST_LOOK, "one", NOW)):
        record.save_look(session, look)
    record.save_task(session, TASK)

    assert record.looks(session) == (Look(Step.FIRST_LOOK, "one", NOW), LAST)
    assert record.tasks(session) == (TASK,)


def test_a_look_that_is_saved_again_takes_its_own_place(record):
    session = begun(record)
    record.save_look(session, Look(Step.LAST_LOOK, "two", NOW))
    record.save_look(session, LAST)

    assert record.looks(session) == (LAST,)


def test_a_session_keeps_its_steps_and_where_it_is(record):
    record.import_reading(READING, KEY, "first")
    me = new_learner_id()
    session = record.begin(me, "park", 0, False, OPENING, WITH_TASKS)
    record.go_to(session, Step.TILT)

    assert (record.session(me, session).steps, record.session(me, session).step) == (WITH_TASKS, Step.TILT)
    assert record.state(session) == OPENING.state
