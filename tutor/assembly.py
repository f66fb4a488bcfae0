"""Picks the adapters for one process, the server's or a command's, and brings the shipped readings in."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tutor.accounts import Accounts
from tutor.classroom import Classroom
from tutor.core.guard import Similarity
from tutor.corpus import content_hash, load_reading, look_pairs, looks, shipped
from tutor.index import MiniLM, PassageIndex, open_index
from tutor.llm import Endpoint, open_model
from tutor.looking import Looking
from tutor.protocols import Model, Record
from tutor.record import ClassRecord, SqlRecord, TeacherRecord, UnderstandingRecord, open_record
from tutor.reporting import Reporting
from tutor.seated import SeatedTutor
from tutor.settings import Settings
from tutor.tutoring import SOMEBODY_TO_TELL, LessonTutor

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
FIRST = ("skate-park", "us-withdrawal-iraq", "keep-the-troops")  # the order in which readings are offered; the others follow

GUEST_DAYS = 7  # what a guest wrote goes after so many days, at the next start

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a process works with."""

    settings: Settings
    record: SqlRecord
    index: PassageIndex
    similarity: Similarity
    model: Model | None

    def tutor(self, with_model: bool = True) -> LessonTutor:
        """The tutor that these parts make."""
        contact = self.settings.contact or SOMEBODY_TO_TELL
        model = self.model if with_model else None
        return LessonTutor(self.record, self.index, self.similarity, model, self.settings.patience, contact)

    def accounts(self) -> Accounts:
        """How teachers come in."""
        return Accounts(TeacherRecord(self.record.transactions))

    def classes(self) -> ClassRecord:
        """Where the classes are kept."""
        return ClassRecord(self.record.transactions)

    def classroom(self) -> Classroom:
        """What teachers do with classes."""
        return Classroom(self.classes(), self.record.readings)

    def seated(self, guests_get_the_model: bool) -> SeatedTutor:
        """The tutor of guests and of the students of classes. All of them take turns at the same sessions' locks."""
        with_model = self.tutor()
        built_in = replace(with_model, model=None)
        return SeatedTutor(
            with_model if guests_get_the_model else built_in, with_model, built_in, self.classes(), self.looking()
        )

    def reporting(self) -> Reporting:
        """What a teacher sees of a class's work."""
        return Reporting(self.classes(), UnderstandingRecord(self.record.transactions), self.record)

    def looking(self) -> Looking:
        """The looks of this record's sessions."""
        return looking_of(self.record)


def looking_of(record: Record) -> Looking:
    """The looks, with the shipped bank of passages."""
    pairs = tuple((one.name, other.name) for one, other in look_pairs(looks(CORPUS)))
    return Looking(record, {folder.name: load_reading(folder) for folder in looks(CORPUS)}, pairs)


def open_parts(settings: Settings, say: Say, corpus: Path = CORPUS) -> Parts:
    """Open the record, take in what ships, open the index. Progress goes to `say`; raises TutorError."""
    settings.data.mkdir(parents=True, exist_ok=True)
    record = open_record(settings.database)
    take_in(record, say, corpus)
    record.purge_guests(GUEST_DAYS)
    embedding = MiniLM()
    index = open_index(record.readings(), settings.data / "index", _counted(say), embedding)
    return Parts(settings, record, index, embedding.similarity, model_of(settings))


def take_in(record: SqlRecord, say: Say, corpus: Path = CORPUS) -> None:
    """Import the shipped readings that are new or have changed."""
    folders = {folder.name: folder for folder in shipped(corpus)}
    for name in sorted(folders, key=lambda name: (FIRST.index(name) if name in FIRST else len(FIRST), name)):
        content = content_hash(folders[name])
        if not record.has(name, content):
            reading, key = load_reading(folders[name])
            record.import_reading(reading, key, content)
            say(f"Taken in: {reading.title}")


def _counted(say: Say) -> Callable[[int, int], None]:
    """Say how far the index is, ten times at most."""

    def progress(done: int, of: int) -> None:
        if done == 1:
            say(f"Building the search index, once: {of} passages …")
        elif done == of or done % max(1, of // 5) == 0:
            say(f"  {done} of {of}")

    return progress


def model_of(settings: Settings) -> Model | None:
    """The model that the settings name; None where they name none."""
    if not settings.model:
        return None
    key, patience = settings.openai_api_key.get_secret_value(), settings.patience
    return open_model(Endpoint(settings.model, key, settings.openai_base_url, patience))
