from datetime import UTC, datetime, timedelta

import pytest

from tutor.core import guessing
from tutor.core.easy_words import EASY
from tutor.core.guessing import (
    A_CARD,
    A_CLASS,
    AN_ADDRESS,
    FOR_EACH_SEAT,
    FREE_TRIES,
    REST,
    SOON,
    WAIT,
    WrongTry,
    may_try,
    told,
)
from tutor.errors import NotAllowed

NOW = datetime(2025, 3, 1, 12, tzinfo=UTC)


def tries(seat: int, count: int, ago: timedelta = timedelta()) -> list[WrongTry]:
    return [WrongTry(seat, NOW - ago)] * count


def refused(made: list[WrongTry], seat: int = 1, seats: int = 30, known: bool = False) -> str:
    try:
        may_try(made, seat, seats, known, NOW)
    except NotAllowed as refusal:
        return str(refusal)
    return ""


def test_the_odds_that_the_docstring_states_are_those_of_the_word_list() -> None:
    pairs = len(EASY) * (len(EASY) - 1)
    odds = {A_CARD: "1 in 2,520", AN_ADDRESS: "1 in 840", FOR_EACH_SEAT * 30: "1 in 168"}

    assert f"{pairs:,} pairs" in (guessing.__doc__ or "")
    assert all(f"{tries} tries a day, {words} a day" in (guessing.__doc__ or "") for tries, words in odds.items())
    assert {f"1 in {pairs // tries:,}": words for tries, words in odds.items()} == {words: words for words in odds.values()}


def test_a_card_rests_for_five_minutes_and_after_many_tries_for_the_day() -> None:
    assert refused(tries(1, FREE_TRIES - 1)) == ""
    assert refused(tries(1, FREE_TRIES)) == WAIT
    assert refused(tries(1, FREE_TRIES), seat=2) == ""
    assert refused(tries(1, A_CARD - 1, SOON)) == ""
    assert refused(tries(1, A_CARD, SOON)) == REST


def test_a_class_that_is_tried_all_over_is_closed_to_strange_addresses_only() -> None:
    everywhere = [each for seat in range(1, 31) for each in tries(seat, FOR_EACH_SEAT, SOON)]

    assert refused(everywhere) == REST
    assert refused(everywhere, known=True) == ""
    assert refused(everywhere[1:]) == ""


def test_a_nickname_that_nobody_has_closes_neither_a_card_nor_the_class() -> None:
    assert refused(tries(0, 999)) == ""
    assert refused(tries(0, 999), seat=0) == ""


def test_a_small_class_may_mistype_as_well() -> None:
    assert refused(tries(2, A_CLASS - 1), seat=1, seats=3) == ""
    assert refused(tries(2, A_CLASS), seat=1, seats=3) == REST


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ([*tries(1, 2), *tries(2, 2), *tries(0, 3)], None),
        (tries(0, 20, SOON), (20, (), False)),
        (tries(4, FREE_TRIES, SOON), (5, (4,), False)),
        ([*tries(4, FREE_TRIES), *tries(7, 8)], (13, (7, 4), True)),
    ],
)
def test_a_teacher_is_told_of_guessing_and_not_of_mistyping(made: list[WrongTry], expected: tuple[object, ...] | None) -> None:
    found = told(made, made, 30, False, NOW)

    assert (found and (found.wrong, found.seats, found.shut)) == expected


def test_what_was_forgiven_is_still_told_and_keeps_nobody_out() -> None:
    found = told(tries(4, A_CARD), [], 30, False, NOW)

    assert found and not found.shut
    assert told([], [], 30, True, NOW) is not None  # an address that is kept out because of nicknames that nobody has


def test_a_device_has_one_address_however_many_it_makes_up() -> None:
    assert guessing.household("2001:db8:1:2:aaaa::1") == guessing.household("2001:db8:1:2:bbbb::2")
    assert guessing.household("10.0.0.1") == "10.0.0.1" != guessing.household("10.0.0.2")
    assert guessing.household("testclient") == "testclient"
