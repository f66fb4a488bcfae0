"""Students in their seats: what they may begin, how the lesson moves them on, and whose words go to the model."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from tests.class_examples import GIVEN, a_class, classes_of
from tests.fakes import QueuedModel
from tutor.assembly import looking_of
from tutor.core.classroom import Pace
from tutor.core.course import WHOLE, Step
from tutor.errors import NotAllowed
from tutor.seated import Progress, SeatedTutor
from tutor.tutoring import BUILT_IN, LessonTutor

pytest_plugins = "tests.record_fixtures"


class NoIndex:
    """Finds nothing."""

    def search(self, reading: str, question: str, most: int = 3):
        return []

    def in_article(self, reading: str, question: str):
        return 0


@pytest.fixture
def address(tmp_path):
    return f"sqlite:///{tmp_path}/tutor.db"


@pytest.fixture
def classes(record):
    return classes_of(record)


@pytest.fixture
def tutor(record, classes, clock):
    with_model = LessonTutor(record, NoIndex(), model=QueuedModel(), now=clock)
    built_in, looking = replace(with_model, model=None), looking_of(record)
    looking.now = clock
    return SeatedTutor(built_in, with_model, built_in, classes, looking)


@pytest.fixture
def room(classes):
    made, given = a_class(classes)
    return made, given, classes.seats("ana", made.id)


async def test_a_student_begins_what_the_class_was_given_and_comes_back_to_the_same_lesson(tutor, room):
    _, given, (seat, *_) = room
    session = await tutor.begin(seat.learner, "park", given.number, False, WHOLE)
    picture = await tutor.picture(seat.learner, session)

    assert (picture.lesson, picture.guest) == (given.lesson, False)
    assert await tutor.begin(seat.learner, "park", given.number, False, WHOLE) == session
    (offered,) = await tutor.assigned(seat.learner)
    assert (offered.progress, offered.session) == (Progress.BEGUN, session)


async def test_two_tabs_that_begin_at_once_have_one_lesson(tutor, room):
    _, given, (seat, *_) = room
    begun = await asyncio.gather(*(tutor.begin(seat.learner, "park", given.number, False) for _ in range(3)))

    assert len(set(begun)) == len(await tutor.sessions_of(seat.learner)) == 1


async def test_a_student_cannot_begin_what_is_closed_or_was_never_given(tutor, classes, room):
    made, given, (seat, *_) = room
    classes.change("ana", made.id, given.id, lambda given: replace(given, open=False))

    for number in (given.number, 0, 7):
        with pytest.raises(NotAllowed, match="Your class is not working on this text"):
            await tutor.begin(seat.learner, "park", number, False)
    assert await tutor.assigned(seat.learner) == []


async def test_a_guest_is_kept_out_of_what_a_class_reads_until_it_is_closed(tutor, classes, room):
    made, given, _ = room
    assert tutor.readings() == []
    assert await tutor.assigned("guest") is None
    with pytest.raises(NotAllowed, match="closed to guests"):
        await tutor.begin("guest", "park", 0, False)

    classes.change("ana", made.id, given.id, lambda given: replace(given, open=False))
    assert [reading.id for reading in tutor.readings()] == ["park"]
    assert (await tutor.picture("guest", await tutor.begin("guest", "park", 0, False))).guest


async def test_the_model_gets_a_class_s_words_only_once_the_teacher_has_allowed_it(tutor, classes, room):
    made, given, (seat, *_) = room
    session = await tutor.begin(seat.learner, "park", given.number, False)
    assert (await tutor.picture(seat.learner, session)).speaker == BUILT_IN

    classes.allow_model("ana", made.id, True)
    assert (await tutor.picture(seat.learner, session)).speaker == "queued-1"


async def test_a_move_that_is_due_takes_everybody_there_and_ends_a_look_with_its_marks(tutor, classes, room, clock):
    made, _, (seat, *_) = room
    given = classes.assign("ana", made.id, replace(GIVEN, steps=WHOLE))
    session = await tutor.begin(seat.learner, "park", given.number, False)
    await tutor.looking.picture(seat.learner, session)
    clock.now += timedelta(minutes=1)
    classes.change_pace("ana", made.id, lambda _: Pace().moving(Step.LAST_LOOK, clock.now))
    announced = await tutor.here(seat.learner)
    assert (announced.step, announced.seconds, announced.moved) == (Step.LAST_LOOK, 120, "")

    clock.now += timedelta(minutes=2)
    moved = await tutor.here(seat.learner)
    assert (moved.step, moved.session, bool(moved.moved)) == (None, session, True)
    assert (await tutor.looking.standing(seat.learner, session)).step is Step.LAST_LOOK
    (look,) = tutor.looking.record.looks(session)
    assert look.done == clock.now


async def test_who_left_the_first_look_out_is_taken_to_the_last_one_with_all_others(tutor, classes, room, clock):
    made, _, (seat, *_) = room
    given = classes.assign("ana", made.id, replace(GIVEN, steps=WHOLE))
    session = await tutor.begin(seat.learner, "park", given.number, False)
    await tutor.looking.done(seat.learner, session, Step.FIRST_LOOK, skipped=True)
    classes.change_pace("ana", made.id, lambda _: Pace(step=Step.LAST_LOOK, move_at=clock.now + timedelta(seconds=1)))
    clock.now += timedelta(minutes=1)
    await tutor.here(seat.learner)

    assert (await tutor.looking.standing(seat.learner, session)).step is Step.LAST_LOOK


async def test_a_move_leaves_those_who_begin_after_it_where_they_are(tutor, classes, room, clock):
    made, given, (seat, *_) = room
    classes.change_pace("ana", made.id, lambda _: Pace().moving(Step.CLOSING, clock.now - timedelta(hours=2)))
    session = await tutor.begin(seat.learner, "park", given.number, False)
    here = await tutor.here(seat.learner)

    assert here.session == ""
    assert (await tutor.looking.standing(seat.learner, session)).step is Step.TOGETHER


async def test_a_pause_is_told_and_ends_by_itself_after_the_lesson(tutor, classes, room, clock):
    made, _, (seat, *_) = room
    classes.change_pace("ana", made.id, lambda _: Pace(paused=True, ends_at=clock.now + timedelta(minutes=5)))
    here = await tutor.here(seat.learner)
    assert (here.paused, here.minutes_left) == (True, 5)

    clock.now += timedelta(minutes=21)
    assert not (await tutor.here(seat.learner)).paused
    assert await tutor.here("guest") is None


async def test_leaving_the_computer_closes_a_student_s_lesson_only_at_its_end(tutor, room):
    _, given, (seat, *_) = room
    session = await tutor.begin(seat.learner, "park", given.number, False)
    await tutor.finish(seat.learner, session)
    assert not (await tutor.sessions_of(seat.learner))[0].finished

    await tutor.looking.go_on(seat.learner, session)
    await tutor.finish(seat.learner, session)
    assert (await tutor.sessions_of(seat.learner))[0].finished
    (offered,) = await tutor.assigned(seat.learner)
    assert offered.progress is Progress.DONE
