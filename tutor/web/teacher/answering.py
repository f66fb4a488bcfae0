"""The outermost edge of the teacher's app: who asks, which area answers, and what goes wrong as a sentence."""

import asyncio
import logging
from collections.abc import AsyncIterator, Callable, Sequence
from itertools import count
from typing import Any

import gradio as gr

from tutor.core.teachers import Teacher
from tutor.errors import NotAllowed, NotFound, TutorError
from tutor.web.draw.frame import notice
from tutor.web.draw.render import NOTHING, Html, render
from tutor.web.heard import Heard
from tutor.web.teacher.gate import Gate
from tutor.web.teacher.screen import Area, Go, Screen, found, whole

log = logging.getLogger(__name__)
BROKEN = "Something went wrong on our side. Nothing that was saved is lost: load the page again."
NO_PAGE = "There is no such page. The bar at the top leads to all of them."
FIRST_PAGE = "readings"
SIGNED_OUT = '<span data-leave="/teacher/sign-in"></span>'  # the page's script follows it
complaints = count(1)  # one for all areas: a notice that is said twice is still a new one


class Answering:
    """Answers every event of the page: `{"do": NAME, …}` is an act of an area, `{"do": "open", "at": ADDRESS}` a view."""

    def __init__(self, areas: Sequence[Area], gate: Gate) -> None:
        self._views = {pattern: view for area in areas for pattern, view in area.views.items()}
        self._acts = {name: act for area in areas for name, act in area.acts.items()}
        self._gate = gate

    def handler(self) -> Callable[..., AsyncIterator[tuple[Any, ...]]]:
        """The one function that Gradio calls."""

        async def answer(request: gr.Request, event: gr.EventData) -> AsyncIterator[tuple[Any, ...]]:
            try:
                teacher = await asyncio.to_thread(self._gate.teacher, request.cookies)
                if teacher is None:
                    yield outputs(Screen(at=Html(SIGNED_OUT)))
                    return
                async for screen in self.screens(teacher, Heard(event._data)):
                    yield outputs(screen)
            except TutorError as error:
                yield outputs(Screen(notice=notice(str(error), next(complaints))))
            except Exception:
                log.exception("An act of the teacher's page failed")
                yield outputs(Screen(notice=notice(BROKEN, next(complaints))))

        return answer

    async def screens(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen]:
        """What one event brings to the page. Raises NotFound for what no area knows."""
        name = heard.text("do")
        if name == "open":
            yield await self._opened(teacher, heard.text("at"))
            return
        if name not in self._acts:
            raise NotFound(NO_PAGE)
        async for shown in self._acts[name](teacher, heard):
            yield await self._opened(teacher, shown.at) if isinstance(shown, Go) else shown

    async def _opened(self, teacher: Teacher, at: str) -> Screen:
        at = at.strip("/") or FIRST_PAGE
        view = found(self._views, at)
        try:
            screen = await view[0](teacher, *view[1]) if view else nothing_there(NO_PAGE)
        except (NotAllowed, NotFound) as fault:
            screen = nothing_there(str(fault))
        here = render("teacher/at", at=at)
        return screen._replace(at=here, bar=render("teacher/bar", at=at, name=teacher.name), dialog=screen.dialog or NOTHING)


def nothing_there(words: str) -> Screen:
    """An address that leads nowhere, as an old bookmark's does: the bar stays above it, and with it every way on."""
    return whole(render("teacher/nothing", words=words))


def outputs(screen: Screen) -> tuple[Any, ...]:
    """A screen as Gradio takes it."""
    return tuple(gr.skip() if part is None else str(part) for part in screen)
