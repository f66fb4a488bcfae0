"""The student's page: its islands, and which act answers which event."""

import logging
from collections.abc import AsyncIterator, Callable
from itertools import count
from typing import Any

import gradio as gr

from tutor.errors import TutorError
from tutor.web.asks import LessonLooks, LessonTasks, LessonTutor
from tutor.web.draw.frame import composer, constant, notice
from tutor.web.draw.page import Page
from tutor.web.heard import Heard
from tutor.web.identity import Identity
from tutor.web.islands import QUIET, IslandPage, island
from tutor.web.nickname import Named, nickname
from tutor.web.step_acts import StepActs
from tutor.web.student_acts import Acts

log = logging.getLogger(__name__)
BROKEN = "Something went wrong on our side. Your words are still in the box: please send them again."
complaints = count(1)

Act = Callable[[str, Heard], AsyncIterator[Page]]


def student_page(
    tutor: LessonTutor, looking: LessonLooks, identity: Identity, tasks: LessonTasks | None = None, named: Named = nickname
) -> gr.Blocks:
    """The page starts empty, and is filled when a browser that we know opens it. `named` is what it calls a learner."""
    page = IslandPage(title="Read Twice", fill_width=True, analytics_enabled=False)
    with page:
        with gr.Row(elem_id="rt-bar-row"):
            bar, where = island("top", "choose", value=constant("top")), island("where")
            island("here", value=constant("here"))
        notices, front = island("notice"), island("front", "begin", "resume", "yes")
        with gr.Row(elem_id="rt-desk"):
            with gr.Column(elem_id="rt-read"):
                source, article = island("source", "open_look"), island("article")
            with gr.Column(elem_id="rt-side"):
                found, chat = island("found", "leave_tutor"), island("chat", "look_up", "choose", "leave_tutor")
                box = island("composer", "say", value=composer())
        look, task = island("look", "mark", "unmark", "look_done"), island("task", "write", "task_done")
        closing = island("closing", "choose", "begin")
        panel, helps = island("panel"), island("help", "plain", value=constant("help"))
        island("leave", value=constant("leave"))

        acts, steps = Acts(tutor, looking, tasks, named), StepActs(tutor, looking, tasks, named)
        shown = [where, front, source, article, found, chat, look, task, closing, panel, notices]
        page.load(answering(acts.arrive, identity), None, shown, **QUIET)
        for events, act in (
            ((bar.choose, chat.choose, closing.choose), acts.choose),
            ((front.yes,), acts.go_on),
            ((front.begin, closing.begin), acts.begin),
            ((front.resume,), acts.resume),
            ((box.say,), acts.say),
            ((chat.look_up,), acts.look_up),
            ((helps.plain,), acts.plain),
            ((source.open_look,), steps.open_look),
            ((look.mark,), steps.mark),
            ((look.unmark,), steps.unmark),
            ((look.look_done,), steps.done),
            ((task.write,), steps.write),
            ((task.task_done,), steps.task_done),
            ((found.leave_tutor, chat.leave_tutor), steps.leave_tutor),
        ):
            for event in events:
                event(answering(act, identity), None, shown, **QUIET)
    page.queue(default_concurrency_limit=None, api_open=False)
    return page


def answering(act: Act, identity: Identity) -> Callable[..., AsyncIterator[tuple[Any, ...]]]:
    """The outermost edge of an act: who asks is read from the cookie, and what goes wrong becomes a sentence."""

    async def answer(request: gr.Request, event: gr.EventData) -> AsyncIterator[tuple[Any, ...]]:
        try:
            learner = identity.asker(request.cookies)
            async for page in act(learner, Heard(event._data)):
                yield outputs(page)
        except TutorError as error:
            yield outputs(Page(notice=notice(str(error), next(complaints))))
        except Exception:
            log.exception("An act of the student's page failed")
            yield outputs(Page(notice=notice(BROKEN, next(complaints))))

    return answer


def outputs(page: Page) -> tuple[Any, ...]:
    """A page as Gradio takes it."""
    return tuple(gr.skip() if part is None else str(part) for part in page)
