"""Where the lesson goes next: the same place with more help, or another one. The teaching rule's second half."""

from dataclasses import replace

from tutor.core.lesson import Ask, Help, Lead, LessonState, Move, Rung
from tutor.core.matching import Mark
from tutor.core.targets import Ground, climbed, next_target

ATTEMPTS_BEFORE_TELLING = 1  # asking to be told is no attempt; without one the tutor moves on and tells nothing
TARGETS_PER_LESSON = 6  # four to six in eighteen minutes


def steer(
    state: LessonState, lead: Lead, because: str, ground: Ground, mark: Mark | None = None,
    foil: str = "", cue: str = "", fresh: bool = False, may_tell: bool = False,
) -> Move:  # fmt: skip
    """Go on: a new target when `fresh` (or none is set), else one rung up on the present one."""
    if len(state.earned()) >= TARGETS_PER_LESSON and fresh and not state.closed:
        return Move(lead, Ask.CLOSING, because, mark=mark)
    if fresh or not state.target or state.target in state.earned():
        move = aim(replace(state, target=""), lead, because, ground)
    else:
        move = _one_rung_up(state, lead, because, ground, may_tell)
    return replace(move, mark=mark, foil=foil, cue=cue)


def aim(state: LessonState, lead: Lead, because: str, ground: Ground) -> Move:
    """Ask about the next target that has not been asked for too often; none left closes the lesson."""
    target, rung = next_target(state, ground), Rung.PARAGRAPH if state.help is Help.GENEROUS else Rung.OPEN
    if target and state.worn(target, rung):
        return aim(replace(state, passed=(*state.passed, target)), lead, because, ground)
    if target:
        return Move(lead, Ask.HINT, because, rung=rung, target=target)
    return Move(lead, Ask.BACK if state.closed else Ask.CLOSING, because)


def _one_rung_up(state: LessonState, lead: Lead, because: str, ground: Ground, may_tell: bool) -> Move:
    finding = ground.key.finding(state.target)
    rung = climbed(state.rung, finding, ground)
    while rung is not Rung.TELL and state.worn(finding.id, rung):  # aimed at again: above what it has had
        rung = climbed(rung, finding, ground)
    if rung is not Rung.TELL:
        return Move(lead, Ask.HINT, because, rung=rung, target=finding.id)
    tells = state.help is not Help.SPARING and lead in (Lead.NONE, Lead.MISSED)
    if tells and (may_tell or state.attempts >= ATTEMPTS_BEFORE_TELLING):
        return Move(
            Lead.TOLD, Ask.EXPLAIN, "every step of help was given: tell, then explain back", rung=rung, finding=finding.id
        )
    return aim(replace(state, target="", passed=(*state.passed, finding.id)), lead, because, ground)


def hint(state: LessonState, lead: Lead, rung: Rung, ground: Ground, because: str) -> Move:
    """Ask about the present target with no more help than before."""
    if not state.target:
        return aim(state, lead, because, ground)
    if state.worn(state.target, rung):
        return aim(replace(state, target="", passed=(*state.passed, state.target)), lead, because, ground)
    return Move(lead, Ask.HINT, because, rung=rung, target=state.target)
