"""The parts around a lesson: the top bar, what has been found, the box to write in, the reading help, the way out."""

from tutor.core.dialogue import MOST_CHARACTERS
from tutor.core.reply import Picture, kinds_found
from tutor.web.draw.render import Html, render


def where(picture: Picture | None, name: str) -> Html:
    """What the bar says of this lesson and this student."""
    title, lesson = (picture.reading.title, picture.lesson.title) if picture else ("", "")
    return render("where", title=title, lesson=lesson, name=name)


def found(picture: Picture) -> Html:
    """Who speaks, and the kinds found so far; never how many are left."""
    return render("found", speaker=picture.speaker, kinds=kinds_found(picture.state))


def notice(words: str, number: int) -> Html:
    """A sentence that something did not work. The number makes the same sentence heard twice."""
    return render("notice", words=words, number=number)


def composer() -> Html:
    """The one place to write: a message, a question, or the reason for a mark."""
    return render("composer", most=MOST_CHARACTERS)


def constant(name: str) -> Html:
    """A part that says nothing about anybody: "top", "help", "leave", "signin"."""
    return render(name)
