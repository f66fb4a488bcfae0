"""The one place where text becomes HTML: templates that escape every value, in text and in attributes alike."""

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup, escape

TEMPLATES = Path(__file__).parents[1] / "templates"
_environment = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,  # a value that is missing is an error, never a blank
    trim_blocks=True,
    lstrip_blocks=True,
    auto_reload=False,  # it would ask the disk for every part of every drawing
)
Html = Markup
NOTHING = Html("")
STRESSED = re.compile(r"\*([^*\s](?:[^*\n]{0,58}[^*\s])?)\*")


def stressed(words: str) -> Html:
    """Words with *the name of a kind* between asterisks, as our lines write it, as emphasis. Escapes everything."""
    parts = STRESSED.split(words)
    return Html("").join(Html("<em>{}</em>").format(part) if odd % 2 else escape(part) for odd, part in enumerate(parts))


_environment.filters["stressed"] = stressed


def render(template: str, /, **values: object) -> Html:
    """Fill templates/TEMPLATE.html."""
    return Html(_environment.get_template(f"{template}.html").render(**values).strip())
