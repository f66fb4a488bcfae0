"""Students come in by their cards, and whoever guesses at cards is stopped."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest

from tests.class_examples import a_class, classes_of
from tutor.core.classroom import Class, Seat
from tutor.core.guessing import AN_ADDRESS, FOR_EACH_LET_IN, FREE_TRIES, REST, SOON, WAIT, WRONG
from tutor.errors import NotAllowed, NotFound
from tutor.joining import Joining
from tutor.record import ClassRecord, JoinRecord, SqlRecord

pytest_plugins = "tests.record_fixtures"
SCHOOL, DEVICE, HOME = "10.0.0.1", "10.0.0.9", "10.9.9.9"


@pytest.fixture
def classes(record):
    return classes_of(record)


@pytest.fixture
def joining(record: SqlRecord, classes: ClassRecord, clock) -> Joining:
    return Joining(JoinRecord(record.transactions), clock)


@pytest.fixture
def room(classes):
    """A class of thirty and its seats."""
    made, _ = a_class(classes, 30)
    return made, classes.seats("ana", made.id)


def wrong(joining: Joining, made: Class, nickname: str, address: str = SCHOOL, times: int = 1) -> str:
    """What is said to the last of so many wrong tries."""
    for _ in range(times):
        with pytest.raises(NotAllowed) as caught:
            joining.join(made.code, nickname, "wrong words", address)
    return str(caught.value)


def comes_in(joining: Joining, made: Class, seat: Seat, address: str = SCHOOL) -> bool:
    return joining.join(made.code, seat.nickname, seat.words, address) == seat.learner


def test_a_card_opens_its_seat_however_its_words_are_typed(classes, joining, room, clock):
    made, (first, second, *_) = room
    name, words = first.nickname.upper(), first.words.replace(" ", " - ").title()

    assert joining.join(f" {made.code.upper()} ", name, words) == first.learner
    assert [classes.sat_down_since(first.learner, clock.now + timedelta(seconds=n)) for n in (0, 1)] == [True, False]
    seats = classes.seats("ana", made.id)
    assert (seats[0].joined_at, seats[1].joined_at) == (clock.now, None)
    with pytest.raises(NotAllowed, match="do not belong together"):
        joining.join(made.code, first.nickname, second.words)
    with pytest.raises(NotFound, match="no class with this code"):
        joining.join("nowhere-100", first.nickname, first.words)


def test_words_cannot_be_guessed_and_other_seats_stay_open(joining, room, clock):
    made, (first, second, *_) = room

    assert wrong(joining, made, first.nickname, times=FREE_TRIES) == WRONG
    with pytest.raises(NotAllowed, match="Wait five minutes"):
        comes_in(joining, made, first)
    assert comes_in(joining, made, second)
    clock.now += SOON
    assert comes_in(joining, made, first)


def test_many_tries_at_once_get_no_further_than_one_after_the_other(joining, room):
    made, (first, *_) = room

    with ThreadPoolExecutor(8) as burglars:
        answers = list(burglars.map(lambda _: wrong(joining, made, first.nickname), range(4 * FREE_TRIES)))

    assert (answers.count(WRONG), answers.count(WAIT)) == (FREE_TRIES, 3 * FREE_TRIES)


def test_new_words_work_at_once_and_the_lost_card_no_longer(joining, room):
    made, (first, *_) = room
    wrong(joining, made, first.nickname, times=FREE_TRIES)
    wrong(joining, made, "nobody", times=AN_ADDRESS - FREE_TRIES)
    fresh = joining.new_words("ana", made.id, 1)

    assert fresh.words != first.words
    assert joining.join(made.code, first.nickname, fresh.words, SCHOOL) == first.learner
    with pytest.raises(NotAllowed):
        comes_in(joining, made, first)


def test_a_class_of_thirty_behind_one_address_comes_in_though_each_mistypes(joining, room):
    made, seats = room
    for seat in seats:
        wrong(joining, made, seat.nickname)

    for seat in seats:
        wrong(joining, made, seat.nickname)
        assert comes_in(joining, made, seat)


def test_one_device_shuts_out_itself_and_not_the_class(joining, room, clock):
    made, seats = room
    for seat in seats[:12]:
        wrong(joining, made, seat.nickname, DEVICE, FREE_TRIES)

    assert wrong(joining, made, seats[20].nickname, DEVICE) == REST
    assert all(comes_in(joining, made, seat) for seat in seats[12:])
    clock.now += SOON
    assert all(comes_in(joining, made, seat) for seat in seats[:12])
    assert wrong(joining, made, seats[20].nickname, DEVICE) == REST
    clock.pass_days(1)
    assert wrong(joining, made, seats[20].nickname, DEVICE) == WRONG


def test_every_student_who_comes_in_brings_tries_for_those_beside_them(joining, room):
    made, (first, second, *_) = room
    wrong(joining, made, "nobody", times=AN_ADDRESS - 1)
    assert comes_in(joining, made, first)

    assert wrong(joining, made, "nobody", times=1 + FOR_EACH_LET_IN) == WRONG
    assert wrong(joining, made, second.nickname) == REST


def test_a_card_that_rests_costs_its_neighbours_nothing(joining, room):
    made, (first, second, *_) = room
    wrong(joining, made, first.nickname, times=FREE_TRIES + 2 * AN_ADDRESS)

    assert comes_in(joining, made, second)


def test_a_teacher_is_told_and_lets_everybody_try_again(joining, room):
    made, (first, second, *_) = room
    assert joining.guessing("ana", made.id) is None
    wrong(joining, made, second.nickname, times=FREE_TRIES)
    wrong(joining, made, "nobody", times=AN_ADDRESS - FREE_TRIES)
    assert wrong(joining, made, first.nickname) == REST

    found, names = joining.guessing("ana", made.id)
    assert (found.wrong, found.shut, names) == (AN_ADDRESS, True, (second.nickname,))
    joining.let_try_again("ana", made.id)
    found, _ = joining.guessing("ana", made.id)
    assert (found.wrong, found.shut) == (AN_ADDRESS, False)
    assert comes_in(joining, made, first) and comes_in(joining, made, second)


def test_another_class_is_not_touched(classes, joining, room):
    made, _ = room
    other, _ = a_class(classes)
    wrong(joining, made, "nobody", times=AN_ADDRESS)

    assert comes_in(joining, other, classes.seats("ana", other.id)[0])
    assert joining.guessing("ana", other.id) is None


def test_only_the_teacher_of_a_class_hears_of_it_or_lifts_anything(joining, room):
    made, _ = room
    for ask in (joining.guessing, joining.let_try_again, lambda who, id: joining.new_words(who, id, 1)):
        for who, id in (("ben", made.id), ("ana", "no-such-class")):
            with pytest.raises(NotAllowed, match="no such class among yours"):
                ask(who, id)


def test_tries_are_forgotten_after_a_day_and_no_address_is_ever_written_down(record, joining, room, clock):
    made, (first, *_) = room
    wrong(joining, made, first.nickname, HOME)
    with record.engine.connect() as connection:
        rows = [str(row) for row in connection.exec_driver_sql("SELECT * FROM wrong_joins")]
    assert len(rows) == 1 and HOME not in rows[0]
    clock.pass_days(1)

    assert (joining.record.forget_old(), joining.guessing("ana", made.id)) == (1, None)


def test_addresses_take_no_more_than_their_room(joining, room):
    made, _ = room
    joining.most_addresses = 10
    for number in range(50):
        wrong(joining, made, "nobody", f"10.0.1.{number}")

    assert len(joining._addresses) <= 10
