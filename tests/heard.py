"""The founding article, for tests of what a message means in a lesson on it."""

import re
from pathlib import Path

from tutor.core.codes import Group
from tutor.core.dialogue import Heard, Said
from tutor.core.lesson import Ask, LessonState
from tutor.core.matching import Mark
from tutor.core.text import Span, divided
from tutor.steps.hearing import hear

ARTICLE = Path(__file__).parent.parent / "corpus" / "us-withdrawal-iraq" / "article.txt"
SENTENCE = re.compile(r"[^.!?]+[.!?]?[”\"]?")


def sentences(paragraph: str) -> list[tuple[int, int]]:
    return [match.span() for match in SENTENCE.finditer(paragraph) if match.group().strip()]


TEXT = divided(ARTICLE.read_text(encoding="utf-8"), sentences)
STRETCH = TEXT.passage(14).span.cover(TEXT.passage(24).span)


def mark(quote: str, group: Group | None = None) -> Mark:
    start = TEXT.body.index(quote)
    return Mark(Span(start, start + len(quote)), group)


PENDING = mark("Estimates suggest", Group.UNSUPPORTED)


def heard(words: str, asked: Ask = Ask.HINT, selection: Mark | None = None) -> Heard:
    """What a message is understood as; after *why?* a mark on “Estimates suggest” waits for its reason."""
    pending = PENDING if asked in (Ask.WHY, Ask.PRESS) else None
    return hear(Said(words, selection), TEXT, STRETCH, LessonState(14, 24, (), asked=asked, pending=pending))


def marked(message: Heard) -> str:
    return TEXT.words(message.mark.span) if message.mark else ""
