"""A PostgreSQL server of the tests' own, on a Unix socket in a temporary folder, gone when they end."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

OPTIONS = "-k {folder} -c listen_addresses='' -c fsync=off"  # nothing to lose: the folder is thrown away
DATABASE = "read_twice"


@pytest.fixture(scope="session")
def new_postgres_database() -> Iterator[Callable[[], str]]:
    """Empties the database and returns its address: one test at a time has it."""
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL's server programs are not installed: install Debian's package postgresql to run this test.")
    folder = tempfile.mkdtemp(prefix="rt-pg-")
    _give_to_postgres(folder)
    data = f"{folder}/data"
    try:
        _run(programs / "initdb", "-D", data, "-U", "postgres", "-A", "trust", "-E", "UTF8", "--no-sync")
        _run(programs / "pg_ctl", "-D", data, "-w", "-l", f"{folder}/log", "-o", OPTIONS.format(folder=folder), "start")
        address = _create(folder)
        yield lambda: _emptied(address)
        _run(programs / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder)


def _programs() -> Path | None:
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


def _give_to_postgres(folder: str) -> None:
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres", "postgres")


def _run(*command: str | Path) -> None:
    """Run one of the server's programs; they refuse root."""
    as_postgres = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*as_postgres, *map(str, command)], check=True, cwd="/", stdout=subprocess.DEVNULL)


def _create(folder: str) -> str:
    address = f"postgresql://postgres@/{DATABASE}?host={folder}"
    with psycopg.connect(f"postgresql://postgres@/postgres?host={folder}", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {DATABASE}")
    return address


def _emptied(address: str) -> str:
    """The database as new: ten times as fast as making another one. Who still holds it, from a test before, is sent away."""
    with psycopg.connect(address, autocommit=True) as connection:
        others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()"
        connection.execute(others, [DATABASE])
        connection.execute("DROP SCHEMA public CASCADE")
        connection.execute("CREATE SCHEMA public")
    return address
