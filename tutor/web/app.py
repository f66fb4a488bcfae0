"""The web server: two Gradio apps and our own routes behind one set of doors."""

from pathlib import Path

from fastapi import FastAPI

from tutor.web.asks import LessonLooks, LessonTasks, LessonTutor
from tutor.web.check import add_check
from tutor.web.doors import Doors
from tutor.web.frame import PageFrame
from tutor.web.headers import SecurityHeaders
from tutor.web.identity import TRIAL, Identity, secret_in, trial_identity
from tutor.web.joining import add_joining
from tutor.web.mounting import mount
from tutor.web.packed import PackedOnce
from tutor.web.routes import add_routes
from tutor.web.student import student_page
from tutor.web.teacher.gate import Gate, GateDoor
from tutor.web.teacher.site import Desk, add_teacher_site
from tutor.web.trial import add_trial, trial_name


def make_app(
    tutor: LessonTutor, looking: LessonLooks, data: Path, desk: Desk | None = None, tasks: LessonTasks | None = None
) -> FastAPI:
    """The whole site for one tutor with its looks, and its `tasks` where there are any.

    `data` keeps the secret of the cookies; without a `desk` there are no teacher pages.
    """
    secret = secret_in(data)
    identity, trial = Identity(secret), trial_identity(secret)
    app = FastAPI(title="Read Twice", docs_url=None, redoc_url=None, openapi_url=None)
    add_routes(app, tutor, identity)
    add_check(app)
    if desk:
        add_joining(app, desk.joining, identity)
        add_teacher_site(app, desk, gate := Gate(desk.accounts, secret), trial)
        add_trial(app, tutor, trial)
        mount(app, student_page(tutor, looking, trial, tasks, trial_name), TRIAL)
    mount(app, student_page(tutor, looking, identity, tasks), "/")
    app.add_middleware(PackedOnce)  # inside the gate: the teachers' files are for teachers
    app.add_middleware(PageFrame, identity=identity, trial=trial)
    if desk:
        app.add_middleware(GateDoor, gate=gate)
    app.add_middleware(Doors)
    app.add_middleware(SecurityHeaders)
    return app
