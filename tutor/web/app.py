"""The web server: two Gradio apps and our own routes behind one set of doors."""

from pathlib import Path

import gradio as gr
from fastapi import FastAPI

from tutor.web.asks import LessonLooks, LessonTutor
from tutor.web.doors import Doors
from tutor.web.frame import PageFrame
from tutor.web.headers import SecurityHeaders
from tutor.web.identity import Identity, secret_in
from tutor.web.look import look
from tutor.web.routes import add_routes
from tutor.web.student import student_page
from tutor.web.teacher import teacher_page


def make_app(tutor: LessonTutor, looking: LessonLooks, data: Path) -> FastAPI:
    """The whole site for one tutor and its looks. `data` is the folder that keeps the secret of the cookies."""
    identity = Identity(secret_in(data))
    app = FastAPI(title="Read Twice", docs_url=None, redoc_url=None, openapi_url=None)
    add_routes(app, tutor, identity)
    _mount(app, teacher_page(), "/teacher")
    _mount(app, student_page(tutor, looking, identity), "/")
    app.add_middleware(PageFrame, identity=identity)
    app.add_middleware(Doors)
    app.add_middleware(SecurityHeaders)
    return app


def _mount(app: FastAPI, page: gr.Blocks, path: str) -> None:
    gr.mount_gradio_app(
        app, page, path, theme=look(), footer_links=[], run_history=False, ssr_mode=False, show_error=False, max_file_size="1kb"
    )
