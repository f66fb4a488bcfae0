"""Tomorrow's five minutes: one contested sentence, one fair sentence often flagged, one question. Chosen by rule.

The sentence is the contested one that most students argued for, else the open one that most marked. The fair one is the one
that most students flagged, at least two. The question is about the finding that the largest share of those who worked on its
paragraph missed, at least two of them. Where two are level, the one that comes first in the text.
"""

from dataclasses import dataclass

from tutor.core.codes import Group
from tutor.core.report.finds import FindingSeen, most_missed
from tutor.core.report.flagged import FalseAlarm
from tutor.core.report.kept import KeptPlace, Waiting

OFTEN = 2  # students: one alone is a matter for that student, not for the class

QUESTIONS = {
    Group.LOADED: "Which word would a reader on the other side change here, and would the fact stay the same?",
    Group.UNSUPPORTED: "What would you ask the writer for before you repeat this sentence to somebody?",
}


@dataclass(frozen=True, slots=True)
class Tomorrow:
    """What to put on the board; None where the lesson gave nothing of its kind."""

    contested: KeptPlace | None = None
    fair: FalseAlarm | None = None
    missed: FindingSeen | None = None

    @property
    def question(self) -> str:
        """The question to ask the class about the missed finding's sentence."""
        return QUESTIONS[self.missed.finding.group] if self.missed else ""


def tomorrow(seen: tuple[FindingSeen, ...], alarms: tuple[FalseAlarm, ...], kept: tuple[KeptPlace, ...]) -> Tomorrow:
    """Choose the three."""
    by_kind = [place for kind in (Waiting.CONTESTED, Waiting.OPEN) for place in kept if place.waiting is kind]
    often = [alarm for alarm in alarms if len(alarm.flagged) >= OFTEN]
    missed = [one for one in most_missed(seen) if len(one.missed) >= OFTEN]
    return Tomorrow(next(iter(by_kind), None), next(iter(often), None), next(iter(missed), None))
