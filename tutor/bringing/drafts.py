"""Where a drafted key goes: to the key desk, through this small seam."""

from dataclasses import dataclass
from typing import Protocol

from tutor.core.key import AnswerKey
from tutor.steps.analysing import Draft


class Drafts(Protocol):
    """Takes a drafted key over for a teacher to decide on. Called again with the same text, it begins anew."""

    def begin(self, reading: str, revision: int, draft: Draft) -> None: ...


class DraftKeys(Protocol):
    """What of the library a plain hand-over needs."""

    def put_draft(self, reading: str, revision: int, key: AnswerKey) -> int: ...


@dataclass(frozen=True, slots=True)
class KeptAsDraft:
    """The hand-over without a desk: the key is kept as a draft of the library, nothing in it decided."""

    library: DraftKeys

    def begin(self, reading: str, revision: int, draft: Draft) -> None:
        """Keep the draft; blocking."""
        self.library.put_draft(reading, revision, draft.key)
