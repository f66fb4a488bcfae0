"""Students' lessons on the canteen text, made move by move: what the report's tests count."""

from dataclasses import replace
from datetime import datetime, timedelta

from tests.examples import GROUND, START, mark
from tutor.core.course import Look, Step
from tutor.core.dialogue import Heard, Intent, Said
from tutor.core.lesson import Ask, Lead, Move, Rung
from tutor.core.looks import Counts
from tutor.core.matching import Mark
from tutor.core.progress import after
from tutor.core.reply import Reply, Turn
from tutor.core.report import StudentWork
from tutor.evaluate.in_memory import NOW

OPENING = Move(Lead.OPENING, Ask.HINT, "the lesson begins", target="butchered")
Exchange = tuple[str, Move]


def work(nickname: str, *exchanges: Exchange, seat: int = 1, late: bool = False, looks: tuple[Look, ...] = ()) -> StudentWork:
    """A lesson: what the student said and the move that came of it, turn by turn."""
    state = after(START, OPENING)
    turns = [Turn(0, None, NOW, OPENING, Reply(("Read.",)), state)]
    for number, (words, move) in enumerate(exchanges, 1):
        state = after(state, move, Heard(Intent.REASON, words, move.mark))
        said = Said(words, move.mark)
        turns.append(Turn(number, said, NOW + timedelta(minutes=number), move, Reply(("Go on.",), tokens_in=10), state))
    return StudentWork(seat, nickname, GROUND, tuple(turns), looks, late=late)


def accepted(finding: str, quote: str, reason: str = "it sounds like a slaughterhouse") -> Exchange:
    """A find with its reason."""
    code = GROUND.key.finding(finding).code
    return reason, Move(Lead.ACCEPTED, Ask.HINT, "place and reason fit", finding=finding, code=code, mark=mark(quote))


def flagged(foil: str, quote: str, reason: str = "who counted?") -> Exchange:
    """A fair sentence marked and argued for."""
    return reason, Move(Lead.FALSE_ALARM, Ask.HINT, "a fair sentence", foil=foil, mark=mark(quote, "unsupported"))


def kept(quote: str, reason: str = "nobody is named", argued: bool = True) -> Exchange:
    """A mark that is kept for the teacher."""
    cue = "argued" if argued else ""
    return reason, Move(Lead.KEPT, Ask.HINT, "kept", mark=mark(quote, "unsupported"), cue=cue)


def told(finding: str) -> Exchange:
    """The tutor tells."""
    return "idk", Move(Lead.TOLD, Ask.EXPLAIN, "every rung was climbed", rung=Rung.TELL, finding=finding)


def asked(target: str, rung: Rung = Rung.PARAGRAPH) -> Exchange:
    """A question that aims at a target."""
    return "hm", Move(Lead.MISSED, Ask.HINT, "an attempt", rung=rung, target=target)


def repaired(name: str) -> Exchange:
    """A misconception that was answered."""
    return "its biased because i disagree", Move(Lead.REPAIR, Ask.NOTHING, f"misconception: {name}", misconception=name)


SHRUG: Exchange = ("idk", Move(Lead.NONE, Ask.SMALLER, "nothing tried yet"))


def both_looks(before: Counts, after: Counts, order: tuple[str, str] = ("a", "b")) -> tuple[Look, Look]:
    """Two real tries."""
    return (_look(Step.FIRST_LOOK, order[0], NOW, before), _look(Step.LAST_LOOK, order[1], NOW, after))


def _look(step: Step, passage: str, begun: datetime, counts: Counts) -> Look:
    return Look(step, passage, begun, (Mark(mark("soup").span),), begun + timedelta(minutes=2), counts, real=True)


def not_real(looks: tuple[Look, Look]) -> tuple[Look, Look]:
    """The same with a last look that was no real try."""
    return looks[0], replace(looks[1], real=False)
