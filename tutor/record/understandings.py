"""How messages were understood, for the teacher: kept with every turn, and not needed by the lesson itself."""

from collections.abc import Sequence

from sqlalchemy import select

from tutor.core.dialogue import Heard, Judgement
from tutor.record.tables import TurnRow
from tutor.record.transactions import Transactions

Understanding = tuple[Heard | None, Judgement | None]


class UnderstandingRecord:
    """Reads what was heard and judged. Blocking. Raises StoreUnavailable from any call.

    It asks nobody who they are: whoever calls has taken the sessions from a class of their own.
    """

    def __init__(self, transactions: Transactions) -> None:
        self._transactions = transactions

    def of_sessions(self, sessions: Sequence[str]) -> dict[str, dict[int, Understanding]]:
        """What was heard and judged in every turn of these sessions, by session and turn."""
        found: dict[str, dict[int, Understanding]] = {session: {} for session in sessions}
        wanted = select(TurnRow.session_id, TurnRow.number, TurnRow.heard, TurnRow.judgement)
        with self._transactions.reading() as db:
            for session, number, heard, judgement in db.execute(wanted.where(TurnRow.session_id.in_(sessions))):
                found[session][number] = (heard, judgement)
        return found
