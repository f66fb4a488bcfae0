"""The page that a student's device opens the day before: it says in plain words what is blocked."""

import asyncio
import time
from collections.abc import AsyncIterator

from fastapi import FastAPI, Request
from fastapi.responses import HTMLResponse, JSONResponse, StreamingResponse

from tutor.web.plain_page import plain_page

COOKIE = "rt_check"
BEATS, BEAT = 4, 0.4  # a proxy that keeps a stream back hands all beats over at once


def add_check(app: FastAPI) -> None:
    """Give the app the check's addresses."""

    @app.get("/check")
    def check() -> HTMLResponse:
        page = plain_page("plain/check")
        page.set_cookie(COOKIE, "1", max_age=600, path="/check", httponly=True, samesite="lax")
        return page

    @app.get("/check/now")
    def now(request: Request) -> JSONResponse:
        found = {"cookie": COOKIE in request.cookies, "now": time.time()}
        return JSONResponse(found, headers={"Cache-Control": "no-store"})

    @app.get("/check/stream")
    def stream() -> StreamingResponse:
        return StreamingResponse(beats(), media_type="text/event-stream", headers={"Cache-Control": "no-store"})


async def beats() -> AsyncIterator[str]:
    """A few events with a pause between them, as a tutor's sentences come."""
    for number in range(BEATS):
        yield f"data: {number}\n\n"
        await asyncio.sleep(BEAT)
