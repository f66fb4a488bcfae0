"""The plain pages on which a teacher signs in, sets up the first account, accepts an invitation, chooses a new password."""

from fastapi import FastAPI, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from tutor.accounts import INVITATION, SET_UP, Accounts
from tutor.errors import NotAllowed
from tutor.web.plain_page import plain_page
from tutor.web.teacher.gate import Gate


def add_signing(app: FastAPI, accounts: Accounts, gate: Gate) -> None:
    """Give the app these addresses. They come before Gradio's mount, which would swallow them."""

    def entered(request: Request, token: str) -> Response:
        response = RedirectResponse("/teacher/", 303)
        gate.give(response, token, secure=request.url.scheme == "https")
        return response

    @app.get("/teacher/sign-in")
    def sign_in_page() -> HTMLResponse:
        return plain_page("plain/sign-in", fault="", name="", anybody=accounts.anybody())

    @app.post("/teacher/sign-in")
    async def sign_in(request: Request, name: str = Form(""), password: str = Form("")) -> Response:
        try:
            return entered(request, await run_in_threadpool(accounts.sign_in, name, password))
        except NotAllowed as fault:
            return plain_page("plain/sign-in", 403, fault=str(fault), name=name, anybody=True)

    @app.post("/teacher/sign-out")
    async def sign_out(request: Request) -> Response:
        await run_in_threadpool(accounts.sign_out, gate.token(request.cookies))
        response = RedirectResponse("/teacher/sign-in", 303)
        gate.take(response)
        return response

    def registering(kind: str) -> None:
        @app.get(f"/teacher/{kind}")
        def page(link: str = "") -> HTMLResponse:
            return plain_page("plain/register", kind=kind, link=link, fault="", name="")

        @app.post(f"/teacher/{kind}")
        async def register(request: Request, link: str = Form(""), name: str = Form(""), password: str = Form("")) -> Response:
            try:
                teacher = await run_in_threadpool(accounts.register, kind, link, name, password)
            except NotAllowed as fault:
                return plain_page("plain/register", 403, kind=kind, link=link, fault=str(fault), name=name)
            return entered(request, await run_in_threadpool(accounts.open, teacher))

    for kind in (SET_UP, INVITATION):
        registering(kind)
