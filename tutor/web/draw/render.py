"""The one place where text becomes HTML: templates that escape every value, in text and in attributes alike."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

TEMPLATES = Path(__file__).parents[1] / "templates"
_environment = Environment(
    loader=FileSystemLoader(TEMPLATES),
    autoescape=True,
    undefined=StrictUndefined,  # a value that is missing is an error, never a blank
    trim_blocks=True,
    lstrip_blocks=True,
)
Html = Markup
NOTHING = Html("")


def render(template: str, /, **values: object) -> Html:
    """Fill templates/TEMPLATE.html."""
    return Html(_environment.get_template(f"{template}.html").render(**values).strip())
