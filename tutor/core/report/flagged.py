"""Fair sentences that were flagged, and what the class showed to believe: each with the students' own words."""

from dataclasses import dataclass

from tutor.core.key import Foil
from tutor.core.lesson import Find
from tutor.core.matching import match
from tutor.core.report.works import StudentWork, on_time, once
from tutor.core.targets import Ground
from tutor.core.text import Span


@dataclass(frozen=True, slots=True)
class Said:
    """A student and what they wrote."""

    nickname: str
    words: str


@dataclass(frozen=True, slots=True)
class FalseAlarm:
    """A fair sentence that students flagged, with their reasons. `worked` is how many worked on its paragraph."""

    foil: Foil
    sentence: Span
    paragraph: int
    words: str
    flagged: tuple[Said, ...]
    worked: int

    @property
    def why(self) -> str:
        """What makes it fair."""
        return self.foil.why


@dataclass(frozen=True, slots=True)
class Misconception:
    """A misconception by its id in the bank, and the students who showed it at least once."""

    name: str
    shown: tuple[Said, ...]


def false_alarms(works: tuple[StudentWork, ...], ground: Ground) -> tuple[FalseAlarm, ...]:
    """Every fair sentence that somebody on time flagged and argued for; the most often flagged first, then the text's order."""
    alarms = [_alarm(foil, on_time(works), ground) for foil in ground.key.foils if foil.decided]
    flagged = [alarm for alarm in alarms if alarm.flagged]
    return tuple(sorted(flagged, key=lambda alarm: (-len(alarm.flagged), alarm.sentence)))


def _alarm(foil: Foil, works: tuple[StudentWork, ...], ground: Ground) -> FalseAlarm:
    paragraph = ground.text.passage_at(foil.place.span.start).number
    sentence = ground.text.sentence_around(foil.place.span)
    readers = [work for work in works if work.ground.text == ground.text]
    flagged = tuple(Said(work.nickname, reason) for work in readers if (reason := _flagged(foil, work)) is not None)
    worked = sum(paragraph in work.worked_on() for work in readers)
    return FalseAlarm(foil, sentence, paragraph, foil.place.quote, flagged, worked)


def _flagged(foil: Foil, work: StudentWork) -> str | None:
    """The reason with which a student flagged this fair sentence; None where they did not."""
    alarms = work.state.alarms if work.state else ()
    return next((once(find.reason) for find in alarms if _meets(find, foil, work.ground)), None)


def _meets(find: Find, foil: Foil, ground: Ground) -> bool:
    met = match(find.mark, ground.key, ground.text).foil
    return met is not None and met.id == foil.id


def misconceptions(works: tuple[StudentWork, ...]) -> tuple[Misconception, ...]:
    """Those that students on time showed, each student once; the commonest first, then by name."""
    shown = dict[str, list[Said]]()
    for work in on_time(works):
        for name, words in work.misconceptions().items():
            shown.setdefault(name, []).append(Said(work.nickname, words))
    found = [Misconception(name, tuple(said)) for name, said in shown.items()]
    return tuple(sorted(found, key=lambda one: (-len(one.shown), one.name)))
