"""Puts the teacher's side together: the gate, the pages to sign in, and one Gradio page with all areas."""

from dataclasses import dataclass

from fastapi import FastAPI

from tutor.accounts import Accounts
from tutor.assembly import Parts
from tutor.editing import KeyDesk
from tutor.web.identity import Identity
from tutor.web.mounting import mount
from tutor.web.teacher.answering import Answering
from tutor.web.teacher.beside_key import BeginTrial, BesideKey
from tutor.web.teacher.gate import Gate
from tutor.web.teacher.key import Keys
from tutor.web.teacher.page import teacher_page
from tutor.web.teacher.quick import Quick
from tutor.web.teacher.readings import Readings
from tutor.web.teacher.screen import Area
from tutor.web.teacher.signing import add_signing


@dataclass(frozen=True, slots=True)
class Desk:
    """What the teacher's pages work with. Each area takes what it needs from here."""

    accounts: Accounts
    readings: Readings
    keys: KeyDesk
    begin_trial: BeginTrial


def desk_of(parts: Parts) -> Desk:
    """The desk that a process's parts make."""
    return Desk(parts.accounts(), Readings(parts.record.readings), parts.key_desk(), parts.begin_trial)


def add_teacher_site(app: FastAPI, desk: Desk, gate: Gate, identity: Identity) -> None:
    """Give the app everything under /teacher."""
    add_signing(app, desk.accounts, gate)
    BesideKey(desk.keys, desk.begin_trial, identity, gate).add_to(app)
    mount(app, teacher_page(Answering(areas(desk), gate)), "/teacher")


def areas(desk: Desk) -> tuple[Area, ...]:
    """Every area of the teacher's page."""
    return (desk.readings.area(), Keys(desk.keys).area(), Quick(desk.keys).area())
