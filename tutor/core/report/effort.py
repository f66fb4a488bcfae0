"""What the lessons took: turns, minutes, tokens, and how much help stood behind the finds."""

from collections import Counter
from dataclasses import dataclass
from statistics import median

from tutor.core.report.finds import HELP, MOST_LEVEL
from tutor.core.report.works import StudentWork, on_time


@dataclass(frozen=True, slots=True)
class Effort:
    """Sums of the class and the student in the middle. `by_help` counts finds at each level of help; told ones apart."""

    students: int = 0
    turns: int = 0
    middle_turns: float = 0
    middle_minutes: float = 0
    tokens_in: int = 0
    tokens_out: int = 0
    by_help: tuple[int, ...] = (0,) * len(HELP)
    told: int = 0

    @property
    def tokens(self) -> int:
        """All tokens."""
        return self.tokens_in + self.tokens_out


def effort(works: tuple[StudentWork, ...]) -> Effort:
    """Tokens of everybody, late ones too, since they were spent; the rest of those on time."""
    there = on_time(works)
    turns = [sum(turn.said is not None for turn in work.turns) for work in there]
    levels = Counter(min(find.level, MOST_LEVEL) for work in there for find in work.finds if find.finding)
    replies = [turn.reply for work in works for turn in work.turns if turn.reply]
    return Effort(
        len(there),
        sum(turns),
        median(turns) if turns else 0,
        median(map(_minutes, there)) if there else 0,
        sum(reply.tokens_in for reply in replies),
        sum(reply.tokens_out for reply in replies),
        tuple(levels[level] for level in range(len(HELP))),
        sum(len(work.told) for work in there),
    )


def _minutes(work: StudentWork) -> float:
    times = [turn.said_at for turn in work.turns]
    return (max(times) - min(times)).total_seconds() / 60 if times else 0
