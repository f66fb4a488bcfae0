"""Plain pages without Gradio: signing in, joining a class, the projector, what is printed. Same look, no islands."""

from fastapi.responses import HTMLResponse
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from tutor.web.draw.render import render

NOT_KEPT = {"Cache-Control": "no-store"}
SIGNED_OUT = 401
SIGN_IN = ("/teacher/sign-in", "Sign in")
TEACHERS = ("/teacher/", "The teacher’s page")
STUDENTS = ("/", "The student page")


def plain_page(template: str, status: int = 200, /, **values: object) -> HTMLResponse:
    """Fill templates/TEMPLATE.html, which extends plain/layout.html, as a whole page that no cache keeps."""
    return HTMLResponse(str(render(template, **values)), status, NOT_KEPT)


def refused(request: Request, words: str, status: int) -> Response:
    """A sentence instead of what was asked for: a page with a way on for a person's browser, plain text for a script."""
    if "text/html" not in request.headers.get("accept", ""):
        return PlainTextResponse(words, status, NOT_KEPT)
    out = status == SIGNED_OUT
    way = SIGN_IN if out else TEACHERS if request.url.path.startswith("/teacher") else STUDENTS
    return plain_page("plain/nothing", status, title="You are signed out" if out else "Nothing here", words=words, way=way)
