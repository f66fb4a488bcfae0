"""Whether lessons go well: what repeats, what ends nowhere, how much the tutor says, in the usual and the plain wording."""

import asyncio
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tutor.core.codes import Code
from tutor.core.lesson import Lead
from tutor.core.mastery import MASTERED
from tutor.core.reply import Turn
from tutor.evaluate.checklist import Case, checked, faults, has_a_next_step, is_a_reply
from tutor.evaluate.intervals import share
from tutor.evaluate.leaks import shown_in
from tutor.evaluate.playing import Making, Play, Row, begun_for, built_in, played, transcript
from tutor.evaluate.reviewing import reviewed
from tutor.evaluate.students import STUDENTS, attended
from tutor.protocols import Model

MOST_ON_A_RUNG = 2  # turns on one target and rung; a third one is a dead end


@dataclass(frozen=True, slots=True)
class Lesson:
    """One whole lesson, played out."""

    kind: str
    wording: str
    adaptive: bool
    turns: tuple[Turn, ...]
    cases: tuple[Case, ...] = ()

    @property
    def replies(self) -> list[Turn]:
        """The turns with a reply: all but those that were refused."""
        return [turn for turn in self.turns if turn.reply]


def measure_dialogue(rows: Iterable[Row], making: Making = built_in, reviewer: Model | None = None) -> dict[str, Any]:
    """Play each row's lines, in both wordings; a row without lines is the adaptive student of its kind.

    A `reviewer` judges a sample of the replies for what code cannot decide.
    """
    return asyncio.run(_measured(list(rows), making, reviewer))


async def _measured(rows: Sequence[Row], making: Making, reviewer: Model | None) -> dict[str, Any]:
    lessons = list[Lesson]()
    for number, row in enumerate(rows):
        for plain in (False, True):
            play = await begun_for(row, making, plain, number)
            play = await (played(row["lines"], play) if row.get("lines") else attended(STUDENTS[row["kind"]], play))
            lessons.append(_lesson(row, plain, play))
    review = {"review": await reviewed(_with_what_came_before(lessons), reviewer)} if reviewer else {}
    return (
        _figures(lessons)
        | review
        | {
            "usual": _figures([lesson for lesson in lessons if lesson.wording == "usual"]),
            "plain": _figures([lesson for lesson in lessons if lesson.wording == "plain"]),
            "students": [_student(lesson) for lesson in lessons if lesson.adaptive],
            "checklist": checked([case for lesson in lessons for case in lesson.cases]),
            "failures": [failure for lesson in lessons if (failure := _failure(lesson))],
        }
    )


def _with_what_came_before(lessons: Iterable[Lesson]) -> list[tuple[Case, str]]:
    """Every reply with the tutor's reply before it."""
    return [(case, _said_in(lesson, case.turn.number - 1)) for lesson in lessons for case in lesson.cases]


def _said_in(lesson: Lesson, number: int) -> str:
    return next((turn.reply.words for turn in lesson.turns if turn.number == number and turn.reply), "")


def _lesson(row: Row, plain: bool, play: Play) -> Lesson:
    turns = tuple(play.turns)
    return Lesson(str(row["kind"]), "plain" if plain else "usual", not row.get("lines"), turns, tuple(_cases(turns, play)))


def _cases(turns: Sequence[Turn], play: Play) -> Iterator[Case]:
    """The replies as the checklist takes them."""
    text = play.course.reading.text
    for turn in filter(is_a_reply, turns):
        mark = turn.move.mark if turn.move else None
        yield Case(turn, text.words(mark.span) if mark else "", bool(shown_in(turn, play)))


def _figures(lessons: Sequence[Lesson]) -> dict[str, Any]:
    replies = [turn.reply for lesson in lessons for turn in lesson.replies if turn.reply]
    return {
        "lessons": len(lessons),
        "replies": len(replies),
        "repeated_sentences": sum(len(repeated(lesson.turns)) for lesson in lessons),
        "questions_per_reply": share(sum(reply.words.count("?") for reply in replies), len(replies)),
        "words_per_reply": share(sum(len(reply.words.split()) for reply in replies), len(replies)),
        "dead_ends": sum(len(dead_ends(lesson.turns)) for lesson in lessons),
        "told": sum(_told(lesson) for lesson in lessons if lesson.adaptive),
        "mastered": sum(_found(lesson) for lesson in lessons if lesson.adaptive),
    }


def repeated(turns: Sequence[Turn]) -> list[str]:
    """The sentences that the tutor says more than once in a lesson, each as often as it comes back."""
    said = Counter(sentence for turn in turns if turn.reply for sentence in turn.reply.sentences)
    return [sentence for sentence, times in said.items() for _ in range(times - 1)]


def dead_ends(turns: Sequence[Turn]) -> list[str]:
    """Replies before the close that leave the student nothing to do, and third turns on one target and rung."""
    ends, visits = list[str](), Counter[tuple[str, int]]()
    for turn in turns:
        if turn.move is None or turn.reply is None or turn.state is None:
            continue
        if not turn.state.closed and turn.move.lead is not Lead.CARE and not has_a_next_step(turn.reply.words):
            ends.append(f"turn {turn.number} asks nothing: {turn.reply.words}")
        if turn.move.target:
            visits[where := (turn.move.target, int(turn.move.rung))] += 1
            if visits[where] > MOST_ON_A_RUNG:
                ends.append(
                    f"turn {turn.number} is number {visits[where]} on {turn.move.target}, {turn.move.rung.name.lower()}"
                )
    return ends


def _told(lesson: Lesson) -> int:
    return len(lesson.turns[-1].state.told) if lesson.turns[-1].state else 0


def _found(lesson: Lesson) -> int:
    """Targets with place and reason: what counts as mastered."""
    state = lesson.turns[-1].state
    return len({find.finding for find in state.finds if find.finding}) if state else 0


def _codes_known(lesson: Lesson) -> list[Code]:
    state = lesson.turns[-1].state
    return [code for code, known in state.mastery if known >= MASTERED] if state else []


def _student(lesson: Lesson) -> dict[str, Any]:
    state = lesson.turns[-1].state
    return {
        "kind": lesson.kind,
        "wording": lesson.wording,
        "turns": len(lesson.turns),
        "mastered": _found(lesson),
        "told": _told(lesson),
        "codes_known": [code.label for code in _codes_known(lesson)],
        "closed": bool(state and state.closed),
    }


def _failure(lesson: Lesson) -> dict[str, Any]:
    got = [f"repeated: {sentence}" for sentence in repeated(lesson.turns)] + dead_ends(lesson.turns)
    got += [f"turn {turn.number} asks {questions} questions" for turn, questions in _asking_twice(lesson.turns)]
    got += [f"turn {case.turn.number} fails {name}: {case.words}" for case in lesson.cases for name in faults(case)]
    if not got:
        return {}
    return {"kind": lesson.kind, "wording": lesson.wording, "got": got, "transcript": transcript(lesson.turns)}


def _asking_twice(turns: Sequence[Turn]) -> list[tuple[Turn, int]]:
    """Replies with two questions of the tutor's own; what stands between quotation marks is not asked."""
    counted = [(turn, re.sub(r"“[^”]*”", "", turn.reply.words).count("?")) for turn in turns if turn.reply]
    return [(turn, questions) for turn, questions in counted if questions > 1]
