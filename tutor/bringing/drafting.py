"""Drafting beside the server's other work: it goes on when its page is closed, and a restart takes it up again."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum

from tutor.bringing.drafts import Drafts
from tutor.bringing.story import Bringing, Brought
from tutor.core.teachers import Teacher
from tutor.drafting import Stage, draft_key
from tutor.errors import TutorError
from tutor.protocols import Index, Model
from tutor.steps.analysing import Draft
from tutor.steps.asking import Answers

LOOK_AGAIN = 0.25  # seconds between two looks at the progress


class At(StrEnum):
    """What a draft is busy with."""

    BACKGROUND = "background"
    PARAGRAPHS = "paragraphs"
    CLAIMS = "claims"
    DONE = "done"
    STOPPED = "stopped"


STAGES = {Stage.PARAGRAPHS: At.PARAGRAPHS, Stage.CLAIMS: At.CLAIMS}


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a draft is. `fault` says why it stopped; `of` is 0 where nothing can be counted yet."""

    at: At = At.BACKGROUND
    done: int = 0
    of: int = 0
    fault: str = ""

    @property
    def ended(self) -> bool:
        """Whether nothing more will come."""
        return self.at in (At.DONE, At.STOPPED)


@dataclass
class DraftRoom:
    """Drafts the keys of what was taken in, one task a text. `follow` makes the index see it; blocking."""

    bringing: Bringing
    drafts: Drafts
    index: Index
    follow_library: Callable[[Callable[[int, int], None]], object]
    model: Model | None = None
    answers: Answers | None = None
    _tasks: dict[str, asyncio.Task[None]] = field(default_factory=dict, repr=False)
    _progress: dict[str, Progress] = field(default_factory=dict, repr=False)

    @property
    def model_name(self) -> str:
        """The model that may be asked as well; empty where none is set."""
        return self.model.name if self.model else ""

    async def follow(self, teacher: Teacher, upload: str) -> AsyncIterator[Progress]:
        """Start or take up the draft of an upload, and tell how far it is until it ends. Raises NotFound and NotAllowed."""
        here = await asyncio.to_thread(self.bringing.brought, teacher, upload)
        task = self._tasks.get(upload)
        if task is None or task.done():
            self._progress[upload] = Progress()
            task = self._tasks[upload] = asyncio.create_task(self._drafted(here))
        told = None
        while True:
            now = self._progress[upload]
            if now != told:
                yield (told := now)
            if now.ended:
                self._tasks.pop(upload, None)
                return
            await asyncio.wait([task], timeout=LOOK_AGAIN)
            if task.done():
                task.result()  # what was not expected is raised to the edge

    async def without_draft(self, teacher: Teacher, upload: str) -> str:
        """Hand a text over with an empty key, for one that cannot be drafted; the reading's id."""
        here = await asyncio.to_thread(self.bringing.brought, teacher, upload)
        await self._hand_over(here, Draft())
        return here.reading

    async def _drafted(self, here: Brought) -> None:
        def counted(at: At, done: int, of: int) -> None:
            self._progress[here.id] = replace(self._progress[here.id], at=at, done=done, of=of)

        try:
            await asyncio.to_thread(self.follow_library, lambda done, of: counted(At.BACKGROUND, done, of))
            counted(At.PARAGRAPHS, 0, 0)
            reading = await asyncio.to_thread(self.bringing.library.newest, here.reading)
            model = self.model if here.with_model else None
            drafted = await draft_key(
                reading, model, self.index, lambda stage, done, of: counted(STAGES[stage], done, of), self.answers
            )
            await self._hand_over(here, drafted.draft)
        except TutorError as problem:
            self._progress[here.id] = Progress(At.STOPPED, fault=str(problem))
        else:
            counted(At.DONE, 0, 0)

    async def _hand_over(self, here: Brought, draft: Draft) -> None:
        """First to the desk, then away from here: a stop between the two hands it over twice and loses nothing."""
        await asyncio.to_thread(self.drafts.begin, here.reading, here.revision, draft)
        await asyncio.to_thread(self.bringing.uploads.remove, here.id)
