"""What is drawn: nothing that is not earned, nothing unescaped, and the text letter for letter."""

from dataclasses import replace
from html import unescape
from html.parser import HTMLParser

import pytest

from tests.browser.fake_tutor import NOW
from tests.conftest import ROOT
from tutor.core.codes import Code, Group
from tutor.core.course import WITHOUT_LOOKS, Standing, Step
from tutor.core.dialogue import Said
from tutor.core.lesson import Find, LessonState
from tutor.core.matching import Mark
from tutor.core.reading import Document, Lesson, Reading, SourceCard
from tutor.core.reply import Card, Drawing, DrawnMark, Picture, Reply, Turn
from tutor.core.text import Span, divided
from tutor.corpus import load_reading
from tutor.protocols import SessionInfo
from tutor.web.draw.article import article, range_words
from tutor.web.draw.chat import chat
from tutor.web.draw.frame import composer, constant, found, notice, where
from tutor.web.draw.front import question, start
from tutor.web.draw.marks import kind, pieces
from tutor.web.draw.page import Page, lesson_page
from tutor.web.draw.panel import panel
from tutor.web.draw.source import source

HOSTILE = (
    "<img src=x onerror=alert(1)>",
    "<script>alert(1)</script>",
    '"><svg onload=alert(1)>',
    "' onmouseover='alert(1)",
    "${alert(1)} `${1}` {{constructor}} {% raw %}",
    "</template></textarea><b>",
    "javascript:alert(1)",
    "a\u202eb\u0000c",
)


TALK = Standing(WITHOUT_LOOKS, Step.TOGETHER)


class Words(HTMLParser):
    """Collects the text of each element that has the attribute data-p."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._inside = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if "data-p" in dict(attrs):
            self.texts.append("")
            self._inside = tag

    def handle_endtag(self, tag: str) -> None:
        self._inside = "" if tag == self._inside else self._inside

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.texts[-1] += data


class Elements(HTMLParser):
    """Collects every element with the names of its attributes."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, *(name for name, _ in attrs)))


def elements(page: str) -> list[tuple[str, ...]]:
    parser = Elements()
    parser.feed(str(page))
    return parser.found


def picture_of(reading: Reading, state: LessonState | None = None, *turns: Turn) -> Picture:
    lesson = reading.lessons[0]
    opening = Turn(0, None, NOW, None, Reply(("Hello.",)))
    return Picture(reading, lesson, (opening, *turns), state or LessonState(lesson.first, lesson.last, ()), speaker="Built-in")


@pytest.fixture(scope="module")
def skate_park() -> Reading:
    return load_reading(ROOT / "corpus" / "skate-park")[0]


def test_the_drawn_text_is_the_text_letter_for_letter(skate_park: Reading) -> None:
    body = skate_park.text.body
    marks = [Mark(Span(n, n + 40), Group.LOADED) for n in range(0, len(body) - 41, 23)]
    finds = tuple(Find(mark, "x", Code.LL1, "because") for mark in marks)
    state = LessonState(1, 8, (), finds=finds, pending=Mark(Span(5, 300)))
    words = Words()
    words.feed(str(article(picture_of(skate_park, state))))

    assert words.texts == [skate_park.text.words(passage.span) for passage in skate_park.text.passages]


def islands_full_of(words: str) -> list[str]:
    """Every island, with these words wherever somebody's words can stand."""
    text = divided(f"{words}\nA second {words} line.", lambda paragraph: [(0, len(paragraph))], frozenset())
    document = Document(words, words, text, words, words, True, (words,))
    card = SourceCard(words, True, words, words, words, words, words, words, True, 12)
    reading = Reading(words, card, text, words, 1, (Lesson(words, 1, 2),), (document,))
    mark = Mark(text.passages[1].span, Group.LOADED)
    state = LessonState(1, 2, (), finds=(Find(mark, words, Code.LL1, words),))
    reply = Reply((words, words), (Card(words, 1, words, words, words, words, True, words),), (words,))
    picture = replace(picture_of(reading, state, Turn(1, Said(words, mark), NOW, None, reply)), speaker=words)
    session = SessionInfo(words, words, words, words, words, False, NOW, False, 1)
    return [
        article(picture),
        source(picture, fresh=True, session=words),
        chat(picture, words, busy=True, onward=words),
        found(picture, words, words),
        where(picture, words),
        notice(words, 1),
        question(words),
        start([reading], [session], words),
        panel(document, 1, 1),
    ]


@pytest.mark.parametrize("evil", HOSTILE)
def test_everything_is_escaped_in_every_island(evil: str) -> None:
    for island, harmless in zip(islands_full_of(evil), islands_full_of("harmless"), strict=True):
        assert elements(island) == elements(harmless)
        assert evil.replace("\x00", "") in unescape(island).replace("\x00", "")


def test_nothing_of_the_key_reaches_a_page(skate_park: Reading) -> None:
    state = LessonState(1, 8, (Code.LL1,), target="cruellest-plan", told=("told-finding",), repaired=("repaired-one",))
    page = "".join(part or "" for part in lesson_page(picture_of(skate_park, state), "s", "Blue Heron", TALK))

    for secret in ("cruellest-plan", "told-finding", "repaired-one", "LL1"):
        assert secret not in page


def test_a_pending_mark_says_neither_kind_nor_label(skate_park: Reading) -> None:
    pending = LessonState(1, 8, (), pending=Mark(Span(5, 20), Group.UNSUPPORTED))
    page = article(picture_of(skate_park, pending))

    assert 'class="rt-mark rt-pending"' in page
    assert "rt-unsupported" not in page
    assert "data-label" not in page


def test_overlapping_marks_are_cut_and_each_label_stands_once() -> None:
    marks = [DrawnMark(Span(0, 10), Group.LOADED, Drawing.FOUND, "Push"), DrawnMark(Span(5, 15), None, Drawing.FAIR, "Fair")]
    cut = pieces(Span(0, 20), "x" * 20, marks)

    assert [(len(piece.words), piece.kinds) for piece in cut] == [
        (5, "rt-loaded"),
        (5, "rt-loaded rt-fair"),
        (5, "rt-fair"),
        (5, ""),
    ]
    assert [tag.label for piece in cut for tag in piece.tags] == ["Push", "Fair"]


def test_a_found_mark_is_drawn_as_its_label_says_whatever_was_named_first() -> None:
    assert kind(DrawnMark(Span(0, 1), Group.LOADED, Drawing.FOUND, "Foggy source")) == "unsupported"
    assert kind(DrawnMark(Span(0, 1), None, Drawing.FOUND, "Loaded language")) == "loaded"
    assert kind(DrawnMark(Span(0, 1), None, Drawing.FOUND, "")) == "kept"


def test_paragraphs_outside_the_lesson_are_there_and_said_to_be_outside(skate_park: Reading) -> None:
    reading = replace(skate_park, lessons=(Lesson("Some", 3, 4),))
    page = article(picture_of(reading))

    assert page.count("rt-inside") == 2
    assert page.count("rt-outside") == len(reading.text.passages) - 2
    assert "Your part: paragraphs 3 to 4." in page
    assert range_words(Lesson("One", 3, 3)) == "paragraph 3"


def test_each_sentence_of_an_answer_is_a_span_of_its_own(skate_park: Reading) -> None:
    card = Card("d", 2, "A title", "Verbatim words", "The council", "2026", True, "A source")
    turn = Turn(1, Said("why?"), NOW, None, Reply(("First.", "Second.", "Third?"), (card,), ("A note",)))
    page = chat(picture_of(skate_park, None, turn), "s", busy=False)

    assert page.count("<span>") == 4
    assert page.index("A note") < page.index("First.") < page.index("Verbatim words") < page.index("Second.")
    assert 'data-document="d" data-passage="2"' in page
    assert "Known only later" in page


def test_an_answer_that_is_owed_shows_only_the_students_words(skate_park: Reading) -> None:
    page = chat(picture_of(skate_park, None, Turn(1, Said("hello"), NOW)), "s", busy=True)

    assert "hello" in page
    assert "The tutor is writing" in page
    assert page.count('class="rt-tutor"') == 1


def test_a_lesson_that_was_left_offers_another(skate_park: Reading) -> None:
    assert "Choose another reading" in chat(replace(picture_of(skate_park), finished=True), "s", busy=False)


def test_a_lesson_that_the_tutor_closed_offers_the_next_step_and_more_marking(skate_park: Reading) -> None:
    closed = replace(picture_of(skate_park), state=LessonState(1, 8, (), closed=True))
    page = chat(closed, "s", busy=False, onward="last look")

    assert "Go on: last look" in page
    assert "or mark more first" in page


def test_a_finished_lesson_is_not_offered_again(skate_park: Reading) -> None:
    sessions = [SessionInfo(str(n), "l", "r", f"Title {n}", "Lesson", False, NOW, bool(n), 1) for n in range(2)]
    page = start([skate_park], sessions, "Built-in tutor, no AI model")

    assert "Title 0" in page
    assert "Title 1" not in page
    assert "334 words" in page
    assert "from age 12" in page


def test_only_what_is_new_is_sent_again(skate_park: Reading) -> None:
    before = lesson_page(picture_of(skate_park), "s", "Blue Heron", TALK)
    after = lesson_page(picture_of(skate_park, None, Turn(1, Said("hello"), NOW)), "s", "Blue Heron", TALK, busy=True)
    fresh = after.since(before)

    assert [name for name, part in zip(Page._fields, fresh, strict=True) if part is not None] == ["source", "chat"]


def test_the_constants_say_nothing_about_anybody() -> None:
    for part in (composer(), *(constant(name) for name in ("top", "help", "leave"))):
        assert part.strip().startswith("<")
