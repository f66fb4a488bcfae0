"""A first or last look: a passage and its student's own marks. Nothing else, and nothing of the key."""

from dataclasses import dataclass

from tutor.core.codes import Group
from tutor.core.course import LookPicture
from tutor.core.matching import Mark
from tutor.core.reading import Lesson
from tutor.core.reply import Drawing, DrawnMark
from tutor.core.text import Text
from tutor.web.draw.article import row
from tutor.web.draw.marks import note
from tutor.web.draw.render import Html, render
from tutor.web.draw.way import LABELS
from tutor.web.draw.wording import worded


@dataclass(frozen=True, slots=True)
class Listed:
    """A mark in the list beside the passage."""

    group: Group
    quote: str
    paragraph: int


def look(picture: LookPicture, session: str, plain: bool) -> Html:
    """The passage with its own numbers, two definitions, the marks, and one way on."""
    text, card, step = picture.reading.text, picture.reading.card, picture.look.step
    drawn = [DrawnMark(mark.span, mark.group, Drawing.ALONE, mark.group.label) for mark in picture.look.marks if mark.group]
    whole = Lesson(card.title, 1, len(text.passages))
    return render(
        "look",
        session=session,
        step=step.value,
        name=LABELS[step].lower(),
        plain=plain,
        task=worded(step.value, plain),
        how=worded("how", plain),
        kinds=[(group, worded(group.value, plain)) for group in Group],
        language=picture.reading.language,
        genre=card.genre,
        practice=card.practice,
        rows=[row(passage, text, drawn, whole) for passage in text.passages],
        notes=[note(mark) for mark in drawn],
        marks=[_listed(mark, mark.group, text) for mark in picture.look.marks if mark.group],
    )


def _listed(mark: Mark, group: Group, text: Text) -> Listed:
    return Listed(group, text.words(mark.span), text.passage_at(mark.span.start).number)
