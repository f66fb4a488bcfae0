"""The report for a spreadsheet: nothing in it runs, and everything is in it."""

import csv
import io

import pytest

from tests.examples import GROUND, TEXT
from tests.played_class import played_works
from tests.report_examples import accepted, flagged, kept, work
from tutor.core.dialogue import Judgement, Verdict
from tutor.core.report import class_report
from tutor.core.report.dialogue import HEAD, Exchange, dialogues, lines
from tutor.core.report.sheet import harmless, results, sheet


@pytest.mark.parametrize(
    "cell", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", " =1", "  @x", "\u00a0=1", "＝1", "＋1", "－1", "＠x"]
)
def test_words_that_a_spreadsheet_would_run_are_marked_as_words(cell: str) -> None:
    assert harmless(cell) == f"'{cell}"


@pytest.mark.parametrize("cell", ["a=1", "it says -1", "", "“=”", -0.5, 3, "'quoted'"])
def test_other_cells_and_our_own_numbers_stay_as_they_are(cell: str | float) -> None:
    assert harmless(cell) == cell


def test_a_sheet_is_marked_as_utf_8_and_quotes_all_words() -> None:
    assert sheet([("a;=1", -2), ('say “"no"”', 0.5)]) == '\ufeff"a;=1",-2\r\n"say “""no""”",0.5\r\n'


def rows(text: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(text.removeprefix("\ufeff"))))


def test_a_formula_in_a_reason_or_a_nickname_does_not_run() -> None:
    found = work(
        "=cmd", accepted("butchered", "butchered", '=HYPERLINK("http://x")'), flagged("counted", "The office counted", "@x")
    )
    cells = [cell for row in rows(results(class_report((found,), GROUND))) for cell in row]

    assert '\'=HYPERLINK("http://x")' in cells and "'=cmd" in cells and "'@x" in cells
    assert not any(cell.startswith(("=", "+", "@")) for cell in cells)


def test_every_find_miss_alarm_argument_and_look_is_a_line() -> None:
    works = played_works()
    report = class_report(works, works[0].ground, ((99, "Nobody"),))
    table = rows(results(report))
    parts = [row[0] for row in table]

    assert {len(row) for row in table} == {8}
    assert sum(row[5] == "found" for row in table) == sum(len(seen.found) for seen in report.findings)
    assert sum(row[5] == "missed" for row in table) == sum(len(seen.missed) for seen in report.findings)
    assert parts.count("fair sentence") == sum(len(alarm.flagged) for alarm in report.alarms)
    assert parts.count("first look") == 2 * len(report.looks.both)
    assert "absent" in parts and "late" in parts and "how this is counted" in parts


def test_the_class_figures_are_words_where_there_are_too_few() -> None:
    table = rows(results(class_report((work("Otter"),), GROUND)))

    assert [row[5] for row in table if row[2].startswith("telling apart")] == ["too few to say"]


def test_a_dialogue_has_a_line_a_turn_with_the_move_and_its_why() -> None:
    one = work("Otter", kept("Nobody asked the cooks", "=no name"))
    exchanges = [Exchange(one.turns[0]), Exchange(one.turns[1], None, Judgement(Verdict.RIGHT, True, evidence="no name"))]
    head, opening, second = rows(dialogues(lines(("10b", "Canteen", "Otter"), exchanges, TEXT)))
    named = dict(zip(HEAD, second, strict=True))

    assert head == list(HEAD)
    assert dict(zip(HEAD, opening, strict=True))["move"] == "Opened the lesson, asked about the next place"
    assert named["student said"] == "'=no name" and named["marked"] == "Nobody asked the cooks"
    assert (named["why this move"], named["verdict"], named["judge"]) == ("kept", "right", "built-in")
