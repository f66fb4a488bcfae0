"""A student's reason, weighed against everything that their mark may have meant."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from tutor.core.codes import Group
from tutor.core.dialogue import Judgement, Verdict
from tutor.core.key import Finding
from tutor.steps.judging import judge
from tutor.steps.plain import plain

PARROTED = 88  # of 100: the tutor's sentences, alone or in a row, with a slip or two
BY_SHAPE = "words"  # the cue of a reason in which no phrase of ours was recognised
MOST_CANDIDATES = 6  # a sentence seldom holds more; each costs a judgement
ORDER = {Verdict.RIGHT: 0, Verdict.PARTLY: 1, Verdict.WRONG: 2}


@dataclass(frozen=True, slots=True)
class Case:
    """One reason to weigh: what was marked, where, and the findings that it may be about, best first.

    `before` is what the student has said about this mark already, `earlier` the reasons of their other finds, `told` what the
    tutor said last.
    """

    reason: str
    quote: str
    sentence: str
    group: Group | None
    findings: tuple[Finding, ...] = ()
    before: str = ""
    earlier: tuple[str, ...] = ()
    told: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Weighed:
    """A judgement and the finding that it is about; no finding where the key has none."""

    judgement: Judgement
    finding: Finding | None = None


def weigh(case: Case, similarity: Callable[[str, str], float] | None = None) -> Weighed:
    """The best judgement over all candidates; the first that is right wins, so that a neighbour can be meant.

    What the tutor said last is nobody's reason when it comes back.
    """
    if _is_parroted(case):
        return Weighed(Judgement(Verdict.PARTLY), next(iter(case.findings), None))
    tried = [Weighed(_judged(case, finding, similarity), finding) for finding in case.findings[:MOST_CANDIDATES] or (None,)]
    best = min(tried, key=lambda weighed: ORDER[weighed.judgement.verdict])
    return _of_the_marked(case, best) if best.judgement.cue == BY_SHAPE else best


def _of_the_marked(case: Case, weighed: Weighed) -> Weighed:
    """A reason that was heard by its shape or its words alone speaks of what was marked, and of no neighbour."""
    first = next((finding for finding in case.findings if case.group is None or finding.accepts(case.group)), weighed.finding)
    if first is None or first is weighed.finding:
        return weighed
    code = next((code for code in first.codes if case.group in (None, code.group)), first.code)
    return Weighed(replace(weighed.judgement, code=code), first)


def _is_parroted(case: Case) -> bool:
    said = plain(case.reason).line
    replies = (" ".join(case.told[first:last]) for last in range(1, len(case.told) + 1) for first in range(last))
    return any(fuzz.ratio(said, plain(reply).line) >= PARROTED for reply in replies)


def _judged(case: Case, finding: Finding | None, similarity: Callable[[str, str], float] | None) -> Judgement:
    """The new words first; where they are thin, everything that was said about this mark."""
    latest = judge(case.reason, case.sentence, case.quote, finding, case.group, similarity, case.earlier)
    if latest.verdict is Verdict.RIGHT or not case.before:
        return latest
    both = judge(f"{case.before} {case.reason}", case.sentence, case.quote, finding, case.group, similarity, case.earlier)
    return both if latest.verdict is Verdict.PARTLY and both.verdict is Verdict.RIGHT else latest
