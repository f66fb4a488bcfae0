"""The shape of a lesson: its steps in order, and what stands between them."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tutor.core.looks import Counts
from tutor.core.matching import Mark
from tutor.core.reading import Reading


class Step(StrEnum):
    """Where a lesson is. A teacher may leave the looks out; the source card opens first at every step."""

    FIRST_LOOK = "first look"
    TOGETHER = "together"
    REWRITE = "rewrite"
    TILT = "tilt"
    LAST_LOOK = "last look"
    CLOSING = "closing"


LOOKS = (Step.FIRST_LOOK, Step.LAST_LOOK)
TASKS = (Step.REWRITE, Step.TILT)  # off unless a teacher switches them on
WHOLE = (Step.FIRST_LOOK, Step.TOGETHER, Step.LAST_LOOK, Step.CLOSING)
WITH_TASKS = tuple(Step)
WITHOUT_LOOKS = (Step.TOGETHER, Step.CLOSING)


@dataclass(frozen=True, slots=True)
class Look:
    """One look of one session: the passage, what is marked so far and when last, and the counts once it is done."""

    step: Step
    passage: str
    begun: datetime
    marks: tuple[Mark, ...] = ()
    done: datetime | None = None
    counts: Counts | None = None
    real: bool = False
    skipped: bool = False
    marked_at: datetime | None = None

    @property
    def last_sign(self) -> datetime:
        """When something was last done in it."""
        return self.done or self.marked_at or self.begun


@dataclass(frozen=True, slots=True)
class Standing:
    """Where a session stands: its steps, the one that it is at, and whether that one, a look, has begun."""

    steps: tuple[Step, ...]
    step: Step
    begun: bool = True


@dataclass(frozen=True, slots=True)
class LookPicture:
    """A look as its page shows it: the passage and the marks. Holds nothing of the key."""

    reading: Reading
    look: Look


def following(step: Step, steps: tuple[Step, ...]) -> Step:
    """The step after this one; the closing is the last."""
    later = steps[steps.index(step) + 1 :] if step in steps else ()
    return later[0] if later else Step.CLOSING


def with_mark(marks: tuple[Mark, ...], new: Mark) -> tuple[Mark, ...]:
    """The marks of a look with one more; it takes the place of those that it overlaps."""
    kept = [mark for mark in marks if not mark.span.overlap(new.span)]
    return tuple(sorted((*kept, new), key=lambda mark: mark.span))


def without_mark(marks: tuple[Mark, ...], index: int) -> tuple[Mark, ...]:
    """The marks without the one at this index; the same where there is none."""
    return tuple(mark for position, mark in enumerate(marks) if position != index)
