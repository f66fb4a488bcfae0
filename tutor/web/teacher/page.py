"""The teacher's page: its islands, and the one event that they send."""

import gradio as gr

from tutor.web.islands import QUIET, IslandPage, island
from tutor.web.teacher.answering import Answering

SCRIPT = "teacher/island"


def teacher_page(answering: Answering) -> gr.Blocks:
    """The page starts empty; its script opens the address that the browser shows."""
    page = IslandPage(title="Read Twice for teachers", fill_width=True, analytics_enabled=False)
    with page:
        at, bar, notices = (island(name, "act", script=SCRIPT) for name in ("t-at", "t-bar", "notice"))
        with gr.Row(elem_id="rt-t-desk"):
            left, main, right = (island(name, "act", script=SCRIPT) for name in ("t-left", "t-main", "t-right"))
        dialog = island("t-dialog", "act", script=SCRIPT)
        shown = [at, bar, left, main, right, dialog, notices]
        for one in (at, bar, left, main, right, dialog):
            # "once", the default, drops what comes while an earlier event is under way: a press of a button after a correction.
            one.act(answering.handler(), None, shown, trigger_mode="multiple", **QUIET)
    page.queue(default_concurrency_limit=None, api_open=False)
    return page
