"""The built-in judge of reasons: ideas, denials, swaps and echoes. Where it is not sure it says PARTLY, and we ask once more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from tutor.core.codes import Code, Group, codes_of
from tutor.core.dialogue import Judgement, Verdict
from tutor.core.key import Finding
from tutor.core.words import stems
from tutor.steps.cues import Ear, Idea, Strength, ear
from tutor.steps.misconceptions import misconception_in
from tutor.steps.plain import Plain, plain

SAME_FRAME = 88  # of 100: two reasons that differ in the marked words only
Similarity = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Reason:
    """A reason beside the words that it is about."""

    said: Plain
    sentence: str
    quote: str
    echoed: frozenset[str]


def judge(
    reason: str,
    sentence: str,
    quote: str,
    finding: Finding | None,
    group: Group | None,
    similarity: Similarity | None = None,
    earlier: Sequence[str] = (),
) -> Judgement:
    """Judge a reason for a mark. `finding` is None where the key has nothing; `earlier` are reasons accepted before."""
    heard = ear()
    marked = frozenset(plain(quote).words)
    said = plain(reason, heard.vocabulary, keep=frozenset(plain(sentence).words) | marked)
    given = Reason(said, plain(sentence).line, plain(quote).line, frozenset(stems(quote)))
    codes = finding.codes if finding else codes_of(group) if group else tuple(c for c in Code if c is not Code.FAIR)
    wrong_idea = misconception_in(said.line, group)
    best = _best_idea(given, codes, heard)
    if best is None or best.strength < Strength.FULL:
        thin = best is not None or heard.thin.first(said.line) is not None
        verdict = Verdict.WRONG if wrong_idea or heard.denials.first(said.line) or not thin else Verdict.PARTLY
        return Judgement(verdict, misconception=wrong_idea)
    evidence = said.typed(best.start, best.end)
    if heard.denials.first(said.line):
        return Judgement(Verdict.WRONG, misconception=wrong_idea, evidence=evidence)
    if _used_before(reason, earlier):
        return Judgement(Verdict.PARTLY, False, best.code, best.cue, wrong_idea, evidence)
    return Judgement(Verdict.RIGHT, True, best.code, best.cue, "", evidence)


def _best_idea(given: Reason, codes: Sequence[Code], heard: Ear) -> Idea | None:
    ideas = [idea for idea in heard.ideas(given.said.line) if _fits(idea, given, codes, heard)]
    ideas += list(_named_effects(given, codes, heard))
    return max(ideas, key=lambda idea: (idea.strength, idea.code in codes[:1], idea.code in codes, -idea.start), default=None)


def _fits(idea: Idea, given: Reason, codes: Sequence[Code], heard: Ear) -> bool:
    groups = {code.group for code in codes}
    return idea.code in codes or (idea.code.group in groups and heard.anchored(idea.code, given.quote))


def _named_effects(given: Reason, codes: Sequence[Code], heard: Ear) -> list[Idea]:
    """What the word does to a reader, or a plainer one for it: any content that is neither classroom talk nor an echo."""
    if all(code.group is not Group.LOADED for code in codes):
        return []
    line, ideas = given.said.line, list[Idea]()
    code = next(code for code in codes if code.group is Group.LOADED)
    for name, frames in heard.frames.items():
        for hit in frames.find(line, frozenset(line.split())):
            after = line[hit.end :].split(" . ")[0]
            telling = heard.telling(after, given.echoed)
            if telling and not heard.nonsense.intersection(telling):
                ideas.append(Idea(code, name, Strength.FULL, hit.start, hit.end + len(after)))
    return ideas


def _used_before(reason: str, earlier: Sequence[str]) -> bool:
    return any(fuzz.ratio(reason.casefold(), other.casefold()) >= SAME_FRAME for other in earlier)
