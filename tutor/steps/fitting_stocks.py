"""Which stocks of lines fit a move: how what was said is taken up, and what is asked then."""

from tutor.core.codes import Code, Group
from tutor.core.dialogue import About
from tutor.core.lesson import Ask, Lead
from tutor.core.moves import OWN
from tutor.prompts import stocks
from tutor.steps.lesson_talk import kind_asked
from tutor.steps.plain import plain
from tutor.steps.slots import Scene
from tutor.steps.tricks import speaks_of_english, speaks_of_the_source, trick_in

LEADS_ON = (Lead.MISSED, Lead.HOLD)  # they announce a question, and a closing asks none


def lead_keys(scene: Scene) -> tuple[str, ...]:
    """Which stocks of leads fit a move, the most exact one first."""
    move, state = scene.move, scene.before
    if move.lead is Lead.NONE or (move.ask is Ask.CLOSING and move.lead in LEADS_ON):
        return ()
    name = move.lead.value.replace(" ", "_")
    if move.lead is Lead.ACCEPTED and move.code:
        return _accepted_keys(move.code, move.cue)
    if move.lead is Lead.REPAIR:
        return (f"{move.misconception}.{state.repaired.count(move.misconception) + 1}", f"{move.misconception}.1")
    detail = _detail(scene)
    exact = f"{name}.{detail}" if detail else name
    return tuple(dict.fromkeys((exact, name, f"{exact}.short")))


def _accepted_keys(code: Code, cue: str) -> tuple[str, ...]:
    """Lines for what was good in a reason; for a neighbour's cue none that speak of either kind."""
    if is_of_this_code(code, cue):
        return (f"accepted.{code}.{cue}", f"accepted.{cue}", f"accepted.{code}", f"accepted.{code.group}")
    return ("accepted.words", f"accepted.{code.group}")


def is_of_this_code(code: Code, cue: str) -> bool:
    """Whether an idea is one of this kind, or of any kind: it has lines that say so."""
    return not cue or not stocks("leads").keys().isdisjoint((f"accepted.{code}.{cue}", f"accepted.{cue}"))


def _detail(scene: Scene) -> str:
    """What tells two leads of one kind apart: why a sentence is fair, which chair, what was asked before."""
    move, state = scene.move, scene.before
    if move.lead is Lead.FALSE_ALARM:
        reason = next(foil.reason.value for foil in scene.ground.key.foils if foil.id == move.foil)
        return move.cue or reason
    if move.lead is Lead.NO_SIDE:
        return move.chair
    if move.lead is Lead.HOLD:
        return trick_in(scene.words)
    if move.lead is Lead.SILENT:
        return "source" if speaks_of_the_source(scene.words) else ""
    if move.lead is Lead.GREETING:
        return "language" if speaks_of_english(scene.words) else ""
    if move.lead is Lead.MISSED:
        return "angle" if state.asked is Ask.ANGLE else ""
    if move.lead is Lead.CARE:
        return "back" if move.ask is Ask.BACK else "again" if state.serious else ""
    return _about(scene) if move.lead is Lead.LESSON else move.cue


def _about(scene: Scene) -> str:
    """What of the lesson was asked about: of a kind which one, of how it stands whether there is anything to count."""
    if scene.move.cue == About.KIND:
        asked = kind_asked(plain(scene.words).line, scene.before.said) or _group(scene)
        return f"kind.{asked}" if isinstance(asked, Group) else "kind"
    return "tally.none" if scene.move.cue == About.TALLY and not scene.before.finds else scene.move.cue


def _group(scene: Scene) -> Group:
    """The group that the question is about, as its own words say: that of the mark, or of the place it steers to."""
    mark, target = scene.move.mark, scene.move.target
    aimed = scene.ground.key.finding(target).group if target else None
    return (mark.group if mark else aimed) or Group.LOADED


def ask_keys(scene: Scene) -> tuple[str, ...]:
    """Which stocks of questions fit a move, the most exact one first."""
    move, ground = scene.move, scene.ground
    if move.ask is Ask.NOTHING:
        return ()
    if move.ask in (Ask.WHY, Ask.PRESS):
        group = move.mark.group if move.mark else None
        pools = (f"{move.ask}.{group}", f"{move.ask}") if group else (f"{move.ask}",)
        return (f"{move.ask}.{OWN}.{group}", *pools) if move.cue == OWN and group else pools
    if move.ask in (Ask.HINT, Ask.SMALLER) and move.target:
        code = ground.key.finding(move.target).code
        step = "smaller" if move.ask is Ask.SMALLER else f"hint.{move.rung.name.lower()}"
        return (f"{step}.own", f"{step}.{code}", f"{step}.{code.group}", step, f"{step}.short")
    if move.ask is Ask.CLOSING:
        finds = len(scene.before.finds) + (move.lead is Lead.ACCEPTED)
        return ("closing.grown" if finds > 1 else "closing.one" if finds else "closing.none",)
    return (f"{move.ask}",)
