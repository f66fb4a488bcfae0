"""What students meet: a guest at the start, and somebody of a class from the card to the last page."""

from playwright.sync_api import Page

from tests.browser.filled_school import A_PAIR, IN_NEED, FilledSchool
from tests.browser.sights import NARROW, Sights
from tests.browser.visitor import Visitor
from tutor.core.classroom import Pace

TUTOR = "#rt-side"
LOOK_NOW = "document.dispatchEvent(new Event('visibilitychange'))"  # the page asks the server at once


def as_a_guest(school: FilledSchool, sights: Sights) -> None:
    """The shelf, the reading help, and coming back."""
    page = school.page()
    page.goto(school.address)
    page.wait_for_selector(".rt-shelf")
    sights.see(page, "start")
    page.click("#rt-help-button")
    sights.see(page, "reading-help", "#rt-help-menu")
    page.keyboard.press("Escape")
    page.click(f"[data-reading={A_PAIR[0]}]")
    page.click("[data-open]")
    page.wait_for_selector('body[data-view="look"]')
    page.reload()
    page.wait_for_selector('[data-view="question"]')
    sights.see(page, "are-you")
    page.click("text=Yes, go on")
    page.wait_for_selector('body[data-view="look"]')
    page.click("[data-home]")
    page.wait_for_selector(".rt-begun")
    sights.see(page, "start-begun", ".rt-begun")
    page.goto(f"{school.address}/check")
    page.wait_for_selector("text=This device is ready.")
    sights.see(page, "check-device")
    page.close()


def in_a_class(school: FilledSchool, sights: Sights) -> None:
    """The whole lesson."""
    visitor = Visitor(school.page(), school.address)
    page = visitor.page
    page.set_default_timeout(20_000)
    join(school, page, sights)
    page.click("[data-act=begin] >> nth=0")
    page.wait_for_selector('body[data-view="cover"]')
    sights.see(page, "source-card")
    page.click("[data-open]")
    look(visitor, sights, "first-look", "lesson")
    talk(visitor, sights)
    beside(visitor, sights)
    paced(school, page, sights)
    after(visitor, sights)
    page.close()


def join(school: FilledSchool, page: Page, sights: Sights) -> None:
    """With the last card of the class, wrong and right."""
    seat = school.seats[-1]
    page.goto(f"{school.address}/join")
    sights.see(page, "join")
    page.goto(f"{school.address}/join/{school.room.code}")
    for words in ("wrong words", seat.words):
        page.fill("[name=nickname]", seat.nickname)
        page.fill("[name=words]", words)
        page.click("form .rt-main")
        if words != seat.words:
            page.wait_for_selector("[role=alert]")
            sights.see(page, "join-wrong")
    page.wait_for_selector(".rt-in-class")
    sights.see(page, "class-start")


def look(visitor: Visitor, sights: Sights, name: str, then: str) -> None:
    """A look with two marks, and the question before it ends."""
    page = visitor.page
    page.wait_for_selector('body[data-view="look"]')
    for number, group in ((0, "loaded"), (1, "unsupported")):
        page.click(f".rt-passage .rt-num >> nth={number}")
        page.click(f".rt-bar [data-group={group}]")
        page.wait_for_selector(f'.rt-look[data-marks="{number + 1}"]')
    sights.see(page, name)
    page.click("[data-done]")
    page.wait_for_selector("dialog[open]")
    sights.see(page, f"{name}-sure")
    visitor.agree()
    page.wait_for_selector(f'body[data-view="{then}"]')


def talk(visitor: Visitor, sights: Sights) -> None:
    """Marking, reasons, finds, a fair sentence flagged, passages of the background."""
    page = visitor.page
    sights.see(page, "talk")
    page.click("button.rt-num >> nth=2")
    sights.see(page, "marking", ".rt-bar")
    page.keyboard.press("Escape")
    visitor.drag("cruellest", 3)
    visitor.call("loaded")
    sights.see(page, "marked", TUTOR)
    page.click(".rt-send")
    visitor.answered(0)
    sights.see(page, "asked-why", TUTOR)
    visitor.say("it makes them sound evil, you could just say worst")
    visitor.mark("Everyone knows", 3, "unsupported", "who is everyone? nobody is named so you cant ask them")
    visitor.mark("I counted 31 people", 4, "unsupported", "how do we know he counted right, nobody else saw it")
    visitor.say("when is the council vote?")
    sights.see(page, "passages")
    page.set_viewport_size({"width": NARROW[0], "height": NARROW[1]})
    page.click(".rt-peek")
    sights.see_phone(page, "talk-sheet", TUTOR)


def beside(visitor: Visitor, sights: Sights) -> None:
    """What opens over the talk."""
    page = visitor.page
    page.click("text=Show in background >> nth=0")
    page.wait_for_selector(".rt-panel[open]")
    sights.see(page, "background")
    page.click("[data-close]")
    page.click("[data-leave]")
    sights.see(page, "leave")
    page.click("[data-stay]")


def in_need(school: FilledSchool, sights: Sights) -> None:
    """Somebody who has told the tutor that they are not well: what stands in the talk, and the covered screen."""
    seat = school.seats[IN_NEED]
    page = school.joined(school.room.code, seat.nickname, seat.words)
    page.click("[data-act=resume]")
    page.wait_for_selector(".rt-care:visible")
    sights.see(page, "care", TUTOR)
    page.click(".rt-care [data-cover]")
    sights.see(page, "cover")
    page.close()


def paced(school: FilledSchool, page: Page, sights: Sights) -> None:
    """The teacher warns, pauses, and lets the class go on."""
    school.move_on()
    page.evaluate(LOOK_NOW)
    page.wait_for_selector(".rt-clock.rt-soon")
    sights.see(page, "move-on")
    school.move_on(paused=True)
    page.evaluate(LOOK_NOW)
    page.wait_for_selector(".rt-pause[open]")
    sights.see(page, "pause")
    school.set_pace(Pace())
    page.evaluate(LOOK_NOW)
    page.wait_for_selector(".rt-pause", state="hidden")


def after(visitor: Visitor, sights: Sights) -> None:
    """The two tasks, the last look, the last page."""
    page = visitor.page
    page.locator("[data-onward]:visible").last.click()
    page.wait_for_selector("dialog[open]")
    sights.see(page, "finish-talk")
    visitor.agree()
    for name in ("rewrite", "tilt"):
        page.wait_for_selector(f'.rt-task[data-step="{name}"]')
        sentence = page.locator(".rt-task blockquote").inner_text()
        page.fill("#rt-version", sentence.replace("cruellest", "least welcome"))
        page.click("[data-check]")
        page.wait_for_selector(".rt-task-says p")
        sights.see(page, name)
        page.click("[data-further]")
    look(visitor, sights, "last-look", "closing")
    sights.see(page, "closing")
