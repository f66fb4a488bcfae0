"""Puts a Gradio page under an address."""

import gradio as gr
from fastapi import FastAPI

from tutor.web.look import look

GLANCE = 0.01  # seconds between two looks of an idle queue: Gradio looks every millisecond, and keeps a laptop awake with it


def mount(app: FastAPI, page: gr.Blocks, path: str) -> None:
    """With everything off that we do not use."""
    page._queue.sleep_when_free = GLANCE
    gr.mount_gradio_app(
        app, page, path, theme=look(), footer_links=[], run_history=False, ssr_mode=False, show_error=False, max_file_size="1kb"
    )
