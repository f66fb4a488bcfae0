"""What goes wrong ends in a clear sentence, and nothing that was written is lost."""

import json
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.fake_tutor import FakeTutor
from tests.browser.visitor import Visitor

HOSTILE = (
    "<img src=x onerror=\"document.body.dataset.owned='1'\">",
    "<script>document.body.dataset.owned='1'</script>",
    "${document.body.setAttribute('data-owned','1')} `${1}` {{constructor}} {{#each x}}{{/each}}",
    "\"><svg onload=\"document.body.dataset.owned='1'\"> ' onmouseover='document.body.dataset.owned=1",
)


@pytest.mark.parametrize("words", HOSTILE)
def test_what_a_student_writes_is_text_and_nothing_else(student: Visitor, page: Page, words: str) -> None:
    student.say(words)
    student.mark("cruellest", 3, "loaded", words)
    page.hover("mark.rt-loaded")
    page.reload()
    page.click("text=Yes, go on")
    page.wait_for_selector('body[data-view="lesson"]')

    assert page.get_attribute("body", "data-owned") is None
    assert page.locator(".rt-words").all_inner_texts() == [words, words]
    assert page.locator(".rt-note-reason").first.text_content() == words


def test_a_message_that_is_too_long_is_held_back_with_a_sentence(student: Visitor, page: Page, tutor: FakeTutor) -> None:
    page.fill("#rt-say", "word " * 2000)
    page.press("#rt-say", "Enter")

    expect(page.locator(".rt-count")).to_contain_text("400 characters fit. Please take out 9599.")
    expect(page.locator(".rt-send")).to_be_disabled()
    assert tutor.heard == []
    assert len(page.input_value("#rt-say")) == 10_000


def test_the_server_refuses_what_the_browser_let_through_and_the_words_come_back(
    student: Visitor, page: Page, tutor: FakeTutor
) -> None:
    page.evaluate("document.querySelector('#rt-say').dataset.most = '99999'")
    page.reload()
    page.click("text=Yes, go on")
    page.route("**/gradio_api/queue/join*", lambda route: route.continue_(post_data=_swelled(route.request.post_data or "")))
    page.click("[data-open]")
    page.fill("#rt-say", "short")
    page.press("#rt-say", "Enter")

    expect(page.get_by_role("alert")).to_contain_text("at most 400")
    expect(page.locator("#rt-say")).to_have_value("short")
    assert tutor.heard == []


def _swelled(body: str) -> str:
    data = json.loads(body)
    if isinstance(data.get("event_data"), dict) and "words" in data["event_data"]:
        data["event_data"]["words"] = "w" * 10_000
    return json.dumps(data)


def test_an_empty_message_cannot_be_sent(student: Visitor, page: Page, tutor: FakeTutor) -> None:
    page.fill("#rt-say", "   \n ")
    page.press("#rt-say", "Enter")

    expect(page.locator(".rt-send")).to_be_disabled()
    assert tutor.heard == []


def test_a_bug_of_ours_loses_nothing(student: Visitor, page: Page) -> None:
    student.drag("cruellest", 3)
    student.call("loaded")
    page.fill("#rt-say", "crash")
    page.press("#rt-say", "Enter")

    expect(page.get_by_role("alert")).to_contain_text("Something went wrong on our side.")
    expect(page.locator("#rt-say")).to_have_value("crash")
    expect(page.locator(".rt-attach")).to_contain_text("cruellest")
    page.fill("#rt-say", "It sounds like a bully.")
    page.press("#rt-say", "Enter")
    student.answered(0)


def test_a_lost_connection_is_said_and_the_words_are_kept(visit: Callable[..., Visitor], tutor: FakeTutor) -> None:
    student = visit()
    student.begin()
    page = student.page
    page.context.set_offline(True)
    page.fill("#rt-say", "Can you hear me?")
    page.press("#rt-say", "Enter")

    expect(page.locator(".rt-lost")).to_contain_text("The connection to the tutor is lost.")
    expect(page.locator("#rt-say")).to_have_value("Can you hear me?")
    page.context.set_offline(False)
    page.click("text=Yes, go on", timeout=15_000)
    page.click("[data-open]")
    expect(page.locator("#rt-say")).to_have_value("Can you hear me?")
    page.press("#rt-say", "Enter")
    student.answered(0)
    expect(page.locator(".rt-lost")).to_have_count(0)
    student.complaints.clear()  # the browser itself notes each failed request
