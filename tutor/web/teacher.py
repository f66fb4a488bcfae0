"""The teacher's side. Until accounts exist it is one quiet page, with nothing behind it."""

import gradio as gr

from tutor.web.draw.frame import constant
from tutor.web.islands import island


def teacher_page() -> gr.Blocks:
    """A sign-in page without a single event: nothing can be asked of it."""
    page = gr.Blocks(title="Read Twice for teachers", fill_width=True, analytics_enabled=False)
    with page:
        island("signin", value=constant("signin"))
    return page
