"""Islands: the parts of a page, each one gr.HTML, drawn in Python and brought to life by static/js/NAME.js."""

from collections.abc import Iterable
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


class IslandPage(gr.Blocks):
    """A page of islands and nothing else.

    What Gradio does with a value of an island comes to nothing, and it builds every island anew that is left as it is: on each
    step of an answer, and for longer than the answer itself takes. So the values go out as they are.
    """

    async def postprocess_data(self, block_fn: object, predictions: Iterable[object], state: object) -> list[Any]:
        """What goes to the browser; Gradio itself ends an answer with marks of its own, which it replaces afterwards."""
        return [value if isinstance(value, str | dict) else None for value in predictions]
