"""A text that a teacher has brought and checks before it counts: every change is a new value, and can be undone. Pure."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from tutor.core.key import AnswerKey
from tutor.core.reading import Lesson, Reading, SourceCard
from tutor.core.text import Text, divided
from tutor.corpus import automatic_lessons
from tutor.corpus import sentences as find_sentences
from tutor.corpus.lessons import MOST_WORDS, word_count
from tutor.errors import NotFound
from tutor.parse.cleaning import one_line
from tutor.parse.paragraphs import Paragraphs, as_text, headings
from tutor.parse.parsed import Parsed

MOST_UNDONE = 50  # steps back; more is another look at the file
MOST_LESSONS = 30
LONGEST_FIELD = 300  # characters of a card's field
OLDEST = 99
FIELDS = ("title", "publisher", "date", "author", "genre")
NOTHING_LEFT = "This was the last paragraph. Throw the upload away instead, or bring another file."


@dataclass(frozen=True, slots=True)
class Change:
    """What one step did: from paragraph `at` on, `before` stood where `after` paragraphs stand now; 0 is the first."""

    at: int
    before: Paragraphs
    after: int
    said: str


@dataclass(frozen=True, slots=True)
class Pack:
    """An exercise pack that waits for a teacher's word: the reading as it is, and its key."""

    reading: Reading
    key: AnswerKey
    content_hash: str


@dataclass(frozen=True, slots=True)
class Staged:
    """A text on its way in.

    `lessons` is None while the proposed ranges stand; `found` names the fields of the card that the file itself gave.
    """

    name: str
    kind: str
    paragraphs: Paragraphs
    card: SourceCard
    notes: tuple[str, ...] = ()
    english: bool = True
    found: tuple[str, ...] = ()
    lessons: tuple[Lesson, ...] | None = None
    past: tuple[Change, ...] = ()
    steps: int = 0  # how often the paragraphs have changed: a page that counts differently shows an older text

    @property
    def text(self) -> Text:
        """The text as students will see it."""
        return divided(as_text(self.paragraphs), lambda words: list(sentences(words)), headings(self.paragraphs))

    def changed(self, said: str, change: Callable[[Paragraphs], Paragraphs]) -> "Staged":
        """The same with other paragraphs; a change that changes nothing is none."""
        now = change(self.paragraphs)
        if now == self.paragraphs:
            return self
        if not now:
            raise NotFound(NOTHING_LEFT)
        step = _difference(self.paragraphs, now, said)
        past, lessons = (*self.past, step)[-MOST_UNDONE:], _moved(self.lessons, step, now)
        return replace(self, paragraphs=now, past=past, lessons=lessons, steps=self.steps + 1)

    def undone(self) -> "Staged":
        """The same as before the last change."""
        if not self.past:
            return self
        step = self.past[-1]
        now = (*self.paragraphs[: step.at], *step.before, *self.paragraphs[step.at + step.after :])
        back = Change(step.at, self.paragraphs[step.at : step.at + step.after], len(step.before), "")
        return replace(self, paragraphs=now, past=self.past[:-1], lessons=_moved(self.lessons, back, now), steps=self.steps + 1)

    def with_field(self, name: str, value: str) -> "Staged":
        """The same with another word on its card. Raises NotFound for a field that no card has."""
        words = one_line(value)[:LONGEST_FIELD]
        if name == "age":
            age = int(words) if words.isascii() and words.isdigit() and len(words) < 3 else 0
            return replace(self, card=replace(self.card, age=min(age, OLDEST)))
        if name not in FIELDS:
            raise NotFound(f"A source card has no field “{name}”.")
        correction: dict[str, Any] = {name: words}
        return replace(self, card=replace(self.card, **correction), found=tuple(f for f in self.found if f != name))

    def ranges(self) -> tuple[Lesson, ...]:
        """The close-reading ranges: the teacher's, or those that are proposed."""
        return automatic_lessons(self.text) if self.lessons is None else self.lessons


def staged_from(parsed: Parsed) -> Staged:
    """What a teacher checks first, its card filled in as far as the file says."""
    card = SourceCard(parsed.title, publisher=parsed.source, author=parsed.author, date=parsed.date)
    found = tuple(name for name in FIELDS if getattr(card, name))
    notes = tuple(note.value for note in parsed.warnings)
    return Staged(parsed.name, parsed.kind.value, parsed.paragraphs, card, notes, parsed.is_english, found)


def faults_of(staged: Staged) -> list[str]:
    """What must be put right before the text can be taken in, for the teacher."""
    faults = [] if staged.card.title else ["Give the text a title."]
    text = staged.text
    for place, lesson in enumerate(staged.ranges(), 1):
        if fault := range_fault(lesson, text):
            faults.append(f"Range {place}: {fault}")
    if not staged.ranges():
        faults.append("Give at least one close-reading range.")
    return faults


def range_fault(lesson: Lesson, text: Text) -> str:
    """What is wrong with a close-reading range; empty where nothing is."""
    most = len(text.passages)
    if not lesson.title:
        return "it needs a title."
    if not 1 <= lesson.first <= lesson.last <= most:
        return f"choose paragraphs from 1 to {most}, the first before the last."
    words = words_in(lesson, text)
    if words > MOST_WORDS and lesson.first < lesson.last:
        return f"it has {words} words, and {MOST_WORDS} are the most; choose fewer paragraphs."
    return ""


def words_in(lesson: Lesson, text: Text) -> int:
    """How many words a range has."""
    return word_count(text.between(lesson.first, lesson.last), text)


@lru_cache(maxsize=2 * MOST_WORDS)
def sentences(paragraph: str) -> tuple[tuple[int, int], ...]:
    """The sentences of a paragraph, remembered: a page that is drawn again has changed in one of its paragraphs."""
    return tuple(find_sentences(paragraph))


def _difference(before: Paragraphs, now: Paragraphs, said: str) -> Change:
    """The smallest stretch in which two texts differ."""
    start, most = 0, min(len(before), len(now))
    while start < most and before[start] == now[start]:
        start += 1
    end = 0
    while end < most - start and before[-1 - end] == now[-1 - end]:
        end += 1
    return Change(start, before[start : len(before) - end], len(now) - end - start, said)


def _moved(lessons: tuple[Lesson, ...] | None, step: Change, now: Paragraphs) -> tuple[Lesson, ...] | None:
    """A teacher's ranges after a change: they keep their paragraphs, and none reaches beyond the text."""
    if lessons is None:
        return None
    by, end, kept = step.after - len(step.before), step.at + len(step.before), step.at + max(step.after, 1)

    def within(number: int) -> int:
        return max(1, min(number, len(now)))

    def moved(each: Lesson) -> Lesson:
        first = within(each.first + by if each.first > end else min(each.first, kept))
        last = within(each.last + by if each.last >= end else each.last if each.last <= step.at else min(each.last, kept))
        return replace(each, first=first, last=max(first, last))

    return tuple(map(moved, lessons))
