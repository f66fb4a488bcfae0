"""The text of a reading: numbered paragraphs, the part for this lesson, and the student's marks."""

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.core.reading import Lesson
from tutor.core.reply import DrawnMark, Picture, drawn_marks
from tutor.core.text import Passage, Text
from tutor.web.draw.marks import Piece, note, pieces
from tutor.web.draw.render import Html, render


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence that can take the focus, and the blank before it. `tab` is 0 for the one that Tab reaches."""

    gap: str
    pieces: list[Piece]
    tab: int


@dataclass(frozen=True, slots=True)
class Row:
    """One paragraph or heading. Its sentences, gaps and `rest` together are its words, no letter more or less."""

    number: int
    heading: bool
    inside: bool
    sentences: list[Sentence]
    rest: str

    @property
    def tag(self) -> str:
        """Its element."""
        return "h3" if self.heading else "p"

    @property
    def label(self) -> str:
        """Its name aloud."""
        return f"{'heading' if self.heading else 'paragraph'} {self.number}"


def article(picture: Picture, session: str = "", onward: str = "") -> Html:
    """The whole text. Paragraphs outside the lesson's range are there to read, and quieter. `onward` as in the tutor's head."""
    marks, passages, lesson = drawn_marks(picture.state), picture.reading.text.passages, picture.lesson
    return render(
        "article",
        language=picture.reading.language,
        title=picture.reading.title,
        lesson=lesson,
        session=session,
        onward="" if picture.finished or picture.state.closed else onward,
        range=range_words(lesson),
        whole=lesson.first == 1 and lesson.last == len(passages),
        last=lesson.last == len(passages),
        rows=[row(passage, picture.reading.text, marks, lesson) for passage in passages],
        notes=[note(mark) for mark in marks],
    )


def range_words(lesson: Lesson) -> str:
    """The range of a lesson in words: "paragraphs 2 to 8", or "paragraph 3"."""
    return f"paragraphs {lesson.first} to {lesson.last}" if lesson.last > lesson.first else f"paragraph {lesson.first}"


def row(passage: Passage, text: Text, marks: Sequence[DrawnMark], lesson: Lesson) -> Row:
    """One paragraph with the marks that lie in it."""
    body = text.body
    sentences, at, tab = [], passage.span.start, 0 if passage.number == lesson.first else -1
    for span in passage.sentences:
        sentences.append(Sentence(body[at : span.start], pieces(span, body, marks), tab))
        at, tab = span.end, -1
    inside = lesson.first <= passage.number <= lesson.last
    return Row(passage.number, passage.heading, inside, sentences, body[at : passage.span.end])
