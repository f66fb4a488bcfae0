"""What a database reports, as sentences for the person at the screen. A bug of ours stays a bug."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

import psycopg
from sqlalchemy.exc import DataError, DBAPIError, IntegrityError, ProgrammingError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from tutor.errors import StoreUnavailable

BUSY = "The database is busy: another program holds it. Nothing was lost; try again in a moment."
FULL = "The disk that holds the database is full. Free some space on it, then try again."
READ_ONLY = "The database may not be written. Let the account that runs Read Twice write to its file and folder."
CLOSED = "The database file cannot be opened. See that its folder exists and that Read Twice may write there."
DAMAGED = "The file is not a database of Read Twice, or it is damaged. Restore it from a backup, or name another file."
BROKEN = "The disk that holds the database reports an error. Check the disk, then start Read Twice again."
UNREACHABLE = "The database server cannot be reached or refused the sign-in. Check that it runs and that DATABASE_URL is right."
CROWDED = "The database server has no connection to spare. Try again in a moment, or let it take more connections."
UNKNOWN = "The database could not do what was asked. Try again; if it stays, look at the database's own log."

SQLITE = {
    "SQLITE_BUSY": BUSY,
    "SQLITE_LOCKED": BUSY,
    "SQLITE_FULL": FULL,
    "SQLITE_READONLY": READ_ONLY,
    "SQLITE_PERM": READ_ONLY,
    "SQLITE_CANTOPEN": CLOSED,
    "SQLITE_NOTADB": DAMAGED,
    "SQLITE_CORRUPT": DAMAGED,
    "SQLITE_IOERR": BROKEN,
}
POSTGRES = {  # the beginning of an SQLSTATE
    "53100": FULL,
    "53300": CROWDED,
    "58": BROKEN,
    "55P03": BUSY,
    "40": BUSY,
    "25006": READ_ONLY,
    "42501": READ_ONLY,
    "08": UNREACHABLE,
    "28": UNREACHABLE,
    "3D": UNREACHABLE,
    "57P": UNREACHABLE,
}


@contextmanager
def sentences() -> Iterator[None]:
    """Turn what the database reports into StoreUnavailable. Our own wrong SQL and broken constraints pass as they are."""
    try:
        yield
    except PoolTimeout as error:
        raise StoreUnavailable(BUSY) from error
    except DBAPIError as error:
        sentence = sentence_for(error.orig)
        if sentence is None and _is_ours(error):
            raise
        raise StoreUnavailable(sentence or UNKNOWN) from error


def _is_ours(error: DBAPIError) -> bool:
    wrong_sql = getattr(error.orig, "sqlite_errorname", "") == "SQLITE_ERROR"
    return wrong_sql or isinstance(error, (DataError, IntegrityError, ProgrammingError))


def sentence_for(cause: BaseException | None) -> str | None:
    """The sentence for an error of sqlite3 or psycopg; None where none is known."""
    if isinstance(cause, psycopg.Error):
        if cause.sqlstate is None:
            return UNREACHABLE if isinstance(cause, psycopg.OperationalError) else None
        return next((text for state, text in POSTGRES.items() if cause.sqlstate.startswith(state)), None)
    name = getattr(cause, "sqlite_errorname", "") if isinstance(cause, sqlite3.Error) else ""
    return next((text for kind, text in SQLITE.items() if name.startswith(kind)), None)
