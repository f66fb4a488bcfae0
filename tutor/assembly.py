"""Picks the adapters for one process, the server's or a command's, and brings the shipped readings in."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from tutor.accounts import Accounts
from tutor.bringing import Bringing, DraftRoom, Drafts
from tutor.classroom import Classroom
from tutor.core.course import Step
from tutor.core.guard import Similarity
from tutor.core.key import AnswerKey
from tutor.corpus import content_hash, load_reading, look_pairs, looks, shipped
from tutor.editing import KeyDesk
from tutor.index import LibraryIndex, MiniLM
from tutor.joining import Joining
from tutor.kept_answers import AnswersInFolder
from tutor.letting_go import LettingGo
from tutor.llm import Endpoint, open_model
from tutor.looking import Looking
from tutor.protocols import Model, Record
from tutor.record import (
    ClassRecord,
    DeskRecord,
    InstallationRecord,
    JoinRecord,
    ReadingRecord,
    SqlRecord,
    TeacherRecord,
    TrialRecord,
    UnderstandingRecord,
    UploadRecord,
    open_record,
    purge_trials,
)
from tutor.reporting import Reporting
from tutor.rewriting import Rewriting
from tutor.seated import SeatedTutor
from tutor.settings import Settings
from tutor.tutoring import SOMEBODY_TO_TELL, LessonTutor

CORPUS = Path(__file__).resolve().parent.parent / "corpus"
FIRST = ("skate-park", "us-withdrawal-iraq", "keep-the-troops")  # the order in which readings are offered; the others follow

Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Parts:
    """What a process works with."""

    settings: Settings
    record: SqlRecord
    index: LibraryIndex
    similarity: Similarity
    model: Model | None

    @property
    def usual_contact(self) -> str:
        """Where a student in distress is told to turn, as long as the teachers have not said it on their page."""
        return self.settings.contact or SOMEBODY_TO_TELL

    def tutor(self, with_model: bool = True) -> LessonTutor:
        """The tutor that these parts make."""
        model = self.model if with_model else None
        return LessonTutor(self.record, self.index, self.similarity, model, self.settings.patience, self.usual_contact)

    def tutor_for_pages(self) -> SeatedTutor:
        """The tutor of guests and of the students of classes, which keeps to what the teachers have decided.

        All of them take turns at the same sessions' locks.
        """
        with_model = replace(self.tutor(), installed=self.installation().read, alone=True)
        guests, built_in = replace(with_model, alone=self.settings.is_alone), replace(with_model, model=None)
        return SeatedTutor(guests, with_model, built_in, self.classes(), self.looking())

    def rehearse(self) -> None:
        """Get ready for the first turn while the first student is still coming in."""
        asyncio.run(self.tutor(with_model=False).rehearse())

    def rewriting(self) -> Rewriting:
        """The two tasks of this record's sessions."""
        return Rewriting(self.record, self.similarity)

    def accounts(self) -> Accounts:
        """How teachers come in."""
        return accounts_of(self.record)

    def installation(self) -> InstallationRecord:
        """What the teachers have decided for this installation."""
        return InstallationRecord(self.record.transactions)

    def letting_go(self) -> LettingGo:
        """What goes, and when."""
        return replace(letting_go_of(self.record), derived=(self.index.follow_soon, self.kept_answers().forget))

    def library(self) -> ReadingRecord:
        """The library as teachers use it."""
        return ReadingRecord(self.record.transactions)

    def bringing(self) -> Bringing:
        """How a text comes in."""
        folder = self.settings.data / "bringing"
        return Bringing(UploadRecord(self.record.transactions), self.library(), folder, self.index.ahead)

    def draft_room(self, bringing: Bringing) -> DraftRoom:
        """Where keys are drafted beside the server's other work."""
        return DraftRoom(bringing, self.key_desk(), self.index, self.index.follow, self.model, self.kept_answers())

    def kept_answers(self) -> AnswersInFolder:
        """What the model has said about texts while their keys were drafted."""
        return AnswersInFolder(self.settings.data / "analyst")

    def key_desk(self) -> KeyDesk:
        """Where teachers work on answer keys."""
        return KeyDesk(DeskRecord(self.record.transactions), self.record.all_readings, self.index)

    async def begin_trial(self, key: AnswerKey, learner: str, reading: str, lesson: int, steps: tuple[Step, ...]) -> str:
        """Begin a lesson on a key that a teacher tries out before its release; the session's id. Raises NotFound."""
        tutor = LessonTutor(TrialRecord(self.record, key), self.index, self.similarity)
        return await tutor.begin(learner, reading, lesson, False, steps)

    def classes(self) -> ClassRecord:
        """Where the classes are kept."""
        return ClassRecord(self.record.transactions)

    def classroom(self) -> Classroom:
        """What teachers do with classes."""
        return Classroom(self.classes(), self.record.readings)

    def joining(self) -> Joining:
        """How students come in: one for the whole process, which remembers addresses."""
        return Joining(JoinRecord(self.record.transactions))

    def reporting(self) -> Reporting:
        """What a teacher sees of a class's work."""
        understandings = UnderstandingRecord(self.record.transactions)
        return Reporting(self.classes(), understandings, self.record, self.key_desk())

    def looking(self) -> Looking:
        """The looks of this record's sessions."""
        return looking_of(self.record)


def looking_of(record: Record) -> Looking:
    """The looks, with the shipped bank of passages."""
    pairs = tuple((one.name, other.name) for one, other in look_pairs(looks(CORPUS)))
    return Looking(record, {folder.name: load_reading(folder) for folder in looks(CORPUS)}, pairs)


def accounts_of(record: SqlRecord) -> Accounts:
    """How teachers come in, over one record."""
    return Accounts(TeacherRecord(record.transactions))


def letting_go_of(record: SqlRecord) -> LettingGo:
    """What goes, and when, over one record. What other parts let go at a purge joins in by `also`."""
    accounts = TeacherRecord(record.transactions)
    uploads, joins = UploadRecord(record.transactions), JoinRecord(record.transactions)
    sooner = (lambda before: joins.forget_old(), lambda before: purge_trials(record.transactions))  # after a day
    also = (accounts.forget_old, uploads.forget_old, *sooner)
    return LettingGo(record, InstallationRecord(record.transactions).read, also)


def open_parts(settings: Settings, say: Say, corpus: Path = CORPUS) -> Parts:
    """Open the record, take in what ships, open the index. Progress goes to `say`; raises TutorError."""
    settings.data.mkdir(parents=True, exist_ok=True)
    record = open_record(settings.database)
    take_in(record, say, corpus)
    letting_go_of(record).purge()
    embedding = MiniLM()
    index = LibraryIndex(record.all_readings, record.index_generation, settings.data / "index", embedding)
    index.follow(_counted(say))
    return Parts(settings, record, index, embedding.similarity, model_of(settings))


def take_in(record: SqlRecord, say: Say, corpus: Path = CORPUS) -> None:
    """Import the shipped readings that are new or have changed."""
    folders = {folder.name: folder for folder in shipped(corpus)}
    for name in sorted(folders, key=lambda name: (FIRST.index(name) if name in FIRST else len(FIRST), name)):
        content = content_hash(folders[name])
        if not record.has(name, content) and not record.was_let_go(name):
            reading, key = load_reading(folders[name])
            record.import_reading(reading, key, content)
            say(f"Taken in: {reading.title}")


def drafts_of(record: SqlRecord) -> Drafts:
    """Where drafted keys go, from the page and from the command line."""
    return KeyDesk(DeskRecord(record.transactions), record.all_readings)


def shipped_names() -> frozenset[str]:
    """The readings that come with the program."""
    return frozenset(folder.name for folder in shipped(CORPUS))


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
