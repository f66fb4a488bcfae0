"""Two addresses beside the page: a worksheet to print, and the door through which a teacher tries a lesson out."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from fastapi import FastAPI, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response
from starlette.concurrency import run_in_threadpool

from tutor.core.codes import Group
from tutor.core.course import WHOLE, WITHOUT_LOOKS, Step
from tutor.core.key import AnswerKey
from tutor.core.keydraft import Decision, KeyDraft, approved_key, in_order
from tutor.core.reading import Lesson, Reading
from tutor.core.teachers import Teacher
from tutor.editing import KeyDesk
from tutor.errors import TutorError
from tutor.web.identity import TRIAL, Identity, new_learner
from tutor.web.plain_page import plain_page, refused
from tutor.web.teacher.gate import SIGN_IN, Gate
from tutor.web.teacher.key_drawing import paragraph

BeginTrial = Callable[[AnswerKey, str, str, int, tuple[Step, ...]], Awaitable[str]]
"""Begin a lesson on a key that is only tried out: `await begin(key, learner, reading, lesson, steps)`."""


@dataclass(frozen=True, slots=True)
class BesideKey:
    """What these addresses work with."""

    desk: KeyDesk
    begin: BeginTrial
    trial: Identity
    gate: Gate

    def add_to(self, app: FastAPI) -> None:
        """Give the app the addresses. They come before Gradio's mount; its door keeps all but signed-in teachers out."""

        @app.get("/teacher/worksheet/{reading}")
        def sheet(request: Request, reading: str, lesson: int = 0, key: bool = False) -> Response:
            teacher = self.gate.teacher(request.cookies)
            if teacher is None:
                return refused(request, SIGN_IN, 401)
            try:
                return self.sheet(teacher, reading, lesson, key)
            except TutorError as fault:
                return refused(request, str(fault), 404)

        @app.post("/teacher/try/{reading}")
        async def try_out(request: Request, reading: str, lesson: int = Form(0), looks: bool = Form(False)) -> Response:
            teacher = await run_in_threadpool(self.gate.teacher, request.cookies)
            if teacher is None:
                return refused(request, SIGN_IN, 401)
            try:
                return await self.try_out(teacher, reading, lesson, looks, secure=request.url.scheme == "https")
            except TutorError as fault:
                return refused(request, str(fault), 404)

    def sheet(self, teacher: Teacher, reading: str, index: int, key: bool) -> HTMLResponse:
        """A close-reading range with room to mark and to write; with the key, the teacher's own copy. Raises TutorError."""
        work = self.desk.open(reading, teacher.name)
        ranges = self.desk.ranges(work.reading)
        lesson = ranges[index if 0 <= index < len(ranges) else 0]
        return plain_page("plain/worksheet", **_sheet(work.reading, work.desk.draft, lesson, ranges, key))

    async def try_out(self, teacher: Teacher, reading: str, lesson: int, looks: bool, secure: bool) -> Response:
        """Begin a lesson on the key as it is now, with the looks or without, and go to it as nobody else. Raises TutorError."""
        work = await run_in_threadpool(self.desk.open, reading, teacher.name)
        learner = new_learner()
        await self.begin(approved_key(work.desk.draft), learner, reading, lesson, WHOLE if looks else WITHOUT_LOOKS)
        response = RedirectResponse(f"{TRIAL}/", 303)
        self.trial.give(response, learner, secure=secure)
        return response


def _sheet(reading: Reading, draft: KeyDraft, lesson: Lesson, ranges: tuple[Lesson, ...], key: bool) -> dict[str, object]:
    """What the worksheet shows. Without the key no entry of it is in the page at all."""
    stretch = reading.stretch(lesson)
    entries = [e for e in draft.entries if e.decision is Decision.KEPT and any(p.span.within(stretch) for p in e.places)]
    shown = in_order(entries) if key else KeyDraft()
    passages = reading.text.between(lesson.first, lesson.last)
    return {
        "reading": reading,
        "lesson": lesson,
        "ranges": ranges,
        "at": ranges.index(lesson),
        "key": key,
        "paragraphs": [paragraph(passage, reading.text, shown) for passage in passages],
        "numbers": {entry.id: number for number, entry in enumerate(shown.entries, 1)},
        "entries": shown.entries,
        "groups": tuple(Group),
    }
