from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
from sqlalchemy import text

from tests.record_examples import KEY, OPENING, READING, begun, reworded
from tutor.core.key import AnswerKey
from tutor.core.reading import Lesson
from tutor.errors import NotFound
from tutor.record import open_record

pytest_plugins = "tests.record_fixtures"


def test_a_reading_comes_back_as_it_went_in(record):
    record.import_reading(READING, KEY, "first")

    assert record.readings() == [READING]
    assert record.offered("park", 0).key == KEY


def test_the_same_content_is_taken_in_once(record):
    assert record.import_reading(READING, KEY, "first")
    generation = record.index_generation()

    assert not record.import_reading(READING, KEY, "first")
    assert record.index_generation() == generation


def test_every_change_raises_the_generation_of_the_index(record):
    record.import_reading(READING, KEY, "first")
    generation = record.index_generation()
    record.import_reading(replace(READING, background=()), KEY, "second")

    assert record.index_generation() == generation + 1


def test_a_changed_text_is_a_new_revision_and_running_sessions_keep_theirs(record):
    session = begun(record)
    record.import_reading(reworded("Bad."), AnswerKey(), "second")

    assert record.readings() == [replace(reworded("Bad."), revision=2)]
    assert record.course(session).reading == READING
    assert record.course(session).key == KEY
    assert record.course(record.begin("a" * 32, "park", 0, False, OPENING)).key == AnswerKey()


def test_a_changed_key_is_a_new_version_and_running_sessions_keep_theirs(record):
    session = begun(record)
    record.import_reading(READING, AnswerKey(KEY.findings), "second")

    assert record.course(session).key == KEY
    assert record.offered("park", 0).key == AnswerKey(KEY.findings)
    assert record.readings()[0].revision == 1


def test_card_lessons_and_background_are_corrected_without_a_new_revision(record):
    session = begun(record)
    corrected = replace(READING, card=replace(READING.card, date="2024"), lessons=(Lesson("New", 1, 1),), background=())
    record.import_reading(corrected, KEY, "second")

    assert record.readings() == [corrected]
    assert record.course(session).lesson == READING.lessons[0]


def test_servers_that_import_at_once_make_one_revision(record):
    with ThreadPoolExecutor(4) as servers:
        taken = list(servers.map(lambda _: record.import_reading(READING, KEY, "first"), range(4)))

    assert sorted(taken) == [False, False, False, True]
    assert record.index_generation() == 1


def test_a_key_that_is_not_approved_is_not_offered(record):
    record.import_reading(READING, KEY, "first")
    with record.engine.begin() as connection:
        connection.execute(text("UPDATE keys SET status = 'draft', approved_at = NULL"))

    with pytest.raises(NotFound, match="not been approved"):
        record.offered("park", 0)


def test_a_reading_without_lessons_is_read_as_a_whole(record):
    record.import_reading(replace(READING, lessons=()), KEY, "first")

    assert record.offered("park", 0).lesson == Lesson("A sham park", 1, 2)


def test_a_change_by_another_server_is_seen_at_once(record, address):
    session = begun(record)
    assert record.course(session).reading.background
    other = open_record(address)
    other.import_reading(replace(READING, background=()), KEY, "second")
    other.close()

    assert record.course(session).reading.background == ()
    assert record.readings()[0].background == ()


def test_it_tells_whether_this_very_content_came_last_time(record):
    assert not record.has("park", "one")
    record.import_reading(READING, KEY, "one")

    assert record.has("park", "one")
    assert not record.has("park", "two")
