"""The parts around a lesson: the top bar, what has been found, the box to write in, the reading help, the way out."""

from tutor.core.course import Standing
from tutor.core.dialogue import MOST_CHARACTERS
from tutor.core.lesson import Lead
from tutor.core.reply import Picture, kinds_found
from tutor.web.draw.render import Html, render
from tutor.web.draw.way import way


def where(picture: Picture | None, name: str, standing: Standing | None = None) -> Html:
    """What the bar says of this lesson, its steps and this student."""
    title, lesson = (picture.reading.title, picture.lesson.title) if picture else ("", "")
    return render("where", title=title, lesson=lesson, name=name, way=way(standing) if standing else [])


def found(picture: Picture, session: str, onward: str) -> Html:
    """Who speaks, the kinds found so far (never how many are left), and the way on to the next step."""
    cover = any(turn.move and turn.move.lead is Lead.CARE for turn in picture.turns)
    over = picture.finished or picture.state.closed
    return render(
        "found",
        speaker=picture.speaker,
        kinds=kinds_found(picture.state),
        session=session,
        onward="" if over else onward,
        cover=cover,
    )


def notice(words: str, number: int) -> Html:
    """A sentence that something did not work. The number makes the same sentence heard twice."""
    return render("notice", words=words, number=number)


def composer() -> Html:
    """The one place to write: a message, a question, or the reason for a mark."""
    return render("composer", most=MOST_CHARACTERS)


def constant(name: str) -> Html:
    """A part that says nothing about anybody: "top", "help", "leave"."""
    return render(name)
