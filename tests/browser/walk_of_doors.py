"""Where teachers come in, who they are, what they settle, what they print about the program; and where nothing is."""

from playwright.sync_api import Page

from tests.browser.filled_school import FilledSchool
from tests.browser.school import go
from tests.browser.sights import Sights
from tests.teacher_site import WORDS_TO_SIGN_IN
from tutor.accounts import INVITATION, RESET, SET_UP


def set_up(school: FilledSchool, sights: Sights) -> Page:
    """The first start: nobody has an account. The page of the teacher who then makes one."""
    page = school.page()
    page.goto(f"{school.address}/teacher/sign-in")
    sights.see(page, "sign-in-first")
    page.goto(f"{school.address}/teacher/{SET_UP}?link={school.parts.accounts().link(SET_UP)}")
    sights.see(page, "set-up")
    page.fill("[name=name]", "Ana")
    page.fill("[name=password]", WORDS_TO_SIGN_IN)
    page.click("button.rt-main")
    page.wait_for_selector(".rt-t-top")
    return page


def walk(school: FilledSchool, desk: Page, sights: Sights) -> None:
    """All of it."""
    colleague = school.teacher("Ben Okafor", INVITATION)
    go(colleague, "classes")
    sights.see(colleague, "classes-none")
    colleague.close()
    strangers(school, sights)
    people(school, desk, sights)
    settings(desk, sights)
    for name in ("password", "stored", "families"):
        desk.goto(f"{school.address}/teacher/{name}")
        sights.see(desk, name)
    nothing_here(school, desk, sights)


def strangers(school: FilledSchool, sights: Sights) -> None:
    """Before one is signed in."""
    page, accounts = school.page(), school.parts.accounts()
    page.goto(f"{school.address}/teacher/")
    page.fill("[name=name]", "Ana")
    page.fill("[name=password]", "not my password")
    page.keyboard.press("Enter")
    page.wait_for_selector("[role=alert]")
    sights.see(page, "sign-in-wrong")
    links = {"invitation": accounts.link(INVITATION), "reset": accounts.link(RESET, accounts.colleague("Ana").id)}
    for kind, link in links.items():
        page.goto(f"{school.address}/teacher/{kind}?link={link}")
        sights.see(page, kind)
    page.goto(f"{school.address}/teacher/invitation?link=old")
    sights.see(page, "dead-link")
    page.close()


def people(school: FilledSchool, desk: Page, sights: Sights) -> None:
    """Who teaches here, and the three dialogs."""
    go(desk, "people")
    sights.see(desk, "people")
    for button, name in (("people.invite", "invite"), ("people.password", "new-password"), ("people.ask", "remove-colleague")):
        desk.click(f"[data-do='{button}']")
        desk.wait_for_selector("dialog[open]")
        sights.see(desk, name)
        desk.keyboard.press("Escape")
        desk.wait_for_selector("dialog", state="detached")


def settings(desk: Page, sights: Sights) -> None:
    """As they are, refused, and saved."""
    go(desk, "settings")
    desk.fill("[name=second_adult]", "Mrs. Okafor, school counsellor, room 12")
    desk.fill("[name=hours]", "in the lesson, and on school days until four")
    desk.fill("[name=days]", "ten")
    desk.keyboard.press("Enter")
    desk.wait_for_selector(".rt-notice")
    sights.see(desk, "settings-refused", "#rt-notice")
    desk.fill("[name=days]", "60")
    desk.keyboard.press("Enter")
    desk.wait_for_selector("text=Saved.")
    sights.see(desk, "settings")


def nothing_here(school: FilledSchool, desk: Page, sights: Sights) -> None:
    """Addresses that lead nowhere, for a teacher and for anybody."""
    stranger = school.page()
    for name, address in (("nowhere", "/nowhere"), ("no-projector", "/projector/none"), ("signed-out", "/teacher/cards/none")):
        stranger.goto(school.address + address)
        sights.see(stranger, name)
    stranger.close()
    desk.goto(f"{school.address}/teacher/report/none/none")
    sights.see(desk, "no-report")
    for name, at in (("no-page", "nowhere"), ("no-class", "classes/none")):
        desk.goto("about:blank")
        desk.goto(f"{school.address}/teacher/#/{at}")
        desk.wait_for_selector("[role=alert]")
        sights.see(desk, name)
    go(desk, "readings")
