"""The steps behind the scripted tutor's pages: the talk, then the closing page. Looks are tried on the real thing."""

from dataclasses import dataclass, field

from tests.browser.fake_tutor import FakeTutor
from tutor.core.closing import ClosingPage, closing_page
from tutor.core.course import WITHOUT_LOOKS, LookPicture, Standing, Step
from tutor.core.key import AnswerKey
from tutor.core.matching import Mark
from tutor.errors import NotFound


@dataclass
class FakeLooking:
    """Keeps who has left the talk."""

    tutor: FakeTutor
    left: set[str] = field(default_factory=set)

    async def standing(self, learner: str, session: str) -> Standing:
        await self.tutor.picture(learner, session)
        return Standing(WITHOUT_LOOKS, Step.CLOSING if session in self.left else Step.TOGETHER)

    async def picture(self, learner: str, session: str) -> LookPicture:
        await self.tutor.picture(learner, session)
        raise NotFound("This lesson is not at a look now.")

    async def mark(self, learner: str, session: str, mark: Mark) -> LookPicture:
        return await self.picture(learner, session)

    async def unmark(self, learner: str, session: str, index: int) -> LookPicture:
        return await self.picture(learner, session)

    async def done(self, learner: str, session: str, at: Step, skipped: bool = False) -> Step:
        return (await self.standing(learner, session)).step

    async def go_on(self, learner: str, session: str, at: Step = Step.TOGETHER) -> Step:
        await self.tutor.picture(learner, session)
        self.left.add(session)
        return Step.CLOSING

    async def closing(self, learner: str, session: str) -> ClosingPage:
        return closing_page((await self.tutor.picture(learner, session)).state, AnswerKey())
