"""What a student does alone comes back as it was: looks, tasks, and the step that a session is at."""

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest

from tests.record_examples import KEY, OPENING, READING, begun
from tutor.core.codes import Group
from tutor.core.course import WITH_TASKS, Look, Step
from tutor.core.looks import Counts
from tutor.core.matching import Mark
from tutor.core.rewriting import Attempt, Fault, Remark, Task
from tutor.core.text import Span
from tutor.errors import NotFound
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
    record.go_to(session, WITH_TASKS[0], Step.TILT)

    assert (record.session(me, session).steps, record.session(me, session).step) == (WITH_TASKS, Step.TILT)
    assert record.state(session) == OPENING.state


def test_an_old_tab_cannot_set_a_session_back(record):
    session = begun(record)

    assert record.go_to(session, Step.TOGETHER, Step.CLOSING) is Step.CLOSING
    assert record.go_to(session, Step.TOGETHER, Step.LAST_LOOK) is Step.CLOSING
    with pytest.raises(NotFound):
        record.go_to("nowhere", Step.TOGETHER, Step.CLOSING)


def test_of_two_moves_at_once_one_holds(record):
    session = begun(record)
    with ThreadPoolExecutor(8) as tabs:
        ends = list(tabs.map(lambda n: record.go_to(session, Step.TOGETHER, (Step.CLOSING, Step.LAST_LOOK)[n % 2]), range(8)))

    assert len(set(ends)) == 1
