import logging
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import psycopg.errors
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import event, inspect, text

from tests.record_examples import STATE, begun, later, texts_of
from tutor.core.dialogue import Said
from tutor.errors import NotFound, StoreUnavailable
from tutor.record import faults, open_record
from tutor.record.opening import open_engine
from tutor.record.tables import Base

pytest_plugins = "tests.record_fixtures"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "tutor.db"


def test_migrations_from_empty_make_the_tables_that_the_models_describe(record):
    with record.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
        assert set(Base.metadata.tables) | {"alembic_version"} == set(inspect(connection).get_table_names())


def test_servers_that_start_at_once_make_the_tables_once(address):
    with ThreadPoolExecutor(4) as servers:
        records = list(servers.map(lambda _: open_record(address), range(4)))

    assert [record.index_generation() for record in records] == [0, 0, 0, 0]


def test_a_database_of_a_newer_version_is_refused_with_advice(record, address):
    with record.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))

    with pytest.raises(StoreUnavailable, match="newer version of Read Twice"):
        open_record(address)


def test_sqlite_loses_nothing_and_is_for_this_account_only(file):
    record = open_record(f"sqlite:///{file}")
    with record.engine.connect() as connection:
        settings = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "busy_timeout", "foreign_keys", "secure_delete")
        ]

    assert settings == ["wal", 2, 5000, 1, 1]
    assert file.stat().st_mode & 0o077 == 0


def test_the_folder_of_the_database_may_hold_any_character(tmp_path):
    record = open_record(f"sqlite:///{tmp_path}/50% of it/tutor.db")

    assert record.readings() == []


@pytest.mark.parametrize("address", ["", "tutor.db", "mysql://user:hunter2@host/name", "postgres:/x:hunter2", "sqlite://"])
def test_an_address_that_is_none_is_refused_without_showing_its_password(address):
    with pytest.raises(StoreUnavailable, match="DATABASE_URL is not an address") as caught:
        open_record(address)
    assert "hunter2" not in "".join(texts_of(caught.value))


@pytest.mark.parametrize("scheme", ["postgres", "postgresql"])
def test_a_server_that_is_not_there_is_named_without_the_password(scheme, tmp_path):
    with pytest.raises(StoreUnavailable, match="cannot be reached") as caught:
        open_record(f"{scheme}://user:hunter2@/name?host={tmp_path}")
    assert "hunter2" not in "".join(texts_of(caught.value))


def test_a_file_that_is_no_database_is_named(file):
    file.write_bytes(b"This is a letter to a friend. " * 99)

    with pytest.raises(StoreUnavailable, match="not a database"):
        open_record(f"sqlite:///{file}")


def test_a_folder_that_cannot_be_made_is_named(file):
    file.write_bytes(b"")

    with pytest.raises(StoreUnavailable, match="cannot be made"):
        open_record(f"sqlite:///{file}/below/tutor.db")


def test_a_database_that_is_locked_or_full_says_so(file):
    record = open_record(f"sqlite:///{file}")
    session = begun(record)
    record.close()
    event.listen(record.engine, "connect", lambda connection, _: connection.execute("PRAGMA busy_timeout=20"))
    other = sqlite3.connect(file, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(StoreUnavailable, match="busy"):
        record.add_turn(session, 1, Said("hello"))
    other.execute("ROLLBACK")

    record.close()
    event.listen(record.engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count=1"))
    with pytest.raises(StoreUnavailable, match="full"):
        record.add_turn(session, 1, Said("hello" * 99_999))


@pytest.mark.postgres
def test_a_server_that_started_again_is_found_again(new_postgres_database):
    record = open_record(new_postgres_database())
    with record.engine.connect() as connection:
        own = connection.execute(text("SELECT pg_backend_pid()")).scalar_one()
    with record.engine.execution_options(isolation_level="AUTOCOMMIT").connect() as kept, record.engine.connect() as killer:
        assert kept.execute(text("SELECT pg_backend_pid()")).scalar_one() == own
        killer.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": own})
        with pytest.raises(StoreUnavailable, match="reached"), faults.sentences():
            kept.execute(text("SELECT 1"))

    assert record.index_generation() == 0


@pytest.mark.parametrize(
    ("cause", "sentence"),
    [
        (psycopg.errors.DiskFull(), faults.FULL),
        (psycopg.errors.TooManyConnections(), faults.CROWDED),
        (psycopg.errors.AdminShutdown(), faults.UNREACHABLE),
        (psycopg.errors.InvalidPassword(), faults.UNREACHABLE),
        (psycopg.errors.InvalidCatalogName(), faults.UNREACHABLE),
        (psycopg.errors.DeadlockDetected(), faults.BUSY),
        (psycopg.errors.ReadOnlySqlTransaction(), faults.READ_ONLY),
        (psycopg.OperationalError("connection refused"), faults.UNREACHABLE),
        (psycopg.errors.UndefinedColumn(), None),
        (sqlite3.OperationalError("made by us"), None),
    ],
)
def test_each_fault_has_its_sentence(cause, sentence):
    assert faults.sentence_for(cause) == sentence


def test_no_words_of_a_student_reach_the_log_or_an_error(record, caplog):
    caplog.set_level(logging.DEBUG)
    session = begun(record)
    record.add_turn(session, 1, Said("my secret"))
    record.answer_turn(session, 1, *later(STATE))
    with record.engine.begin() as connection:
        connection.execute(text("ALTER TABLE turns RENAME COLUMN said_words TO elsewhere"))

    with pytest.raises(Exception, match="said_words") as caught:
        record.add_turn(session, 2, Said("my secret"))
    assert "secret" not in caplog.text + "".join(texts_of(caught.value))


OLDER = """
INSERT INTO readings VALUES ('park', 'hash', '2025-01-01');
INSERT INTO revisions VALUES ('park', 1, 'en', '{}', '{}', '[]', '2025-01-01');
INSERT INTO keys VALUES ('park', 1, 1, '{}', 'draft', '2025-01-01', NULL);
INSERT INTO learners VALUES ('somebody', TRUE, '2025-01-01');
INSERT INTO sessions
  (id, learner_id, reading_id, revision, key_version, lesson_title, lesson_first, lesson_last, plain, started_at)
  VALUES ('lesson', 'somebody', 'park', 1, 1, 'All', 1, 1, FALSE, '2025-01-01');
INSERT INTO turns (session_id, number, said_words, said_at) VALUES ('lesson', 1, 'it judges', '2025-01-01')
"""


@pytest.mark.parametrize("version", ["0002", "0005"])
def test_bringing_an_older_database_up_to_date_loses_no_lesson(address, version):
    older = open_engine(address, version)
    with older.begin() as connection:
        for statement in OLDER.split(";"):
            connection.execute(text(statement))
    older.dispose()
    record = open_record(address)

    assert [turn.said for turn in record.turns("lesson")] == [Said("it judges")]
    with record.engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []
    record.delete_learner("somebody")
    with pytest.raises(NotFound):
        record.turns("lesson")
