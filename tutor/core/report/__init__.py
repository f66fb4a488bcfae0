"""What a class found and missed in one reading. Pure: from the students' lessons to figures that a teacher can use tomorrow."""

from dataclasses import dataclass

from tutor.core.report.change import ClassLooks, class_looks
from tutor.core.report.effort import Effort, effort
from tutor.core.report.finds import FindingSeen, findings_seen
from tutor.core.report.flagged import FalseAlarm, Misconception, false_alarms, misconceptions
from tutor.core.report.kept import KeptPlace, kept_places
from tutor.core.report.tomorrow import Tomorrow, tomorrow
from tutor.core.report.works import StudentWork
from tutor.core.targets import Ground

Seat = tuple[int, str]
"""A seat's number and its nickname."""


@dataclass(frozen=True, slots=True)
class Report:
    """A class on one reading. The figures are of those who did the lesson with the class; `absent` and `late` stand apart."""

    ground: Ground
    works: tuple[StudentWork, ...]
    absent: tuple[Seat, ...]
    findings: tuple[FindingSeen, ...]
    alarms: tuple[FalseAlarm, ...]
    misconceptions: tuple[Misconception, ...]
    kept: tuple[KeptPlace, ...]
    looks: ClassLooks
    effort: Effort
    tomorrow: Tomorrow

    @property
    def late(self) -> tuple[StudentWork, ...]:
        """Those who did the lesson afterwards."""
        return tuple(work for work in self.works if work.late)

    @property
    def other_text(self) -> tuple[StudentWork, ...]:
        """Those who read an earlier text of this reading: their places cannot be laid over this one."""
        return tuple(work for work in self.works if work.ground.text != self.ground.text)


def class_report(works: tuple[StudentWork, ...], ground: Ground, seats: tuple[Seat, ...] = ()) -> Report:
    """Count everything. `seats` are all cards of the class: those without a lesson are absent."""
    there = {work.seat for work in works}
    findings, alarms, kept = findings_seen(works, ground), false_alarms(works, ground), kept_places(works, ground)
    return Report(
        ground,
        works,
        tuple(seat for seat in seats if seat[0] not in there),
        findings,
        alarms,
        misconceptions(works),
        kept,
        class_looks(works),
        effort(works),
        tomorrow(findings, alarms, kept),
    )


__all__ = ["Report", "Seat", "StudentWork", "class_report"]
