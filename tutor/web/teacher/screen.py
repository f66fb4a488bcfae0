"""What a teacher sees at one moment, and how an area of the app says what it can do."""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from tutor.core.teachers import Teacher
from tutor.web.draw.render import NOTHING, Html
from tutor.web.heard import Heard


class Screen(NamedTuple):
    """What stands in each island; None leaves an island as it is. The fields are the islands' names.

    `at` is the address that the browser shows. `left` and `right` stand beside `main` where they hold anything.
    """

    at: Html | None = None
    bar: Html | None = None
    left: Html | None = None
    main: Html | None = None
    right: Html | None = None
    dialog: Html | None = None
    notice: Html | None = None


def whole(main: Html, left: Html = NOTHING, right: Html = NOTHING) -> Screen:
    """A new screen: everything of the one before is taken away."""
    return Screen(left=left, main=main, right=right, dialog=NOTHING, notice=NOTHING)


@dataclass(frozen=True, slots=True)
class Go:
    """Go to another address: an act that ends with this shows the screen there."""

    at: str


View = Callable[..., Awaitable[Screen]]
"""Draws the screen of an address: `await view(teacher, *parts)`, the parts being what `*` stood for in its pattern."""
Act = Callable[[Teacher, Heard], AsyncIterator[Screen | Go]]
"""Does what a teacher asked for. `teacher` comes from the cookie, everything else from the page and is checked."""


@dataclass(frozen=True, slots=True)
class Area:
    """A part of the teacher's app. `views` by address such as "classes/*/live", `acts` by what a page calls them."""

    views: Mapping[str, View] = field(default_factory=dict)
    acts: Mapping[str, Act] = field(default_factory=dict)


def found(views: Mapping[str, View], at: str) -> tuple[View, tuple[str, ...]] | None:
    """The view of an address and the parts that `*` stands for; None where there is none."""
    parts = at.strip("/").split("/")
    for pattern, view in views.items():
        wanted = pattern.split("/")
        if len(wanted) == len(parts) and all(want in ("*", part) for want, part in zip(wanted, parts, strict=True)):
            return view, tuple(part for want, part in zip(wanted, parts, strict=True) if want == "*")
    return None
