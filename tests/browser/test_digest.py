"""The digest in a real browser: it fits, axe has nothing grave to say, and a contested find goes into the next key."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.server import serving
from tests.browser.test_sizes import SIDEWAYS, grave
from tests.played_class import filled
from tests.teacher_site import WORDS_TO_SIGN_IN
from tutor.accounts import SET_UP
from tutor.assembly import open_parts
from tutor.settings import Settings
from tutor.web.app import make_app
from tutor.web.teacher.site import desk_of


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The server's address, and the digest's, of a class of six whose students have had their lesson."""
    data, nothing = tmp_path_factory.mktemp("data"), tmp_path_factory.mktemp("corpus")
    parts = open_parts(Settings(data=data, model="", database_url="", contact=""), lambda line: None, nothing)
    desk = desk_of(parts)
    teacher = desk.accounts.register(SET_UP, desk.accounts.link(SET_UP), "Ana", WORDS_TO_SIGN_IN)
    with ThreadPoolExecutor(1) as pool:  # Playwright's loop runs in this thread, and the lessons need one of their own
        made, given = pool.submit(filled, parts.record, teacher, 6, 7).result()
    with serving(make_app(parts.tutor(with_model=False), parts.looking(), data, desk)) as address:
        yield address, f"#/classes/{made.id}/digest/{given.id}"
    parts.record.close()


def signed_in(browser: Browser, address: str, width: int, dark: bool) -> Page:
    page = browser.new_page(viewport={"width": width, "height": 800}, color_scheme="dark" if dark else "light")
    page.goto(f"{address}/teacher/sign-in")
    page.fill("[name=name]", "Ana")
    page.fill("[name=password]", WORDS_TO_SIGN_IN)
    page.press("[name=password]", "Enter")
    page.wait_for_selector("#rt-t-main .rt-sheet")
    return page


def opened(page: Page, at: str) -> None:
    page.evaluate("at => { location.hash = at }", at)
    page.wait_for_selector(".rt-report")


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (360, True)])
def test_the_digest_and_a_dialogue_fit_and_are_accessible(
    chromium: Browser, played: tuple[str, str], width: int, dark: bool
) -> None:
    address, at = played
    page = signed_in(chromium, address, width, dark)
    for where in (at, at.partition("/digest")[0] + "/student/1"):
        opened(page, where)
        page.evaluate("document.querySelectorAll('.rt-report details').forEach(one => { one.open = true })")
        assert not page.evaluate(SIDEWAYS, width), where
        assert grave(page) == [], where
    page.close()


def test_a_contested_find_goes_into_the_next_key_with_the_teachers_words(chromium: Browser, played: tuple[str, str]) -> None:
    address, at = played
    page = signed_in(chromium, address, 1280, False)
    opened(page, at)
    page.click("[data-do='digest.consider'] >> nth=0")
    page.wait_for_selector("dialog[open] textarea")
    page.fill("dialog textarea", "Nobody says who counted.")
    page.click("dialog .rt-main")
    page.wait_for_selector(".rt-r-done")

    assert page.locator("dialog[open]").count() == 0
    page.close()
