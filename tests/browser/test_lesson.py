"""A lesson from the first page to the last, as its student sees it."""

from collections.abc import Callable
from dataclasses import replace

from playwright.sync_api import Page, expect

from tests.browser.fake_tutor import FakeTutor
from tests.browser.visitor import Visitor


def test_the_source_card_opens_before_the_text(visit: Callable[..., Visitor]) -> None:
    page = visit().page
    page.click("[data-act=begin] >> nth=0")
    page.wait_for_selector('body[data-view="cover"]')

    expect(page.get_by_role("heading", name="What we do not know")).to_be_visible()
    expect(page.locator(".rt-article")).to_be_hidden()
    page.click("[data-open]")
    expect(page.locator(".rt-article")).to_be_visible()
    expect(page.get_by_role("heading", name="What we do not know")).to_be_hidden()


def test_an_accepted_reason_is_drawn_with_its_label_and_stays(student: Visitor, page: Page) -> None:
    student.mark("cruellest", 3, "loaded", "It makes the council sound like a bully.")
    mark = page.locator("mark.rt-loaded")

    expect(mark).to_have_text("cruellest")
    assert mark.locator(".rt-tag").get_attribute("data-label") == "Loaded language"
    mark.hover()
    expect(page.locator(".rt-pop")).to_contain_text("It makes the council sound like a bully.")
    expect(page.locator(".rt-chips")).to_contain_text("Loaded language")


def test_found_fair_and_kept_differ_by_their_lines_and_not_by_colour_alone(student: Visitor, page: Page) -> None:
    student.mark("cruellest", 3, "loaded", "It makes the council sound like a bully.")
    student.mark("Everyone knows", 3, "unsupported", "Who is everyone?")
    student.mark("I counted 31 people", 4, "unsupported", "He only went once.")
    student.mark("packed every single day", 4, "unsupported", "keep: one day only")
    lines = page.evaluate(
        """() => ["loaded", "unsupported", "fair", "kept"].map(kind => {
          const style = getComputedStyle(document.querySelector("mark.rt-" + kind));
          return style.borderBottomStyle + " " + style.borderBottomWidth; })"""
    )

    assert len(set(lines)) == 4


def test_the_reply_grows_sentence_by_sentence_and_says_that_it_is_being_written(
    student: Visitor, page: Page, tutor: FakeTutor
) -> None:
    tutor.pause = 0.6
    page.fill("#rt-say", "hello")
    page.press("#rt-say", "Enter")

    expect(page.locator(".rt-me >> nth=-1")).to_contain_text("hello")
    expect(page.locator(".rt-typing")).to_be_visible()
    expect(page.locator(".rt-send")).to_be_disabled()
    expect(page.locator(".rt-tutor >> nth=-1 >> p > span")).to_have_count(1)
    student.answered(0)
    expect(page.locator(".rt-tutor >> nth=-1 >> p > span")).to_have_count(2)
    expect(page.locator(".rt-typing")).to_have_count(0)


def test_a_background_passage_opens_its_document_at_the_place_twice(student: Visitor, page: Page) -> None:
    student.say("How much would it cost?")
    for _ in range(2):
        page.click("text=Show in background")
        expect(page.locator(".rt-here")).to_be_in_viewport()
        page.keyboard.press("Escape")
        expect(page.locator(".rt-panel")).to_be_hidden()


def test_a_reload_asks_who_is_there_and_brings_everything_back(student: Visitor, page: Page) -> None:
    student.mark("cruellest", 3, "loaded", "It makes the council sound like a bully.")
    student.drag("Everyone knows", 3)
    student.call("unsupported")
    page.fill("#rt-say", "half a thought")
    page.reload()

    page.wait_for_selector('[data-view="question"]')
    assert "cruellest" not in page.content()
    page.click("text=Yes, go on")
    page.wait_for_selector('body[data-view="lesson"]')
    expect(page.locator("mark.rt-loaded")).to_have_text("cruellest")
    expect(page.locator("#rt-say")).to_have_value("half a thought")
    expect(page.locator(".rt-attach")).to_contain_text("Everyone knows")


def test_a_lesson_goes_on_where_its_reader_was(visit: Callable[..., Visitor]) -> None:
    student = visit()
    student.begin("us-withdrawal-iraq", 0)
    page = student.page
    student.say("idk")  # a lesson without a word opens with its source card again
    page.locator('[data-p="18"]').evaluate("one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 60)")
    page.wait_for_function("Object.keys(sessionStorage).some(key => key.startsWith('rt-at:') && sessionStorage[key] === '18')")
    student.go_on()
    page.wait_for_selector('body[data-view="lesson"]', timeout=20_000)
    expect(page.locator('[data-p="18"]')).to_be_in_viewport()

    page.evaluate("sessionStorage.clear()")
    student.go_on()
    page.wait_for_selector('body[data-view="lesson"]', timeout=20_000)
    expect(page.locator("#rt-range")).to_be_in_viewport()
    expect(page.locator('[data-p="14"]')).to_be_in_viewport()


def test_somebody_else_sees_nothing(student: Visitor, page: Page) -> None:
    student.mark("cruellest", 3, "loaded", "It makes the council sound like a bully.")
    page.reload()
    page.click("text=No, I’m someone else")
    page.wait_for_selector('[data-view="start"]')

    assert "cruellest" not in page.content()
    expect(page.locator(".rt-begun")).to_have_count(0)
    page.reload()
    page.wait_for_selector('[data-view="start"]')


def test_finish_and_leave_closes_the_lesson_and_forgets_who_was_there(student: Visitor, page: Page, tutor: FakeTutor) -> None:
    session = page.get_attribute("#rt-log", "data-session") or ""
    page.fill("#rt-say", "a draft")
    page.click("[data-leave]")
    page.click("#rt-leave-dialog >> text=Finish and leave >> nth=1")
    page.wait_for_selector('[data-view="start"]')

    assert tutor.pictures[session].finished
    assert page.evaluate("sessionStorage.length") == 0
    page.go_back()
    page.wait_for_selector('[data-view="start"]')


def test_a_closed_lesson_keeps_its_last_words_and_leads_to_the_last_page_and_another(student: Visitor, page: Page) -> None:
    student.say("close")

    expect(page.locator(".rt-tutor >> nth=-1")).to_contain_text("That is the end of this lesson.")
    expect(page.locator("#rt-say")).to_be_visible()
    page.click("[data-leave-tutor]")
    page.wait_for_selector('body[data-view="closing"]')
    page.click("[data-choose]")
    page.wait_for_selector('body[data-view="start"]')
    student.begin("us-withdrawal-iraq", 1)
    expect(page.locator("#rt-say")).to_be_visible()
    expect(page.locator("#rt-say")).to_have_value("")


def test_a_lesson_that_was_begun_can_be_taken_up_from_the_shelf(student: Visitor, page: Page) -> None:
    student.say("hello")
    page.click("[data-home]")
    page.click("[data-act=resume]")
    page.wait_for_selector('body[data-view="lesson"]')

    expect(page.locator(".rt-me")).to_contain_text("hello")


def test_plain_wording_is_chosen_before_a_lesson_and_changed_in_it(visit: Callable[..., Visitor], tutor: FakeTutor) -> None:
    student = visit()
    page = student.page
    page.click("#rt-help-button")
    page.click("[data-switch=plain]")
    page.keyboard.press("Escape")
    student.begin()

    assert tutor.begun[-1] == ("skate-park", 0, True)
    page.click("#rt-help-button")
    expect(page.locator("[data-switch=plain]")).to_have_attribute("aria-checked", "true")
    page.click("[data-switch=plain]")
    session = page.get_attribute("#rt-log", "data-session") or ""
    page.wait_for_timeout(400)
    assert tutor.pictures[session].plain is False


def test_a_change_of_tutor_is_a_line_in_the_talk(student: Visitor, page: Page) -> None:
    student.say("change")

    expect(page.locator(".rt-line")).to_have_text("The model did not answer. The built-in tutor goes on.")


def test_a_note_for_the_whole_session_survives_a_second_tab(student: Visitor, page: Page) -> None:
    second = page.context.new_page()
    second.goto(student.address)
    second.click("text=Yes, go on")
    second.wait_for_selector("#rt-log", state="attached")
    student.say("from the first tab")
    second.reload()
    second.click("text=Yes, go on")

    expect(second.locator(".rt-me")).to_contain_text("from the first tab")


def test_a_reading_that_is_gone_is_said_in_a_sentence(visit: Callable[..., Visitor], tutor: FakeTutor) -> None:
    page = visit().page
    removed = tutor.library.pop()
    page.click(f'[data-reading="{removed.id}"] >> nth=0')

    expect(page.get_by_role("alert")).to_contain_text("There is no such lesson.")
    tutor.library.append(replace(removed))
