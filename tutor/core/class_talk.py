"""Class talk: which sentences the class marked, how many let them go, and with which reasons. Pure, and without nicknames."""

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.core.lesson import LessonState
from tutor.core.matching import Mark
from tutor.core.reading import Lesson
from tutor.core.text import Span, Text

MOST_REASONS = 3  # on the wall: as many as a class can weigh


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence, how many marked it, how many came as far and let it go, and the reasons that were given."""

    sentence: Span
    paragraph: int
    marked: int
    let_go: int
    reasons: tuple[str, ...]


def spoken_of(text: Text, lesson: Lesson, states: Sequence[LessonState]) -> tuple[Spoken, ...]:
    """The sentences of a range that somebody marked, the most marked first; sentences not marked by anybody are left out."""
    passages = [passage for passage in text.passages if lesson.first <= passage.number <= lesson.last]
    found = [_spoken(sentence, passage.number, states) for passage in passages for sentence in passage.sentences]
    return tuple(sorted((each for each in found if each.marked), key=lambda each: (-each.marked, each.sentence.start)))


def _spoken(sentence: Span, paragraph: int, states: Sequence[LessonState]) -> Spoken:
    marked = [state for state in states if any(mark.span.overlap(sentence) for mark, _ in _marks(state))]
    reached = sum(_furthest(state) >= sentence.start for state in states)
    lines = [
        line
        for state in marked
        for mark, reason in _marks(state)
        if mark.span.overlap(sentence)
        for line in reason.splitlines()
    ]
    reasons = tuple(dict.fromkeys(line.strip() for line in lines if line.strip()))
    return Spoken(sentence, paragraph, len(marked), max(0, reached - len(marked)), reasons)


def _marks(state: LessonState) -> list[tuple[Mark, str]]:
    pending = [(state.pending, state.pending_words)] if state.pending else []
    return [*((find.mark, find.reason) for find in (*state.finds, *state.alarms, *state.kept)), *pending]


def _furthest(state: LessonState) -> int:
    """The last place that a student marked: whoever never came to a sentence has not let it go."""
    return max((mark.span.start for mark, _ in _marks(state)), default=-1)
