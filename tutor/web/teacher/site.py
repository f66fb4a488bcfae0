"""Puts the teacher's side together: the gate, the pages to sign in, and one Gradio page with all areas."""

from dataclasses import dataclass

from fastapi import FastAPI

from tutor.accounts import Accounts
from tutor.assembly import Parts
from tutor.classroom import Classroom
from tutor.reporting import Reporting
from tutor.web.mounting import mount
from tutor.web.projector import add_projector
from tutor.web.teacher.answering import Answering
from tutor.web.teacher.cards import add_cards
from tutor.web.teacher.classes import Classes
from tutor.web.teacher.digest import Digest
from tutor.web.teacher.gate import Gate
from tutor.web.teacher.live import Adult, LiveLesson
from tutor.web.teacher.page import teacher_page
from tutor.web.teacher.readings import Readings
from tutor.web.teacher.report_routes import add_report_routes
from tutor.web.teacher.screen import Area
from tutor.web.teacher.signing import add_signing
from tutor.web.teacher.talk import Talk


@dataclass(frozen=True, slots=True)
class Desk:
    """What the teacher's pages work with. Each area takes what it needs from here."""

    accounts: Accounts
    readings: Readings
    classroom: Classroom
    reporting: Reporting
    told: str = ""  # the address under which students reach this server
    model: str = ""  # the configured model's name
    second_adult: Adult = lambda teacher: ""


def desk_of(parts: Parts, told: str = "") -> Desk:
    """The desk that a process's parts make."""
    model = parts.model.name if parts.model else ""
    readings, classroom, reporting = Readings(parts.record.readings), parts.classroom(), parts.reporting()
    return Desk(parts.accounts(), readings, classroom, reporting, told, model)


def add_teacher_site(app: FastAPI, desk: Desk, gate: Gate) -> None:
    """Give the app everything under /teacher."""
    add_signing(app, desk.accounts, gate)
    add_cards(app, desk.classroom.record, gate, desk.told)
    add_projector(app, desk.classroom.record, desk.told)
    add_report_routes(app, desk.reporting, gate)
    mount(app, teacher_page(Answering(areas(desk), gate)), "/teacher")


def areas(desk: Desk) -> tuple[Area, ...]:
    """Every area of the teacher's page."""
    room = desk.classroom
    classes = (Classes(room, desk.told, desk.model).area(), LiveLesson(room, desk.second_adult).area(), Talk(room).area())
    return (desk.readings.area(), *classes, Digest(desk.reporting).area())
