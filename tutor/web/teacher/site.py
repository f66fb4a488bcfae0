"""Puts the teacher's side together: the gate, the pages to sign in, and one Gradio page with all areas."""

from dataclasses import dataclass

from fastapi import FastAPI

from tutor.accounts import Accounts
from tutor.assembly import Parts
from tutor.reporting import Reporting
from tutor.web.mounting import mount
from tutor.web.teacher.answering import Answering
from tutor.web.teacher.digest import Digest
from tutor.web.teacher.gate import Gate
from tutor.web.teacher.page import teacher_page
from tutor.web.teacher.readings import Readings
from tutor.web.teacher.report_routes import add_report_routes
from tutor.web.teacher.screen import Area
from tutor.web.teacher.signing import add_signing


@dataclass(frozen=True, slots=True)
class Desk:
    """What the teacher's pages work with. Each area takes what it needs from here."""

    accounts: Accounts
    readings: Readings
    reporting: Reporting


def desk_of(parts: Parts) -> Desk:
    """The desk that a process's parts make."""
    return Desk(parts.accounts(), Readings(parts.record.readings), parts.reporting())


def add_teacher_site(app: FastAPI, desk: Desk, gate: Gate) -> None:
    """Give the app everything under /teacher."""
    add_signing(app, desk.accounts, gate)
    add_report_routes(app, desk.reporting, gate)
    mount(app, teacher_page(Answering(areas(desk), gate)), "/teacher")


def areas(desk: Desk) -> tuple[Area, ...]:
    """Every area of the teacher's page."""
    return (desk.readings.area(), Digest(desk.reporting).area())
