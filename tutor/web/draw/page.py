"""All islands of the student page at one moment."""

from typing import NamedTuple

from tutor.core.closing import ClosingPage
from tutor.core.course import LookPicture, Standing, Step, following
from tutor.core.reading import Reading
from tutor.core.reply import Picture
from tutor.core.rewriting import TaskPicture
from tutor.web.draw.article import article
from tutor.web.draw.chat import chat
from tutor.web.draw.closing import closing
from tutor.web.draw.frame import found, where
from tutor.web.draw.look import look
from tutor.web.draw.render import NOTHING, Html
from tutor.web.draw.source import source
from tutor.web.draw.task import task
from tutor.web.draw.way import LABELS


class Page(NamedTuple):
    """What stands in each island; None leaves an island as it is. The fields are the islands' names."""

    where: Html | None = None
    front: Html | None = None
    source: Html | None = None
    article: Html | None = None
    found: Html | None = None
    chat: Html | None = None
    look: Html | None = None
    task: Html | None = None
    closing: Html | None = None
    panel: Html | None = None
    notice: Html | None = None

    def since(self, before: "Page") -> "Page":
        """Only what is new, so that a streamed sentence does not send the whole text again."""
        return Page(*(None if new == old else new for new, old in zip(self, before, strict=True)))


EMPTY = Page(*(NOTHING for _ in Page._fields))


def front_page(front: Html, name: str = "") -> Page:
    """A page before the lesson: everything of a lesson is taken away."""
    return EMPTY._replace(where=where(None, name), front=front)


def card_page(picture: Picture, session: str, name: str, standing: Standing) -> Page:
    """The source card alone, before the first look."""
    return EMPTY._replace(where=where(picture, name, standing), source=source(picture, True, session))


def lesson_page(picture: Picture, session: str, name: str, standing: Standing, busy: bool = False) -> Page:
    """A lesson as it stands. The card is shown alone first, unless that came before the first look. A panel stays open."""
    fresh = Step.FIRST_LOOK not in standing.steps and not any(turn.said for turn in picture.turns)
    after = Step.CLOSING if picture.state.serious else following(Step.TOGETHER, standing.steps)
    onward = LABELS[after].lower()
    return EMPTY._replace(
        where=where(picture, name, standing),
        source=source(picture, fresh),
        article=article(picture, session, onward),
        found=found(picture, session, onward),
        chat=chat(picture, session, busy, onward),
        panel=None,
    )


def look_page(shown: LookPicture, picture: Picture, session: str, name: str, standing: Standing) -> Page:
    """A look: the passage alone."""
    return EMPTY._replace(where=where(picture, name, standing), look=look(shown, session, picture.plain))


def task_page(shown: TaskPicture, picture: Picture, session: str, name: str, standing: Standing) -> Page:
    """One of the two tasks."""
    return EMPTY._replace(where=where(picture, name, standing), task=task(shown, session, picture.plain))


def closing_page(
    page: ClosingPage, picture: Picture, session: str, name: str, standing: Standing, counterpart: Reading | None
) -> Page:
    """What the student takes away."""
    return EMPTY._replace(where=where(picture, name, standing), closing=closing(page, picture, session, counterpart))
