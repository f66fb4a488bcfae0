from collections import Counter
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.examples import KEY, TEXT, mark
from tutor.core.looks import Counts, Try, counts, discernment, drawn, is_real_try, trials
from tutor.corpus import load_reading, looks

BEGUN = datetime(2026, 1, 1, tzinfo=UTC)
PAIRS = [("a", "b"), ("c", "d"), ("e", "f")]
SORTED = trials(TEXT, KEY)


def tried(*quotes, seconds=60):
    return Try(tuple(mark(quote) for quote in quotes), BEGUN, BEGUN + timedelta(seconds=seconds))


def test_sentences_that_are_neither_slanted_nor_fair_are_left_out():
    sentences = [TEXT.words(span) for span in (*SORTED.signal, *SORTED.noise)]

    assert "Marks fell because of the new menu." not in sentences
    assert "The canteen is on Mill Lane." not in sentences


def test_hits_and_false_alarms_are_counted_by_sentence():
    marks = tried("butchered", "pudding", "212 answers", "Mill Lane").marks

    assert counts(marks, SORTED) == Counts(1, len(SORTED.signal), 1, 2)


@pytest.mark.parametrize(
    ("attempt", "real"),
    [
        (tried("butchered"), True),
        (tried(), False),
        (tried("butchered", seconds=3), False),
        (tried(*(TEXT.words(span) for span in TEXT.sentences())), False),
    ],
)
def test_an_empty_a_hasty_and_an_all_marking_look_are_no_real_tries(attempt, real):
    assert is_real_try(attempt, TEXT) is real


def test_a_session_draws_the_same_pair_always_and_sessions_draw_all_in_both_orders():
    draws = Counter(drawn(f"session {number}", PAIRS) for number in range(600))

    assert drawn("one", PAIRS) == drawn("one", PAIRS)
    assert len(draws) == 6
    assert min(draws.values()) > 60


def test_telling_apart_is_sensitivity_and_marking_everything_is_not():
    good, wild, blind = Counts(9, 10, 1, 10), Counts(10, 10, 10, 10), Counts(5, 10, 5, 10)

    assert discernment(good).sensitivity > 2
    assert discernment(wild).sensitivity == pytest.approx(0)
    assert discernment(blind).criterion == pytest.approx(0)
    assert discernment(wild).criterion < -1


def test_a_class_is_pooled():
    assert Counts(1, 6, 2, 6) + Counts(3, 6, 0, 7) == Counts(4, 12, 2, 13)


@pytest.mark.parametrize("folder", looks(Path(__file__).parent.parent / "corpus"), ids=lambda folder: folder.name)
def test_every_shipped_look_has_six_slanted_and_six_fair_sentences(folder):
    reading, key = load_reading(folder)
    found = trials(reading.text, key)

    assert 100 <= len(reading.text.body.split()) <= 140
    assert len(found.signal) >= 6
    assert len(found.noise) >= 6
