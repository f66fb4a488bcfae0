"""The addresses to which files go and from which packs come: one file a request, nothing of it on disk but in our folder."""

import asyncio
from dataclasses import dataclass

from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse, Response
from starlette.datastructures import FormData, UploadFile
from starlette.formparsers import MultiPartException, MultiPartParser

from tutor.bringing import Bringing, Pack
from tutor.bringing.story import Brought
from tutor.core.teachers import Teacher
from tutor.corpus import pack_of, read_pack
from tutor.errors import BadCorpus, TutorError
from tutor.parse.limits import MOST_BYTES, MOST_CHARACTERS
from tutor.parse.names import ending, safe_name
from tutor.parse.reasons import NOTHING_KEPT, Refusal
from tutor.web.plain_page import refused
from tutor.web.teacher.gate import Gate

BAD_FORM = "The file did not arrive whole."
SEND_AGAIN = "Load the page again and send it once more."
SPARE = 64 * 1024  # of the request beside the file
MOST_OF_A_FIELD = 4 * MOST_CHARACTERS


@dataclass(frozen=True, slots=True)
class Received:
    """What one request brought: a file, or pasted words where `data` is None; `to` is whose background it is, if it is one."""

    data: bytes | None
    name: str
    words: str
    to: str


def add_uploading(app: FastAPI, bringing: Bringing, gate: Gate) -> None:
    """Give the app these addresses. They come before Gradio's mount, which would swallow them."""

    @app.post("/teacher/bring")
    async def bring(request: Request) -> JSONResponse:
        teacher = await asyncio.to_thread(gate.teacher, request.cookies)
        if teacher is None:
            return JSONResponse({"wrong": "You are signed out.", "advice": "Sign in again.", "kept": NOTHING_KEPT}, 401)
        try:
            received = await received_in(request)
            return JSONResponse(await asyncio.to_thread(taken, bringing, teacher, received))
        except TutorError as problem:
            return JSONResponse(fault(problem), 422)

    @app.get("/teacher/pack/{name}.zip")
    def pack(request: Request, name: str) -> Response:
        try:
            reading, key = bringing.library.packed(name)
            head = {"Content-Disposition": f'attachment; filename="{reading.id}.zip"', "Cache-Control": "no-store"}
            return Response(pack_of(reading, key), media_type="application/zip", headers=head)
        except TutorError as problem:
            return refused(request, str(problem), 404)


async def received_in(request: Request) -> Received:
    """The request's form, held in memory: its size is limited by the doors. Raises Refusal."""
    parser = MultiPartParser(request.headers, request.stream(), max_files=1, max_fields=3, max_part_size=MOST_OF_A_FIELD)
    parser.spool_max_size = MOST_BYTES + SPARE  # starlette would put a larger file into the system's temporary folder
    try:
        form = await parser.parse()
    except (MultiPartException, KeyError) as problem:  # KeyError: a form without a boundary
        raise TutorError(f"{BAD_FORM} {SEND_AGAIN} {NOTHING_KEPT}") from problem
    file, text = form.get("file"), {name: _text(form, name) for name in ("words", "to")}
    data, name = (await file.read(), file.filename or "") if isinstance(file, UploadFile) else (None, "")
    await form.close()
    return Received(data, safe_name(name), **text)


def taken(bringing: Bringing, teacher: Teacher, received: Received) -> dict[str, object]:
    """Take in what a request brought, and say what it is. Blocking. Raises TutorError."""
    if received.data is None:
        return said(bringing.brought(teacher, bringing.paste(teacher, received.words)))
    if received.to:
        document = bringing.receive_background(teacher, received.to, received.data, received.name)
        return {"id": received.to, "title": document.title, "words": len(document.text.body.split()), "notes": []}
    if ending(received.name) == "zip":
        reading, key, content = read_pack(received.data, received.name, bringing.folder)
        return said(bringing.brought(teacher, bringing.stage(teacher, Pack(reading, key, content))))
    return said(bringing.brought(teacher, bringing.receive(teacher, received.data, received.name)))


def said(here: Brought) -> dict[str, object]:
    """What the page is told of a text that was read."""
    content = here.content
    if isinstance(content, Pack):
        title, words, notes = content.reading.title, len(content.reading.text.body.split()), list[str]()
    else:
        title, words, notes = content.card.title, sum(len(one.words.split()) for one in content.paragraphs), list(content.notes)
    return {"id": here.id, "title": title, "words": words, "notes": notes}


def fault(problem: TutorError) -> dict[str, object]:
    """What is wrong, what to do, and that nothing was kept."""
    if isinstance(problem, Refusal):
        return {"wrong": problem.wrong, "advice": problem.advice, "kept": NOTHING_KEPT, "reason": problem.reason}
    first, *more = str(problem).split("\n")
    if isinstance(problem, BadCorpus) and (more or ":" in first.split(" ")[0]):
        return {"wrong": "This pack has mistakes.", "advice": "Mend these lines, and bring it again:",
                "lines": [first, *more], "kept": NOTHING_KEPT}  # fmt: skip
    return {"wrong": first, "advice": "", "kept": NOTHING_KEPT}


def _text(form: FormData, name: str) -> str:
    value = form.get(name)
    return value if isinstance(value, str) else ""
