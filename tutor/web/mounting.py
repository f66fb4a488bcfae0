"""Puts a Gradio page under an address."""

import gradio as gr
from fastapi import FastAPI

from tutor.web.look import look

GLANCE = 0.01  # seconds between two looks of an idle queue: Gradio looks every millisecond, and keeps a laptop awake with it
NEVER = 2**63


def mount(app: FastAPI, page: gr.Blocks, path: str) -> None:
    """With everything off that we do not use."""
    queue = page._queue
    queue.sleep_when_free = GLANCE
    # After every event Gradio makes a table of all events so far, up to ten thousand: a turn would take longer by the hour.
    queue.ANALYTICS_MAX_EVENTS, queue.ANAYLTICS_CACHE_FREQUENCY = 1, NEVER
    gr.mount_gradio_app(
        app, page, path, theme=look(), footer_links=[], run_history=False, ssr_mode=False, show_error=False, max_file_size="1kb"
    )
