"""What repeats at the edges of pages (headers, footers, page numbers) told apart from the text."""

import re
from collections import Counter
from collections.abc import Sequence

from tutor.parse.pdf.lines import Line

MARGIN = 0.12  # of the page's height, at its top and at its foot
OFTEN = 0.4  # of the pages: a header that only odd pages have, or all but the first
_NUMBER = re.compile(r"(?i)^[\s\-–—|]*(?:page\s*)?(?:\d{1,4}|[ivxl]{1,6})(?:\s*(?:of|/|\|)\s*\d{1,4})?[\s\-–—|]*$")
_PRINTED = re.compile(  # what a browser prints around a page: its address, the time
    r"(?i)^(?:https?://\S+(?:\s+\d{1,4}\s*/\s*\d{1,4})?|\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d\d.{0,250})$"
)
_ADDRESS = re.compile(r"https?://[^\s<>\"]{4,190}")


def without_margins(lines: Sequence[Line], heights: Sequence[float]) -> tuple[list[Line], str]:
    """The lines that are text, and the address that the margins name, if they name one. `heights` are the pages'."""
    edge = [line for line in lines if _in_margin(line, heights[line.page])]
    seen = Counter(key for key, _ in {(_key(line), line.page) for line in edge})
    often = max(2, OFTEN * len(heights))
    dropped = {id(line) for line in edge if seen[_key(line)] >= often or _NUMBER.match(line.text) or _PRINTED.match(line.text)}
    addresses = (_ADDRESS.search(line.text) for line in lines if id(line) in dropped)
    return [line for line in lines if id(line) not in dropped], next((found[0] for found in addresses if found), "")


def _in_margin(line: Line, height: float) -> bool:
    return line.bottom < MARGIN * height or line.top > (1 - MARGIN) * height


def _key(line: Line) -> str:
    """The same for one header on all its pages, whatever number it carries."""
    return re.sub(r"\d+", "#", line.text.casefold())
