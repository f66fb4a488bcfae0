"""The cards to cut and the master list, as one plain page to print."""

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse

from tutor.errors import NotAllowed
from tutor.record import ClassRecord
from tutor.web.address import base_of
from tutor.web.draw.qr import path
from tutor.web.plain_page import plain_page
from tutor.web.teacher.gate import Gate

SIGN_IN = "Sign in first, at /teacher/sign-in."


def add_cards(app: FastAPI, classes: ClassRecord, gate: Gate, told: str) -> None:
    """Give the app the address of the cards. GateDoor stands before it; whose class it is, is asked here."""

    @app.get("/teacher/cards/{class_id}")
    def cards(request: Request, class_id: str) -> HTMLResponse:
        teacher = gate.teacher(request.cookies)
        if teacher is None:
            return plain_page("plain/nothing", 401, words=SIGN_IN)
        try:
            room, seats = classes.one(teacher.id, class_id), classes.seats(teacher.id, class_id)
        except NotAllowed as fault:
            return plain_page("plain/nothing", 403, words=str(fault))
        base = base_of(request, told)
        link = f"{base}/join/{room.code}"
        return plain_page(
            "plain/cards", room=room, seats=seats, qr=path(link), short=f"{base.partition('://')[2]}/join", link=link
        )
