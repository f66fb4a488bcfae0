from datetime import UTC, datetime, timedelta

import pytest

from tests.examples import KEY, READING, mark
from tests.memory import MemoryRecord, WordIndex
from tutor.core.course import Step, with_mark
from tutor.core.dialogue import Said
from tutor.core.looks import Counts
from tutor.errors import NotAllowed, NotFound
from tutor.looking import Looking
from tutor.tutoring import LessonTutor

BANK = {"one": (READING, KEY), "two": (READING, KEY)}


class Clock:
    """Half a minute passes each time that it is read."""

    def __init__(self):
        self.time = datetime(2026, 1, 1, tzinfo=UTC)

    def __call__(self):
        self.time += timedelta(seconds=30)
        return self.time


@pytest.fixture
def record():
    return MemoryRecord({"canteen": (READING, KEY)})


@pytest.fixture
def looking(record):
    return Looking(record, BANK, (("one", "two"),), Clock())


@pytest.fixture
async def session(record):
    return await LessonTutor(record, WordIndex()).begin("blue", "canteen", 0, False, looks=True)


async def test_a_whole_lesson_goes_look_together_look_closing(looking, record, session):
    first = await looking.picture("blue", session)
    await looking.mark("blue", session, mark("butchered"))
    steps = [await looking.done("blue", session), await looking.go_on("blue", session)]
    last = await looking.picture("blue", session)
    await looking.mark("blue", session, mark("butchered"))
    await looking.mark("blue", session, mark("Insiders whisper", "unsupported"))
    steps.append(await looking.done("blue", session))
    page = await looking.closing("blue", session)

    assert steps == [Step.TOGETHER, Step.LAST_LOOK, Step.CLOSING]
    assert first.look.passage != last.look.passage
    assert (page.change.before.hits, page.change.after.hits, page.change.direction) == (1, 2, "better")


async def test_a_lesson_without_looks_begins_with_the_tutor(looking, record):
    session = await LessonTutor(record, WordIndex()).begin("blue", "canteen", 0, False)

    assert record.session("blue", session).step is Step.TOGETHER
    with pytest.raises(NotFound, match="not at a look"):
        await looking.picture("blue", session)
    assert await looking.go_on("blue", session) is Step.CLOSING


async def test_marks_are_kept_and_can_be_taken_away(looking, session):
    await looking.mark("blue", session, mark("butchered"))
    await looking.mark("blue", session, mark("Insiders whisper", "unsupported"))
    await looking.unmark("blue", session, 0)

    assert (await looking.picture("blue", session)).look.marks == (mark("Insiders whisper", "unsupported"),)


def test_a_mark_takes_the_place_of_those_that_it_overlaps():
    assert with_mark((mark("butchered"),), mark("butchered the pudding")) == (mark("butchered the pudding"),)


async def test_a_look_is_nobody_elses(looking, session):
    with pytest.raises(NotAllowed):
        await looking.mark("red", session, mark("butchered"))


async def test_a_skipped_look_counts_for_nothing(looking, record, session):
    await looking.done("blue", session, skipped=True)
    look = record.looks(session)[0]

    assert (look.real, look.skipped, look.counts.hits) == (False, True, 0)


async def test_an_empty_look_is_no_real_try_and_a_read_one_is(looking, record, session):
    await looking.picture("blue", session)
    await looking.done("blue", session)
    await looking.go_on("blue", session)
    await looking.mark("blue", session, mark("butchered"))
    await looking.done("blue", session)

    assert [look.real for look in record.looks(session)] == [False, True]


async def test_the_closing_page_sets_an_early_reason_beside_a_late_one_and_says_what_was_fair(looking, record):
    tutor = LessonTutor(record, WordIndex())
    session = await tutor.begin("blue", "canteen", 0, False)
    for said in (
        Said("cut would do, butchered sounds like blood", mark("butchered")),
        Said("who says that? they have no name", mark("Insiders whisper", "unsupported")),
        Said("who counted them and when, was it all pupils", mark("The office counted 212 answers", "unsupported")),
    ):
        async for _ in tutor.respond("blue", session, said):
            pass
    page = await looking.closing("blue", session)

    assert (page.early, page.late) == (page.finds[0].reason, page.finds[-1].reason)
    assert page.let_go[0].fair == "It says who counted, and how many."
    assert page.change is None


@pytest.mark.parametrize(
    ("after", "direction"), [(Counts(5, 6, 0, 6), "better"), (Counts(3, 6, 1, 6), "same"), (Counts(3, 6, 6, 6), "worse")]
)
def test_a_change_has_three_directions(after, direction):
    from tutor.core.closing import Change

    assert Change(Counts(3, 6, 1, 6), after).direction == direction
