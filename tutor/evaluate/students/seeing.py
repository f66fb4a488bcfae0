"""What a simulated student sees: the page, the tutor's words, and the places that a reader of its kind could notice."""

import re
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tutor.core.codes import Code, Group
from tutor.core.lesson import Ask
from tutor.core.reply import Picture
from tutor.core.text import Text
from tutor.protocols import Course

PLACES = re.compile(r"paragraphs? (\d+)(?: to (\d+))?", re.IGNORECASE)
LONGEST = 10  # words: what a student types as a quotation


@dataclass(frozen=True, slots=True)
class Thing:
    """A place that a careful reader could notice, with what kind it is and a plainer wording, where there is one."""

    quote: str
    paragraph: int
    group: Group
    code: Code
    plainer: str


@dataclass(frozen=True, slots=True)
class Sight:
    """The page of a lesson through a reader's eyes."""

    text: Text
    first: int
    last: int
    things: tuple[Thing, ...]

    def sentences(self) -> Iterator[str]:
        """The sentences of the lesson's paragraphs, in order."""
        for passage in self.text.between(self.first, self.last):
            yield from (self.text.words(span) for span in passage.sentences)

    def pointed_at(self, words: str) -> range:
        """The paragraphs that the tutor speaks of; the whole lesson where it names none."""
        named = PLACES.findall(words)
        first, last = named[-1] if named else (self.first, self.last)
        return range(int(first), int(last or first) + 1)

    def thing_in(self, paragraphs: range, but: Sequence[str]) -> Thing | None:
        """The first place there that has not been used yet."""
        return next((thing for thing in self.things if thing.paragraph in paragraphs and thing.quote not in but), None)


def sight_of(course: Course) -> Sight:
    """The page of a course. The places come from its key: a simulated reader has to see something."""
    first, last, text = course.lesson.first, course.lesson.last, course.reading.text
    things = [
        Thing(spot.quote, text.passage_at(spot.span.start).number, finding.group, finding.code, finding.rewrite)
        for finding in course.key.decided()
        for spot in finding.places[:1]
        if len(spot.quote.split()) <= LONGEST and "“" not in spot.quote
    ]
    return Sight(text, first, last, tuple(thing for thing in things if first <= thing.paragraph <= last))


class Student(ABC):
    """One student of a kind. `says` is the next line as `tutor chat` reads it, None when they leave."""

    def __init__(self, sight: Sight) -> None:
        self.sight = sight
        self.used: list[str] = []

    @abstractmethod
    def says(self, picture: Picture) -> str | None:
        """Read the page and the last reply, and answer."""

    def in_turn(self, lines: Sequence[str], picture: Picture) -> str:
        """The line for this turn out of a list that goes round."""
        return lines[(len(picture.turns) - 1) % len(lines)]

    def notice(self, picture: Picture) -> Thing | None:
        """A place where the tutor points, else anywhere in the lesson; each is used once."""
        reply = picture.turns[-1].reply
        pointed = self.sight.pointed_at(reply.words if reply else "")
        thing = self.sight.thing_in(pointed, self.used) or self.sight.thing_in(
            range(self.sight.first, self.sight.last + 1), self.used
        )
        if thing:
            self.used.append(thing.quote)
        return thing


def asked_for_a_reason(picture: Picture) -> bool:
    """Whether the tutor waits for a reason or an explanation."""
    return picture.state.asked in (Ask.WHY, Ask.PRESS, Ask.EXPLAIN) or picture.state.pending is not None


def finding_line(thing: Thing, reason: str = "") -> str:
    """A mark as it is typed in the terminal."""
    return f'/find "{thing.quote}" {thing.group}' + (f" because {reason}" if reason else "")
