"""A task after the talk: one sentence, the student's version of it, and what code can say of that."""

from tutor.core.course import Step
from tutor.core.dialogue import MOST_CHARACTERS
from tutor.core.rewriting import Attempt, TaskPicture
from tutor.web.draw.render import Html, render
from tutor.web.draw.wording import worded

TITLES = {Step.REWRITE: "Write it fairly", Step.TILT: "Tilt it the other way"}


def task(shown: TaskPicture, session: str, plain: bool) -> Html:
    """The whole task. The words that lean are underlined: the student has found them."""
    step, tries = shown.task.task, shown.task.attempts
    before, _, behind = shown.sentence.partition(shown.quote)
    return render(
        "task",
        session=session,
        step=step.value,
        plain=plain,
        title=TITLES[step],
        task=worded(step.value, plain),
        parts=(before, shown.quote, behind),
        most=MOST_CHARACTERS,
        version=tries[-1].words if tries else "",
        tries=len(tries),
        says=_says(step, tries[-1], plain) if tries else [],
        fair=shown.fair,
        about_fair=worded("fair version", plain),
    )


def _says(step: Step, attempt: Attempt, plain: bool) -> list[str]:
    """What holds first, then each remark."""
    holds = [worded(f"{step.value}.holds", plain)] if attempt.holds else []
    about = ({"about": remark.about} if remark.about else {} for remark in attempt.remarks)
    return holds + [worded(remark.fault.value, plain, **values) for remark, values in zip(attempt.remarks, about, strict=True)]
