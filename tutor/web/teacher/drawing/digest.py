"""The digest of a class on one reading: what to do tomorrow, what to take away, and the evidence."""

from dataclasses import dataclass

from tutor.core.looks import Discernment, discernment
from tutor.core.report import Report
from tutor.core.report.change import pooled
from tutor.core.report.finds import HELP, FindingSeen, most_missed
from tutor.core.report.kept import KeptPlace, Waiting
from tutor.core.report.saying import HOW_COUNTED, misconception_named, sense_of_change, sense_of_leaning, too_few
from tutor.core.text import Span
from tutor.web.draw.render import Html, render
from tutor.web.teacher.drawing.change_plot import bands, change_plot
from tutor.web.teacher.drawing.heat import heat

SHOWN = 12  # findings in the table before the rest folds away: what fits on a screen beside the plots
LEGEND = (*HELP, "told the answer", "marked, reason unclear", "missed")


@dataclass(frozen=True, slots=True)
class Where:
    """Whose digest it is, for its head and its links. `seats` are the seats by nickname."""

    class_id: str
    class_title: str
    assignment: str
    title: str
    seats: dict[str, int]
    reading: str = ""


@dataclass(frozen=True, slots=True)
class InContext:
    """Words within their sentence: before, the words, after."""

    before: str
    words: str
    after: str


def digest(report: Report, where: Where, learned: frozenset[str] | None = None, printed: bool = False) -> Html:
    """The page, or the sheet to print. `learned` are the findings that the key has from a class; None where it cannot learn."""
    return render(
        "teacher/report/print" if printed else "teacher/report/digest",
        where=where,
        report=report,
        tomorrow=report.tomorrow,
        **_tables(report),
        **_change(report),
        heat=heat(report),
        context=lambda span: in_context(report, span),
        contested=of_kind(report, Waiting.CONTESTED),
        open=of_kind(report, Waiting.OPEN),
        unclear=of_kind(report, Waiting.UNCLEAR),
        learned=learned or frozenset(),
        learns=learned is not None,
        how=HOW_COUNTED,
    )


def _tables(report: Report) -> dict[str, object]:
    missed = most_missed(report.findings)
    return {
        "missed": missed[:SHOWN],
        "more": missed[SHOWN:],
        "unasked": [seen for seen in report.findings if not seen.asked],
        "unreached": sum(seen.asked and not seen.reached for seen in report.findings),
        "legend": list(enumerate(LEGEND)),
        "parts": parts,
        "misconceptions": [(*misconception_named(one.name), one.shown) for one in report.misconceptions],
    }


def _change(report: Report) -> dict[str, object]:
    looks = report.looks
    figures = [discernment(looks.before), discernment(looks.after)] if looks.enough else list[Discernment]()
    return {
        "plot": change_plot(looks) if looks.both else "",
        "bands": bands(looks),
        "says": sense_of_change(looks),
        "leans": sense_of_leaning(looks),
        "too_few": too_few(looks),
        "figures": figures,
        "orders": [
            (order, pooled([one.before for one in some]), pooled([one.after for one in some]), len(some))
            for order, some in looks.orders()
        ],
    }


def parts(seen: FindingSeen) -> list[tuple[int, str, int]]:
    """The parts of a finding's bar: which of LEGEND, its name, how many. None is empty, together they are all who got there."""
    counts = (*seen.by_help, len(seen.told), len(seen.marked), len(seen.missed))
    return [(number, name, count) for number, (name, count) in enumerate(zip(LEGEND, counts, strict=True)) if count]


def of_kind(report: Report, waiting: Waiting) -> list[KeptPlace]:
    """The places that wait for this reason."""
    return [kept for kept in report.kept if kept.waiting is waiting]


def in_context(report: Report, span: Span) -> InContext:
    """Words within their sentence."""
    text = report.ground.text
    sentence = text.sentence_around(span)
    sentence = sentence.cover(span)
    before, after = Span(sentence.start, span.start), Span(span.end, sentence.end)
    return InContext(text.words(before), text.words(span), text.words(after))
