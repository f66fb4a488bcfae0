import pytest

from tutor.assembly import model_of, take_in
from tutor.record import open_record
from tutor.settings import Settings


@pytest.fixture
def record(tmp_path):
    record = open_record(f"sqlite:///{tmp_path}/a.db")
    yield record
    record.close()


def test_everything_that_ships_is_taken_in_once_with_the_starter_first(record):
    said = []
    take_in(record, said.append)
    take_in(record, said.append)

    assert [reading.id for reading in record.readings()][:3] == ["skate-park", "us-withdrawal-iraq", "keep-the-troops"]
    assert len(said) == len(record.readings())


def test_every_lesson_that_ships_can_be_begun(record):
    take_in(record, lambda line: None)

    for reading in record.readings():
        for number in range(len(reading.lessons)):
            assert record.offered(reading.id, number).key.findings


def test_without_a_model_in_the_settings_there_is_none(monkeypatch):
    monkeypatch.delenv("TUTOR_MODEL", raising=False)

    assert model_of(Settings()) is None
