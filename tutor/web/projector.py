"""The page for the wall: how to join, the time left, and in class talk one sentence. Nothing private is on it."""

from collections.abc import Callable
from datetime import UTC, datetime

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response

from tutor.core.classroom import Class
from tutor.errors import NotFound
from tutor.record import ClassRecord
from tutor.web.address import base_of
from tutor.web.draw.qr import path
from tutor.web.draw.render import Html, render
from tutor.web.plain_page import plain_page, refused


def add_projector(
    app: FastAPI, classes: ClassRecord, told: str, now: Callable[[], datetime] = lambda: datetime.now(UTC)
) -> None:
    """Give the app the wall's addresses. Whoever knows the token may look: it shows what a wall shows."""

    @app.get("/projector/{token}")
    def projector(request: Request, token: str) -> Response:
        try:
            room = classes.by_projector(token)
        except NotFound as fault:
            return refused(request, str(fault), 404)
        return plain_page("plain/projector", token=token, wall=wall(room, base_of(request, told), now()))

    @app.get("/projector/{token}/state")
    def state(request: Request, token: str) -> HTMLResponse:
        try:
            room = classes.by_projector(token)
        except NotFound:
            return HTMLResponse("", 404)
        return HTMLResponse(str(wall(room, base_of(request, told), now())), headers={"Cache-Control": "no-store"})


def wall(room: Class, base: str, now: datetime) -> Html:
    """What the wall shows now."""
    link, pace = f"{base}/join/{room.code}", room.pace.standing(now)
    shown = {"code": room.code, "link": link, "short": f"{base.partition('://')[2]}/join", "qr": path(link)}
    return render("plain/wall", **shown, wall=room.wall, left=pace.minutes_left(now), paused=pace.paused)
