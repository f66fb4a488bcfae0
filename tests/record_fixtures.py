"""A record on each of the two engines, empty, with a clock that the test moves."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.record_examples import Clock
from tutor.record import SqlRecord, open_record

pytest_plugins = "tests.private_postgres"


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """Where an empty database is, or will be made."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/data/tutor.db"
    make: Callable[[], str] = request.getfixturevalue("new_postgres_database")
    return make()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def record(address: str, clock: Clock) -> Iterator[SqlRecord]:
    record = open_record(address, clock)
    yield record
    record.close()
