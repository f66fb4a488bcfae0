"""Islands: the parts of a page, each one gr.HTML, drawn in Python and brought to life by static/js/NAME.js."""

from typing import Any, Final

import gradio as gr

# How every event is heard: many people at once, no spinner, no entry in an API page.
QUIET: Final[dict[str, Any]] = {"show_progress": "hidden", "concurrency_limit": None, "api_visibility": "private"}


def island(name: str, *events: str, value: str = "", script: str = "") -> gr.HTML:
    """One island. Its script's `start` gets the element, a way to send an event, and a way to hear of a new drawing.

    Gradio takes an event for real when its quoted name stands in the script. A value given here is public: constants only.
    """
    heard = " ".join(map(repr, events))
    start = f'import("/rt/js/{script or name}.js").then(island => island.start(element, trigger, watch)); /* {heard} */'
    return gr.HTML(value, js_on_load=start, apply_default_css=False, elem_id=f"rt-{name}", elem_classes="rt")
