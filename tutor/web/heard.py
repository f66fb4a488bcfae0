"""What a browser sent, read with care: the one edge where its UTF-16 offsets become ours."""

from collections.abc import Mapping

from tutor.core.codes import Group
from tutor.core.dialogue import Said
from tutor.core.matching import Mark
from tutor.core.text import Span, Text, python_offset
from tutor.errors import NotFound

LOST_WORDS = "The words that you marked could not be found in the text. Please mark them again."
BAD_PAGE = "The page sent something that we could not read. Please load it again: nothing that you wrote is lost."

LONGEST_NUMBER = 9  # digits


class Heard:
    """The payload of one event. Every reader checks the type and raises NotFound with a sentence for the student."""

    def __init__(self, data: object) -> None:
        self._data: Mapping[str, object] = data if isinstance(data, dict) else {}

    def text(self, name: str) -> str:
        """A string."""
        value = self._data.get(name)
        if not isinstance(value, str):
            raise NotFound(BAD_PAGE)
        return value

    def number(self, name: str) -> int:
        """A whole number."""
        return _whole(self._data.get(name), BAD_PAGE)

    def digits(self, name: str) -> int:
        """A whole number that an element of the page carried, so that it came as text."""
        value = self.text(name)
        if not (value.isascii() and value.isdigit() and len(value) <= LONGEST_NUMBER):
            raise NotFound(BAD_PAGE)
        return int(value)

    def fields(self) -> dict[str, str]:
        """What a form held."""
        fields = self._data.get("fields")
        return {name: value for name, value in fields.items() if isinstance(value, str)} if isinstance(fields, dict) else {}

    def span(self, text: Text) -> Span:
        """Words that were marked: {"from": [paragraph, offset], "to": [..]}."""
        return _span(self._data, text)

    def flag(self, name: str) -> bool:
        """True or false; anything else is false."""
        return self._data.get(name) is True

    def mark(self, text: Text) -> Mark:
        """What was marked in a look: never without its group."""
        mark = _mark(self._data.get("mark"), text)
        if mark.group is None:
            raise NotFound(BAD_PAGE)
        return mark

    def said(self, text: Text) -> Said:
        """A message and what was marked with it: `mark` is None or {"from": [paragraph, offset], "to": [..], "group"}."""
        mark = self._data.get("mark")
        return Said(self.text("words"), None if mark is None else _mark(mark, text))


def _mark(data: object, text: Text) -> Mark:
    if not isinstance(data, dict):
        raise NotFound(LOST_WORDS)
    return Mark(_span(data, text), Group(data["group"]) if data.get("group") in list(Group) else None)


def _span(data: Mapping[str, object], text: Text) -> Span:
    start, end = _offset(data.get("from"), text), _offset(data.get("to"), text)
    if end <= start:
        raise NotFound(LOST_WORDS)
    return Span(start, end)


def _offset(spot: object, text: Text) -> int:
    """Code points from a paragraph's number and the UTF-16 units into it."""
    if not isinstance(spot, list) or len(spot) != 2:
        raise NotFound(LOST_WORDS)
    number, units = (_whole(value, LOST_WORDS) for value in spot)
    if not 1 <= number <= len(text.passages) or units < 0:
        raise NotFound(LOST_WORDS)
    span = text.passage(number).span
    return span.start + python_offset(text.words(span), units)


def _whole(value: object, complaint: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise NotFound(complaint)
    return value
