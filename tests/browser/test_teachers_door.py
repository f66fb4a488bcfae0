"""A teacher comes in, invites and decides with the keyboard. test_every_page looks at all of these pages."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import serving
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


def test_a_teacher_comes_in_invites_and_settles_by_keyboard_and_hands_the_link_on(
    chromium: Browser, desk_at: tuple[Desk, str]
) -> None:
    desk, address = desk_at
    context = chromium.new_context(viewport={"width": 1280, "height": 800}, permissions=CLIPBOARD)
    page = context.new_page()
    come_in(page, desk, address)
    page.click("text=People")
    page.focus("text=Invite a colleague")
    page.keyboard.press("Enter")
    expect(page.locator("[data-link]")).to_have_value(f"{address}{page.get_attribute('[data-link]', 'data-link')}")
    page.click("[data-copy-link]")
    page.wait_for_selector("text=Copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.input_value("[data-link]")
    page.keyboard.press("Escape")
    expect(page.locator("dialog")).to_have_count(0)

    page.click("nav >> text=Settings")
    page.fill("[name=days]", "ten")
    page.keyboard.press("Enter")
    expect(page.locator(".rt-notice")).to_contain_text("a whole number")
    page.fill("[name=days]", "60")
    page.keyboard.press("Enter")
    page.wait_for_selector("text=Saved.")
    context.close()
