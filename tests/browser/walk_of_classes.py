"""A class from its teacher's desk: what it reads, who sits in it, the running lesson, the wall, the report."""

from playwright.sync_api import Page

from tests.browser.filled_school import CAME, IN_NEED, FilledSchool
from tests.browser.school import go
from tests.browser.sights import Sights
from tutor.core.classroom import Pace


def walk(school: FilledSchool, desk: Page, sights: Sights) -> None:
    """All of it."""
    here = f"classes/{school.room.id}"
    for name, at in (("classes", "classes"), ("class", here), ("give-shelf", f"{here}/give")):
        go(desk, at)
        sights.see(desk, name)
    go(desk, f"{here}/give/{school.given.reading}")
    sights.see(desk, "give")
    students(desk, here, sights)
    live(school, desk, here, sights)
    wall(school, desk, here, sights)
    report(school, desk, here, sights)
    printed(school, desk, sights)


def dialog(desk: Page, button: str, name: str, shut: str, sights: Sights) -> None:
    """Open one, look at it, shut it."""
    desk.click(button)
    desk.wait_for_selector("dialog[open]")
    sights.see(desk, name)
    desk.click(f"dialog button:text-is('{shut}')")
    desk.wait_for_selector("dialog", state="detached")


def students(desk: Page, here: str, sights: Sights) -> None:
    """The seats, the words of a card, and what is asked before something is deleted."""
    go(desk, f"{here}/students")
    sights.see(desk, "students")
    dialog(desk, "[data-do='seat.look'] >> nth=0", "look-up-words", "Close", sights)
    dialog(desk, "[data-what=seat] >> nth=0", "delete-student", "Keep", sights)
    go(desk, here)
    dialog(desk, "[data-what=given] >> nth=0", "take-away", "Keep", sights)
    dialog(desk, "[data-what=class]", "delete-class", "Keep", sights)


def live(school: FilledSchool, desk: Page, here: str, sights: Sights) -> None:
    """The lesson under way, a flag's words, and everybody paused and about to be moved on."""
    go(desk, f"{here}/live")
    sights.see(desk, "live")
    dialog(desk, "[data-do='flag.open'] >> nth=0", "flag", "Close", sights)
    school.move_on()
    go(desk, here)
    go(desk, f"{here}/live")
    desk.wait_for_selector("[data-do='live.stay']")
    sights.see(desk, "live-moving", ".rt-c-pace")
    desk.click("[data-do='live.pause']")
    desk.wait_for_selector("[data-do='live.back']")
    sights.see(desk, "live-paused", ".rt-c-pace")


def wall(school: FilledSchool, desk: Page, here: str, sights: Sights) -> None:
    """Class talk, and the page for the projector: the way in, the pause, a sentence with a reason."""
    wall = school.page()
    wall.goto(f"{school.address}/projector/{school.room.projector}")
    sights.see(wall, "projector-paused")
    school.set_pace(Pace())
    go(desk, f"{here}/talk")
    sights.see(desk, "talk-which")
    go(desk, f"{here}/talk/{school.given.id}")
    form = desk.locator(".rt-c-spoken form").first
    for box in form.locator("[type=checkbox]").all()[:3]:
        box.check()
    form.get_by_role("button").click()
    desk.wait_for_selector("text=On the wall now")
    sights.see(desk, "class-talk")
    wall.reload()
    sights.see(wall, "projector-talk")
    desk.click("text=Take it off the wall")
    wall.reload()
    wall.wait_for_selector(".rt-c-wall-code")
    sights.see(wall, "projector")
    wall.close()


def report(school: FilledSchool, desk: Page, here: str, sights: Sights) -> None:
    """The digest with all that it folds away, a contested find, and students' dialogues."""
    go(desk, f"{here}/digest/{school.given.id}")
    desk.wait_for_selector(".rt-report")
    desk.evaluate("document.querySelectorAll('.rt-report details').forEach(one => { one.open = true })")
    sights.see(desk, "digest")
    desk.click("[data-do='digest.consider'] >> nth=0")
    desk.wait_for_selector("dialog[open]")
    sights.see(desk, "accept-find")
    desk.keyboard.press("Escape")
    for name, seat in (("student", CAME), ("student-absent", IN_NEED + 2)):
        go(desk, f"{here}/student/{seat}")
        desk.wait_for_selector(".rt-report")
        sights.see(desk, name)


def printed(school: FilledSchool, desk: Page, sights: Sights) -> None:
    """What goes to the printer."""
    for name, address in (("report", f"report/{school.room.id}/{school.given.id}"), ("cards", f"cards/{school.room.id}")):
        desk.goto(f"{school.address}/teacher/{address}")
        sights.see(desk, name)
    desk.goto(f"{school.address}/teacher/")
    desk.wait_for_selector(".rt-t-top")
