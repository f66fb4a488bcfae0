"""All islands of the student page at one moment."""

from typing import NamedTuple

from tutor.core.reply import Picture
from tutor.web.draw.article import article
from tutor.web.draw.chat import chat
from tutor.web.draw.frame import found, where
from tutor.web.draw.render import NOTHING, Html
from tutor.web.draw.source import source


class Page(NamedTuple):
    """What stands in each island; None leaves an island as it is. The fields are the islands' names."""

    where: Html | None = None
    front: Html | None = None
    source: Html | None = None
    article: Html | None = None
    found: Html | None = None
    chat: Html | None = None
    panel: Html | None = None
    notice: Html | None = None

    def since(self, before: "Page") -> "Page":
        """Only what is new, so that a streamed sentence does not send the whole text again."""
        return Page(*(None if new == old else new for new, old in zip(self, before, strict=True)))


def front_page(front: Html, name: str = "") -> Page:
    """A page before the lesson: everything of a lesson is taken away."""
    return Page(where(None, name), front, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING, NOTHING)


def lesson_page(picture: Picture, session: str, name: str, busy: bool = False) -> Page:
    """A lesson as it stands."""
    return Page(
        where=where(picture, name),
        front=NOTHING,
        source=source(picture),
        article=article(picture),
        found=found(picture),
        chat=chat(picture, session, busy),
        notice=NOTHING,
    )
