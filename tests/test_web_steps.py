"""The acts of the steps without a tutor, on the real looks: what they show, whom they refuse, and what they never say."""

from collections.abc import AsyncIterator

import pytest

from tests.conftest import ROOT
from tests.memory import MemoryRecord, WordIndex
from tutor.assembly import CORPUS, looking_of
from tutor.core.classroom import Assignment
from tutor.core.course import WHOLE, WITH_TASKS, WITHOUT_LOOKS, Standing, Step
from tutor.corpus import load_reading, looks
from tutor.errors import NotAllowed, NotFound, TooLong
from tutor.looking import Looking
from tutor.rewriting import Rewriting
from tutor.tutoring import LessonTutor
from tutor.web.draw.front import start
from tutor.web.draw.page import Page
from tutor.web.draw.way import way
from tutor.web.heard import Heard
from tutor.web.step_acts import StepActs
from tutor.web.student_acts import Acts


@pytest.fixture
def record() -> MemoryRecord:
    return MemoryRecord({"skate-park": load_reading(ROOT / "corpus" / "skate-park")})


@pytest.fixture
def tutor(record: MemoryRecord) -> LessonTutor:
    return LessonTutor(record, WordIndex())


@pytest.fixture
def looking(record: MemoryRecord) -> Looking:
    return looking_of(record)


@pytest.fixture
def acts(tutor: LessonTutor, looking: Looking) -> Acts:
    return Acts(tutor, looking)


@pytest.fixture
def steps(tutor: LessonTutor, looking: Looking) -> StepActs:
    return StepActs(tutor, looking)


@pytest.fixture
async def session(tutor: LessonTutor) -> str:
    return await tutor.begin("me", "skate-park", 0, False, WHOLE)


async def last(stream: AsyncIterator[Page]) -> Page:
    return [page async for page in stream][-1]


def sent(session: str, **data: object) -> Heard:
    return Heard({"session": session, "step": "first look", **data})


MARK = {"from": [1, 0], "to": [1, 8], "group": "loaded"}


async def test_a_guest_begins_with_the_card_alone_and_no_clock_runs(acts: Acts, record: MemoryRecord) -> None:
    page = await last(acts.begin("me", Heard({"reading": "skate-park", "lesson": 0})))

    assert "Go to your first look" in (page.source or "")
    assert (page.article, page.chat, page.look) == ("", "", "")
    assert record.looks("s0") == ()


async def test_opening_the_look_shows_a_passage_and_takes_the_article_away(steps: StepActs, session: str) -> None:
    page = await last(steps.open_look("me", sent(session)))

    assert "Your first look" in (page.look or "")
    assert (page.source, page.article, page.chat) == ("", "", "")
    assert 'aria-current="step"><i aria-hidden="true">1</i><span>First look' in (page.where or "")


async def test_a_mark_comes_back_drawn_and_listed_and_can_be_removed(steps: StepActs, session: str) -> None:
    await last(steps.open_look("me", sent(session)))
    marked = await last(steps.mark("me", sent(session, mark=MARK)))
    removed = await last(steps.unmark("me", sent(session, index=0)))

    assert 'class="rt-mark rt-loaded"' in (marked.look or "")
    assert 'data-marks="1"' in (marked.look or "")
    assert 'data-marks="0"' in (removed.look or "")


async def test_a_look_that_was_left_is_resumed_where_it_was(acts: Acts, steps: StepActs, session: str) -> None:
    await last(steps.open_look("me", sent(session)))
    await last(steps.mark("me", sent(session, mark=MARK)))
    page = await last(acts.go_on("me", Heard({})))

    assert 'data-marks="1"' in (page.look or "")


@pytest.mark.parametrize("act", ["open_look", "mark", "unmark", "done", "leave_tutor"])
async def test_nobody_reaches_the_steps_of_somebody_else(steps: StepActs, session: str, act: str) -> None:
    with pytest.raises(NotAllowed):
        await last(getattr(steps, act)("other", sent(session, mark=MARK, index=0, step="first look")))


@pytest.mark.parametrize(
    "mark",
    [None, {"from": [1, 0], "to": [1, 8]}, {"from": [9, 0], "to": [9, 2], "group": "loaded"}, "x", {**MARK, "group": "x"}],
)
async def test_a_mark_that_is_none_is_refused_with_a_sentence(steps: StepActs, session: str, mark: object) -> None:
    await last(steps.open_look("me", sent(session)))
    with pytest.raises(NotFound, match="Please"):
        await last(steps.mark("me", sent(session, mark=mark)))


async def test_a_mark_over_the_whole_passage_is_refused(steps: StepActs, session: str) -> None:
    await last(steps.open_look("me", sent(session)))
    with pytest.raises(TooLong, match="inside one sentence"):
        await last(steps.mark("me", sent(session, mark={**MARK, "to": [3, 50]})))


async def test_an_old_tab_marks_nothing_in_the_other_look(steps: StepActs, record: MemoryRecord, session: str) -> None:
    await last(steps.open_look("me", sent(session)))
    await last(steps.done("me", sent(session)))
    await last(steps.leave_tutor("me", sent(session)))
    page = await last(steps.mark("me", sent(session, mark=MARK)))
    await last(steps.unmark("me", sent(session, index=0)))

    assert "Your last look" in (page.look or "")
    assert [look.marks for look in record.looks(session)] == [(), ()]


async def test_a_step_that_there_is_not_is_refused(steps: StepActs, session: str) -> None:
    with pytest.raises(NotFound):
        await last(steps.done("me", sent(session, step="third look")))


async def test_done_goes_to_the_tutor_and_the_tutor_to_the_last_look_and_the_last_page(steps: StepActs, session: str) -> None:
    together = await last(steps.done("me", sent(session, step="first look")))
    again = await last(steps.leave_tutor("me", sent(session)))
    end = await last(steps.done("me", sent(session, step="last look", skipped=True)))

    assert "rt-tutor" in (together.chat or "")
    assert 'data-fresh="0"' in (together.source or "")
    assert "Your last look" in (again.look or "")
    assert "What you take with you" in (end.closing or "")
    assert "A look was left out" in (end.closing or "")


async def test_a_teacher_can_switch_the_looks_off(tutor: LessonTutor, acts: Acts, steps: StepActs) -> None:
    session = await tutor.begin("me", "skate-park", 0, False, WITHOUT_LOOKS)
    page = await last(acts.resume("me", sent(session)))
    end = await last(steps.leave_tutor("me", sent(session)))

    assert "Go on to" not in (page.chat or "")
    assert 'data-fresh="1"' in (page.source or "")
    assert "First look" not in (page.where or "")
    assert "What you take with you" in (end.closing or "")


async def test_plain_wording_redraws_a_look_at_once(acts: Acts, steps: StepActs, session: str) -> None:
    await last(steps.open_look("me", sent(session)))
    page = await last(acts.plain("me", sent(session, plain=True)))

    assert "Read this short text alone." in (page.look or "")


async def test_an_old_tab_that_still_talks_is_shown_where_the_lesson_is(
    acts: Acts, steps: StepActs, record: MemoryRecord, session: str
) -> None:
    await last(steps.done("me", sent(session, step="first look")))
    await last(steps.leave_tutor("me", sent(session)))
    page = await last(acts.say("me", sent(session, words="hello")))

    assert "Your last look" in (page.look or "")
    assert len(record.turns(session)) == 1


async def test_nothing_of_any_key_is_on_a_page_of_a_look(steps: StepActs, record: MemoryRecord, session: str) -> None:
    page = await last(steps.open_look("me", sent(session)))
    shown = "".join(part or "" for part in page)
    name = record.looks(session)[0].passage
    reading, key = next(load_reading(folder) for folder in looks(CORPUS) if folder.name == name)
    secrets = {name, reading.title} | {each.why for each in (*key.findings, *key.foils)} | {each.id for each in key.findings}

    assert [secret for secret in secrets if secret in shown and secret not in reading.text.body] == []


async def test_a_care_reply_brings_the_cover_and_tells_a_guest_who_sees_it(
    tutor: LessonTutor, acts: Acts, steps: StepActs, session: str
) -> None:
    await last(steps.done("me", sent(session, step="first look")))
    await last(acts.say("me", sent(session, words="i want to kill myself")))
    page = await last(acts.resume("me", sent(session)))

    assert "data-cover" in (page.chat or "")
    assert "nobody at a school sees what you wrote" in (page.chat or "")
    assert "Cover this screen" in (page.found or "")
    assert 'data-onward="last page"' in (page.found or "")


async def test_the_last_page_offers_a_guest_what_argues_the_other_side_and_a_class_s_student_what_the_teacher_chose(
    record: MemoryRecord,
) -> None:
    for name in ("us-withdrawal-iraq", "keep-the-troops"):
        record.library[name] = load_reading(ROOT / "corpus" / name)
    tutor, looking = LessonTutor(record, WordIndex()), looking_of(record)
    given = Assignment("given", 1, "keep-the-troops", record.library["keep-the-troops"][0].lessons[0], WITHOUT_LOOKS)
    guest = await tutor.begin("me", "keep-the-troops", 0, False, WITHOUT_LOOKS)
    student = await tutor.begin_assigned("me", given, False)
    shown = [await last(StepActs(tutor, looking).leave_tutor("me", sent(session))) for session in (guest, student)]

    assert 'data-reading="us-withdrawal-iraq" data-lesson="2"' in (shown[0].closing or "")
    assert "What you take with you" in (shown[1].closing or "")
    assert "us-withdrawal-iraq" not in (shown[1].closing or "")


async def test_a_version_comes_back_with_what_holds_and_stays_when_the_wording_changes(
    tutor: LessonTutor, looking: Looking, record: MemoryRecord
) -> None:
    tasks = Rewriting(record)
    steps, acts = StepActs(tutor, looking, tasks), Acts(tutor, looking, tasks)
    session = await tutor.begin("me", "skate-park", 0, False, WITH_TASKS)
    await last(steps.done("me", sent(session, step="first look")))
    why = "it makes them sound evil, you could just say worst"
    spot = {"from": [3, 12], "to": [3, 21], "group": "loaded"}
    await last(acts.say("me", sent(session, words=why, mark=spot)))
    page = await last(steps.leave_tutor("me", sent(session)))
    tried = await last(steps.write("me", sent(session, words="This is the cruellest plan our town has ever seen")))
    plain = await last(acts.plain("me", sent(session, plain=True)))
    further = await last(steps.task_done("me", sent(session, step="rewrite")))

    assert '<span class="rt-mark rt-loaded">cruellest</span>' in (page.task or "")
    assert "This is the sentence as it was." in (tried.task or "")
    assert "This is the same sentence." in (plain.task or "")
    assert "Tilt it the other way" in (further.task or "")


async def test_where_no_tasks_are_offered_a_version_is_refused_with_a_sentence(steps: StepActs, session: str) -> None:
    with pytest.raises(NotFound, match="no such task"):
        await last(steps.write("me", sent(session, words="x")))


def test_the_steps_in_the_bar_say_what_is_done_and_where_one_is() -> None:
    stops = way(Standing(WHOLE, Step.TOGETHER))

    assert [(stop.label, stop.done, stop.here) for stop in stops] == [
        ("First look", True, False),
        ("Together", False, True),
        ("Last look", False, False),
        ("Last page", False, False),
    ]


def test_the_two_sides_of_a_question_are_offered_as_a_pair_from_sixteen_and_the_starter_first() -> None:
    names = ("skate-park", "us-withdrawal-iraq", "keep-the-troops", "iraq-news-report")
    page = start([load_reading(ROOT / "corpus" / name)[0] for name in names], [], "Built-in tutor")
    pair = page[page.index("One question, two sides") : page.index("US troops begin to leave a base")]

    assert page.index("A good one to begin with.") < page.index("The Wexby skate park") < page.index("One question, two sides")
    assert pair.count("from age 16") == 2
    assert pair.count('data-reading="us-withdrawal-iraq"') == 3
    assert "Should US forces stay in Iraq?" in pair
