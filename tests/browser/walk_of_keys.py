"""The answer key: an approved one, a drafted one, every form and dialog; the quick key; the worksheet."""

from playwright.sync_api import Page

from tests.browser.filled_school import FilledSchool
from tests.browser.school import go
from tests.browser.sights import Sights
from tests.played_class import READING

CARD = "#rt-t-right"


def walk(school: FilledSchool, desk: Page, sights: Sights) -> None:
    """All of it."""
    opened(desk, READING)
    sights.see(desk, "key-approved")
    forms(desk, sights)
    dialogs(desk, sights)
    on_a_phone(desk, sights)
    opened(desk, school.drafted)
    sights.see(desk, "key-drafted", ".rt-k-top")
    quick(school, desk, sights)
    for name, address in (("worksheet", READING), ("worksheet-key", f"{READING}?key=1")):
        desk.goto(f"{school.address}/teacher/worksheet/{address}")
        sights.see(desk, name)
    desk.goto(f"{school.address}/teacher/")
    desk.wait_for_selector(".rt-b-readings")


def opened(desk: Page, reading: str) -> None:
    go(desk, f"readings/{reading}/key")
    desk.wait_for_selector(".rt-k-row[aria-current]", state="attached")


def forms(desk: Page, sights: Sights) -> None:
    """Words being marked, a finding being changed, and a fair sentence."""
    desk.keyboard.press("s")
    desk.wait_for_selector(".rt-k-sentence:focus")
    desk.keyboard.press("Enter")
    desk.wait_for_selector(".rt-k-bar:not([hidden])")
    sights.see(desk, "key-marking", ".rt-k-bar")
    for _ in range(2):  # the bar, then the sentences
        desk.keyboard.press("Escape")
    desk.click("[data-do='key.change']")
    desk.wait_for_selector(".rt-k-form")
    sights.see(desk, "key-finding-form", CARD)
    desk.click("text=Cancel")
    desk.wait_for_selector("section.rt-k-card")
    desk.click(".rt-k-row.rt-k-fair >> nth=0")
    desk.wait_for_selector(".rt-k-card .rt-k-fair")
    sights.see(desk, "key-fair", CARD)
    desk.click("[data-do='key.change']")
    desk.wait_for_selector(".rt-k-form")
    sights.see(desk, "key-fair-form", CARD)
    desk.click("text=Cancel")
    desk.wait_for_selector("section.rt-k-card")


def dialogs(desk: Page, sights: Sights) -> None:
    """After a decision, which is what can be approved."""
    desk.click("[data-do='key.reject']")
    desk.wait_for_selector("[data-which=approve]:not([disabled])")
    for which in ("approve", "advice", "try", "keys"):
        desk.click(f"[data-which={which}]")
        desk.wait_for_selector("dialog[open]")
        sights.see(desk, f"key-{which}")
        if which == "try":
            trial(desk, sights)
        desk.keyboard.press("Escape")
        desk.wait_for_selector("dialog:not([open])", state="attached")


def trial(desk: Page, sights: Sights) -> None:
    """The lesson that opens in a tab of its own."""
    with desk.context.expect_page() as tab:
        desk.click("text=Open the lesson")
    tab.value.wait_for_selector('body[data-view="cover"], body[data-view="lesson"]')
    sights.see(tab.value, "trial")
    tab.value.close()


def on_a_phone(desk: Page, sights: Sights) -> None:
    """The list opens over the text."""
    desk.set_viewport_size({"width": 360, "height": 740})
    desk.click("[data-list]:visible")
    desk.wait_for_selector("body[data-list]")
    sights.see_phone(desk, "key-list", ".rt-k-list")
    desk.set_viewport_size({"width": 360, "height": 740})
    desk.click(".rt-k-shut")


def quick(school: FilledSchool, desk: Page, sights: Sights) -> None:
    """One entry, its words being changed, all decided, released."""
    go(desk, f"readings/{school.drafted}/quick")
    desk.wait_for_selector(".rt-q")
    sights.see(desk, "quick")
    desk.click("[data-do='quick.change']")
    desk.wait_for_selector(".rt-q-form")
    sights.see(desk, "quick-form")
    desk.click("text=Cancel")
    desk.wait_for_selector("[data-do='quick.accept']")
    while desk.locator("[data-do='quick.accept']").count():
        at = desk.get_attribute("[data-do='quick.accept']", "data-edit")
        desk.click("[data-do='quick.accept']")
        desk.wait_for_selector(f"[data-do^='quick.']:not([data-edit='{at}'])")
    sights.see(desk, "quick-decided")
    desk.click("[data-do='quick.release']")
    desk.wait_for_selector("text=is released")
    sights.see(desk, "quick-released")
