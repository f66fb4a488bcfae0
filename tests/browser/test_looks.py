"""The whole shape of a lesson on the real tutor: card, first look, together, last look, last page."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.visitor import Visitor


@pytest.fixture
def student(chromium: Browser, real: str) -> Iterator[Visitor]:
    """Somebody at the first look."""
    visitor = Visitor(chromium.new_context(viewport={"width": 1280, "height": 800}).new_page(), real)
    open_look(visitor)
    yield visitor
    visitor.page.context.close()
    assert visitor.complaints == []
    assert visitor.strangers == []


@pytest.fixture
def page(student: Visitor) -> Page:
    return student.page


def open_look(student: Visitor) -> None:
    student.go()
    student.page.click('[data-reading="skate-park"]')
    student.page.wait_for_selector('body[data-view="cover"]')
    student.page.click("[data-open]")
    student.page.wait_for_selector('body[data-view="look"]')


def mark_number(page: Page, number: int, group: str) -> None:
    """Mark the first sentence of a paragraph by its number."""
    marks = int(page.get_attribute(".rt-look", "data-marks") or 0)
    page.click(f".rt-passage .rt-num >> nth={number - 1}")
    page.click(f".rt-bar [data-group={group}]")
    page.wait_for_selector(f'.rt-look[data-marks="{marks + 1}"]')


def end_look(student: Visitor, view: str) -> None:
    student.page.click("[data-done]")
    student.agree()
    student.page.wait_for_selector(f'body[data-view="{view}"]')


def leave_tutor(student: Visitor, view: str) -> None:
    student.page.locator("[data-onward]:visible").last.click()
    student.agree()
    student.page.wait_for_selector(f'body[data-view="{view}"]')


def test_a_lesson_goes_from_a_look_to_the_tutor_to_a_look_to_the_last_page(student: Visitor, page: Page) -> None:
    expect(page.locator("[aria-current=step]")).to_contain_text("First look")
    first = page.locator(".rt-passage .rt-text").all_inner_texts()
    mark_number(page, 1, "loaded")
    mark_number(page, 2, "unsupported")
    page.click('[data-remove="0"]')
    page.wait_for_selector('.rt-look[data-marks="1"]')
    student.go_on()
    expect(page.locator(".rt-passage mark.rt-unsupported")).to_have_count(1)
    assert page.locator(".rt-passage .rt-text").all_inner_texts() == first

    end_look(student, "lesson")
    student.mark("cruellest", 3, "loaded", "it makes them sound evil, you could just say worst")
    student.mark("Everyone knows", 3, "unsupported", "who is everyone? nobody is named so you cant ask them")
    student.mark("I counted 31 people", 4, "unsupported", "how do we know he counted right, nobody else saw it")
    leave_tutor(student, "look")
    expect(page.locator("[aria-current=step]")).to_contain_text("Last look")
    assert page.locator(".rt-passage .rt-text").all_inner_texts() != first
    mark_number(page, 1, "loaded")
    student.go_on()
    expect(page.locator(".rt-look")).to_have_attribute("data-marks", "1")

    end_look(student, "closing")
    student.go_on()
    expect(page.locator(".rt-beside blockquote")).to_have_count(2)
    expect(page.locator(".rt-entries >> nth=0")).to_contain_text("it makes them sound evil, you could just say worst")
    expect(page.get_by_text("What makes it fair")).to_be_visible()
    expect(page.locator(".rt-counts")).to_have_count(2)
    expect(page.locator(".rt-checks li")).not_to_have_count(0)
    page.click("[data-choose]")
    expect(page.get_by_text("What you finished")).to_be_visible()


def test_words_are_marked_in_a_look_by_mouse_and_by_keyboard_without_a_reply(student: Visitor, page: Page) -> None:
    sentence = page.locator(".rt-passage .rt-sentence >> nth=0")
    student.drag(" ".join(sentence.inner_text().split()[:2]), 1)
    expect(page.locator(".rt-bar .rt-ask")).to_be_hidden()
    student.call("loaded")
    page.wait_for_selector('.rt-look[data-marks="1"]')
    page.locator(".rt-passage .rt-sentence[tabindex='0']").focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    page.wait_for_selector('.rt-look[data-marks="2"]')

    expect(page.locator("#rt-chat .rt-tutor")).to_have_count(0)
    expect(page.locator(".rt-look-marks li")).to_have_count(2)


def test_done_asks_once_more_and_can_be_taken_back(student: Visitor, page: Page) -> None:
    page.click("[data-done]")
    expect(page.locator(".rt-sure")).to_contain_text("You have marked nothing")
    page.keyboard.press("Escape")

    expect(page.locator(".rt-look")).to_be_visible()


def test_a_mark_over_two_sentences_is_answered_with_a_sentence(student: Visitor, page: Page) -> None:
    one, two = (page.locator(f".rt-passage .rt-sentence >> nth={n}").inner_text() for n in (0, 1))
    student.drag(one[:8], 1, two[-8:], 1)
    student.call("loaded")

    expect(page.get_by_role("alert")).to_contain_text("inside one sentence")
    expect(page.locator(".rt-look")).to_have_attribute("data-marks", "0")


def test_plain_wording_changes_a_look_and_the_last_page_at_once(student: Visitor, page: Page) -> None:
    page.click("#rt-help-button")
    page.click("[data-switch=plain]")
    page.keyboard.press("Escape")

    expect(page.locator(".rt-look-task")).to_contain_text("Read this short text alone.")
    end_look(student, "lesson")
    leave_tutor(student, "look")
    end_look(student, "closing")
    expect(page.locator(".rt-wrap")).to_contain_text("You did not finish a reason this time.")


def test_after_a_disclosure_escape_covers_the_screen_and_only_the_button_uncovers_it(student: Visitor, page: Page) -> None:
    end_look(student, "lesson")
    student.say("i want to kill myself")
    expect(page.locator(".rt-care")).to_contain_text("nobody at a school sees what you wrote")
    page.focus("#rt-say")
    for _ in range(3):
        page.keyboard.press("Escape")
    page.mouse.click(5, 5)

    expect(page.locator(".rt-cover")).to_be_visible()
    expect(page.locator(".rt-cover")).not_to_contain_text("guest")
    assert page.evaluate("document.elementFromPoint(1000, 300).closest('.rt-cover') !== null")
    page.click(".rt-cover button")
    expect(page.locator(".rt-cover")).to_be_hidden()
    page.click(".rt-care [data-cover]")
    expect(page.locator(".rt-cover")).to_be_visible()
    page.click(".rt-cover button")
    leave_tutor(student, "closing")


def test_escape_covers_nothing_where_nothing_was_told(student: Visitor, page: Page) -> None:
    end_look(student, "lesson")
    page.keyboard.press("Escape")

    expect(page.locator(".rt-cover")).to_have_count(0)


def test_the_last_page_prints_without_its_buttons(student: Visitor, page: Page) -> None:
    end_look(student, "lesson")
    leave_tutor(student, "look")
    end_look(student, "closing")
    page.emulate_media(media="print", color_scheme="dark")

    expect(page.locator("[data-print]")).to_be_hidden()
    expect(page.locator(".rt-top")).to_be_hidden()
    expect(page.locator(".rt-slopes svg")).to_have_count(2)
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"


def test_the_two_tasks_take_a_version_say_what_holds_and_lead_on(chromium: Browser, real_with_tasks: str) -> None:
    student = Visitor(chromium.new_context(viewport={"width": 1280, "height": 800}).new_page(), real_with_tasks)
    open_look(student)
    page = student.page
    end_look(student, "lesson")
    student.mark("cruellest", 3, "loaded", "it makes them sound evil, you could just say worst")
    leave_tutor(student, "task")
    expect(page.locator("[aria-current=step]")).to_contain_text("Fair version")
    sentence = page.locator(".rt-task blockquote").inner_text()
    page.click("[data-check]")
    expect(page.locator("#rt-version")).to_be_focused()
    page.fill("#rt-version", sentence)
    page.click("[data-check]")
    expect(page.locator(".rt-task-says")).to_contain_text("This is the sentence as it was.")
    page.fill("#rt-version", sentence.replace("cruellest", "least welcome"))
    page.click("[data-check]")
    expect(page.locator(".rt-task-says")).to_contain_text("Your version says the same")
    student.go_on()
    expect(page.locator("#rt-version")).to_have_value(sentence.replace("cruellest", "least welcome"))
    page.click("[data-further]")
    expect(page.locator("h1 >> visible=true")).to_have_text("Tilt it the other way")
    page.click("[data-further]")
    page.wait_for_selector('body[data-view="look"]')
    page.context.close()
    assert student.complaints == []
