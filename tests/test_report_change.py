"""Before and after: real tries only, for the class only, and honest about small numbers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.played_class import played_works
from tests.report_examples import both_looks, not_real, work
from tutor.core.looks import Counts, discernment
from tutor.core.report import StudentWork
from tutor.core.report.change import BANDS, FEWEST_TRIES, BothLooks, ClassLooks, class_looks, spread
from tutor.core.report.saying import sense_of_change, sense_of_leaning

WEAK, STRONG = Counts(3, 6, 3, 6), Counts(6, 6, 0, 6)


def looks_of(before: Counts, after: Counts, students: int) -> ClassLooks:
    return ClassLooks(tuple(BothLooks(f"S{number}", before, after, ("a", "b")) for number in range(students)))


def test_only_two_real_tries_count_and_the_rest_are_said_to_be_left_out() -> None:
    pair = both_looks(WEAK, STRONG)
    works = (
        work("Otter", looks=pair), work("Heron", looks=not_real(pair)), work("Badger", looks=pair[:1]), work("Finch"),
        work("Marten", looks=pair, late=True),
    )  # fmt: skip
    looks = class_looks(works)

    assert [one.nickname for one in looks.both] == ["Otter"]
    assert looks.left_out == 2


def test_the_class_is_pooled_not_averaged() -> None:
    looks = ClassLooks(
        (BothLooks("Otter", Counts(6, 6, 0, 6), STRONG, ("a", "b")), BothLooks("Heron", Counts(0, 8, 6, 7), STRONG, ("a", "b")))
    )

    assert looks.before == Counts(6, 14, 6, 13)
    assert looks.sensitivity.change == pytest.approx(
        discernment(Counts(12, 12, 0, 12)).sensitivity - discernment(Counts(6, 14, 6, 13)).sensitivity
    )


def test_below_twelve_real_tries_it_is_too_few_to_say() -> None:
    few, enough = looks_of(WEAK, STRONG, FEWEST_TRIES - 1), looks_of(WEAK, STRONG, FEWEST_TRIES)

    assert sense_of_change(few).startswith("Too few to say: 11 students made two real tries")
    assert sense_of_leaning(few) == ""
    assert "Too few" not in sense_of_change(enough)


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [(WEAK, STRONG, "better than before"), (STRONG, STRONG, "no change"), (STRONG, WEAK, "less well than before")],
)
def test_better_same_and_worse_each_have_their_sentence(before: Counts, after: Counts, says: str) -> None:
    assert says in sense_of_change(looks_of(before, after, 12))


def test_a_class_that_pulls_both_ways_shows_no_change() -> None:
    up, down = looks_of(WEAK, STRONG, 6).both, looks_of(STRONG, WEAK, 6).both
    looks = ClassLooks((*up, *down))

    assert looks.sensitivity.low < 0 < looks.sensitivity.high
    assert "no change" in sense_of_change(looks)


def test_marking_more_of_everything_is_leaning_and_no_better_telling_apart() -> None:
    looks = looks_of(Counts(2, 6, 2, 6), Counts(4, 6, 4, 6), 12)

    assert looks.sensitivity.direction == 0
    assert sense_of_leaning(looks) == "It marks more readily than before."


def test_the_interval_widens_where_students_differ() -> None:
    same = looks_of(WEAK, STRONG, 12).sensitivity
    mixed = ClassLooks((*looks_of(WEAK, STRONG, 10).both, *looks_of(STRONG, WEAK, 2).both)).sensitivity

    assert mixed.high - mixed.low > same.high - same.low


@pytest.mark.parametrize(
    ("share", "band"), [((0, 6), "none"), ((1, 6), "up to a quarter"), ((3, 6), "up to half"), ((4, 6), "up to three quarters"),
                        ((5, 6), "more"), ((6, 6), "more")]
)  # fmt: skip
def test_a_share_falls_into_its_band(share: tuple[int, int], band: str) -> None:
    assert spread([share])[BANDS.index(band)] == 1


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(9, 12))))
def test_the_bands_hold_every_student_once(shares: list[tuple[int, int]]) -> None:
    assert sum(spread(shares)) == len(shares)


def test_students_are_kept_with_the_order_of_their_passages() -> None:
    works: tuple[StudentWork, ...] = played_works()
    orders = class_looks(works).orders()

    assert sum(len(some) for _, some in orders) == len(class_looks(works).both)
    assert all(one.order == order for order, some in orders for one in some)
