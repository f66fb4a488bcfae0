"""The plain pages on which a teacher signs in, sets up the first account, accepts an invitation, chooses a new password."""

from collections.abc import Callable

from fastapi import FastAPI, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from tutor.accounts import INVITATION, RESET, SET_UP, Accounts
from tutor.core.teachers import Teacher
from tutor.errors import NotAllowed
from tutor.web.plain_page import plain_page
from tutor.web.teacher.gate import Gate

SIGN_IN = "/teacher/sign-in"


def add_signing(app: FastAPI, accounts: Accounts, gate: Gate) -> None:
    """Give the app these addresses. They come before Gradio's mount, which would swallow them."""
    door = Signing(accounts, gate)
    app.add_api_route(SIGN_IN, door.page, methods=["GET"])
    app.add_api_route(SIGN_IN, door.sign_in, methods=["POST"])
    app.add_api_route("/teacher/sign-out", door.sign_out, methods=["POST"])
    app.add_api_route("/teacher/password", door.password_page, methods=["GET"])
    app.add_api_route("/teacher/password", door.change_password, methods=["POST"])
    for kind, does in ((SET_UP, door.register), (INVITATION, door.register), (RESET, door.choose_password)):
        add_link_page(app, kind, door, does)


class Signing:
    """What the plain pages of accounts do. Everything blocking runs in a thread."""

    def __init__(self, accounts: Accounts, gate: Gate) -> None:
        self.accounts = accounts
        self._gate = gate

    def page(self) -> HTMLResponse:
        """Where one signs in."""
        return plain_page("plain/sign-in", fault="", name="", anybody=self.accounts.anybody())

    def sign_in(self, request: Request, name: str = Form(""), password: str = Form("")) -> Response:
        """Let a teacher in."""
        try:
            return self._entered(request, self.accounts.sign_in(name, password))
        except NotAllowed as fault:
            return plain_page("plain/sign-in", 403, fault=str(fault), name=name, anybody=self.accounts.anybody())

    def sign_out(self, request: Request, everywhere: str = Form("")) -> Response:
        """Sign this browser out, or every browser of this teacher."""
        teacher = self._gate.teacher(request.cookies)
        if everywhere and teacher:
            self.accounts.sign_out_everywhere(teacher)
        self.accounts.sign_out(self._gate.token(request.cookies))
        response = RedirectResponse(SIGN_IN, 303)
        self._gate.take(response)
        return response

    def password_page(self, request: Request) -> HTMLResponse:
        """Where one changes one's own password."""
        return plain_page("plain/password", fault="", name=self._somebody(request).name)

    def change_password(self, request: Request, old: str = Form(""), new: str = Form("")) -> Response:
        """Change it, and go on in this browser alone."""
        teacher = self._somebody(request)
        try:
            self.accounts.change_password(teacher, old, new)
        except NotAllowed as fault:
            return plain_page("plain/password", 403, fault=str(fault), name=teacher.name)
        return self._entered(request, self.accounts.open(teacher), "/teacher/#/people")

    def register(self, request: Request, kind: str, link: str, name: str, password: str) -> Response:
        """Make the account of a link."""
        teacher = self.accounts.register(kind, link, name, password)
        return self._entered(request, self.accounts.open(teacher))

    def choose_password(self, request: Request, kind: str, link: str, name: str, password: str) -> Response:
        """Set the password of a link."""
        return self._entered(request, self.accounts.open(self.accounts.choose_password(link, password)))

    def _somebody(self, request: Request) -> Teacher:
        """Who asks; the gate has let nobody else through."""
        teacher = self._gate.teacher(request.cookies)
        if teacher is None:
            raise NotAllowed("Sign in first.")
        return teacher

    def _entered(self, request: Request, token: str, to: str = "/teacher/") -> Response:
        response = RedirectResponse(to, 303)
        self._gate.give(response, token, secure=request.url.scheme == "https")
        return response


def add_link_page(app: FastAPI, kind: str, door: Signing, does: Callable[..., Response]) -> None:
    """The page of one kind of link: a form where it works, a sentence where it does not."""

    def form(link: str, name: str, fault: str = "") -> HTMLResponse:
        try:
            whose = door.accounts.expected(kind, link)
        except NotAllowed as problem:
            return plain_page("plain/dead-link", 403, words=str(problem))
        return plain_page("plain/register", 403 if fault else 200, kind=kind, link=link, fault=fault, name=name, whose=whose)

    @app.get(f"/teacher/{kind}")
    def page(link: str = "", name: str = "") -> HTMLResponse:
        return form(link, name)

    @app.post(f"/teacher/{kind}")
    def act(request: Request, link: str = Form(""), name: str = Form(""), password: str = Form("")) -> Response:
        try:
            return does(request, kind, link, name, password)
        except NotAllowed as fault:
            return form(link, name, str(fault))
