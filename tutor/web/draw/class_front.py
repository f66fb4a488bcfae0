"""The start page of a student in a class: what the teacher chose, and nothing else."""

from collections.abc import Sequence
from dataclasses import dataclass

from tutor.seated import Given, Progress
from tutor.web.draw.article import range_words
from tutor.web.draw.render import Html, render

ACTS = {Progress.NEW: "Start", Progress.BEGUN: "Go on", Progress.DONE: "See your page"}


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to read, and what the button does. `main` is the first thing that is not done."""

    reading: str
    number: int
    kicker: str
    title: str
    part: str
    words: int
    act: str
    session: str
    main: bool


def class_start(given: Sequence[Given], name: str) -> Html:
    """What the class reads, in the teacher's order."""
    first = next((each for each in given if each.progress is not Progress.DONE), None)
    return render("class-start", choices=[_choice(each, each is first) for each in given], name=name, count=len(given))


def _choice(given: Given, main: bool) -> Choice:
    reading, lesson = given.reading, given.assignment.lesson
    words = len(reading.text.words(reading.stretch(lesson)).split())
    names = (reading.id, given.assignment.number, reading.card.genre, reading.title, range_words(lesson).capitalize())
    return Choice(*names, words, ACTS[given.progress], given.session, main)
