"""The acts of a page: what they ask of the tutor, whom they refuse, and what an error becomes."""

import asyncio
from collections.abc import AsyncIterator
from types import SimpleNamespace
from typing import Any

import gradio as gr
import pytest

from tests.browser.fake_looking import FakeLooking
from tests.browser.fake_tutor import FakeTutor
from tests.conftest import ROOT
from tutor.corpus import load_reading
from tutor.web.carry import carried_through
from tutor.web.draw.page import Page
from tutor.web.heard import Heard
from tutor.web.identity import Identity
from tutor.web.student import answering
from tutor.web.student_acts import Acts


@pytest.fixture
def tutor() -> FakeTutor:
    return FakeTutor([load_reading(ROOT / "corpus" / "skate-park")[0]])


@pytest.fixture
def acts(tutor: FakeTutor) -> Acts:
    return Acts(tutor, FakeLooking(tutor))


async def pages(stream: AsyncIterator[Page]) -> list[Page]:
    return [page async for page in stream]


async def answers(act: Any, learner: str | None, data: object) -> list[str]:
    """The notices that an event brings, asked as Gradio asks."""
    identity = Identity("secret")
    identity.asker = lambda cookies: learner or Identity("secret").asker({})  # type: ignore[method-assign]  # the cookie is tested elsewhere
    request = SimpleNamespace(cookies={})
    shown = [output async for output in answering(act, identity)(request, gr.EventData(None, data))]  # type: ignore[arg-type]  # all it uses
    return [str(output[Page._fields.index("notice")]) for output in shown]


async def test_a_new_browser_sees_the_shelf_at_once(acts: Acts) -> None:
    (page,) = await pages(acts.arrive("new", Heard({})))

    assert "Choose a text" in (page.front or "")


async def test_a_known_browser_is_asked_and_shown_nothing(acts: Acts, tutor: FakeTutor) -> None:
    await tutor.begin("me", "skate-park", 0, False)
    (page,) = await pages(acts.arrive("me", Heard({})))

    assert "Are you " in (page.front or "")
    assert "skate" not in "".join(part or "" for part in page)


async def test_yes_goes_on_with_the_latest_open_lesson(acts: Acts, tutor: FakeTutor) -> None:
    first = await tutor.begin("me", "skate-park", 0, False)
    second = await tutor.begin("me", "skate-park", 0, False)
    await tutor.finish("me", second)
    page = (await pages(acts.go_on("me", Heard({}))))[-1]

    assert f'data-session="{first}"' in (page.chat or "")


async def test_the_students_words_are_shown_before_the_answer_and_the_text_is_sent_once(acts: Acts, tutor: FakeTutor) -> None:
    session = await tutor.begin("me", "skate-park", 0, False)
    shown = await pages(acts.say("me", Heard({"session": session, "words": "hello"})))

    assert [page.article for page in shown] == [None] * len(shown)
    assert "hello" in (shown[0].chat or "")
    assert ["The tutor is writing" in (page.chat or "") for page in shown] == [True, True, False]


@pytest.mark.parametrize("act", ["say", "resume", "look_up", "plain"])
async def test_nobody_reaches_a_lesson_of_somebody_else(acts: Acts, tutor: FakeTutor, act: str) -> None:
    session = await tutor.begin("me", "skate-park", 0, False)
    data = {"session": session, "words": "hi", "document": "council-report", "passage": 1, "plain": True}
    (notice,) = await answers(getattr(acts, act), "somebody else", data)

    assert "This lesson belongs to somebody else." in notice
    assert tutor.heard == []


async def test_a_browser_without_a_cookie_is_told_so(acts: Acts) -> None:
    (notice,) = await answers(acts.arrive, None, {})

    assert "did not bring its cookie back" in notice


async def test_a_bug_is_a_sentence_without_its_details(acts: Acts, tutor: FakeTutor) -> None:
    session = await tutor.begin("me", "skate-park", 0, False)
    notice = (await answers(acts.say, "me", {"session": session, "words": "crash"}))[-1]

    assert "Something went wrong on our side." in notice
    assert "a bug" not in notice


@pytest.mark.parametrize("words", ["x" * 401, "x" * 10_000])
async def test_a_message_that_is_too_long_is_a_sentence(acts: Acts, tutor: FakeTutor, words: str) -> None:
    session = await tutor.begin("me", "skate-park", 0, False)
    (notice,) = await answers(acts.say, "me", {"session": session, "words": words})

    assert "Please use at most 400" in notice


async def test_the_same_complaint_twice_is_new_each_time(acts: Acts) -> None:
    (first,), (second,) = [await answers(acts.resume, "me", {"session": "none"}) for _ in range(2)]

    assert first != second


async def test_a_document_that_is_not_there_is_a_sentence(acts: Acts, tutor: FakeTutor) -> None:
    session = await tutor.begin("me", "skate-park", 0, False)
    (notice,) = await answers(acts.look_up, "me", {"session": session, "document": "../key.yaml", "passage": 1})

    assert "not part of this reading" in notice


async def test_an_answer_runs_to_its_end_when_nobody_listens_any_more() -> None:
    reached: list[int] = []

    async def numbers() -> AsyncIterator[int]:
        for number in range(3):
            await asyncio.sleep(0.01)
            reached.append(number)
            yield number

    stream = carried_through(numbers())
    assert await anext(stream) == (0, False)
    await stream.aclose()  # type: ignore[attr-defined]  # it is a generator
    for _ in range(500):  # a busy machine wakes late
        if len(reached) == 3:
            break
        await asyncio.sleep(0.02)

    assert reached == [0, 1, 2]


async def test_what_goes_wrong_in_an_answer_reaches_who_listens() -> None:
    async def failing() -> AsyncIterator[int]:
        yield 1
        raise ValueError("broken")

    with pytest.raises(ValueError, match="broken"):
        [number async for number in carried_through(failing())]


async def test_what_comes_all_at_once_is_drawn_once_and_the_last_is_known_as_such() -> None:
    async def sentences() -> AsyncIterator[int]:
        yield 0
        await asyncio.sleep(0.01)
        for number in range(1, 7):
            yield number

    assert [each async for each in carried_through(sentences())] == [(0, False), (6, True)]
