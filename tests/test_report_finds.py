"""Who found a finding, who was told, who missed it, and who never got there."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from tests.examples import GROUND, KEY
from tests.played_class import played_works
from tests.report_examples import SHRUG, Exchange, accepted, asked, kept, told, work
from tutor.core.key import AnswerKey
from tutor.core.lesson import Rung
from tutor.core.report import StudentWork
from tutor.core.report.finds import FindingSeen, findings_seen, most_missed

RUIN = "Prices will ruin every family by Easter"


def seen(finding: str, *works: StudentWork) -> FindingSeen:
    return next(one for one in findings_seen(works, GROUND) if one.finding.id == finding)


def test_a_find_keeps_its_reason_and_its_help() -> None:
    alone = work("Otter", accepted("butchered", "butchered", "cut would do"))
    helped = work("Heron", asked("whisper"), accepted("whisper", "Insiders whisper", "no name"))

    assert [(by.nickname, by.reason, by.level) for by in seen("butchered", alone).found] == [("Otter", "cut would do", 0)]
    assert seen("whisper", helped).by_help == (0, 1, 0, 0)


def test_what_the_tutor_told_is_not_found_even_when_it_is_marked_afterwards() -> None:
    one = work("Otter", told("ruin"), accepted("ruin", RUIN))

    assert (seen("ruin", one).found, seen("ruin", one).told) == ((), ("Otter",))


def test_only_who_worked_on_the_paragraph_can_miss_what_stands_there() -> None:
    there, elsewhere = work("Otter", accepted("ruin", RUIN)), work("Heron", accepted("butchered", "butchered"))

    assert seen("mere", there, elsewhere).missed == ("Otter",)
    assert seen("mere", there, elsewhere).not_reached == ("Heron",)


def test_a_question_about_a_paragraph_counts_as_work_there_once_it_is_answered() -> None:
    answered, left = work("Otter", asked("mere"), SHRUG), work("Heron", asked("mere"))

    assert seen("mere", answered, left).missed == ("Otter",)
    assert seen("mere", answered, left).not_reached == ("Heron",)
    assert seen("mere", answered, left).asked_for == 1


def test_an_open_question_sends_nobody_to_a_paragraph() -> None:
    assert seen("mere", work("Otter", asked("mere", Rung.OPEN), SHRUG)).not_reached == ("Otter",)


def test_a_place_that_was_marked_without_a_fitting_reason_is_neither_found_nor_missed() -> None:
    one = work("Otter", kept("Insiders whisper", argued=False))

    assert (seen("whisper", one).marked, seen("whisper", one).missed) == (("Otter",), ())


def test_nobody_misses_what_the_tutor_never_asks_for() -> None:
    one = work("Otter", accepted("menu", "Marks fell because of the new menu"))
    two = work("Heron", accepted("ruin", RUIN))

    assert not seen("menu", one, two).asked
    assert seen("menu", one, two).missed == ()
    assert "swamp" not in [each.finding.id for each in findings_seen((one, two), GROUND)]


def test_what_an_older_key_did_not_have_was_not_missed() -> None:
    older = AnswerKey(tuple(finding for finding in KEY.findings if finding.id != "mere"), KEY.foils)
    one = replace(work("Otter", accepted("ruin", RUIN)), ground=replace(GROUND, key=older))

    assert seen("mere", one).not_reached == ("Otter",)


def test_a_late_student_is_shown_apart_and_in_no_count() -> None:
    one = work("Otter", accepted("butchered", "butchered"), late=True)
    row = seen("butchered", one)

    assert (row.found, row.reached, [by.nickname for by in row.later]) == ((), 0, ["Otter"])


def test_the_most_missed_comes_first_and_what_two_reached_comes_last() -> None:
    many = [work(f"Otter {number}", accepted("ruin", RUIN), seat=number) for number in range(3)]
    two = [work(f"Heron {number}", kept("Nobody asked the cooks"), seat=9 + number) for number in range(2)]
    order = [one.finding.id for one in most_missed(findings_seen((*many, *two), GROUND))]

    assert order == ["mere", "ruin", "butchered"]


def test_of_two_that_all_missed_the_one_that_was_asked_for_comes_first() -> None:
    works = tuple(work(f"Otter {number}", asked("suffer"), SHRUG, seat=number) for number in range(3))

    assert [one.finding.id for one in most_missed(findings_seen(works, GROUND))] == ["suffer", "police"]


EXCHANGES = st.sampled_from([
    accepted("butchered", "butchered"), accepted("mere", "mere"), told("ruin"), told("whisper"), asked("police"), SHRUG,
    kept("Insiders whisper", argued=False), kept("hundreds complained"), accepted("menu", "Marks fell because of the new menu"),
])  # fmt: skip


@given(st.lists(st.tuples(st.lists(EXCHANGES, max_size=5), st.booleans()), max_size=6))
def test_every_student_on_time_is_in_exactly_one_place_of_every_finding(lessons: list[tuple[list[Exchange], bool]]) -> None:
    works = tuple(work(f"S{seat}", *one, seat=seat, late=late) for seat, (one, late) in enumerate(lessons))
    there = sorted(one.nickname for one in works if not one.late)

    for row in findings_seen(works, GROUND):
        placed = [by.nickname for by in row.found] + [*row.told, *row.marked, *row.missed, *row.not_reached]
        assert sorted(placed) == there
        assert sum(row.by_help) == len(row.found)


def test_the_counts_of_a_played_class_add_up() -> None:
    works = played_works()
    ground = works[0].ground

    for row in findings_seen(works, ground):
        assert row.reached + len(row.not_reached) == len(works) - 1
