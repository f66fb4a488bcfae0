"""A reading as teachers see it in the list: what is there of its key, and who is at it. Pure."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tutor.core.reading import Reading


class KeyState(StrEnum):
    """How far the answer key of a reading is."""

    NONE = "none"
    DRAFT = "draft"
    APPROVED = "approved"
    IN_USE = "in use"


@dataclass(frozen=True, slots=True)
class Listed:
    """A reading in its newest text. `approved` is the newest approved version of the text `approved_text`, 0 where none is.

    `drafted` is whether a key waits for a teacher's decision, `learners` how many students are at it now.
    """

    reading: Reading
    approved: int = 0
    approved_text: int = 0
    approved_at: datetime | None = None
    drafted: bool = False
    learners: int = 0
    added_at: datetime | None = None

    @property
    def state(self) -> KeyState:
        """The one word for it; a draft beside an approved key is told apart by `drafted`."""
        if self.approved:
            return KeyState.IN_USE if self.learners else KeyState.APPROVED
        return KeyState.DRAFT if self.drafted else KeyState.NONE

    @property
    def words(self) -> int:
        """How many words its text has."""
        return len(self.reading.text.body.split())
