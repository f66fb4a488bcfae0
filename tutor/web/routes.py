"""The few addresses of our own beside Gradio's: icon, manifest, a sign of life, and the way out."""

from dataclasses import asdict

from fastapi import FastAPI, Form, HTTPException, Request
from fastapi.responses import FileResponse, JSONResponse, RedirectResponse, Response
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from tutor.errors import TutorError
from tutor.web.asks import LessonTutor
from tutor.web.frame import STATIC
from tutor.web.identity import Identity, new_learner
from tutor.web.origin import from_here

MANIFEST = {
    "name": "Read Twice",
    "short_name": "Read Twice",
    "start_url": "/",
    "display": "standalone",
    "background_color": "#ffffff",
    "theme_color": "#0f5a50",
    "icons": [{"src": "/favicon.svg", "sizes": "any", "type": "image/svg+xml"}],
}


class Fresh(StaticFiles):
    """Our styles and scripts: kept by the browser, asked for anew by their mark, so that an update is seen at once."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        response.headers["Cache-Control"] = "no-cache"
        return response


def add_routes(app: FastAPI, tutor: LessonTutor, identity: Identity) -> None:
    """Give the app its own addresses. They come before Gradio's mounts, which would swallow them."""
    app.mount("/rt", Fresh(directory=STATIC))

    @app.get("/alive")
    async def alive() -> dict[str, bool]:
        return {"alive": True}

    @app.get("/favicon.ico")
    @app.get("/favicon.svg")
    async def favicon() -> FileResponse:
        return FileResponse(STATIC / "favicon.svg", media_type="image/svg+xml")

    @app.get("/manifest.json")
    async def manifest() -> dict[str, object]:
        return {**MANIFEST}

    @app.get("/robots.txt")
    async def robots() -> Response:
        return Response("User-agent: *\nDisallow: /\n", media_type="text/plain")

    @app.get("/teacher")
    async def teacher() -> RedirectResponse:
        return RedirectResponse("/teacher/")

    _add_ways_of_a_lesson(app, tutor, identity)


def _add_ways_of_a_lesson(app: FastAPI, tutor: LessonTutor, identity: Identity) -> None:
    @app.get("/here")
    async def here(request: Request) -> Response:
        """How the lesson of a class stands; 204 for a guest, whose page nobody paces."""
        learner = identity.known(request.cookies)
        try:
            now = await tutor.here(learner) if learner else None
        except TutorError:
            return Response(status_code=503)  # the page asks again by itself, a little later
        return JSONResponse(asdict(now), headers={"Cache-Control": "no-store"}) if now else Response(status_code=204)

    @app.post("/leave")
    async def leave(request: Request, session: str = Form("")) -> RedirectResponse:
        """Close the session, where one is open, and hand the computer to whoever comes next."""
        if not from_here(request):
            raise HTTPException(403)
        await closed(tutor, identity.known(request.cookies), session)
        response = RedirectResponse(await _after_leaving(tutor, identity.known(request.cookies)), 303)
        identity.give(response, new_learner(), secure=request.url.scheme == "https")
        return response


async def _after_leaving(tutor: LessonTutor, learner: str | None) -> str:
    """A school's computer asks who comes next; anybody else's goes back to the shelf."""
    code = await tutor.class_code(learner) if learner else ""
    return f"/join/{code}" if code else "/"


async def closed(tutor: LessonTutor, learner: str | None, session: str) -> None:
    """Close a session for good, where it is one of this learner's."""
    try:
        if learner and session:
            await tutor.finish(learner, session)
    except TutorError:
        return  # it was not theirs, or is gone: they leave all the same
