"""What a lesson is after a move: the fold that the record can repeat."""

from dataclasses import replace

from tutor.core.dialogue import Heard, Intent
from tutor.core.lesson import Ask, Find, Lead, LessonState, Move, level_of
from tutor.core.matching import Mark

ATTEMPTS = (Lead.FALSE_ALARM, Lead.KEPT)  # leads that answer a real try: a mark with a reason; words alone are anybody's
SETTLING = (Lead.ACCEPTED, Lead.FALSE_ALARM, Lead.KEPT)  # leads that are done with a mark
FRUITLESS = (Intent.DONT_KNOW, Intent.TELL_ME)


def after(state: LessonState, move: Move, heard: Heard | None = None) -> LessonState:
    """The state once a move has been made; `heard` is None for the opening."""
    new_target = bool(move.target) and move.target != state.target
    in_vain = heard is not None and heard.intent in FRUITLESS and move.ask is not Ask.ANGLE and not new_target
    fruitless = state.fruitless + 1 if in_vain else 0
    state = _aimed(_waiting(_settled(state, move, heard), move, heard), move)
    return replace(
        state,
        fruitless=fruitless,
        asked=move.ask,
        settled=move.mark is not None and move.lead in SETTLING,
        turns=state.turns + 1,
        closed=state.closed or move.ask is Ask.CLOSING,
        serious=state.serious or move.lead is Lead.CARE,
        repaired=(*state.repaired, move.misconception) if move.lead is Lead.REPAIR else state.repaired,
    )


def _settled(state: LessonState, move: Move, heard: Heard | None) -> LessonState:
    """Put away what this move decided about a mark or a telling."""
    if move.mark and move.lead in SETTLING:
        reason = "\n".join(filter(None, (_earlier(state, move.mark), _reason(heard))))
        find = Find(move.mark, move.finding, move.code, reason, level_of(state, move.finding))
        if move.lead is Lead.ACCEPTED and move.code:
            return replace(state.credited(move.code, find.level), finds=(*state.finds, find))
        if move.lead is Lead.FALSE_ALARM:
            return replace(state, alarms=(*state.alarms, find))
        return replace(state, kept=(*state.kept, find))
    return replace(state, told=(*state.told, move.finding)) if move.lead is Lead.TOLD else state


def _reason(heard: Heard | None) -> str:
    """What was said as a reason: a line that only marks, asks or gives up argues nothing."""
    return heard.words if heard and heard.intent is Intent.REASON else ""


def _earlier(state: LessonState, mark: Mark) -> str:
    return state.pending_words if mark == state.pending else ""


def _waiting(state: LessonState, move: Move, heard: Heard | None) -> LessonState:
    """Which mark waits for its reason now, how often it was pressed, and what waits to be explained back."""
    explaining = move.finding if move.ask is Ask.EXPLAIN else ""
    presses_telling = int(move.ask is Ask.EXPLAIN and move.lead is Lead.NONE)
    if move.mark is None or not (move.ask in (Ask.WHY, Ask.PRESS) or move.lead is Lead.REPAIR):
        return replace(state, pending=None, pending_words="", presses=presses_telling, explaining=explaining)
    same = move.mark == state.pending
    answered_something = move.lead in (Lead.NONE, Lead.REPAIR, Lead.HOLD) and move.ask is not Ask.WHY
    words = "\n".join(filter(None, (state.pending_words if same else "", _reason(heard))))
    presses = (state.presses if same else 0) + int(answered_something)
    return replace(state, pending=move.mark, pending_words=words, presses=presses, explaining="")


def _aimed(state: LessonState, move: Move) -> LessonState:
    """Where the questions aim now; a target that was left for another is not asked for again."""
    if not move.target:
        return replace(state, attempts=state.attempts + int(move.lead in ATTEMPTS))
    state = replace(state, visits=(*state.visits, (move.target, move.rung)))
    if move.target == state.target:
        return replace(state, rung=move.rung, attempts=state.attempts + int(move.lead in ATTEMPTS))
    left = (state.target,) if state.target and state.target not in state.earned() else ()
    return replace(state, target=move.target, rung=move.rung, attempts=0, passed=(*state.passed, *left))
