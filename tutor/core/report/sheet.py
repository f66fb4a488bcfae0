"""A report as a table for a spreadsheet: one fact a line, no cell that a spreadsheet would run as a formula."""

import csv
from collections.abc import Iterable, Iterator
from io import StringIO

from tutor.core.looks import discernment
from tutor.core.report import Report
from tutor.core.report.finds import HELP, FindingSeen
from tutor.core.report.saying import HOW_COUNTED, misconception_named, sense_of_change, sense_of_leaning, too_few

Cell = str | int | float
RUNS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")  # how a formula may begin, full-width signs included
MARK = "\ufeff"  # tells a spreadsheet that the file is UTF-8
HEAD = ("part", "paragraph", "words", "kind", "student", "result", "help", "reason or note")


def sheet(rows: Iterable[Iterable[Cell]]) -> str:
    """Rows as CSV. Words stand in quotation marks, numbers do not; a cell that begins like a formula gets an apostrophe."""
    out = StringIO()
    csv.writer(out, quoting=csv.QUOTE_NONNUMERIC).writerows([harmless(cell) for cell in row] for row in rows)
    return MARK + out.getvalue()


def harmless(cell: Cell) -> Cell:
    """The cell as a spreadsheet may have it: words that it would run are marked as words. Our own numbers stay numbers."""
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell.startswith(RUNS) or cell.lstrip(" \u00a0").startswith(RUNS) else cell


def results(report: Report) -> str:
    """Everything that was counted, one fact a line, with how it is counted at the end."""
    return sheet([HEAD, *_rows(report)])


def _rows(report: Report) -> Iterator[tuple[Cell, ...]]:
    for seen in report.findings:
        yield from _finding(seen)
    for alarm in report.alarms:
        for said in alarm.flagged:
            yield "fair sentence", alarm.paragraph, alarm.words, "FAIR", said.nickname, "flagged", "", said.words
    for kept in report.kept:
        for argument in kept.arguments:
            group = argument.group.label if argument.group else ""
            yield f"kept: {kept.waiting}", kept.paragraph, kept.words, group, argument.nickname, "marked", "", argument.words
    for one in report.misconceptions:
        for said in one.shown:
            yield "misconception", "", misconception_named(one.name)[0], "", said.nickname, "shown", "", said.words
    yield from _looks(report)
    yield from _totals(report)
    yield from (("how this is counted", "", name, "", "", "", "", means) for name, means in HOW_COUNTED)


def _finding(seen: FindingSeen) -> Iterator[tuple[Cell, ...]]:
    what = ("finding", seen.paragraph, seen.words, seen.finding.code.value)
    for by in seen.found:
        yield (*what, by.nickname, "found", HELP[by.level], by.reason)
    for names, result in ((seen.told, "told"), (seen.marked, "marked, reason unclear"), (seen.missed, "missed")):
        yield from ((*what, name, result, "", "") for name in names)
    yield from ((*what, name, "not reached", "", "") for name in seen.not_reached)
    for by in seen.later:
        yield (*what, by.nickname, "found later", HELP[by.level], by.reason)


def _looks(report: Report) -> Iterator[tuple[Cell, ...]]:
    looks = report.looks
    for one in looks.both:
        for name, counts in (("first look", one.before), ("last look", one.after)):
            yield name, "", "slanted sentences marked", "", one.nickname, counts.hits, f"of {counts.signals}", ""
            yield name, "", "fair sentences marked", "", one.nickname, counts.false_alarms, f"of {counts.noises}", ""
    if not looks.enough:
        yield "class", "", "telling apart (d′) and leaning (criterion)", "", "", "too few to say", "", too_few(looks)
        return
    for name, counts in (("first look", looks.before), ("last look", looks.after)):
        figures = discernment(counts)
        yield "class", "", f"telling apart (d′), {name}", "", "", round(figures.sensitivity, 2), "", sense_of_change(looks)
        yield "class", "", f"leaning (criterion), {name}", "", "", round(figures.criterion, 2), "", sense_of_leaning(looks)


def _totals(report: Report) -> Iterator[tuple[Cell, ...]]:
    effort = report.effort
    for name, count in (
        ("students in class", effort.students),
        ("messages", effort.turns),
        ("minutes of the student in the middle", round(effort.middle_minutes)),
        ("tokens read by the model", effort.tokens_in),
        ("tokens written by the model", effort.tokens_out),
    ):
        yield "class", "", name, "", "", count, "", ""
    yield from (("absent", "", "", "", name, "no lesson on this reading", "", "") for _, name in report.absent)
    yield from (("late", "", "", "", work.nickname, "did it after the lesson", "", "") for work in report.late)
