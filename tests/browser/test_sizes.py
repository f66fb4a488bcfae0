"""The page fits: on a phone, on a small laptop, and in larger letters. test_every_page looks at it in the usual ones."""

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.fake_tutor import FakeTutor
from tests.browser.sights import SIDEWAYS
from tests.browser.visitor import Visitor


def screens(student: Visitor) -> Iterator[str]:
    """Every screen that a student meets, one after the other."""
    page = student.page
    yield "start"
    page.click("#rt-help-button")
    yield "reading help"
    page.keyboard.press("Escape")
    page.click("[data-act=begin] >> nth=0")
    page.wait_for_selector('body[data-view="cover"]')
    yield "source card"
    page.click("[data-open]")
    yield "lesson"
    page.click("button.rt-num >> nth=2")
    yield "marking"
    page.click(".rt-bar [data-group=loaded]")
    yield "reason"
    page.click(".rt-send")
    student.answered(0)
    yield "pending"
    student.say("It makes the council sound like a bully.")
    student.say("keep on. Where can I read more?")
    yield "marks and card"
    page.click("text=Show in background")
    page.wait_for_selector(".rt-panel[open]")
    yield "background"
    page.keyboard.press("Escape")
    page.click("[data-leave]")
    yield "leaving"
    page.click("[data-stay]")
    student.say("close")
    yield "closing"
    page.reload()
    page.wait_for_selector('[data-view="question"]')
    yield "question"


@pytest.mark.parametrize("size", [(320, 640), (360, 740), (1280, 800)])
def test_the_largest_letters_and_the_widest_spacing_still_fit(visit: Callable[..., Visitor], size: tuple[int, int]) -> None:
    student = visit(*size, touch=size[0] < 500)
    page = student.page
    page.click("#rt-help-button")
    page.click("[data-size=largest]")
    page.click("[data-switch=space]")
    page.keyboard.press("Escape")
    found = [name for name in screens(student) if page.evaluate(SIDEWAYS, size[0])]

    assert found == []
    assert page.evaluate("document.documentElement.dataset.size") == "largest"


def test_words_answer_and_box_are_in_sight_together_on_a_small_laptop(visit: Callable[..., Visitor]) -> None:
    student = visit(1366, 640)
    student.begin("us-withdrawal-iraq", 0)
    for words, paragraph in (("ostensibly", 14), ("Estimates suggest", 15), ("sham gesture", 19)):
        student.drag(words, paragraph)
        student.call("loaded")
        said = student.said()
        student.page.click(".rt-send")
        student.answered(said)
        expect(student.page.locator("mark.rt-pending")).to_be_in_viewport(ratio=1)
        expect(student.page.locator(".rt-tutor >> nth=-1")).to_be_in_viewport(ratio=1)
        expect(student.page.locator("#rt-say")).to_be_in_viewport(ratio=1)
        student.say("It decides for the reader.")


def test_the_question_under_two_passages_is_in_sight_on_a_small_laptop(visit: Callable[..., Visitor]) -> None:
    student = visit(1366, 640)
    student.begin("us-withdrawal-iraq", 0)
    student.mark("ostensibly", 14, "loaded", "It decides for the reader.")
    student.say("Where can I read more?")
    page = student.page

    expect(page.locator("mark.rt-loaded")).to_be_in_viewport(ratio=1)
    expect(page.locator(".rt-tutor >> nth=-1")).to_be_in_viewport(ratio=1)
    expect(page.locator("#rt-say")).to_be_in_viewport(ratio=1)
    expect(page.locator(".rt-card:visible")).to_have_count(1)
    page.click(".rt-more summary")
    expect(page.locator(".rt-card:visible")).to_have_count(2)


def test_a_passage_that_is_too_long_for_a_low_screen_can_be_read_on(visit: Callable[..., Visitor]) -> None:
    student = visit(360, 740, touch=True)
    student.begin("us-withdrawal-iraq", 0)
    student.say("Where can I read more?")
    student.page.click(".rt-more summary")
    card = student.page.locator(".rt-more .rt-card")
    card.locator("blockquote").evaluate("words => { words.textContent += ' And so on.'.repeat(60); }")
    student.page.set_viewport_size({"width": 360, "height": 730})
    cut = "card => card.querySelector('blockquote').scrollHeight > card.querySelector('blockquote').clientHeight + 1"

    assert card.evaluate(cut)
    card.locator("[data-whole]").tap()
    assert not card.evaluate(cut)


def test_a_phone_has_the_way_on_at_the_end_of_the_text(real: str, chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": 360, "height": 740}, has_touch=True, is_mobile=True)
    student = Visitor(context.new_page(), real)
    student.go()
    student.page.click("#rt-help-button")
    student.page.click("[data-size=largest]")
    student.page.keyboard.press("Escape")
    student.begin()
    page = student.page

    assert not page.evaluate(SIDEWAYS, 360)
    assert page.evaluate("innerWidth") == 360
    page.tap(".rt-end [data-onward]")
    student.agree()
    page.wait_for_selector('body[data-view="look"]')
    context.close()


def test_the_box_is_always_in_reach_on_a_phone(visit: Callable[..., Visitor]) -> None:
    student = visit(360, 740, touch=True)
    student.begin("us-withdrawal-iraq", 0)
    page = student.page
    for place in (0, 2000, 6000):
        page.evaluate(f"scrollTo(0, {place})")
        expect(page.locator("#rt-say")).to_be_in_viewport(ratio=1)
    page.tap(".rt-peek")
    expect(page.locator("#rt-log")).to_be_in_viewport()
    page.tap(".rt-peek")
    expect(page.locator("#rt-log")).to_be_hidden()


def test_light_and_dark_are_remembered_from_the_first_paint(visit: Callable[..., Visitor]) -> None:
    student = visit(scheme="light")
    student.page.click("[data-light]")
    student.page.reload(wait_until="commit")
    student.page.wait_for_selector("body", state="attached")

    assert student.page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(18, 23, 28)"


def test_reading_aloud_is_offered_only_where_a_voice_lives_on_the_device(
    visit: Callable[..., Visitor], tutor: FakeTutor
) -> None:
    silent = visit()
    silent.page.click("#rt-help-button")
    expect(silent.page.locator("[data-switch=aloud]")).to_be_hidden()


VOICE = """(local) => {
  const said = window.said = [];
  const voice = {lang: "en-GB", name: "Test", localService: local};
  Object.defineProperty(window, "speechSynthesis", {value: {
    getVoices: () => [voice], addEventListener() {}, cancel() { said.push("stopped"); },
    speak(utterance) { said.push(utterance.text); }}});
  window.SpeechSynthesisUtterance = class { constructor(text) { this.text = text; } };
}"""


@pytest.mark.parametrize("local", [True, False])
def test_one_paragraph_is_read_aloud_and_can_be_stopped(visit: Callable[..., Visitor], local: bool) -> None:
    student = visit()
    page = student.page
    page.context.add_init_script(f"({VOICE})({str(local).lower()})")
    page.reload()
    page.click("#rt-help-button")
    if not local:
        expect(page.locator("[data-switch=aloud]")).to_be_hidden()
        return
    page.click("[data-switch=aloud]")
    page.keyboard.press("Escape")
    student.begin()
    page.click("[aria-label='Read paragraph 2 aloud']")

    said = page.evaluate("said.filter(words => words !== 'stopped')")
    assert said == [page.locator("[data-p='2']").text_content()]
    expect(page.locator(".rt-player")).to_contain_text("Reading paragraph 2")
    page.click("[data-next]")
    expect(page.locator(".rt-player")).to_contain_text("Reading paragraph 3")
    page.click("[data-stop]")
    expect(page.locator(".rt-player")).to_be_hidden()
    assert page.evaluate("said.at(-1)") == "stopped"
