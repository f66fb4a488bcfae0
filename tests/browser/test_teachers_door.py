"""A teacher comes in, invites, decides and prints, with the keyboard, on a laptop and on a phone, in light and dark."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import serving
from tests.browser.test_sizes import SIDEWAYS, grave
from tests.teacher_site import WORDS_TO_SIGN_IN, plant
from tutor.accounts import INVITATION, SET_UP
from tutor.assembly import open_parts
from tutor.settings import Settings
from tutor.web.app import make_app
from tutor.web.teacher.site import Desk, desk_of

CLIPBOARD = ["clipboard-read", "clipboard-write"]


@pytest.fixture(scope="module")
def desk_at(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Desk, str]]:
    folder: Path = tmp_path_factory.mktemp("site")
    plant(folder / "corpus")
    settings = Settings(data=folder / "data", model="", database_url="", contact="")
    parts = open_parts(settings, lambda line: None, folder / "corpus")
    desk = desk_of(parts)
    with serving(make_app(parts.tutor_for_pages(), parts.looking(), settings.data, desk)) as address:
        yield desk, address


def come_in(page: Page, desk: Desk, address: str) -> None:
    """Make an account by a link, with the keyboard alone."""
    kind = INVITATION if desk.accounts.anybody() else SET_UP
    page.goto(f"{address}/teacher/{kind}?link={desk.accounts.link(kind)}")
    page.keyboard.type(f"Teacher {len(desk.accounts.colleagues()) + 1}")
    page.keyboard.press("Tab")
    page.keyboard.type(WORDS_TO_SIGN_IN)
    page.keyboard.press("Enter")
    page.wait_for_selector("#rt-t-main h1")


def screens(page: Page, desk: Desk, address: str) -> Iterator[str]:
    """Every screen of this part, one after the other."""
    page.goto(f"{address}/teacher/")
    yield "sign in"
    page.goto(f"{address}/teacher/invitation?link=old")
    yield "dead link"
    page.goto(f"{address}/teacher/invitation?link={desk.accounts.link(INVITATION)}")
    yield "make an account"
    come_in(page, desk, address)
    page.click("text=People")
    page.wait_for_selector("text=Sign out everywhere")
    yield "people"
    page.focus("text=Invite a colleague")
    page.keyboard.press("Enter")
    expect(page.locator("[data-link]")).to_have_value(f"{address}{page.get_attribute('[data-link]', 'data-link')}")
    yield "invitation"
    page.click("[data-copy-link]")
    page.wait_for_selector("text=Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.input_value("[data-link]")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)
    page.click("nav >> text=Settings")
    page.wait_for_selector("[name=days]")
    yield "settings"
    page.fill("[name=days]", "ten")
    page.keyboard.press("Enter")
    page.wait_for_selector(".rt-notice")
    yield "refused"
    page.fill("[name=days]", "60")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Saved.")
    for name in ("stored", "families", "password"):
        page.goto(f"{address}/teacher/{name}")
        yield name


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 360])
def test_every_screen_is_reached_by_keyboard_has_no_grave_finding_and_fits(
    chromium: Browser, desk_at: tuple[Desk, str], scheme: str, width: int
) -> None:
    context = chromium.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme, permissions=CLIPBOARD)  # type: ignore[arg-type]  # playwright types literals only
    page = context.new_page()
    found = []
    for name in screens(page, *desk_at):
        found += [f"{name}: {finding}" for finding in grave(page)]
        if page.evaluate(SIDEWAYS, width):
            found.append(f"{name}: scrolls sideways")
    context.close()

    assert found == []
