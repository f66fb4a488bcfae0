"""Simulated students: each reads what a student is shown and answers in its own way. None of them is a model."""

from collections.abc import Mapping

from tutor.evaluate.playing import Play
from tutor.evaluate.students.eager import CopyPaster, Guesser, Keen, SecondLanguage
from tutor.evaluate.students.seeing import Sight, Student, sight_of
from tutor.evaluate.students.unwilling import Denier, Jumper, Lazy, Silent, denial_of

MOST_TURNS = 24  # of one student: about what fits into a lesson

STUDENTS: Mapping[str, type[Student]] = {
    "keen": Keen,
    "lazy": Lazy,
    "guesser": Guesser,
    "denier, agreeing": denial_of("agreeing"),
    "denier, disagreeing": denial_of("disagreeing"),
    "second-language": SecondLanguage,
    "copy-paster": CopyPaster,
    "jumper": Jumper,
    "silent": Silent,
}


async def attended(student: type[Student], play: Play) -> Play:
    """A whole lesson with this student, up to its close or MOST_TURNS."""
    person = student(sight_of(play.course))
    for _ in range(MOST_TURNS):
        line = person.says(await play.picture())
        if line is None:
            break
        await play.say(line)
    return play


__all__ = ["MOST_TURNS", "STUDENTS", "Denier", "Sight", "Student", "attended"]
