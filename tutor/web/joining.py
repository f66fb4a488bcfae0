"""The plain page where a student joins a class with a card."""

from fastapi import FastAPI, Form, HTTPException, Request
from fastapi.responses import RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from tutor.errors import NotAllowed, NotFound
from tutor.joining import Joining
from tutor.web.identity import Identity
from tutor.web.origin import from_here
from tutor.web.plain_page import plain_page

LONGEST = 60  # characters of any of the three fields: more is no card of ours


def add_joining(app: FastAPI, joining: Joining, identity: Identity) -> None:
    """Give the app these addresses. They come before Gradio's mount, which would swallow them."""

    @app.get("/join")
    @app.get("/join/{code}")
    def join_page(code: str = "") -> Response:
        return plain_page("plain/join", fault="", code=code[:LONGEST], nickname="")

    @app.post("/join")
    async def join(request: Request, code: str = Form(""), nickname: str = Form(""), words: str = Form("")) -> Response:
        if not from_here(request):
            raise HTTPException(403)
        card = (code[:LONGEST], nickname[:LONGEST], words[:LONGEST])
        try:
            learner = await run_in_threadpool(joining.join, *card, request.client.host if request.client else "")
        except (NotAllowed, NotFound) as fault:
            return plain_page("plain/join", 403, fault=str(fault), code=card[0], nickname=card[1])
        response = RedirectResponse("/", 303)
        identity.give(response, learner, secure=request.url.scheme == "https")
        return response
