"""What a lesson asks for: its focus kinds, the next target, and where a target stands, in words of geography."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from tutor.core.codes import Code, Group
from tutor.core.key import AnswerKey, Finding, Status, Voice
from tutor.core.lesson import LessonState, Rung
from tutor.core.text import Passage, Span, Text

KINDS_PER_GROUP = 2  # a lesson teaches four kinds by name, two of each group; more is a list, not a lesson
SPLITTABLE = 14  # words: the half of a shorter sentence would point at the words themselves


@dataclass(frozen=True, slots=True)
class Ground:
    """The part of a reading that carries the tasks: its text, its key and the close-reading range."""

    text: Text
    key: AnswerKey
    first: int
    last: int

    @property
    def stretch(self) -> Span:
        """The range as one span."""
        return self.text.passage(self.first).span.cover(self.text.passage(self.last).span)

    def place_of(self, finding: Finding) -> Span:
        """The first place of a finding inside the range, else its first place of all."""
        inside = [spot.span for spot in finding.places if spot.span.within(self.stretch)]
        return inside[0] if inside else finding.places[0].span

    def passage_of(self, finding: Finding) -> Passage:
        """The passage that a finding's place begins in."""
        return self.text.passage_at(self.place_of(finding).start)

    def sentence_of(self, finding: Finding) -> Span:
        """The sentence, or sentences, that a finding's place lies in."""
        return self.text.sentence_around(self.place_of(finding))

    def askable(self) -> tuple[Finding, ...]:
        """What the tutor may steer to: clear, decided, not inside somebody's quotation, in the range."""
        return tuple(
            finding
            for finding in self.key.decided()
            if finding.status is Status.CLEAR
            and finding.voice is not Voice.QUOTED
            and any(spot.span.within(self.stretch) for spot in finding.places)
        )


def focus_kinds(ground: Ground) -> tuple[Code, ...]:
    """The kinds that a lesson teaches by name: the two commonest of each group in its range."""
    counts = Counter(finding.code for finding in ground.askable())
    ranked = [code for code, _ in sorted(counts.items(), key=lambda pair: (-pair[1], pair[0]))]
    return tuple(code for group in Group for code in [c for c in ranked if c.group is group][:KINDS_PER_GROUP])


def next_target(state: LessonState, ground: Ground) -> str:
    """The id of the finding to steer to next, or "" when the range holds no more.

    The other group than the last find's first, then the code that is known least, then the easier one, then the text's order.
    """
    done = state.earned() | set(state.passed)
    open_ones = [finding for finding in ground.askable() if finding.id not in done and not _kept(finding, state, ground)]
    wanted = [finding for finding in open_ones if finding.code in state.focus] or open_ones
    last_group = next((find.code.group for find in reversed(state.finds) if find.code), None)

    def order(finding: Finding) -> tuple[bool, float, int, int]:
        return finding.group is last_group, state.known(finding.code), finding.difficulty, ground.place_of(finding).start

    return min(wanted, key=order).id if wanted else ""


def _kept(finding: Finding, state: LessonState, ground: Ground) -> bool:
    return any(find.mark.span.overlap(ground.place_of(finding)) for find in state.kept)


def climbed(rung: Rung, finding: Finding, ground: Ground) -> Rung:
    """The next rung that says more than this one did."""
    steps = [step for step in Rung if step > rung and _says_more(step, finding, ground)]
    return steps[0] if steps else Rung.TELL


def _says_more(step: Rung, finding: Finding, ground: Ground) -> bool:
    if step is Rung.SENTENCE:
        return len(ground.passage_of(finding).sentences) > 1
    return step is not Rung.HALF or (not finding.where and half_of(finding, ground) is not None)


def half_of(finding: Finding, ground: Ground) -> str | None:
    """`first` or `second`: the half of its sentence that a finding lies in; None for short ones and those across the middle."""
    sentence, spot = ground.sentence_of(finding), ground.place_of(finding)
    words = ground.text.words(sentence).split()
    if len(words) < SPLITTABLE:
        return None
    middle = sentence.start + len(" ".join(words[: len(words) // 2]))
    if spot.end <= middle:
        return "first"
    return "second" if spot.start >= middle else None


def sentence_number(finding: Finding, ground: Ground) -> int:
    """Which sentence of its passage a finding stands in, from 1."""
    sentences, start = ground.passage_of(finding).sentences, ground.place_of(finding).start
    return next((number for number, span in enumerate(sentences, 1) if span.start <= start < span.end), 1)


def unearned(ground: Ground, earned: Iterable[str]) -> tuple[Finding, ...]:
    """The findings whose words must not be said yet, `defensible` and undecided ones included."""
    had = frozenset(earned)
    return tuple(finding for finding in ground.key.findings if finding.id not in had)
