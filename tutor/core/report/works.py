"""What the report is made from: every student's lesson, and on which paragraphs they worked."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from tutor.core.course import Look
from tutor.core.key import Finding
from tutor.core.lesson import Find, Lead, LessonState, Move, Rung
from tutor.core.matching import Mark
from tutor.core.reply import Turn
from tutor.core.targets import Ground


@dataclass(frozen=True, slots=True)
class StudentWork:
    """One student's lesson. `ground` is what it began with: its key may be older than the class's.

    `misheard` are the misconceptions that were heard or judged, by turn. `late` is True where the lesson was done afterwards.
    """

    seat: int
    nickname: str
    ground: Ground
    turns: tuple[Turn, ...]
    looks: tuple[Look, ...] = ()
    misheard: tuple[tuple[int, str], ...] = ()
    late: bool = False

    @property
    def state(self) -> LessonState | None:
        """Where the lesson stands; None where it has no turn yet."""
        return next((turn.state for turn in reversed(self.turns) if turn.state), None)

    @property
    def finds(self) -> tuple[Find, ...]:
        """The accepted finds, but for what was told first: a told answer is never found."""
        state = self.state
        return tuple(find for find in state.finds if find.finding not in state.told) if state else ()

    @property
    def told(self) -> tuple[str, ...]:
        """The findings that the tutor told."""
        return self.state.told if self.state else ()

    def moves(self) -> Iterator[tuple[Turn, Move]]:
        """The answered turns, each with its move."""
        return ((turn, turn.move) for turn in self.turns if turn.move)

    def kept(self) -> list[tuple[Find, Move]]:
        """The marks kept for the teacher, each with the move that kept it."""
        keeping = [move for _, move in self.moves() if move.lead is Lead.KEPT and move.mark]
        return list(zip(self.state.kept if self.state else (), keeping, strict=False))

    def misconceptions(self) -> dict[str, str]:
        """Every misconception that showed, with the student's words the first time."""
        showed = [*self.misheard, *((turn.number, move.misconception) for turn, move in self.moves() if move.misconception)]
        said = {turn.number: turn.said.words for turn in self.turns if turn.said}
        return {name: said.get(number, "") for number, name in sorted(showed, reverse=True)}

    def worked_on(self) -> frozenset[int]:
        """The paragraphs that this student worked on: marked words there, or was asked about one and said something then.

        An open question covers the whole range and sends nobody to a paragraph; one from the next rung up does.
        """
        marked = (turn.said.mark for turn in self.turns if turn.said and turn.said.mark)
        quoted = (move.mark for _, move in self.moves() if move.mark)
        return frozenset(map(self._paragraph, (*marked, *quoted))) | frozenset(self._asked_about())

    def asked_for(self) -> frozenset[str]:
        """The findings that a question sent this student to, and that they said something about."""
        pairs = ((turn.move, reply.said) for turn, reply in pairwise(self.turns))
        return frozenset(move.target for move, said in pairs if move and said and move.rung > Rung.OPEN)

    def _paragraph(self, mark: Mark) -> int:
        return self.ground.text.passage_at(mark.span.start).number

    def _asked_about(self) -> Iterator[int]:
        for turn, reply in pairwise(self.turns):
            if turn.move and reply.said:
                yield from (self.ground.passage_of(finding).number for finding in self._aimed_at(turn.move))

    def _aimed_at(self, move: Move) -> tuple[Finding, ...]:
        wanted = {move.target if move.rung > Rung.OPEN else "", move.finding if move.lead is Lead.TOLD else ""}
        return tuple(finding for finding in self.ground.key.findings if finding.id in wanted)


def once(reason: str) -> str:
    """What a student gave as a reason, each of its lines once: who is pressed may say the same again."""
    return "\n".join(dict.fromkeys(line for line in reason.splitlines() if line.strip()))


def on_time(works: tuple[StudentWork, ...]) -> tuple[StudentWork, ...]:
    """Those who did the lesson with the class: the class's figures are theirs."""
    return tuple(work for work in works if not work.late)
