"""The closing page: the student's own words, two counts side by side, and what to check next. No verdict on the person."""

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.core.closing import Change, ClosingPage
from tutor.core.codes import Code
from tutor.core.lesson import Find
from tutor.core.reading import Reading
from tutor.core.reply import Drawing, DrawnMark, Picture, drawn_marks
from tutor.core.text import Text
from tutor.prompts import table
from tutor.web.draw.marks import kind
from tutor.web.draw.render import Html, render
from tutor.web.draw.wording import worded

TOP, BOTTOM = 26, 106  # of a slope's field, in units of its drawing


@dataclass(frozen=True, slots=True)
class Entry:
    """Words that were marked, with what their student said of them. `says` is a label, or what makes them fair."""

    kind: str
    quote: str
    label: str
    reasons: list[str]
    says: str = ""


@dataclass(frozen=True, slots=True)
class Slope:
    """One count before and after, with the heights of its two points."""

    title: str
    reads: str
    before: int
    after: int
    of: tuple[int, int]
    dashed: bool

    @property
    def heights(self) -> tuple[int, int]:
        """From the top of the drawing: all at TOP, none at BOTTOM."""
        shares = (self.before / max(1, self.of[0]), self.after / max(1, self.of[1]))
        first, last = (round(BOTTOM - share * (BOTTOM - TOP)) for share in shares)
        return first, last


def closing(page: ClosingPage, picture: Picture, session: str, counterpart: Reading | None) -> Html:
    """The whole page. `counterpart` is the reading that argues the other side, where one is offered."""
    text, plain = picture.reading.text, picture.plain
    found = [mark for mark in drawn_marks(picture.state) if mark.drawing is Drawing.FOUND]
    return render(
        "closing",
        session=session,
        plain=plain,
        title=picture.reading.title,
        lesson=picture.lesson.title,
        beside=[_entry(find, text) for find in (page.early, page.late) if find],
        finds=[_found(mark, text) for mark in found],
        nothing=worded("nothing found", plain),
        let_go=[_entry(each.find, text, each.fair) for each in page.let_go],
        kept=[_entry(find, text) for find in page.kept],
        guest=picture.guest,
        slopes=_slopes(page.change) if page.change else [],
        change=worded(page.change.direction, plain) if page.change else "",
        skipped=worded("skipped", plain) if page.skipped else "",
        check_next=[(code.group, code.label, _question(code, plain)) for code in page.check_next],
        counterpart=counterpart,
        about_counterpart=worded("counterpart", plain),
    )


def _entry(find: Find, text: Text, says: str = "") -> Entry:
    return Entry("fair" if says else "kept", text.words(find.mark.span), "", find.reason.splitlines(), says)


def _found(mark: DrawnMark, text: Text) -> Entry:
    return Entry(kind(mark), text.words(mark.span), mark.label, mark.reason.splitlines())


def _question(code: Code, plain: bool) -> str:
    entry = table("codes")[code.value]
    words = str(entry["plain" if plain else "question"])
    return words[:1].upper() + words[1:] + ("." if plain else "")


def _slopes(change: Change) -> Sequence[Slope]:
    before, after = change.before, change.after
    return (
        Slope("Slanted sentences that you marked", "Higher is more of them noticed", before.hits, after.hits,
              (before.signals, after.signals), False),
        Slope("Fair sentences that you marked", "Lower is more of them left alone", before.false_alarms, after.false_alarms,
              (before.noises, after.noises), True),
    )  # fmt: skip
