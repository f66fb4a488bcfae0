"""Puts the teacher's side together: the gate, the pages to sign in, and one Gradio page with all areas."""

from dataclasses import dataclass

from fastapi import FastAPI

from tutor.accounts import Accounts
from tutor.assembly import Parts, shipped_names
from tutor.editing import KeyDesk
from tutor.web.identity import Identity
from tutor.web.mounting import mount
from tutor.web.teacher.answering import Answering
from tutor.web.teacher.beside_key import BeginTrial, BesideKey
from tutor.web.teacher.bring import Bring
from tutor.web.teacher.gate import Gate
from tutor.web.teacher.key import Keys
from tutor.web.teacher.page import teacher_page
from tutor.web.teacher.people import People
from tutor.web.teacher.quick import Quick
from tutor.web.teacher.readings import Readings
from tutor.web.teacher.screen import Area
from tutor.web.teacher.settings import InstallationPage
from tutor.web.teacher.sheets import Sheets, add_sheets
from tutor.web.teacher.signing import add_signing
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


def desk_of(parts: Parts) -> Desk:
    """The desk that a process's parts make."""
    settings, kept, bringing = parts.settings, parts.installation(), parts.bringing()
    installation = InstallationPage(kept, parts.letting_go(), settings.provider, parts.usual_contact)
    sheets = Sheets(parts.record.readings, kept.read, settings.provider, settings.data.resolve(), settings.place)
    readings = Readings(parts.library().listed, bringing, shipped_names())
    bring = Bring(bringing, parts.draft_room(bringing), AFTER_A_DRAFT)
    return Desk(parts.accounts(), readings, installation, sheets, bring, parts.key_desk(), parts.begin_trial)


def add_teacher_site(app: FastAPI, desk: Desk, gate: Gate, identity: Identity) -> None:
    """Give the app everything under /teacher."""
    add_signing(app, desk.accounts, gate)
    add_sheets(app, desk.sheets)
    add_uploading(app, desk.bring.bringing, gate)
    BesideKey(desk.keys, desk.begin_trial, identity, gate).add_to(app)
    mount(app, teacher_page(Answering(areas(desk), gate)), "/teacher")


def areas(desk: Desk) -> tuple[Area, ...]:
    """Every area of the teacher's page."""
    return (
        desk.readings.area(),
        People(desk.accounts).area(),
        desk.installation.area(),
        desk.bring.area(),
        Keys(desk.keys).area(),
        Quick(desk.keys).area(),
    )
