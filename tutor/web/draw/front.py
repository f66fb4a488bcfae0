"""What stands before a lesson: who is there, and what to read."""

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.core.course import Step
from tutor.core.reading import Lesson, Reading
from tutor.protocols import SessionInfo
from tutor.web.draw.article import range_words
from tutor.web.draw.render import Html, render


@dataclass(frozen=True, slots=True)
class LessonOffer:
    """One lesson of a reading, and how long its part is."""

    title: str
    range: str
    words: int


@dataclass(frozen=True, slots=True)
class Offer:
    """A reading on the shelf."""

    id: str
    kicker: str
    title: str
    opening: str
    lessons: list[LessonOffer]


def question(name: str) -> Html:
    """Asked before anything is shown, when a browser comes back that has worked here before."""
    return render("question", name=name)


def start(readings: Sequence[Reading], sessions: Sequence[SessionInfo], speaker: str) -> Html:
    """The first page: what this is in one sentence, and a text to begin with at once."""
    open_ones = [session for session in sessions if not session.finished]
    begun = [session for session in open_ones if session.step is not Step.CLOSING]
    closed = [session for session in open_ones if session.step is Step.CLOSING]
    return render("start", shelf=_shelf(readings), begun=begun, closed=closed, speaker=speaker)


def _shelf(readings: Sequence[Reading]) -> list[list[Offer]]:
    """The readings in their order, each alone or with the one that argues the other side."""
    by_id, placed, shelf = {reading.id: reading for reading in readings}, set[str](), list[list[Offer]]()
    for reading in readings:
        if reading.id not in placed:
            other = by_id.get(reading.card.counterpart)
            together = [reading, other] if other and other.id not in placed and other is not reading else [reading]
            placed |= {each.id for each in together}
            shelf.append([_offer(each) for each in together])
    return shelf


def _offer(reading: Reading) -> Offer:
    age = f"from age {reading.card.age}" if reading.card.age else ""
    kicker = ", ".join(filter(None, (reading.card.genre, age)))
    return Offer(reading.id, kicker, reading.title, _opening(reading), [_lesson(reading, lesson) for lesson in reading.lessons])


def _lesson(reading: Reading, lesson: Lesson) -> LessonOffer:
    words = len(reading.text.words(reading.stretch(lesson)).split())
    return LessonOffer(lesson.title, range_words(lesson).capitalize(), words)


def _opening(reading: Reading) -> str:
    """How the text begins: its first sentence that is no heading."""
    first = (passage.sentences[0] for passage in reading.text.passages if passage.sentences and not passage.heading)
    return next((reading.text.words(span) for span in first), "")
