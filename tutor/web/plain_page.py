"""Plain pages without Gradio: signing in, joining a class, the projector, what is printed. Same look, no islands."""

from fastapi.responses import HTMLResponse

from tutor.web.draw.render import render


def plain_page(template: str, status: int = 200, /, **values: object) -> HTMLResponse:
    """Fill templates/TEMPLATE.html, which extends plain/layout.html, as a whole page that no cache keeps."""
    return HTMLResponse(str(render(template, **values)), status, {"Cache-Control": "no-store"})
