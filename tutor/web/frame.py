"""Gradio's page in our frame: our styles before the first paint, our name and icon, and the cookie that says who comes.

Tried on 6.31: `css_paths` loses @supports and @container; `head` is added by a script, after the first paint. So the links go
into the page itself, here. Gradio's reset still beats a single class: every rule of ours begins with `.rt`.
"""

import re
from pathlib import Path

from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from tutor.web.identity import TRIAL, Identity, new_learner

STATIC = Path(__file__).parent / "static"
TEXT_FONT = "source-serif-4-latin-wght-normal.woff2"


def in_folder(folder: str) -> list[str]:
    """The files of static/FOLDER as pages name them. They are numbered: their order is the cascade."""
    here = STATIC / folder
    return [f"{folder.partition('/')[2]}/{path.name}".lstrip("/") for path in sorted(here.iterdir()) if path.is_file()]


STYLES, SCRIPTS = in_folder("css"), in_folder("js")
FOREIGN = re.compile(
    rb'<meta\s+(?:property="og:|name="twitter:|name="viewport").*?/>\s*|<link rel="manifest".*?/>\s*', re.DOTALL
)


def head(styles: list[str], scripts: list[str]) -> bytes:
    """What goes into a page's head: the name, the icon, the font, and the page's own styles and scripts."""
    lines = (
        '<meta name="viewport" content="width=device-width, initial-scale=1, interactive-widget=resizes-content">',
        '<meta name="color-scheme" content="light dark"><meta name="robots" content="noindex"><title>Read Twice</title>',
        '<link rel="icon" href="/favicon.svg" type="image/svg+xml"><link rel="manifest" href="/manifest.json">',
        '<script src="/rt/boot.js"></script>',
        f'<link rel="preload" as="font" type="font/woff2" href="/rt/fonts/{TEXT_FONT}" crossorigin>',
        *(f'<link rel="stylesheet" href="/rt/css/{name}">' for name in styles),
        *(f'<link rel="modulepreload" href="/rt/js/{name}">' for name in scripts),
    )
    return "".join(lines).encode()


HEADS = {
    "/": head(STYLES, SCRIPTS),
    f"{TRIAL}/": head(STYLES, SCRIPTS),
    "/teacher/": head([*STYLES, *in_folder("css/teacher")], ["page.js", *in_folder("js/teacher")]),
}
NO_SCRIPT = '<noscript><p class="rt-noscript">Read Twice needs JavaScript. Please switch it on for this page.</p></noscript>'


class PageFrame:
    """Rewrites the two pages on their way out; everything else passes untouched."""

    def __init__(self, app: ASGIApp, identity: Identity, trial: Identity) -> None:
        self._app = app
        self._identity = identity
        self._trial = trial

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "GET" or scope["path"] not in HEADS:
            await self._app(scope, receive, send)
            return
        kept = Kept()
        await self._app(scope, receive, kept)
        await self._framed(kept, Request(scope))(scope, receive, send)

    def _framed(self, kept: "Kept", request: Request) -> Response:
        if kept.status != 200:
            return Response(kept.body, kept.status)
        if request.url.path == f"{TRIAL}/":
            return self._on_trial(kept, request)
        response = _page(kept, request)
        learner = self._identity.known(request.cookies) or new_learner()
        self._identity.give(response, learner, secure=request.url.scheme == "https")
        return response

    def _on_trial(self, kept: "Kept", request: Request) -> Response:
        """A lesson that a teacher tries out; whoever tries none finds the start page."""
        return _page(kept, request) if self._trial.known(request.cookies) else RedirectResponse("/", 303)


def _page(kept: "Kept", request: Request) -> Response:
    return HTMLResponse(framed(kept.body, HEADS[request.url.path]), headers={"Cache-Control": "no-store"})


class Kept:
    """Stands in for the client and keeps the whole answer."""

    def __init__(self) -> None:
        self.status = 500
        self.body = b""

    async def __call__(self, message: Message) -> None:
        self.status = message.get("status", self.status)
        self.body += message.get("body", b"")


def framed(page: bytes, head: bytes = HEADS["/"]) -> bytes:
    """Gradio's page with its own names and pictures taken out and ours put in."""
    page = FOREIGN.sub(b"", page)
    page = page.replace(b"</head>", head + b"</head>", 1)
    return page.replace(b"<gradio-app", NO_SCRIPT.encode() + b"<gradio-app", 1)
