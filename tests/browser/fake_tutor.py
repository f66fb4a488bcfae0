"""A scripted tutor behind the real pages: it keeps what it was asked, so that a test can look at it."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime

from tutor.core.codes import Code, Group
from tutor.core.course import WITHOUT_LOOKS, Step
from tutor.core.dialogue import MOST_CHARACTERS, Said
from tutor.core.lesson import Find, LessonState
from tutor.core.reading import Document, Reading
from tutor.core.reply import Card, Picture, Reply, Turn
from tutor.core.text import Passage
from tutor.errors import NotAllowed, NotFound, StoreUnavailable, TooLong
from tutor.protocols import SessionInfo

NOW = datetime(2026, 1, 1, tzinfo=UTC)
OPENING = Reply(("Read your part once, slowly.", "Which words try to tell you how to feel?"))
WHY = Reply(("You marked these words.", "What do they do to somebody who reads them?"))
NEXT = Reply(("You say what the words do, and that fits.", "Where does the text ask you to believe something without support?"))
FAIR = Reply(
    ("Look again: this one says who counted, and when.", "So you could check it. What makes the next sentence different?")
)
HINT = Reply(("Stay with the first sentence of your part.", "Which word would a calm person change?"))
CLOSING = Reply(("You found it yourself and said why.", "That is the end of this lesson."))
CODES = {Group.LOADED: (Code.LL1, Code.LL3, Code.LL2), Group.UNSUPPORTED: (Code.UC2, Code.UC7, Code.UC4)}


@dataclass
class FakeTutor:
    """Says its script. Reasons are always accepted, except on words of `fair`; `pause` is seconds before a sentence."""

    library: list[Reading]
    fair: tuple[str, ...] = ("I counted 31 people",)
    pause: float = 0.0
    away: bool = False  # as where the database is
    heard: list[Said] = field(default_factory=list)
    pictures: dict[str, Picture] = field(default_factory=dict)
    owners: dict[str, str] = field(default_factory=dict)
    begun: list[tuple[str, int, bool]] = field(default_factory=list)

    def readings(self) -> list[Reading]:
        return self.library

    def speaker(self) -> str:
        return "Built-in tutor, no AI model"

    async def begin(self, learner: str, reading: str, lesson: int, plain: bool, steps: tuple[Step, ...] = WITHOUT_LOOKS) -> str:
        chosen = next((one for one in self.library if one.id == reading), None)
        if chosen is None or not 0 <= lesson < len(chosen.lessons):
            raise NotFound("There is no such lesson.")
        part, session = chosen.lessons[lesson], f"session-{len(self.pictures) + 1}"
        state = LessonState(part.first, part.last, ())
        opening = Turn(0, None, NOW, None, OPENING, state)
        self.pictures[session] = Picture(chosen, part, (opening,), state, plain, speaker=self.speaker())
        self.owners[session] = learner
        self.begun.append((reading, lesson, plain))
        return session

    async def picture(self, learner: str, session: str) -> Picture:
        if self.owners.get(session) != learner:
            raise NotAllowed("This lesson belongs to somebody else.")
        return self.pictures[session]

    async def respond(self, learner: str, session: str, said: Said) -> AsyncIterator[Picture]:
        picture = await self.picture(learner, session)
        if len(said.words) > MOST_CHARACTERS:
            raise TooLong(f"Your message has {len(said.words)} characters. Please use at most {MOST_CHARACTERS}.")
        if said.words == "crash":
            raise RuntimeError("a bug")
        self.heard.append(said)
        turn = Turn(len(picture.turns), said, NOW)
        picture = self.pictures[session] = replace(picture, turns=(*picture.turns, turn))
        yield picture
        reply, state = self._answer(picture, said)
        for count in range(1, len(reply.sentences) + 1):
            await asyncio.sleep(self.pause)
            done = count == len(reply.sentences)
            grown = replace(turn, reply=replace(reply, sentences=reply.sentences[:count]), state=state if done else None)
            grown_picture = replace(picture, turns=(*picture.turns[:-1], grown), state=state if done else picture.state)
            if done:
                self.pictures[session] = grown_picture
            yield grown_picture

    async def set_plain(self, learner: str, session: str, plain: bool) -> None:
        self.pictures[session] = replace(await self.picture(learner, session), plain=plain)

    async def sessions_of(self, learner: str) -> list[SessionInfo]:
        return list(reversed([self._info(session) for session, owner in self.owners.items() if owner == learner]))

    async def finish(self, learner: str, session: str) -> None:
        self.pictures[session] = replace(await self.picture(learner, session), finished=True)

    async def assigned(self, learner: str) -> None:
        return None

    async def here(self, learner: str) -> None:
        if self.away:
            raise StoreUnavailable("The database cannot be reached.")

    async def just_joined(self, learner: str) -> bool:
        return False

    async def class_code(self, learner: str) -> str:
        return ""

    def document(self, reading: str, document: str) -> Document | None:
        return next((one.document(document) for one in self.library if one.id == reading), None)

    def _info(self, session: str) -> SessionInfo:
        picture = self.pictures[session]
        names = (picture.reading.id, picture.reading.title, picture.lesson.title)
        return SessionInfo(session, self.owners[session], *names, picture.plain, NOW, picture.finished, len(picture.turns))

    def _answer(self, picture: Picture, said: Said) -> tuple[Reply, LessonState]:
        state = picture.state
        if said.words == "close":
            return CLOSING, replace(state, closed=True)
        if said.words == "change":
            return replace(HINT, notes=("The model did not answer. The built-in tutor goes on.",)), state
        if said.mark and not said.words:
            return WHY, replace(state, pending=said.mark)
        if (mark := said.mark or state.pending) and mark.group:
            return self._judged(picture, Find(mark, "f", _code(state, mark.group), said.words))
        return (self._card(picture), state) if said.words.endswith("?") else (HINT, state)

    def _judged(self, picture: Picture, find: Find) -> tuple[Reply, LessonState]:
        state, words = replace(picture.state, pending=None), picture.reading.text.words(find.mark.span)
        if any(fair in words for fair in self.fair):
            return FAIR, replace(state, alarms=(*state.alarms, replace(find, code=Code.FAIR)))
        if find.reason.startswith("keep"):
            return WHY, replace(state, kept=(*state.kept, replace(find, code=None)))
        return NEXT, replace(state, finds=(*state.finds, find))

    def _card(self, picture: Picture) -> Reply:
        document = next(iter(picture.reading.background), None)
        if document is None:
            return Reply(("The background does not say.",))
        cards = tuple(_shown(document, passage) for passage in (document.text.passages[-1], document.text.passages[0]))
        return Reply(("The background has this.", "What does the text leave out?"), cards)


def _shown(document: Document, passage: Passage) -> Card:
    names = (document.id, passage.number, document.title, document.text.words(passage.span))
    return Card(*names, document.perspective, document.date, document.later, "; ".join(document.sources[:1]))


def _code(state: LessonState, group: Group) -> Code:
    used = {find.code for find in state.finds}
    choices: Iterable[Code] = CODES[group]
    return next((code for code in choices if code not in used), CODES[group][0])
