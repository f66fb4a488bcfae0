"""The two tasks: what code says of a version, and how they run."""

from datetime import UTC, datetime

import pytest

from tests.examples import BUTCHERED, KEY, READING, START, TEXT, mark
from tests.memory import MemoryRecord, WordIndex
from tutor.core.codes import Code
from tutor.core.course import WITH_TASKS, Step
from tutor.core.dialogue import Said
from tutor.core.lesson import Find
from tutor.core.rewriting import Attempt, Fault, Task, TaskPicture, pictured, remarks, to_rewrite
from tutor.errors import NotAllowed, NotFound, TooLong
from tutor.looking import Looking
from tutor.rewriting import Rewriting
from tutor.steps.leaning import LOUD, QUIET, leaning
from tutor.tutoring import LessonTutor

SENTENCE = "On Monday the council in Wexby will crush the skate park, which cost 4,000 euros."
SHOWN = TaskPicture(Task(Step.REWRITE, "crush"), SENTENCE, "crush")
FAIR = "On Monday the council in Wexby will close the skate park, which cost 4,000 euros."
TILTED = "On Monday the council in Wexby will heroically end the dreadful skate park, which cost 4,000 euros."


def faults(version: str, step: Step = Step.REWRITE, likeness: float | None = None) -> list[Fault]:
    return [
        remark.fault
        for remark in remarks(step, SHOWN, version, leaning(version, LOUD if step is Step.REWRITE else QUIET), likeness)
    ]


@pytest.mark.parametrize(
    ("step", "version", "expected"),
    [
        (Step.REWRITE, FAIR, []),
        (Step.REWRITE, SENTENCE, [Fault.UNCHANGED]),
        (Step.REWRITE, SENTENCE.replace("the skate", "our skate"), [Fault.CHARGED]),
        (Step.REWRITE, FAIR.replace("close", "annihilate"), [Fault.CHARGED]),
        (Step.REWRITE, FAIR.replace("4,000", "4"), [Fault.NUMBER]),
        (Step.REWRITE, "I like pizza, and it was 4,000 euros.", [Fault.OTHER, Fault.NAME]),
        (Step.REWRITE, FAIR.replace("will close", "will not close"), [Fault.TURNED]),
        (Step.REWRITE, FAIR.replace("Wexby", "the town"), [Fault.NAME]),
        (Step.TILT, TILTED, []),
        (Step.TILT, FAIR, [Fault.CALM]),
        (Step.TILT, SENTENCE.replace("the skate", "our skate"), [Fault.BORROWED]),
    ],
)
def test_a_version_is_judged_for_its_meaning_and_for_what_leans(step, version, expected):
    assert faults(version, step) == expected


def test_other_words_for_the_same_are_accepted_where_the_meaning_is_measured():
    other_words = "The park for skating in Wexby, price 4,000 euros, is to shut on Monday."

    assert Fault.OTHER not in faults(other_words, likeness=0.8)
    assert Fault.OTHER in faults(other_words, likeness=0.3)


def test_a_lost_name_or_a_not_is_a_question_and_no_fault():
    version = FAIR.replace("Wexby", "the town").replace("will close", "will not close")
    attempt = Attempt(version, datetime.now(UTC), remarks(Step.REWRITE, SHOWN, version, (), None))

    assert attempt.holds


def test_what_leans_elsewhere_in_the_sentence_was_not_asked_for():
    shown = TaskPicture(Task(Step.REWRITE, "crush"), SENTENCE.replace("which", "which shamefully"), "crush")
    version = FAIR.replace("which", "which shamefully")

    assert remarks(Step.REWRITE, shown, version, leaning(version), None) == ()


def test_only_an_earned_loaded_find_is_ever_rewritten():
    found = START.__class__(1, 6, (), finds=(Find(mark("butchered"), "butchered", Code.LL1, "blood"),))

    assert to_rewrite(START, KEY, TEXT) is None
    assert to_rewrite(found, KEY, TEXT) == BUTCHERED


def test_a_fair_wording_is_shown_only_after_a_version_that_holds_or_after_three():
    now = datetime.now(UTC)
    fresh, tried = Task(Step.REWRITE, "butchered"), Attempt("x", now, ())
    failed = Attempt("x", now, remarks(Step.REWRITE, SHOWN, SENTENCE, (), None))

    assert pictured(fresh, KEY, TEXT).fair == ""
    assert pictured(fresh.tried(failed), KEY, TEXT).fair == ""
    assert pictured(fresh.tried(tried), KEY, TEXT).fair == " ".join(BUTCHERED.rewrite.split())
    assert pictured(fresh.tried(failed).tried(failed).tried(failed), KEY, TEXT).fair == " ".join(BUTCHERED.rewrite.split())


@pytest.fixture
def record():
    return MemoryRecord({"canteen": (READING, KEY)})


@pytest.fixture
def looking(record):
    return Looking(record, {"one": (READING, KEY), "two": (READING, KEY)}, (("one", "two"),))


@pytest.fixture
async def session(record, looking):
    """Somebody who has found a loaded word and finished with the tutor."""
    tutor = LessonTutor(record, WordIndex())
    session = await tutor.begin("blue", "canteen", 0, False, WITH_TASKS)
    await looking.done("blue", session, Step.FIRST_LOOK)
    async for _ in tutor.respond("blue", session, Said("cut would do, butchered sounds like blood", mark("butchered"))):
        pass
    assert await looking.go_on("blue", session) is Step.REWRITE
    return session


async def test_the_tasks_come_after_the_talk_and_every_version_is_kept(record, session):
    rewriting = Rewriting(record)
    await rewriting.write("blue", session, "The canteen slaughtered the pudding list in May.")
    shown = await rewriting.write("blue", session, "The canteen cut the pudding list in May.")
    steps = [await rewriting.done("blue", session, Step.REWRITE) for _ in range(2)]

    assert [attempt.holds for attempt in shown.task.attempts] == [False, True]
    assert steps == [Step.TILT, Step.TILT]
    assert len(record.tasks(session)[0].attempts) == 2
    assert await rewriting.done("blue", session, Step.TILT) is Step.LAST_LOOK


async def test_without_a_loaded_find_both_tasks_are_passed_over(record, looking):
    session = await LessonTutor(record, WordIndex()).begin("blue", "canteen", 0, False, WITH_TASKS)
    await looking.done("blue", session, Step.FIRST_LOOK)

    assert await looking.go_on("blue", session) is Step.LAST_LOOK


async def test_a_task_is_its_learners_and_has_the_length_of_a_message(record, session):
    rewriting = Rewriting(record)
    with pytest.raises(NotAllowed):
        await rewriting.write("red", session, "The canteen cut the list.")
    with pytest.raises(TooLong, match="at most 400"):
        await rewriting.write("blue", session, "x" * 401)
    await rewriting.done("blue", session, Step.REWRITE)
    await rewriting.done("blue", session, Step.TILT)
    with pytest.raises(NotFound, match="not at a task"):
        await rewriting.write("blue", session, "The canteen cut the list.")


async def test_an_empty_version_is_no_version(record, session):
    shown = await Rewriting(record).write("blue", session, "  ")

    assert shown.task.attempts == ()
