"""Who may pass: everything under /teacher/ is for a signed-in teacher, but for the pages where one signs in."""

from asyncio import to_thread
from collections.abc import Mapping

from itsdangerous import BadSignature, TimestampSigner
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from tutor.accounts import SIGNED_IN, Accounts
from tutor.core.teachers import Teacher
from tutor.web.origin import from_here
from tutor.web.plain_page import refused

COOKIE = "rt_teacher"
SIGN_IN = "Sign in at /teacher/sign-in first, then come back to this address."
OPEN = ("/teacher/sign-in", "/teacher/set-up", "/teacher/invitation", "/teacher/reset")


class Gate:
    """Knows a teacher by the cookie that signing in gave."""

    def __init__(self, accounts: Accounts, secret: str) -> None:
        self._accounts = accounts
        self._signer = TimestampSigner(secret, salt="teacher")

    def teacher(self, cookies: Mapping[str, str]) -> Teacher | None:
        """The teacher whose browser this is; None where nobody is signed in. Blocking."""
        return self._accounts.signed_in(self.token(cookies))

    def token(self, cookies: Mapping[str, str]) -> str:
        """The token in the cookie; empty where there is none, or one that we did not sign."""
        try:
            return self._signer.unsign(cookies.get(COOKIE, ""), max_age=int(SIGNED_IN.total_seconds())).decode()
        except BadSignature:
            return ""

    def give(self, response: Response, token: str, secure: bool) -> None:
        """Sign a browser in. Scripts cannot read the cookie, and it goes to the teacher's pages only."""
        value, age = self._signer.sign(token).decode(), int(SIGNED_IN.total_seconds())
        response.set_cookie(COOKIE, value, max_age=age, path="/teacher", httponly=True, samesite="lax", secure=secure)

    def take(self, response: Response) -> None:
        """Take the cookie away again."""
        response.delete_cookie(COOKIE, path="/teacher")


class GateDoor:
    """Turns away whoever is not signed in, before Gradio or a route sees the request; also what another site sent."""

    def __init__(self, app: ASGIApp, gate: Gate) -> None:
        self._app = app
        self._gate = gate

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or not scope["path"].startswith("/teacher/"):
            await self._app(scope, receive, send)
            return
        request = Request(scope)
        if request.method != "GET" and not from_here(request):
            await PlainTextResponse("This did not come from our own page.", 403)(scope, receive, send)
        elif scope["path"] in OPEN or await to_thread(self._gate.teacher, request.cookies) is not None:
            await self._app(scope, receive, send)
        elif scope["path"] == "/teacher/":
            await RedirectResponse("/teacher/sign-in", 303)(scope, receive, send)
        else:
            await refused(request, SIGN_IN, 401)(scope, receive, send)
