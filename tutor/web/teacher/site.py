"""Puts the teacher's side together: the gate, the pages to sign in, and one Gradio page with all areas."""

from collections.abc import Callable
from dataclasses import dataclass

from fastapi import FastAPI

from tutor.accounts import Accounts
from tutor.assembly import Parts, shipped_names
from tutor.classroom import Classroom
from tutor.core.installation import Installation
from tutor.core.teachers import Teacher
from tutor.editing import KeyDesk
from tutor.joining import Joining
from tutor.reporting import Reporting
from tutor.web.identity import Identity
from tutor.web.mounting import mount
from tutor.web.projector import add_projector
from tutor.web.teacher.answering import Answering
from tutor.web.teacher.beside_key import BeginTrial, BesideKey
from tutor.web.teacher.bring import Bring
from tutor.web.teacher.cards import add_cards
from tutor.web.teacher.classes import Classes
from tutor.web.teacher.digest import Digest
from tutor.web.teacher.gate import Gate
from tutor.web.teacher.key import Keys
from tutor.web.teacher.live import Adult, LiveLesson
from tutor.web.teacher.page import teacher_page
from tutor.web.teacher.people import People
from tutor.web.teacher.quick import Quick
from tutor.web.teacher.readings import Readings
from tutor.web.teacher.report_routes import add_report_routes
from tutor.web.teacher.screen import Area
from tutor.web.teacher.settings import InstallationPage
from tutor.web.teacher.sheets import Sheets, add_sheets
from tutor.web.teacher.signing import add_signing
from tutor.web.teacher.talk import Talk
from tutor.web.teacher.uploading import add_uploading

AFTER_A_DRAFT = "readings/{}/key"  # where a teacher finds a fresh draft; {} stands for the reading's id


@dataclass(frozen=True, slots=True)
class Desk:
    """What the teacher's pages work with. Each area takes what it needs from here."""

    accounts: Accounts
    readings: Readings
    installation: InstallationPage
    sheets: Sheets
    bring: Bring
    keys: KeyDesk
    begin_trial: BeginTrial
    classroom: Classroom
    joining: Joining
    reporting: Reporting
    told: str = ""  # the address under which students reach this server
    model: str = ""  # the configured model's name
    second_adult: Adult = lambda teacher: ""


def desk_of(parts: Parts, told: str = "") -> Desk:
    """The desk that a process's parts make."""
    settings, kept, bringing = parts.settings, parts.installation(), parts.bringing()
    installation = InstallationPage(kept, parts.letting_go(), settings.provider, parts.usual_contact)
    sheets = Sheets(parts.record.readings, kept.read, settings.provider, settings.data.resolve(), settings.place)
    readings = Readings(parts.library().listed, bringing, shipped_names(), parts.letting_go().reading)
    bring = Bring(bringing, parts.draft_room(bringing), AFTER_A_DRAFT)
    model = parts.model.name if parts.model else ""
    room, keys = parts.classroom(), parts.key_desk()
    adult = second_adult(kept.read)
    return Desk(
        parts.accounts(), readings, installation, sheets, bring, keys, parts.begin_trial, room, parts.joining(),
        parts.reporting(), told, model, adult,
    )  # fmt: skip


def second_adult(settings: Callable[[], Installation]) -> Adult:
    """Who else looks, and when, as the flags of a lesson say it."""

    def named(teacher: Teacher) -> str:
        kept = settings()
        return ", ".join(filter(None, (kept.second_adult, kept.hours)))

    return named


def add_teacher_site(app: FastAPI, desk: Desk, gate: Gate, trial: Identity) -> None:
    """Give the app everything under /teacher. `trial` is who tries a lesson out."""
    add_signing(app, desk.accounts, gate)
    add_sheets(app, desk.sheets)
    add_uploading(app, desk.bring.bringing, gate)
    BesideKey(desk.keys, desk.begin_trial, trial, gate).add_to(app)
    add_cards(app, desk.classroom.record, gate, desk.told)
    add_projector(app, desk.classroom.record, desk.told)
    add_report_routes(app, desk.reporting, desk.installation.letting_go.taken_along, gate)
    mount(app, teacher_page(Answering(areas(desk), gate)), "/teacher")


def areas(desk: Desk) -> tuple[Area, ...]:
    """Every area of the teacher's page."""
    room = desk.classroom
    return (
        desk.readings.area(),
        People(desk.accounts).area(),
        desk.installation.area(),
        desk.bring.area(),
        Keys(desk.keys).area(),
        Quick(desk.keys).area(),
        Classes(room, desk.joining, desk.told, desk.model).area(),
        LiveLesson(room, desk.joining, desk.second_adult).area(),
        Talk(room).area(),
        Digest(desk.reporting).area(),
    )
