"""The steps of a lesson in the top bar: where one is, what is done, what comes. Nothing to press."""

from dataclasses import dataclass

from tutor.core.course import Standing, Step

LABELS = {
    Step.FIRST_LOOK: "First look",
    Step.TOGETHER: "Together",
    Step.REWRITE: "Fair version",
    Step.TILT: "Other tilt",
    Step.LAST_LOOK: "Last look",
    Step.CLOSING: "Last page",
}


@dataclass(frozen=True, slots=True)
class Stop:
    """One step of the way."""

    label: str
    done: bool
    here: bool


def way(standing: Standing) -> list[Stop]:
    """The steps of a session in order."""
    here = standing.steps.index(standing.step) if standing.step in standing.steps else len(standing.steps)
    return [Stop(LABELS[step], number < here, number == here) for number, step in enumerate(standing.steps)]
