"""Draws the pages of bringing a reading."""

from collections.abc import Iterator
from dataclasses import dataclass

from tutor.bringing import Brought, Pack, Progress, Staged
from tutor.bringing.staged import FIELDS, range_fault, sentences, words_in
from tutor.bringing.story import MOST_DOCUMENTS
from tutor.core.reading import Lesson
from tutor.core.text import Text
from tutor.parse.limits import MEGABYTE, MOST_BYTES
from tutor.parse.reasons import NOTHING_KEPT, Reason, refusal
from tutor.web.draw.render import Html, render

SPLIT_UP_TO = 60  # sentences of a paragraph that may be split with one press
LABELS = {"title": "Title", "publisher": "Source", "date": "Date", "author": "Author", "genre": "Kind of text"}
NAMELESS = "NAME"  # the script puts the file's name in its place


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a paragraph; `at` is where it may be split off, 0 where it may not."""

    words: str
    at: int


@dataclass(frozen=True, slots=True)
class ShownRange:
    """A close-reading range as the page shows it."""

    title: str
    first: int
    last: int
    words: int
    fault: str


def new_page() -> Html:
    """Where files are dropped."""
    large = refusal(Reason.TOO_LARGE, NAMELESS)
    return render(
        "teacher/new", most=MOST_BYTES, megabytes=MOST_BYTES // MEGABYTE, wrong=large.wrong, advice=large.advice,
        kept=NOTHING_KEPT, documents=MOST_DOCUMENTS,
    )  # fmt: skip


def check_page(here: Brought, staged: Staged, editing: int, model: str) -> Html:
    """The text as students will see it, its card, its ranges, its background."""
    text = staged.text
    rows = [(number, one, list(pieces(one.words))) for number, one in enumerate(staged.paragraphs, 1)]
    large = refusal(Reason.TOO_LARGE, NAMELESS)
    return render(
        "teacher/check", id=here.id, staged=staged, rows=rows, editing=editing, model=model if staged.english else "",
        words=len(text.body.split()), headings=sum(one.heading for one in staged.paragraphs),
        labels={name: LABELS[name] for name in FIELDS}, ranges=[shown_range(each, text) for each in staged.ranges()],
        proposed=staged.lessons is None, documents=[(each, len(each.text.body.split())) for each in here.background],
        most=MOST_BYTES, megabytes=MOST_BYTES // MEGABYTE, wrong=large.wrong, advice=large.advice, kept=NOTHING_KEPT,
        room=len(here.background) < MOST_DOCUMENTS,
    )  # fmt: skip


def pack_page(here: Brought) -> Html:
    """A pack before it counts."""
    assert isinstance(here.content, Pack)
    pack = here.content
    words = len(pack.reading.text.body.split())
    return render("teacher/pack", id=here.id, pack=pack, words=words, documents=here.background)


def draft_page(here: Brought, progress: Progress, model: str, watch: bool = False) -> Html:
    """How far the draft of a key is. With `watch` the page's script asks to be told."""
    title = here.content.reading.title if isinstance(here.content, Pack) else here.content.card.title
    asked = model if here.with_model else ""
    return render(
        "teacher/drafting", id=here.id, title=title, progress=progress, model=asked, watch=watch,
        documents=len(here.background),
    )  # fmt: skip


def discard_dialog(here: Brought) -> Html:
    """Asks before something is thrown away."""
    title = here.content.reading.title if isinstance(here.content, Pack) else here.content.card.title or here.content.name
    return render("teacher/discard", id=here.id, title=title, taken=bool(here.reading))


def pieces(words: str) -> Iterator[Piece]:
    """A paragraph cut where its sentences begin."""
    starts = [start for start, _ in sentences(words)][1:SPLIT_UP_TO]
    for start, end in zip([0, *starts], [*starts, len(words)], strict=True):
        yield Piece(words[start:end], start)


def shown_range(lesson: Lesson, text: Text) -> ShownRange:
    """A range with its length and what is wrong with it."""
    return ShownRange(lesson.title, lesson.first, lesson.last, words_in(lesson, text), range_fault(lesson, text))
