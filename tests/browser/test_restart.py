"""The server goes away in the middle of a lesson and comes back."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, expect

from tests.browser.fake_looking import FakeLooking
from tests.browser.fake_tutor import FakeTutor
from tests.browser.server import serving
from tests.browser.visitor import Visitor
from tutor.web.app import make_app


def test_a_restart_of_the_server_loses_nothing(chromium: Browser, tutor: FakeTutor, tmp_path: Path) -> None:
    page = chromium.new_page()
    with serving(make_app(tutor, FakeLooking(tutor), tmp_path)) as address:
        student = Visitor(page, address)
        student.go()
        student.begin()
        student.mark("cruellest", 3, "loaded", "It makes the council sound like a bully.")
        page.fill("#rt-say", "What does the")
    page.fill("#rt-say", "What does the council say?")
    page.press("#rt-say", "Enter")
    expect(page.locator(".rt-lost")).to_be_visible(timeout=10_000)

    with serving(make_app(tutor, FakeLooking(tutor), tmp_path), int(address.rpartition(":")[2])):
        page.click("text=Yes, go on", timeout=15_000)
        page.wait_for_selector('body[data-view="lesson"]')
        expect(page.locator("mark.rt-loaded")).to_have_text("cruellest")
        expect(page.locator("#rt-say")).to_have_value("What does the council say?")
        page.press("#rt-say", "Enter")
        student.answered(1)
    page.context.close()


def test_an_answer_that_nobody_waits_for_is_still_kept(visit: Callable[..., Visitor], tutor: FakeTutor) -> None:
    student = visit()
    student.begin()
    page = student.page
    tutor.pause = 3.0
    page.fill("#rt-say", "hello")
    page.press("#rt-say", "Enter")
    expect(page.locator(".rt-typing")).to_be_visible()
    page.reload()
    page.click("text=Yes, go on")

    expect(page.locator(".rt-typing")).to_be_visible()
    expect(page.locator(".rt-tutor")).to_have_count(2, timeout=9_000)
    expect(page.locator(".rt-typing")).to_have_count(0)
    expect(page.locator("#rt-say")).to_have_value("")
    student.complaints.clear()  # Gradio notes the stream that the reload cut
