import asyncio
from datetime import UTC, datetime, timedelta

import pytest

from tests.examples import KEY, READING, mark
from tests.memory import MemoryRecord, WordIndex
from tutor.core.course import WHOLE, Step, with_mark
from tutor.core.dialogue import Said
from tutor.core.looks import Counts
from tutor.errors import NotAllowed, NotFound, TooLong
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
    return await LessonTutor(record, WordIndex()).begin("blue", "canteen", 0, False, steps=WHOLE)


async def test_a_whole_lesson_goes_look_together_look_closing(looking, record, session):
    first = await looking.picture("blue", session)
    await looking.mark("blue", session, mark("butchered"))
    steps = [await looking.done("blue", session, Step.FIRST_LOOK), await looking.go_on("blue", session)]
    last = await looking.picture("blue", session)
    await looking.mark("blue", session, mark("butchered"))
    await looking.mark("blue", session, mark("Insiders whisper", "unsupported"))
    steps.append(await looking.done("blue", session, Step.LAST_LOOK))
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


async def test_a_session_stands_before_its_first_look_until_the_look_is_seen(looking, session):
    before = await looking.standing("blue", session)
    await looking.picture("blue", session)

    assert (before.step, before.begun) == (Step.FIRST_LOOK, False)
    assert (await looking.standing("blue", session)).begun


async def test_a_second_click_on_done_or_on_go_on_skips_nothing(looking, session):
    await looking.done("blue", session, Step.FIRST_LOOK)
    assert await looking.done("blue", session, Step.FIRST_LOOK) is Step.TOGETHER
    await looking.go_on("blue", session)

    assert await looking.go_on("blue", session) is Step.LAST_LOOK


async def test_marks_sent_at_the_same_moment_are_all_kept(looking, session):
    marks = [mark("butchered"), mark("Insiders whisper", "unsupported"), mark("a swamp")]
    await asyncio.gather(*(looking.mark("blue", session, each) for each in marks))

    assert len((await looking.picture("blue", session)).look.marks) == 3


async def test_a_mark_in_a_look_stays_inside_a_sentence(looking, session):
    with pytest.raises(TooLong, match="more than one sentence"):
        await looking.mark("blue", session, mark("list in May. The office counted 212 answers in its survey. Nobody"))


async def test_after_a_disclosure_the_lesson_closes_without_another_look(looking, record, session):
    await looking.done("blue", session, Step.FIRST_LOOK)
    async for _ in LessonTutor(record, WordIndex()).respond("blue", session, Said("i want to kill myself")):
        pass

    assert await looking.go_on("blue", session) is Step.CLOSING


async def test_a_look_is_nobody_elses(looking, session):
    with pytest.raises(NotAllowed):
        await looking.mark("red", session, mark("butchered"))


async def test_a_skipped_look_counts_for_nothing(looking, record, session):
    await looking.done("blue", session, Step.FIRST_LOOK, skipped=True)
    look = record.looks(session)[0]

    assert (look.real, look.skipped, look.counts.hits) == (False, True, 0)


async def test_an_empty_look_is_no_real_try_and_a_read_one_is(looking, record, session):
    await looking.picture("blue", session)
    await looking.done("blue", session, Step.FIRST_LOOK)
    await looking.go_on("blue", session)
    await looking.mark("blue", session, mark("butchered"))
    await looking.done("blue", session, Step.LAST_LOOK)

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

    assert (page.early.reason, page.late.reason) == (page.finds[0].reason, page.finds[-1].reason)
    assert page.let_go[0].fair == "It says who counted, and how many."
    assert page.change is None


@pytest.mark.parametrize(
    ("after", "direction"), [(Counts(5, 6, 0, 6), "better"), (Counts(3, 6, 1, 6), "same"), (Counts(3, 6, 6, 6), "worse")]
)
def test_a_change_has_three_directions(after, direction):
    from tutor.core.closing import Change

    assert Change(Counts(3, 6, 1, 6), after).direction == direction
