"""A running server's index: it follows the library, and embeds only what is new."""

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.test_index import BAKERY, BRIDGE, CountingModel
from tutor.core.reading import Reading
from tutor.index import LibraryIndex
from tutor.index.entries import entries_of

QUESTION = "how many cracks did they find"


class Library:
    """Some readings with a number that rises when they change."""

    def __init__(self, *readings: Reading) -> None:
        self.readings, self.generation = list(readings), 1

    def index(self, root: Path, model: CountingModel) -> LibraryIndex:
        return LibraryIndex(lambda: self.readings, lambda: self.generation, root, model)

    def becomes(self, *readings: Reading) -> None:
        self.readings, self.generation = list(readings), self.generation + 1


@pytest.fixture
def model() -> CountingModel:
    return CountingModel()


def test_a_reading_that_is_added_is_found_without_a_restart_and_alone_embedded(tmp_path: Path, model: CountingModel) -> None:
    library = Library(BAKERY)
    index = library.index(tmp_path, model)
    assert index.search("bridge", QUESTION) == []
    model.texts.clear()
    library.becomes(BAKERY, BRIDGE)
    index.follow()

    assert index.search("bridge", QUESTION)[0].passage == 1
    assert model.texts
    assert not any("bread" in text.lower() for text in model.texts)


def test_what_was_embedded_ahead_is_not_waited_for(tmp_path: Path, model: CountingModel) -> None:
    library = Library(BRIDGE)
    index = library.index(tmp_path, model)
    index.follow()
    (document,) = BAKERY.background
    index.ahead(document.title, document.text)
    index.ahead(BAKERY.title, BAKERY.text)
    wanted = {entry.words for entry in entries_of(BAKERY)}
    wait_until(lambda: wanted <= set(model.texts))
    model.texts.clear()
    library.becomes(BRIDGE, BAKERY)
    index.follow()

    assert model.texts == []


def wait_until(holds: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_a_search_starts_the_change_and_goes_on_with_what_is_there(tmp_path: Path, model: CountingModel) -> None:
    library = Library(BRIDGE)
    index = library.index(tmp_path, model)
    index.follow()
    library.becomes(BRIDGE, replace(BRIDGE, id="twin"))

    assert index.search("bridge", QUESTION)[0].passage == 1
    assert index.follow().search("twin", QUESTION)[0].passage == 1


def test_what_is_taken_out_is_found_no_more_and_what_stays_is(tmp_path: Path, model: CountingModel) -> None:
    library = Library(BAKERY, BRIDGE, replace(BRIDGE, id="twin"))
    index = library.index(tmp_path, model)
    index.follow()
    library.becomes(BAKERY, replace(BRIDGE, id="twin"))
    model.texts.clear()
    index.follow()

    assert index.search("bridge", QUESTION) == []
    assert index.search("twin", QUESTION)[0].passage == 1
    assert all(text == QUESTION for text in model.texts)


@pytest.mark.parametrize("before", [(BRIDGE,), ()], ids=["an earlier build fits", "a new build is made"])
def test_a_deleted_readings_words_are_in_no_file_of_the_index(
    tmp_path: Path, model: CountingModel, before: tuple[Reading, ...]
) -> None:
    library = Library(*before)
    index = library.index(tmp_path, model)
    index.follow()
    library.becomes(BRIDGE, BAKERY)
    index.follow()
    assert files_with(tmp_path, "bread")
    library.becomes(BRIDGE)
    index.follow()

    assert files_with(tmp_path, "bread") == []
    assert files_with(tmp_path, "cracks")


def files_with(folder: Path, words: str) -> list[Path]:
    """Without the file of hnswlib's that is written at its full size, the unused part as its memory happened to be."""
    files = [file for file in folder.rglob("*") if file.is_file() and file.name != "data_level0.bin"]
    return [file for file in files if words.encode() in file.read_bytes()]


def test_nothing_is_opened_anew_while_the_library_stays_as_it_is(tmp_path: Path, model: CountingModel) -> None:
    index = Library(BRIDGE).index(tmp_path, model)

    assert index.follow() is index.follow()


def test_many_changes_leave_every_reading_searchable(tmp_path: Path, model: CountingModel) -> None:
    library = Library(BRIDGE)
    index = library.index(tmp_path, model)
    for number in range(4):
        library.becomes(*library.readings, replace(BRIDGE, id=f"twin-{number}"))
        index.follow()

    assert [index.search(each.id, QUESTION)[0].passage for each in library.readings] == [1] * 5
