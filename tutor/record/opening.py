"""Opens a database: reads its address, sets it up to lose nothing, and brings its tables up to date."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError

from tutor.errors import StoreUnavailable
from tutor.record.faults import sentences

BUSY_MS = 5_000  # longer than any write of ours, shorter than a student's patience
CONNECT_SECONDS = 5
MIGRATING = 0x5EAD_791CE  # any number, the same for every server: PostgreSQL's lock while tables are brought up to date

WRITES = {"writes": True}  # an execution option: this transaction will write, so take SQLite's lock at once

WRONG_ADDRESS = "DATABASE_URL is not an address of a database. It looks like sqlite:////folder/tutor.db or postgresql://user:password@host/name."
NEWER = "The database was made by a newer version of Read Twice. Update the program, or name another database in DATABASE_URL."

PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",  # a turn that was answered is on the disk, even after a power cut
    f"PRAGMA busy_timeout={BUSY_MS}",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",  # what is deleted is overwritten, not only forgotten
)


def open_engine(address: str, version: str = "head") -> Engine:
    """An engine for SQLite or PostgreSQL with its tables at this version, the latest as a rule. Raises StoreUnavailable."""
    url = read_address(address)
    with sentences():
        engine = _sqlite(url) if url.get_backend_name() == "sqlite" else _postgres(url)
        _bring_up_to_date(engine, version)
    return engine


def read_address(address: str) -> URL:
    """The address with its driver. postgres:// and postgresql:// both mean psycopg 3."""
    try:
        url = make_url(address)
    except ArgumentError:
        raise StoreUnavailable(WRONG_ADDRESS) from None  # the cause would show the password
    if url.drivername in ("postgres", "postgresql", "postgresql+psycopg"):
        return url.set(drivername="postgresql+psycopg")
    if url.drivername in ("sqlite", "sqlite+pysqlite") and url.database and url.database != ":memory:":
        return url
    raise StoreUnavailable(WRONG_ADDRESS)


def _sqlite(url: URL) -> Engine:
    path = Path(url.database or "")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)  # students' words: for this account only
    except OSError as error:
        raise StoreUnavailable(f"The database {path} cannot be made or written: {error.strerror}. Check the folder.") from error
    engine = create_engine(url, hide_parameters=True)
    event.listen(engine, "connect", _set_pragmas)
    event.listen(engine, "begin", _begin)
    return engine


def _set_pragmas(connection: sqlite3.Connection, _record: object) -> None:
    connection.isolation_level = None  # sqlite3 would begin transactions by itself, late, and never before DDL
    for pragma in PRAGMAS:
        connection.execute(pragma)


def _begin(connection: Connection) -> None:
    # A transaction that reads first and writes then fails at once in WAL mode where another wrote in between.
    connection.exec_driver_sql("BEGIN IMMEDIATE" if connection.get_execution_options().get("writes") else "BEGIN")


def _postgres(url: URL) -> Engine:
    connect = {"connect_timeout": CONNECT_SECONDS}
    return create_engine(url, hide_parameters=True, pool_pre_ping=True, connect_args=connect)


def _bring_up_to_date(engine: Engine, version: str) -> None:
    with engine.execution_options(**WRITES).connect() as connection, _without_cascades(connection), connection.begin():
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:number)"), {"number": MIGRATING})
        config = migrations()
        latest = ScriptDirectory.from_config(config).get_current_head()
        if MigrationContext.configure(connection).get_current_revision() == latest:
            return
        config.attributes["connection"] = connection
        try:
            command.upgrade(config, version)
        except CommandError as error:
            raise StoreUnavailable(NEWER) from error


@contextmanager
def _without_cascades(connection: Connection) -> Iterator[None]:
    """SQLite changes a table by making it anew and dropping the old one, which would delete every row that hangs on it."""
    if connection.dialect.name != "sqlite":
        yield
        return
    raw = connection.connection.cursor()
    raw.execute("PRAGMA foreign_keys=OFF")
    try:
        yield
    finally:
        raw.execute("PRAGMA foreign_keys=ON")


def migrations() -> Config:
    """Where alembic finds the steps from one version of the tables to the next."""
    config = Config()
    folder = str(Path(__file__).parent / "migrations")
    config.set_main_option("script_location", folder.replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return config
