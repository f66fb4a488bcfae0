"""A whole lesson on the real tutor: record, index, teaching rule and page together, in the usual and in the plain wording."""

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.visitor import Visitor


@pytest.mark.parametrize("plain", [False, True], ids=["usual", "plain"])
def test_three_finds_a_false_alarm_a_dont_know_a_question_and_a_reload(chromium: Browser, real: str, plain: bool) -> None:
    student = Visitor(chromium.new_context(viewport={"width": 1366, "height": 640}).new_page(), real)
    page = student.page
    student.go()
    student.begin()
    if plain:
        page.click("#rt-help-button")
        page.click('[data-switch="plain"]')
        page.keyboard.press("Escape")

    student.mark("cruellest", 3, "loaded", "it makes them sound evil, you could just say worst")
    student.say("idk")
    student.mark("Everyone knows", 3, "unsupported", "who is everyone? nobody is named so you cant ask them")
    student.mark("I counted 31 people", 4, "unsupported", "how do we know he counted right, nobody else saw it")
    student.say("when is the council vote?")
    student.mark("moaners", 5, "loaded", "its a name to make you not like them, they would not call themselves that")

    expect(page.locator("mark.rt-loaded")).to_have_count(2)
    expect(page.locator("mark.rt-unsupported")).to_have_count(1)
    expect(page.locator("mark.rt-fair")).to_have_count(1)
    expect(page.locator(".rt-card")).not_to_have_count(0)
    said = page.locator(".rt-tutor p").all_inner_texts()

    page.reload()
    page.get_by_role("button", name="Yes, go on").click()
    expect(page.locator("mark.rt-loaded")).to_have_count(2)
    assert page.locator(".rt-tutor p").all_inner_texts() == said

    page.context.close()
    assert student.complaints == []
    assert student.strangers == []
