"""Picks the adapters for one process, the server's or a command's, and brings the shipped readings in."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tutor.core.guard import Similarity
from tutor.corpus import content_hash, load_reading, shipped
from tutor.protocols import Index, Model
from tutor.record import SqlRecord, open_record
from tutor.settings import Settings
from tutor.tutoring import SOMEBODY_TO_TELL, LessonTutor

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
FIRST = ("skate-park", "us-withdrawal-iraq")  # the order in which readings are offered; the others follow

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a process works with."""

    settings: Settings
    record: SqlRecord
    index: Index
    similarity: Similarity
    model: Model | None

    def tutor(self) -> LessonTutor:
        """The tutor that these parts make."""
        contact = self.settings.contact or SOMEBODY_TO_TELL
        return LessonTutor(self.record, self.index, self.similarity, self.model, self.settings.patience, contact)
