"""The tutor in a terminal: the same lesson, one line a turn."""

import asyncio
import sys
from collections.abc import Iterator

import typer

from tutor.assembly import open_parts
from tutor.core.dialogue import Said
from tutor.core.reply import Picture, Reply
from tutor.errors import NotFound, TutorError
from tutor.settings import Settings
from tutor.tutoring import LessonTutor

HELP = (
    'Write what you see, for example: /find "freely roam" loaded because …   or ask about the background. An empty line leaves.'
)


def run_chat(reading: str, lesson: int, plain: bool) -> None:
    """One session from start to end."""
    terminal = sys.stdin.isatty()
    parts = open_parts(Settings(), say=lambda line: typer.echo(line, err=True))
    asyncio.run(_talk(parts.tutor(), reading, lesson - 1, plain, terminal))


async def _talk(tutor: LessonTutor, reading: str, lesson: int, plain: bool, terminal: bool) -> None:
    if reading not in {each.id for each in tutor.readings()}:
        names = ", ".join(each.id for each in tutor.readings())
        raise NotFound(f"There is no reading “{reading}”. There are: {names}.")
    session = await tutor.begin("terminal", reading, lesson, plain)
    picture = await tutor.picture("terminal", session)
    if terminal:
        typer.echo(_page(picture))
    _show(picture.turns[0].reply)
    for line in _lines(terminal):
        try:
            pictures = [picture async for picture in tutor.respond("terminal", session, Said(line))]
            _show(pictures[-1].turns[-1].reply)
        except TutorError as problem:
            typer.echo(str(problem), err=True)


def _lines(terminal: bool) -> Iterator[str]:
    """What the student says. In a terminal an empty line or Control-D leaves; a script's empty line is a silent turn."""
    if not terminal:
        yield from (line.rstrip("\n") for line in sys.stdin)
        return
    while True:
        try:
            line = input("> ")
        except (EOFError, KeyboardInterrupt):
            return
        if not line.strip():
            return
        yield line


def _page(picture: Picture) -> str:
    """The source card and the paragraphs that carry the tasks."""
    card, lesson, text = picture.reading.card, picture.lesson, picture.reading.text
    paragraphs = [f"{p.number:>4}  {text.words(p.span)}" for p in text.between(lesson.first, lesson.last)]
    head = [card.title, f"{card.genre}. {card.publisher}. {card.date}", card.known, ""]
    return "\n\n".join(["\n".join(filter(None, head)), *paragraphs, HELP]) + "\n"


def _show(reply: Reply | None) -> None:
    if reply is None:
        return
    for note in reply.notes:
        typer.echo(f"[{note}]")
    typer.echo(reply.words)
    for card in reply.cards:
        later = " It tells of what happened after the article." if card.later else ""
        typer.echo(f"    {card.words}\n    — {card.title}, passage {card.passage}. {card.perspective}.{later}")
    typer.echo("")
