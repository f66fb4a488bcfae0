"""Which addresses are open. Gradio brings uploads, proxies, monitors and more; what our pages do not use stays shut."""

import re

from starlette.requests import Request
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

from tutor.parse.limits import MOST_BYTES as MOST_OF_A_FILE
from tutor.parse.reasons import Reason, refusal
from tutor.web.plain_page import refused

OURS = r"/rt/[\w./-]+|/alive|(/try)?/leave|/favicon\.(ico|svg)|/manifest\.json|/robots\.txt"
CLASSES = r"/join(/[\w-]+)?|/here|/check(/\w+)?|/projector/[\w-]+(/state)?|/teacher/cards/[\w-]+"
TEACHERS = (
    r"/teacher(/(sign-in|sign-out|set-up|invitation|reset|password|stored|families"
    r"|bring|pack/[a-z0-9-]+\.zip|(try|worksheet)/[\w-]+))?"
)
REPORTS = r"/teacher/report/\w+/\w+(\.csv)?|/teacher/report/\w+/student/\d{1,4}\.(csv|json)|/teacher/class/\w+/dialogues\.csv"
GRADIO = (
    r"(/teacher|/try)?(/|/config/?|/theme\.css|/assets/[\w./-]+|/static/[\w./-]+"
    r"|/gradio_api/(queue/(join|data)|heartbeat/\w+|startup-events|app_id/?|cancel|reset/?|theme\.css))"
)
OPEN = re.compile(f"({OURS}|{CLASSES}|{TEACHERS}|{REPORTS}|{GRADIO})")
NOTHING_HERE = "There is nothing at this address."
MOST_BYTES = 64 * 1024  # of one request; a message is 400 characters and a mark a few numbers
TOO_MUCH = {"/teacher/bring": str(refusal(Reason.TOO_LARGE))}
LARGER = {"/teacher/bring": MOST_OF_A_FILE + MOST_BYTES}  # one file a request, and the form around it


class Doors:
    """Refuses addresses that are not open, and requests that are far too big to be a message."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._app(scope, receive, send)
        elif scope["type"] != "http" or not OPEN.fullmatch(scope["path"]):
            await refused(Request(scope), NOTHING_HERE, 404)(scope, receive, send)
        elif not _measured(scope):
            await PlainTextResponse(TOO_MUCH.get(scope["path"], "This is too much for one message."), 413)(scope, receive, send)
        else:
            await self._app(scope, receive, send)


def _measured(scope: Scope) -> bool:
    """Whether a request says how long it is, and is short enough. The server itself holds it to what it says."""
    headers = dict(scope["headers"])
    if b"transfer-encoding" in headers:
        return False
    length = headers.get(b"content-length", b"0")
    return bool(length.isdigit()) and int(length) <= LARGER.get(scope["path"], MOST_BYTES)
