"""What the pages ask of the tutor. Nothing else of the program is known here."""

from collections.abc import AsyncIterator
from typing import Protocol

from tutor.core.closing import ClosingPage
from tutor.core.course import LookPicture, Standing, Step
from tutor.core.dialogue import Said
from tutor.core.matching import Mark
from tutor.core.reading import Document, Reading
from tutor.core.reply import Picture
from tutor.core.rewriting import TaskPicture
from tutor.protocols import SessionInfo
from tutor.seated import Given, Here


class LessonTutor(Protocol):
    """Everything that a student's page can do. A session that is not the learner's is NotAllowed."""

    def readings(self) -> list[Reading]:
        """What a guest may choose, the suggested one first."""

    def speaker(self) -> str:
        """Who words the replies: "Built-in tutor, no AI model" or the model's name."""

    async def begin(self, learner: str, reading: str, lesson: int, plain: bool, steps: tuple[Step, ...]) -> str:
        """Open a session on one lesson of a reading, counted from 0, and return its id. It begins at the first of `steps`."""

    async def picture(self, learner: str, session: str) -> Picture:
        """A whole session, as it stands in the record."""

    def respond(self, learner: str, session: str, said: Said) -> AsyncIterator[Picture]:
        """One picture with the student's words at once, then one for every sentence that is released."""

    async def set_plain(self, learner: str, session: str, plain: bool) -> None:
        """Choose the plain wording, or the usual one, for what the tutor says next."""

    async def sessions_of(self, learner: str) -> list[SessionInfo]:
        """The learner's sessions, the latest first."""

    async def finish(self, learner: str, session: str) -> None:
        """Close a session for good."""

    async def assigned(self, learner: str) -> list[Given] | None:
        """What the learner's class was given to read and is open; None for a guest."""

    async def just_joined(self, learner: str) -> bool:
        """Whether the learner has just joined their class, and so said who they are."""

    async def class_code(self, learner: str) -> str:
        """The code of the learner's class; empty for a guest."""

    async def here(self, learner: str) -> Here | None:
        """How the lesson of the learner's class stands; None for a guest."""

    def document(self, reading: str, document: str) -> Document | None:
        """One background document of a reading."""


class LessonLooks(Protocol):
    """The steps that a student does without the tutor. A session that is not the learner's is NotAllowed."""

    async def standing(self, learner: str, session: str) -> Standing:
        """The steps of a session and the one that it is at."""

    async def picture(self, learner: str, session: str) -> LookPicture:
        """The look that a session is at; it begins when it is first seen."""

    async def mark(self, learner: str, session: str, mark: Mark) -> LookPicture:
        """Mark words in the look."""

    async def unmark(self, learner: str, session: str, index: int) -> LookPicture:
        """Take a mark away; `index` counts from 0 in the order of the text."""

    async def done(self, learner: str, session: str, at: Step, skipped: bool = False) -> Step:
        """End the look `at`, or leave it out, and go on."""

    async def go_on(self, learner: str, session: str, at: Step = Step.TOGETHER) -> Step:
        """Leave `at` for the next step."""

    async def closing(self, learner: str, session: str) -> ClosingPage:
        """What the student takes away."""


class LessonTasks(Protocol):
    """The two tasks after the talk, where a teacher has switched them on."""

    async def picture(self, learner: str, session: str) -> TaskPicture:
        """The task that a session is at."""

    async def write(self, learner: str, session: str, words: str) -> TaskPicture:
        """Keep a version and say what holds in it."""

    async def done(self, learner: str, session: str, at: Step) -> Step:
        """Go on from the task `at`."""
