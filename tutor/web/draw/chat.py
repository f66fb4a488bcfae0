"""The conversation. Every released sentence is a span of its own, so that a screen reader says each once."""

from collections.abc import Iterator
from dataclasses import dataclass

from tutor.core.codes import Group
from tutor.core.dialogue import Said
from tutor.core.lesson import Lead
from tutor.core.reply import Card, Picture, Reply
from tutor.core.text import Text
from tutor.web.draw.render import Html, render


@dataclass(frozen=True, slots=True)
class Line:
    """One row of the conversation: the student ("me"), the tutor, or a note of the program's own.

    What a card shows comes after the tutor's first sentence, which says what it is.
    """

    who: str
    words: str = ""
    group: Group | None = None
    quote: str = ""
    paragraph: int = 0
    first: tuple[str, ...] = ()
    cards: tuple[Card, ...] = ()
    rest: tuple[str, ...] = ()
    care: bool = False


def chat(picture: Picture, session: str, busy: bool, onward: str = "") -> Html:
    """Everything said so far. `busy` while the tutor is at work on an answer; `onward` names the step after this one."""
    return render(
        "chat",
        session=session,
        said=sum(1 for turn in picture.turns if turn.said),
        busy=busy,
        plain=picture.plain,
        finished=picture.finished,
        closed=picture.state.closed,
        onward=onward,
        guest=picture.guest,
        lines=list(lines(picture)),
    )


def lines(picture: Picture) -> Iterator[Line]:
    """The rows of a session, in order."""
    for turn in picture.turns:
        if turn.said:
            yield _student(turn.said, picture.reading.text)
        if turn.reply:
            yield from (Line("note", note) for note in turn.reply.notes)
            yield from _tutor(turn.reply, care=turn.move is not None and turn.move.lead is Lead.CARE)


def _student(said: Said, text: Text) -> Line:
    if not said.mark:
        return Line("me", said.words.strip())
    span = said.mark.span
    return Line("me", said.words.strip(), said.mark.group, text.words(span), text.passage_at(span.start).number)


def _tutor(reply: Reply, care: bool) -> Iterator[Line]:
    cut = 1 if reply.cards else len(reply.sentences)
    if reply.sentences or reply.cards:
        yield Line("tutor", first=reply.sentences[:cut], cards=reply.cards, rest=reply.sentences[cut:], care=care)
