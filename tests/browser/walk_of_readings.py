"""From the list of readings to a drafted key: dropping, checking, waiting; and a pack from another school."""

from playwright.sync_api import Page

from tests.browser.filled_school import BROKEN, FilledSchool
from tests.browser.school import go
from tests.browser.sights import Sights
from tests.teacher_site import READING


def walk(school: FilledSchool, desk: Page, sights: Sights) -> None:
    """All of it."""
    go(desk, "readings")
    sights.see(desk, "readings")
    desk.click(".rt-b-more summary >> nth=0")
    sights.see(desk, "readings-more", ".rt-b-more[open]")
    desk.click("[data-do='readings.delete'] >> nth=0")
    desk.wait_for_selector("dialog[open]")
    sights.see(desk, "delete-reading")
    keep(desk)
    new(desk, sights)
    check(school, desk, sights)
    pack(school, desk, sights)
    drafting(school, desk, sights)


def keep(desk: Page) -> None:
    """Say no to what a dialog asks."""
    desk.click("dialog >> text=Keep it")
    desk.wait_for_selector("dialog", state="detached")


def new(desk: Page, sights: Sights) -> None:
    """An empty page, and one with a file that cannot be read."""
    go(desk, "readings/new")
    desk.click("text=Paste the text instead")
    sights.see(desk, "new-reading")
    desk.set_input_files("[data-files=reading]", {"name": "article.pdf", "mimeType": "x", "buffer": b"%PDF-1.7 broken"})
    desk.wait_for_selector(".rt-b-bad")
    sights.see(desk, "new-reading-fault", ".rt-b-files")


def check(school: FilledSchool, desk: Page, sights: Sights) -> None:
    """The text as it was read; a paragraph being corrected; a range that is too long; throwing it away."""
    go(desk, f"readings/new/{school.waiting}")
    sights.see(desk, "check")
    desk.click("[data-do='bring.correct'] >> nth=1")
    desk.wait_for_selector("#rt-b-edit")
    desk.fill("[data-do='bring.range'][data-field=last]", "99")
    desk.keyboard.press("Tab")
    desk.wait_for_selector(".rt-b-ranges .rt-fault")
    desk.click("[data-do='bring.correct'] >> nth=1")
    desk.wait_for_selector("#rt-b-edit")
    sights.see(desk, "check-correcting")
    desk.click("[data-do='bring.discard']")
    desk.wait_for_selector("dialog[open]")
    sights.see(desk, "discard")
    keep(desk)


def pack(school: FilledSchool, desk: Page, sights: Sights) -> None:
    """An exercise pack, as this very server gives it away."""
    go(desk, "readings/new")
    given = desk.request.get(f"{school.address}/teacher/pack/{READING}.zip").body()
    desk.set_input_files("[data-files=reading]", {"name": "pack.zip", "mimeType": "application/zip", "buffer": given})
    desk.wait_for_selector("[data-do='bring.pack']")
    sights.see(desk, "pack")


def drafting(school: FilledSchool, desk: Page, sights: Sights) -> None:
    """A draft under way, and one that stopped."""
    go(desk, f"readings/new/{school.coming}")
    desk.wait_for_selector(".rt-b-stages [aria-current]")
    sights.see(desk, "drafting")
    school.held.fault = BROKEN
    school.held.go_on.set()
    desk.wait_for_selector("text=Try again")
    sights.see(desk, "draft-stopped")
    go(desk, "readings")
