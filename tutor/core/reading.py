"""A reading and the background that comes with it."""

from dataclasses import dataclass, field

from tutor.core.text import Span, Text


@dataclass(frozen=True, slots=True)
class Lesson:
    """A close-reading range: the part of a reading that carries the tasks. Passage numbers, both included."""

    title: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class SourceCard:
    """What is known about a text before it is read. `counterpart` is the reading that argues the other side."""

    title: str
    title_is_ours: bool = False
    genre: str = ""
    publisher: str = ""
    author: str = ""
    date: str = ""
    known: str = ""
    not_known: str = ""
    practice: bool = False
    age: int = 0
    counterpart: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A background document. `later` is True where it tells what nobody could know when the reading appeared."""

    id: str
    title: str
    text: Text
    perspective: str = ""
    date: str = ""
    later: bool = False
    sources: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """One revision of a text that a class reads, with its card, its lessons and its background."""

    id: str
    card: SourceCard
    text: Text
    language: str = "en"
    revision: int = 1
    lessons: tuple[Lesson, ...] = ()
    background: tuple[Document, ...] = field(default=(), repr=False)

    @property
    def title(self) -> str:
        """Its title, as the card has it."""
        return self.card.title

    def document(self, document_id: str) -> Document | None:
        """The background document with this id, if there is one."""
        return next((document for document in self.background if document.id == document_id), None)

    def stretch(self, lesson: Lesson) -> Span:
        """The stretch of text that a lesson covers."""
        return self.text.passage(lesson.first).span.cover(self.text.passage(lesson.last).span)
