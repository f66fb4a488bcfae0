"""Marks that wait for the teacher: argued where the key has nothing, made where it is open, or left without a clear reason."""

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum

from tutor.core.codes import Code, Group
from tutor.core.key import Finding, place
from tutor.core.lesson import Find, Move
from tutor.core.matching import Meeting, match
from tutor.core.report.works import StudentWork, once
from tutor.core.targets import Ground
from tutor.core.text import Span, Text

ARGUED = "argued"  # the cue of a move that keeps a mark for its argument


class Waiting(StrEnum):
    """Why a mark waits."""

    CONTESTED = "contested"  # a good argument where the key has nothing
    OPEN = "open"  # the teacher has not decided this place
    UNCLEAR = "unclear"  # pressed twice, and no reason that fits this sentence alone


@dataclass(frozen=True, slots=True)
class Argument:
    """What one student said for a mark."""

    nickname: str
    group: Group | None
    words: str
    late: bool = False


@dataclass(frozen=True, slots=True)
class KeptPlace:
    """Marks on one sentence that wait for the same reason. `span` is what most students marked."""

    waiting: Waiting
    span: Span
    sentence: Span
    paragraph: int
    words: str
    arguments: tuple[Argument, ...]

    @property
    def students(self) -> int:
        """How many students marked it."""
        return len({argument.nickname for argument in self.arguments})

    @property
    def group(self) -> Group:
        """What most of them call it."""
        named = Counter(argument.group for argument in self.arguments if argument.group)
        return named.most_common(1)[0][0] if named else Group.LOADED


def kept_places(works: tuple[StudentWork, ...], ground: Ground) -> tuple[KeptPlace, ...]:
    """All of them, late students' too: an argument does not age. Most students first, then the text's order."""
    places = dict[tuple[Waiting, Span], list[tuple[Span, Argument]]]()
    for work in works:
        for find, move in work.kept() if work.ground.text == ground.text else ():
            sentence = ground.text.sentence_around(find.mark.span)
            argument = Argument(work.nickname, find.mark.group, once(find.reason), work.late)
            places.setdefault((_waiting(find, move, work), sentence), []).append((find.mark.span, argument))
    kept = [_place(waiting, sentence, marked, ground.text) for (waiting, sentence), marked in places.items()]
    return tuple(sorted(kept, key=lambda one: (-one.students, one.sentence)))


def learned(kept: KeptPlace, text: Text, code: Code, why: str) -> Finding:
    """The finding that a teacher makes of a contested place."""
    return Finding(f"from-class-{kept.span.start}-{kept.span.end}", code, (place(text, kept.span),), why)


def _waiting(find: Find, move: Move, work: StudentWork) -> Waiting:
    if match(find.mark, work.ground.key, work.ground.text).meeting is Meeting.OPEN:
        return Waiting.OPEN
    return Waiting.CONTESTED if move.cue == ARGUED else Waiting.UNCLEAR


def _place(waiting: Waiting, sentence: Span, marked: list[tuple[Span, Argument]], text: Text) -> KeptPlace:
    span = Counter(span for span, _ in marked).most_common(1)[0][0]
    paragraph = text.passage_at(sentence.start).number
    return KeptPlace(waiting, span, sentence, paragraph, text.words(span), tuple(argument for _, argument in marked))
