"""A lesson while it runs: who needs a person, who is stuck, where everybody is; and the pace of it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import datetime

from tutor.classroom import Classroom, Live
from tutor.core.course import TASKS, Step
from tutor.core.live import Doing
from tutor.core.reading import Lesson
from tutor.core.teachers import Teacher
from tutor.errors import NotFound, Overtaken
from tutor.joining import Joining
from tutor.web.draw.render import NOTHING, Html, render
from tutor.web.draw.way import LABELS
from tutor.web.heard import BAD_PAGE, Heard
from tutor.web.teacher.class_pages import Line, ahead, column, dots, line, summary, unpaired, urgent
from tutor.web.teacher.screen import Area, Go, Screen, whole

Change = Callable[..., None]
"""Changes the pace of a lesson: `change(teacher, class_id, *how)`. Raises Overtaken."""
Adult = Callable[[Teacher], str]
"""Who else may be asked for, and when somebody reads: a sentence of the teacher's settings, empty where none is set."""


@dataclass(frozen=True, slots=True)
class LiveLesson:
    """Draws a running lesson."""

    classroom: Classroom
    joining: Joining
    second_adult: Adult = lambda teacher: ""

    def area(self) -> Area:
        """What this part of the page can do."""
        acts = {
            "live.look": self.look,
            "live.pause": self.pause,
            "live.back": self.back,
            "live.move": self.move,
            "live.stay": self.stay,
            "live.end": self.end,
            "live.again": self.let_try_again,
            "flag.open": self.open_flag,
            "flag.seen": self.seen,
        }
        return Area({"classes/*/live": self.shown}, acts)

    async def shown(self, teacher: Teacher, class_id: str) -> Screen:
        """The lesson as it is now."""
        return whole(await self._drawn(teacher, class_id))

    async def look(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """The page looks again by itself, every four seconds: what is open in a dialog stays open."""
        yield Screen(main=await self._drawn(teacher, heard.text("class")))

    async def pause(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Cover every screen."""
        async for screen in self._changed(teacher, heard, self.classroom.pause):
            yield screen

    async def back(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Back to work."""
        async for screen in self._changed(teacher, heard, self.classroom.back_to_work):
            yield screen

    async def move(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Everybody goes on in two minutes."""
        async for screen in self._changed(teacher, heard, self.classroom.move, _step(heard)):
            yield screen

    async def stay(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """Nobody goes on."""
        async for screen in self._changed(teacher, heard, self.classroom.stay, _step(heard)):
            yield screen

    async def end(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """When the lesson ends."""
        minutes = Heard(heard.fields()).digits("minutes")
        async for screen in self._changed(teacher, heard, self.classroom.end_in, minutes, _moment(heard.text("seen"))):
            yield screen

    async def _changed(
        self, teacher: Teacher, heard: Heard, change: Callable[..., None], *how: object
    ) -> AsyncIterator[Screen]:
        """Change the pace. Where another tab was faster, the page shows what that one did, and the notice says so."""
        class_id = heard.text("class")
        try:
            await asyncio.to_thread(change, teacher.id, class_id, *how)
        except Overtaken:
            yield Screen(main=await self._drawn(teacher, class_id))
            raise
        yield Screen(main=await self._drawn(teacher, class_id), notice=NOTHING)

    async def let_try_again(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """The wrong tries at the cards of this class count no more."""
        await asyncio.to_thread(self.joining.let_try_again, teacher.id, heard.text("class"))
        yield Screen(main=await self._drawn(teacher, heard.text("class")))

    async def open_flag(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """The words of a flag, in a dialog: one click, and nobody who looks over a shoulder has read them before."""
        class_id, which = heard.text("class"), (heard.text("session"), heard.digits("turn"))
        words = await asyncio.to_thread(self.classroom.record.flagged_words, teacher.id, class_id, *which)
        flags = await asyncio.to_thread(self.classroom.record.flags, teacher.id, class_id)
        flag = next((each for each in flags if (each.session, each.turn) == which), None)
        yield Screen(dialog=render("teacher/class/flag", class_id=class_id, flag=flag, words=words))

    async def seen(self, teacher: Teacher, heard: Heard) -> AsyncIterator[Screen | Go]:
        """The teacher has seen to it."""
        which = (teacher.id, heard.text("class"), heard.text("session"), heard.digits("turn"))
        await asyncio.to_thread(self.classroom.record.settle_flag, *which)
        yield Screen(main=await self._drawn(teacher, heard.text("class")), dialog=NOTHING)

    async def _drawn(self, teacher: Teacher, class_id: str) -> Html:
        live = await asyncio.to_thread(self.classroom.live, teacher.id, class_id)
        guessing = await asyncio.to_thread(self.joining.guessing, teacher.id, class_id)
        lines, adult = [line(row) for row in live.rows], self.second_adult(teacher)
        seats = {each.nickname: each.number for each in lines}
        pace = live.room.pace.standing(live.now)
        left = int((pace.move_at - live.now).total_seconds()) if pace.move_at else 0
        return render(
            "teacher/class/live",
            room=live.room,
            guessing=guessing,
            here="live",
            pace=pace,
            minutes=pace.minutes_left(live.now),
            going=pace.step and LABELS[pace.step].lower(),
            in_seconds=max(0, left),
            steps=ahead(live),
            flags=urgent(live.flags),
            lines=lines,
            unpaired=unpaired(live),
            writing=any(row.doing is Doing.WORKING and row.sitting.step in TASKS for row in live.rows),
            stuck=[each for each in lines if each.stuck],
            plot=self._plot(live, lines),
            summary=summary(live),
            adult=adult,
            seats=seats,
        )

    def _plot(self, live: Live, lines: list[Line]) -> dict[str, object] | None:
        """Where the talk is, over the paragraphs of what most are reading."""
        lesson = _range(live)
        if lesson is None:
            return None
        ticks = [(column(number, lesson), number) for number in range(lesson.first, lesson.last + 1)]
        placed = dots(lines, lesson)
        lift = min(0.95, 5.4 / max([1, *(dot.y for dot in placed)]))  # rem from dot to dot: the tallest pile still fits
        return {"dots": placed, "ticks": ticks[:: max(1, len(ticks) // 12)], "lift": round(lift, 2)}


def _step(heard: Heard) -> Step:
    step = heard.text("step")
    if step not in list(Step):
        raise NotFound(BAD_PAGE)
    return Step(step)


def _moment(words: str) -> datetime | None:
    """A moment as the page was given it; None for none."""
    try:
        return datetime.fromisoformat(words) if words else None
    except ValueError:
        raise NotFound(BAD_PAGE) from None


def _range(live: Live) -> Lesson | None:
    """From the first to the last paragraph that anybody is at."""
    states = [row.sitting.state for row in live.rows if row.sitting.state]
    return Lesson("", min(state.first for state in states), max(state.last for state in states)) if states else None
