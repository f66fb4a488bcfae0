"""The cards to cut and the master list, as one plain page to print."""

from fastapi import FastAPI, Request
from fastapi.responses import Response

from tutor.errors import NotAllowed
from tutor.record import ClassRecord
from tutor.web.address import base_of
from tutor.web.draw.qr import path
from tutor.web.plain_page import plain_page, refused
from tutor.web.teacher.gate import SIGN_IN, Gate


def add_cards(app: FastAPI, classes: ClassRecord, gate: Gate, told: str) -> None:
    """Give the app the address of the cards. GateDoor stands before it; whose class it is, is asked here."""

    @app.get("/teacher/cards/{class_id}")
    def cards(request: Request, class_id: str) -> Response:
        teacher = gate.teacher(request.cookies)
        if teacher is None:
            return refused(request, SIGN_IN, 401)
        try:
            room, seats = classes.one(teacher.id, class_id), classes.seats(teacher.id, class_id)
        except NotAllowed as fault:
            return refused(request, str(fault), 403)
        base = base_of(request, told)
        link = f"{base}/join/{room.code}"
        return plain_page(
            "plain/cards", room=room, seats=seats, qr=path(link), short=f"{base.partition('://')[2]}/join", link=link
        )
