"""What a teacher takes away of a class: results and dialogues for a spreadsheet, and the report to print."""

import json
import re
from collections.abc import Awaitable, Callable
from typing import Any

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, Response
from starlette.concurrency import run_in_threadpool

from tutor.core.report.sheet import results
from tutor.core.teachers import Teacher
from tutor.errors import NotAllowed, NotFound, TutorError
from tutor.reporting import Reporting
from tutor.web.plain_page import refused
from tutor.web.teacher.digest import digest_of
from tutor.web.teacher.gate import SIGN_IN, Gate

Made = Callable[[Teacher], Response]
TakenAlong = Callable[[str], dict[str, Any]]
"""Everything that is kept of a learner, as JSON."""
Answered = Callable[[Request, Made], Awaitable[Response]]


def add_report_routes(app: FastAPI, reporting: Reporting, taken_along: TakenAlong, gate: Gate) -> None:
    """Give the app these addresses. Each asks who is calling before anything is made."""
    answered = _asking(gate)
    _add_dialogues(app, reporting, answered)
    _add_everything_of_one(app, reporting, taken_along, answered)

    @app.get("/teacher/report/{class_id}/{assignment}.csv")
    async def results_sheet(request: Request, class_id: str, assignment: str) -> Response:
        def made(teacher: Teacher) -> Response:
            report = reporting.report(teacher, class_id, assignment)
            return spreadsheet(results(report.report), f"{report.of.title} {report.course.reading.title}")

        return await answered(request, made)

    @app.get("/teacher/report/{class_id}/{assignment}")
    async def printed(request: Request, class_id: str, assignment: str) -> Response:
        def made(teacher: Teacher) -> Response:
            page = digest_of(reporting.report(teacher, class_id, assignment), printed=True)
            return HTMLResponse(str(page), headers={"Cache-Control": "no-store"})

        return await answered(request, made)


def _add_dialogues(app: FastAPI, reporting: Reporting, answered: Answered) -> None:
    @app.get("/teacher/report/{class_id}/student/{seat}.csv")
    async def one_student(request: Request, class_id: str, seat: int) -> Response:
        def made(teacher: Teacher) -> Response:
            _, here, _, _ = reporting.lessons(teacher, class_id, seat)
            return spreadsheet(reporting.dialogues(teacher, class_id, seat), here.nickname)

        return await answered(request, made)

    @app.get("/teacher/class/{class_id}/dialogues.csv")
    async def all_dialogues(request: Request, class_id: str) -> Response:
        def made(teacher: Teacher) -> Response:
            return spreadsheet(reporting.dialogues(teacher, class_id), "dialogues")

        return await answered(request, made)


def _add_everything_of_one(app: FastAPI, reporting: Reporting, taken_along: TakenAlong, answered: Answered) -> None:
    @app.get("/teacher/report/{class_id}/student/{seat}.json")
    async def everything_of_one(request: Request, class_id: str, seat: int) -> Response:
        def made(teacher: Teacher) -> Response:
            of, here, _, _ = reporting.lessons(teacher, class_id, seat)
            kept = {"class": of.title, "nickname": here.nickname, **taken_along(here.learner)}
            return saved(json.dumps(kept, ensure_ascii=False, indent=1), "application/json", here.nickname, "json")

        return await answered(request, made)


def _asking(gate: Gate) -> Answered:
    """Answers a signed-in teacher with what is made for them, in a thread, and everybody else with a sentence."""

    async def answered(request: Request, made: Made) -> Response:
        def answer() -> Response:
            teacher = gate.teacher(request.cookies)
            return made(teacher) if teacher else refused(request, SIGN_IN, 401)

        try:
            return await run_in_threadpool(answer)
        except TutorError as fault:
            return refused(request, str(fault), _status(fault))

    return answered


def spreadsheet(words: str, name: str) -> Response:
    """A CSV file to be saved."""
    return saved(words, "text/csv; charset=utf-8", name, "csv")


def saved(words: str, kind: str, name: str, ending: str) -> Response:
    """A file for the browser to save, under a name that every system takes."""
    plain = re.sub(r"[^A-Za-z0-9]+", "-", name).strip("-").lower() or "class"
    headers = {"Content-Disposition": f'attachment; filename="read-twice-{plain}.{ending}"', "Cache-Control": "no-store"}
    return Response(words.encode(), media_type=kind, headers=headers)


def _status(fault: TutorError) -> int:
    return 403 if isinstance(fault, NotAllowed) else 404 if isinstance(fault, NotFound) else 503
