import pytest
from sqlalchemy import func, select, text
from sqlalchemy import table as sql_table

from tests.record_examples import begun
from tutor.core.dialogue import Said
from tutor.errors import NotFound
from tutor.record import new_learner_id

pytest_plugins = "tests.record_fixtures"


def rows_in(record, table):
    with record.engine.connect() as connection:
        return connection.execute(select(func.count()).select_from(sql_table(table))).scalar_one()


def test_deleting_a_learner_takes_all_that_hangs_on_them(record):
    me, other = new_learner_id(), new_learner_id()
    mine, theirs = begun(record, me), begun(record, other)
    record.add_turn(mine, 1, Said("my words"))
    record.add_turn(theirs, 1, Said("their words"))
    record.delete_learner(me)

    assert [rows_in(record, table) for table in ("learners", "sessions", "turns", "readings")] == [1, 1, 2, 1]
    assert record.sessions_of(me) == []
    assert len(record.turns(theirs)) == 2


def test_guests_are_purged_after_their_last_words_not_their_first(record, clock):
    quiet, talking = begun(record), begun(record)
    clock.pass_days(6)
    record.add_turn(talking, 1, Said("still here"))
    clock.pass_days(2)

    assert record.purge_guests(7) == 1
    with pytest.raises(NotFound):
        record.turns(quiet)
    assert len(record.turns(talking)) == 2
    assert [rows_in(record, table) for table in ("learners", "sessions", "turns")] == [1, 1, 2]


def test_members_of_a_class_are_not_purged_with_the_guests(record, clock):
    session = begun(record)
    with record.engine.begin() as connection:
        connection.execute(text("UPDATE learners SET guest = FALSE"))
    clock.pass_days(30)

    assert record.purge_guests(7) == 0
    assert record.turns(session)
