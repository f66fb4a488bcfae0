"""A student's reason, weighed against everything that their mark may have meant."""

from collections.abc import Callable
from dataclasses import dataclass

from tutor.core.codes import Group
from tutor.core.dialogue import Judgement, Verdict
from tutor.core.key import Finding
from tutor.steps.judging import judge

MOST_CANDIDATES = 6  # a sentence seldom holds more; each costs a judgement
ORDER = {Verdict.RIGHT: 0, Verdict.PARTLY: 1, Verdict.WRONG: 2}


@dataclass(frozen=True, slots=True)
class Case:
    """One reason to weigh: what was marked, where, and the findings that it may be about, best first.

    `before` is what the student has said about this mark already, `earlier` the reasons of their other finds.
    """

    reason: str
    quote: str
    sentence: str
    group: Group | None
    findings: tuple[Finding, ...] = ()
    before: str = ""
    earlier: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """A judgement and the finding that it is about; no finding where the key has none."""

    judgement: Judgement
    finding: Finding | None = None


def weigh(case: Case, similarity: Callable[[str, str], float] | None = None) -> Weighed:
    """The best judgement over all candidates; the first that is right wins, so that a neighbour can be meant."""
    tried = [Weighed(_judged(case, finding, similarity), finding) for finding in case.findings[:MOST_CANDIDATES] or (None,)]
    return min(tried, key=lambda weighed: ORDER[weighed.judgement.verdict])


def _judged(case: Case, finding: Finding | None, similarity: Callable[[str, str], float] | None) -> Judgement:
    """The new words first; where they are thin, everything that was said about this mark."""
    latest = judge(case.reason, case.sentence, case.quote, finding, case.group, similarity, case.earlier)
    if latest.verdict is Verdict.RIGHT or not case.before:
        return latest
    both = judge(f"{case.before} {case.reason}", case.sentence, case.quote, finding, case.group, similarity, case.earlier)
    return both if latest.verdict is Verdict.PARTLY and both.verdict is Verdict.RIGHT else latest
