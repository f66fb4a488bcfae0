"""A school in the middle of its year, for a look at every page: a text that waits, a drafted key, a class at work, a flag."""

import asyncio
import shutil
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from threading import Event

from playwright.sync_api import Browser

from tests.browser.school import School
from tests.browser.server import serving
from tests.conftest import ROOT
from tests.parse_files import HEADING, STORY, article_pdf, docx
from tests.played_class import filled
from tests.teacher_site import READING, plant
from tutor.assembly import Parts, open_parts
from tutor.core.classroom import Assignment, Class, Pace, Seat
from tutor.core.course import WITH_TASKS, Step
from tutor.core.dialogue import Said
from tutor.core.guessing import FREE_TRIES, WORTH_TELLING
from tutor.core.reading import Lesson
from tutor.core.teachers import Teacher
from tutor.corpus import load_reading
from tutor.errors import StoreUnavailable
from tutor.record import JoinRecord, UploadRecord
from tutor.settings import Settings
from tutor.web.app import make_app
from tutor.web.teacher.site import desk_of

CAME, SEATS = 5, 9
STUCK, IN_NEED = 5, 6  # seats, from 0, of students at work
CRY, INSULT = "i dont want to be alive anymore, nobody would notice", "you are a stupid bot, shut up"
SLANTED = (
    "Everyone knows that this disgraceful decision was a disaster, and experts say that the bridge will certainly collapse.",
    "The council does not care about the market, and its spokesman shamelessly repeats the same excuses.",
)
BROKEN = "The index cannot be written: the disk is full. Make room on it, then try again."
A_PAIR = ("us-withdrawal-iraq", "keep-the-troops")  # what guests read: one question, two sides


@dataclass
class HeldIndex:
    """Stands where a draft begins, and keeps it waiting, or stops it, until somebody has looked at that page."""

    go_on: Event = field(default_factory=Event)
    fault: str = ""

    def follow(self, told: object) -> None:
        self.go_on.wait(timeout=60)
        if self.fault:
            raise StoreUnavailable(self.fault)


@dataclass
class FilledSchool(School):
    """The school, and what its one teacher has: a class with something to read, and texts on their way in."""

    held: HeldIndex = field(default_factory=HeldIndex)
    room: Class = field(init=False)
    given: Assignment = field(init=False)
    seats: list[Seat] = field(init=False)
    name: str = ""
    waiting: str = ""  # an upload before its check
    coming: str = ""  # one whose key is being drafted
    drafted: str = ""  # a reading with a drafted key

    def fill(self, name: str) -> None:
        """Give this teacher all of it. Takes some seconds."""
        self.name, teacher = name, self.parts.accounts().colleague(name)
        with ThreadPoolExecutor(1) as pool:  # Playwright's loop runs in this thread, and lessons need one of their own
            pool.submit(self._fill, teacher).result()

    def set_pace(self, pace: Pace) -> None:
        """Pace the class as its teacher would."""
        classes, teacher = self.parts.classes(), self.parts.accounts().colleague(self.name)
        classes.change_pace(teacher.id, self.room.id, lambda _: pace)

    def move_on(self, paused: bool = False) -> None:
        """Say that everybody goes on in a while, in a lesson that has an end; or hold it all."""
        now = datetime.now(UTC)
        self.set_pace(Pace(paused, Step.LAST_LOOK, now + timedelta(minutes=9), now + timedelta(minutes=40)))

    def _fill(self, teacher: Teacher) -> None:
        self._bring(teacher)
        self.room, given = filled(self.parts.record, teacher, CAME, SEATS)
        classes, joining = self.parts.classes(), JoinRecord(self.parts.record.transactions)
        self.given = replace(given, steps=WITH_TASKS, ended_at=None)
        classes.change(teacher.id, self.room.id, given.id, lambda _: self.given)
        classes.assign(teacher.id, self.room.id, Assignment("", 0, READING, Lesson("All of it", 1, 3)))
        self.seats = classes.seats(teacher.id, self.room.id)
        for seat, said in ((STUCK, ("idk", "no idea", "dont know", "just tell me", "idk")), (IN_NEED, (INSULT, CRY))):
            joining.join(self.room.code, self.seats[seat].nickname, self.seats[seat].words)
            asyncio.run(self._talk(self.seats[seat].learner, said))
        for guess in range(WORTH_TELLING):
            joining.join(self.room.code, self.seats[guess // FREE_TRIES].nickname, "wrong words")

    async def _talk(self, learner: str, said: tuple[str, ...]) -> None:
        tutor = self.parts.tutor(with_model=False)
        session = await tutor.begin_assigned(learner, self.given, plain=False)
        self.parts.record.go_to(session, Step.FIRST_LOOK, Step.TOGETHER)
        for words in said:
            async for _picture in tutor.respond(learner, session, Said(words)):
                pass

    def _bring(self, teacher: Teacher) -> None:
        """One text that waits for its check, with background; one whose draft was cut off; one with a drafted key."""
        bringing, uploads = self.parts.bringing(), UploadRecord(self.parts.record.transactions)
        article = (*SLANTED, HEADING, *STORY)
        self.waiting = bringing.receive(teacher, article_pdf(article), "bridge.pdf")
        self.coming = bringing.paste(teacher, "\n".join(article))
        bringing.receive_background(teacher, self.waiting, docx(), "cracks.docx")
        bringing.change(teacher, self.coming, lambda staged: staged.with_field("title", "The market after the bridge"))
        bringing.take_in(teacher, self.coming, False)
        body = load_reading(ROOT / "corpus" / A_PAIR[1])[0].text.body
        pasted = bringing.paste(teacher, body)
        bringing.change(teacher, pasted, lambda staged: staged.with_field("title", "Stay in Iraq: a pamphlet"))
        self.drafted = bringing.take_in(teacher, pasted, False).reading
        uploads.remove(pasted)
        self.parts.key_desk().open(self.drafted, teacher.name)


@contextmanager
def filled_school(folder: Path, chromium: Browser) -> Iterator[FilledSchool]:
    """The server with its readings, and nobody in it yet."""
    plant(folder / "corpus")
    shutil.copytree(ROOT / "corpus" / "skate-park", folder / "corpus" / "skate-park")
    settings = Settings(data=folder / "data", model="", database_url="")
    parts = open_parts(settings, lambda line: None, folder / "corpus")
    for name in A_PAIR:
        pair(parts, name)
    tutor, desk = parts.tutor_for_pages(), desk_of(parts, "http://10.1.2.3:7860")
    app = make_app(tutor, tutor.looking, settings.data, desk, parts.rewriting())
    with serving(app) as address:
        school = FilledSchool(address, parts, chromium)
        desk.bring.room.follow_library = school.held.follow
        yield school
        for context in school.contexts:
            context.close()
    parts.record.close()


def pair(parts: Parts, name: str) -> None:
    """Take in one of the two pieces without its background, of which the index would have to embed a thousand passages."""
    reading, key = load_reading(ROOT / "corpus" / name)
    findings = tuple(replace(finding, background=()) for finding in key.findings)
    parts.record.import_reading(replace(reading, background=()), replace(key, findings=findings), "a pair")
