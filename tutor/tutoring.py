"""One session's turn, from what the student says to what they are shown. Read it from top to bottom."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from tutor.core.classroom import Assignment
from tutor.core.codes import Group
from tutor.core.course import WITHOUT_LOOKS, Step
from tutor.core.dialogue import Said
from tutor.core.guard import Similarity
from tutor.core.in_turn import InTurn
from tutor.core.installation import Installation
from tutor.core.lesson import Help, LessonState
from tutor.core.matching import Mark
from tutor.core.moves import next_move, opening_move
from tutor.core.progress import after
from tutor.core.reading import Document, Lesson, Reading
from tutor.core.reply import Picture, Reply, Turn
from tutor.core.targets import Ground, focus_kinds
from tutor.errors import NotAllowed, NotFound
from tutor.protocols import Course, Index, Model, Record, SessionInfo
from tutor.steps.checking import checked
from tutor.steps.deadline import Deadline
from tutor.steps.slots import Scene
from tutor.steps.speaking import Speaking, rules_for, speak
from tutor.steps.understanding import Grasp, Listening, understand
from tutor.steps.wording import worded

BUILT_IN = "Built-in tutor, no AI model"
SOMEBODY_TO_TELL = "A parent, a teacher you like or a school nurse is a good start."
NO_GUESTS = "Here you read with a class. Ask your teacher for the link or the code."
MODEL_TURNS_A_DAY = 200  # of one session: three long lessons, and no more than a few cents
REHEARSED = "It makes them sound evil, and a plain word would say the same."
TURN_SECONDS = 60.0  # one deadline for judging and wording together; the built-in tutor needs none of it


@dataclass
class LessonTutor:
    """The tutor as pages and the terminal use it. One turn of a session runs at a time; blocking work runs in threads."""

    record: Record
    index: Index
    similarity: Similarity | None = None
    model: Model | None = None
    patience: float = 1.0
    contact: str = SOMEBODY_TO_TELL
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    installed: Callable[[], Installation] = Installation
    alone: bool = True  # on this machine alone a guest gets the model
    _one_at_a_time: InTurn = field(default_factory=InTurn, repr=False)

    def readings(self) -> list[Reading]:
        """What a guest may read, the suggested first one first; nothing where the teachers let no guests in."""
        return self.record.readings() if self.installed().guests else []

    def speaker(self) -> str:
        """Who words the replies, as the page says it."""
        model = self._model_of_guests()
        return model.name if model else BUILT_IN

    def document(self, reading: str, document: str) -> Document | None:
        """A background document of a reading."""
        return next((found.document(document) for found in self.record.readings() if found.id == reading), None)

    async def begin(self, learner: str, reading: str, lesson: int, plain: bool, steps: tuple[Step, ...] = WITHOUT_LOOKS) -> str:
        """Start a session with the tutor's opening as its turn 0; returns the session's id. Raises NotAllowed."""
        if not (await asyncio.to_thread(self.installed)).guests:
            raise NotAllowed(NO_GUESTS)
        return await asyncio.to_thread(self._begin, learner, reading, lesson, plain, steps)

    async def begin_assigned(self, learner: str, given: Assignment, plain: bool) -> str:
        """Start a session on what a class was given: its range, its steps and its help."""
        return await asyncio.to_thread(self._begin, learner, given.reading, given.lesson, plain, given.steps, given)

    async def picture(self, learner: str, session: str) -> Picture:
        """The session as its page shows it; a turn that a restart left without its answer is answered first."""
        picture = await asyncio.to_thread(self._picture, learner, session)
        if picture.turns[-1].reply is not None or self._one_at_a_time[session].locked():
            return picture
        async with self._one_at_a_time[session]:
            picture = await asyncio.to_thread(self._picture, learner, session)  # another tab may have brought it meanwhile
            if picture.turns[-1].reply is None:
                picture = [answered async for answered in self._answer(session, picture, picture.turns[-1])][-1]
        return picture

    async def respond(self, learner: str, session: str, said: Said) -> AsyncIterator[Picture]:
        """The session at once with the student's words, then once for every sentence that is released."""
        async with self._one_at_a_time[session]:
            picture = await asyncio.to_thread(self._picture, learner, session)
            said = checked(said, picture.reading.text)
            turn = Turn(picture.turns[-1].number + 1, said, self.now())
            await asyncio.to_thread(self.record.add_turn, session, turn.number, said)
            async for answered in self._answer(session, picture, turn):
                yield answered

    async def rehearse(self) -> None:
        """Take a turn that nobody said and that is not kept: a first turn waits seconds for what is read and prepared once."""
        reading = next(iter(await asyncio.to_thread(self.record.readings)), None)
        if reading is None:
            return
        course = await asyncio.to_thread(self.record.offered, reading.id, 0)
        ground, deadline = ground_of(course), Deadline(TURN_SECONDS)
        state = LessonState(ground.first, ground.last, focus_kinds(ground))
        said = Said(REHEARSED, Mark(course.key.findings[0].places[0].span, Group.LOADED) if course.key.findings else None)
        listening = Listening(course.reading, ground, state, self.index, deadline, self.similarity)
        grasp = await understand(said, listening)
        scene = Scene(next_move(state, grasp.understood, ground), state, ground, said.words)
        async for _ in speak(scene, None, self.similarity, Speaking(), deadline):
            pass

    async def set_plain(self, learner: str, session: str, plain: bool) -> None:
        """Switch the plain wording on or off, from the next reply."""
        await asyncio.to_thread(self._picture, learner, session)
        await asyncio.to_thread(self.record.set_plain, session, plain)

    async def sessions_of(self, learner: str) -> list[SessionInfo]:
        """A learner's sessions, the newest first."""
        return await asyncio.to_thread(self.record.sessions_of, learner)

    async def finish(self, learner: str, session: str) -> None:
        """The student leaves; the session stays in the record and is not offered again."""
        await asyncio.to_thread(self._picture, learner, session)
        await asyncio.to_thread(self.record.finish, session)

    async def _answer(self, session: str, picture: Picture, turn: Turn) -> AsyncIterator[Picture]:
        """Understand, decide, say, keep."""
        course = await asyncio.to_thread(self.record.course, session)
        earlier = tuple(t for t in picture.turns if t.number < turn.number)
        yield replace(picture, turns=(*earlier, turn))
        assert turn.said is not None, "only the opening has no message"
        ground, state, deadline = ground_of(course), picture.state, Deadline(TURN_SECONDS * self.patience)
        installed = await asyncio.to_thread(self.installed)
        model = self._model_of_guests() if model_turns(earlier, self.now()) < MODEL_TURNS_A_DAY else None
        listening = Listening(course.reading, ground, state, self.index, deadline, self.similarity, model)
        grasp = await understand(turn.said, listening)
        move = next_move(state, grasp.understood, ground)
        seed = f"{state.seed}:{turn.number}"
        words = grasp.understood.heard.words or turn.said.words
        contact = installed.contact or self.contact
        scene = Scene(move, state, ground, words, grasp.cards, picture.plain, seed, contact, picture.guest)
        speaking = Speaking()
        async for _ in speak(scene, model, self.similarity, speaking, deadline):
            growing = replace(turn, reply=speaking.reply(scene, model, note=False))
            yield replace(picture, turns=(*earlier, growing))
        reply = self._reply(speaking, scene, grasp, model)
        new = told(after(state, move, grasp.understood.heard), reply)
        heard, judged = grasp.understood.heard, grasp.understood.judgement
        await asyncio.to_thread(self.record.answer_turn, session, turn.number, move, reply, new, heard, judged)
        yield replace(picture, turns=(*earlier, replace(turn, move=move, reply=reply, state=new)), state=new)

    def _model_of_guests(self) -> Model | None:
        return self.model if self.alone or self.installed().model_for_guests else None

    def _reply(self, speaking: Speaking, scene: Scene, grasp: Grasp, model: Model | None) -> Reply:
        """The finished reply, with what judging cost, and a line where the model gave way."""
        reply = speaking.reply(scene, model, note=speaking.gave_way or bool(grasp.failed))
        return replace(reply, tokens_in=reply.tokens_in + grasp.tokens_in, tokens_out=reply.tokens_out + grasp.tokens_out)

    def _begin(
        self,
        learner: str,
        reading: str,
        lesson: int | Lesson,
        plain: bool,
        steps: tuple[Step, ...],
        given: Assignment | None = None,
    ) -> str:
        course = self.record.offered(reading, lesson)
        if course is None:
            raise NotFound("This reading is not offered any more. Choose another one from the list.")
        ground = ground_of(course)
        count = len(self.record.sessions_of(learner))
        amount = given.help if given else Help.USUAL
        state = LessonState(ground.first, ground.last, focus_kinds(ground), help=amount, seed=f"{learner[:12]}:{count}")
        scene = Scene(opening_move(state, ground), state, ground, plain=plain, seed=f"{state.seed}:0")
        reply = Reply(worded(scene, rules_for(scene)).sentences)
        opening = Turn(0, None, self.now(), scene.move, reply, told(after(state, scene.move), reply))
        return self.record.begin(learner, reading, lesson, plain, opening, steps, given.id if given else "")

    def _picture(self, learner: str, session: str) -> Picture:
        info = self.record.session(learner, session)
        course, turns = self.record.course(session), tuple(self.record.turns(session))
        state = next(turn.state for turn in reversed(turns) if turn.state)
        return Picture(
            course.reading, course.lesson, turns, state, info.plain, info.finished, self.speaker(), not info.assignment
        )


def ground_of(course: Course) -> Ground:
    """The part of a course's reading that carries its tasks."""
    return Ground(course.reading.text, course.key, course.lesson.first, course.lesson.last)


def model_turns(turns: tuple[Turn, ...], now: datetime) -> int:
    """How many of a session's turns the model worded in the last day."""
    return sum(bool(turn.reply and turn.reply.prompt) and now - turn.said_at < timedelta(days=1) for turn in turns)


def told(state: LessonState, reply: Reply) -> LessonState:
    """The state with the reply's sentences remembered, so that none is said twice."""
    return replace(state, said=(*state.said, *reply.sentences))
