"""The turns of a session: what was said is kept before it is answered."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from tutor.core.codes import Group
from tutor.core.dialogue import Heard, Judgement, Said
from tutor.core.lesson import LessonState, Move
from tutor.core.matching import Mark
from tutor.core.reply import Reply, Turn
from tutor.core.text import Span
from tutor.errors import NotFound, TurnTaken
from tutor.record.tables import TurnRow

TAKEN = "This message was sent already, perhaps from another tab. Load the page again to see the answer."


def opened(session: str, opening: Turn, now: datetime) -> TurnRow:
    """The tutor's opening, as the row of turn 0."""
    row = TurnRow(session_id=session, number=opening.number, said_at=opening.said_at)
    if opening.move and opening.reply and opening.state:
        _fill(row, opening.move, opening.reply, opening.state, now)
    return row


def add(db: Session, session: str, number: int, said: Said, now: datetime) -> None:
    """Keep what a student said. Raises TurnTaken where this number is there already."""
    row = TurnRow(session_id=session, number=number, said_words=said.words, said_at=now)
    if said.mark:
        row.mark_start, row.mark_end, row.mark_group = said.mark.span.start, said.mark.span.end, said.mark.group
    db.add(row)
    try:
        db.flush()
    except IntegrityError:
        raise TurnTaken(TAKEN) from None


def answer(
    db: Session,
    session: str,
    number: int,
    answers: tuple[Move, Reply, LessonState],
    understood: tuple[Heard | None, Judgement | None],
    now: datetime,
) -> None:
    """Keep the answer to a turn, once. Raises NotFound, and TurnTaken where it has been answered."""
    row = db.get(TurnRow, (session, number), with_for_update=True)
    if row is None:
        raise NotFound("This message is no longer here. Go back to the start page to begin a new lesson.")
    if row.answered_at:
        raise TurnTaken(TAKEN)
    row.heard, row.judgement = understood
    _fill(row, *answers, now)


def of_session(db: Session, session: str) -> list[Turn]:
    """All turns, in order; the last one is without move, reply and state where its answer is owed."""
    return of_sessions(db, [session])[session]


def of_sessions(db: Session, ids: Sequence[str]) -> dict[str, list[Turn]]:
    """The same for many sessions at once."""
    found: dict[str, list[Turn]] = {session: [] for session in ids}
    for row in db.scalars(select(TurnRow).where(TurnRow.session_id.in_(ids)).order_by(TurnRow.number)):
        found[row.session_id].append(Turn(row.number, _said(row), row.said_at, row.move, row.reply, row.state))
    return found


def _said(row: TurnRow) -> Said | None:
    if row.said_words is None:
        return None
    if row.mark_start is None or row.mark_end is None:
        return Said(row.said_words)
    return Said(row.said_words, Mark(Span(row.mark_start, row.mark_end), Group(row.mark_group) if row.mark_group else None))


def _fill(row: TurnRow, move: Move, reply: Reply, state: LessonState, now: datetime) -> None:
    row.move, row.reply, row.state, row.answered_at = move, reply, state, now
    # these stand in the reply too; as columns they can be counted
    row.speaker, row.prompt, row.tokens_in, row.tokens_out = reply.speaker, reply.prompt, reply.tokens_in, reply.tokens_out
