"""The key editor in a browser: mark words, decide, undo, approve; a lesson under way keeps its key."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.server import serving
from tests.browser.visitor import Visitor
from tests.teacher_site import READING, WORDS_TO_SIGN_IN, plant
from tutor.accounts import INVITATION
from tutor.assembly import Parts, open_parts
from tutor.core.keydraft import Decision, KeyDraft
from tutor.settings import Settings
from tutor.web.app import make_app
from tutor.web.teacher.site import Desk, desk_of


@dataclass(frozen=True)
class Teaching:
    """A running site, and a reading in it that no other test has touched."""

    address: str
    parts: Parts
    desk: Desk
    reading: str

    def draft(self) -> KeyDraft:
        return self.desk.keys.open(self.reading, "Ada").desk.draft


@pytest.fixture(scope="module")
def site_of_teachers(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Parts, Desk]]:
    folder = tmp_path_factory.mktemp("teaching")
    plant(folder / "corpus")
    settings = Settings(data=folder / "data", model="", database_url="", contact="")
    parts = open_parts(settings, lambda line: None, folder / "corpus")
    desk = desk_of(parts)
    for name in ("Ada", "Ben"):
        desk.accounts.register(INVITATION, desk.accounts.link(INVITATION), name, WORDS_TO_SIGN_IN)
    with serving(make_app(parts.tutor_for_pages(), parts.looking(), settings.data, desk)) as address:
        yield address, parts, desk
    parts.record.close()


@pytest.fixture
def teaching(site_of_teachers: tuple[str, Parts, Desk], request: pytest.FixtureRequest) -> Teaching:
    address, parts, desk = site_of_teachers
    planted, key = parts.library().packed(READING)
    own = replace(planted, id=f"bridge-{len(parts.library().names())}")
    parts.record.import_reading(own, key, request.node.name)
    return Teaching(address, parts, desk, own.id)


@pytest.fixture
def opened(chromium: Browser, teaching: Teaching) -> Iterator[Callable[..., Visitor]]:
    """Open the editor as a signed-in teacher. At the end: no error on any console, and no request to another host."""
    visitors: list[Visitor] = []

    def open_editor(name: str = "Ada", width: int = 1280, touch: bool = False) -> Visitor:
        context = chromium.new_context(viewport={"width": width, "height": 800}, has_touch=touch, is_mobile=touch)
        visitor = Visitor(context.new_page(), teaching.address)
        visitors.append(visitor)
        page = visitor.page
        page.set_default_timeout(20_000)
        page.goto(f"{teaching.address}/teacher/sign-in")
        page.fill("[name=name]", name)
        page.fill("[name=password]", WORDS_TO_SIGN_IN)
        page.click("main button")
        page.wait_for_selector(".rt-t-top")
        page.goto(f"{teaching.address}/teacher/#/readings/{teaching.reading}/key")
        page.wait_for_selector(".rt-k-card[data-id]")
        page.wait_for_selector(".rt-k-row[aria-current]", state="attached")
        return visitor

    yield open_editor
    for visitor in visitors:
        visitor.page.context.close()
        assert visitor.complaints == []
        assert visitor.strangers == []


def in_hand(page: Page, entry: str) -> None:
    page.wait_for_selector(f'.rt-k-card[data-id="{entry}"]')


def press(page: Page, key: str, then: str) -> None:
    """Press a key and wait for what it leads to."""
    page.keyboard.press(key)
    page.wait_for_selector(then)


def test_words_marked_with_the_mouse_become_an_entry_that_is_mended_and_kept(opened, teaching):
    visitor = opened()
    visitor.drag("no choice", 2)
    visitor.page.click('.rt-k-bar [data-kind="loaded"]')
    visitor.page.wait_for_selector('.rt-k-form [name="why"]')
    visitor.page.fill('[name="why"]', "It leaves out that there were two.")
    visitor.page.check('[name="status"][value="defensible"]')
    visitor.page.click("text=Save the change")
    visitor.page.wait_for_selector("section.rt-k-card")

    new = next(entry for entry in teaching.draft().entries if entry.quote == "no choice")
    assert (new.item.why, new.item.status.value) == ("It leaves out that there were two.", "defensible")
    assert visitor.page.inner_text(".rt-k-card .rt-k-why") == "It leaves out that there were two."


def test_words_are_marked_and_added_by_keyboard_alone(opened, teaching):
    page = opened().page
    press(page, "s", ".rt-k-sentence:focus")
    page.keyboard.press("Home")
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    press(page, "Enter", ".rt-k-bar:not([hidden])")
    page.keyboard.press("Shift+ArrowLeft")
    marked = page.inner_text(".rt-k-bar q")
    press(page, "u", ".rt-k-form")

    assert marked
    assert any(entry.quote == marked and entry.kind == "unsupported" for entry in teaching.draft().entries)


def test_a_finger_gets_steppers_and_adds_a_fair_sentence(opened, teaching):
    page = opened(width=390, touch=True).page
    page.evaluate("""() => {
      const article = document.querySelector('.rt-k-article');
      article.dispatchEvent(new PointerEvent('pointerdown', {pointerType: 'touch', bubbles: true}));
      const range = document.createRange();
      range.selectNodeContents(document.querySelector('[data-p="3"] .rt-k-sentence:nth-of-type(2)'));
      getSelection().removeAllRanges(); getSelection().addRange(range);
    }""")
    page.wait_for_selector(".rt-k-bar.rt-adjust:not([hidden])")
    page.click('.rt-k-bar [data-side="to"][data-by="-1"]')
    words = page.inner_text(".rt-k-bar q")
    page.click('.rt-k-bar [data-kind="fair"]')
    page.wait_for_selector('.rt-k-form [name="reason"]')

    assert words == "The bridge was safe for"
    assert any(entry.quote == words and entry.kind == "fair" for entry in teaching.draft().entries)


def test_letters_decide_and_go_on_and_take_back(opened, teaching):
    page = opened().page
    in_hand(page, "disgrace")
    press(page, "j", '.rt-k-card[data-id="everyone-knows"]')
    press(page, "k", '.rt-k-card[data-id="disgrace"]')
    press(page, "x", '.rt-k-row[data-id="disgrace"][data-state="rejected"]')

    assert page.get_attribute('[data-tag="disgrace"]', "data-state") == "rejected"
    assert "rt-loaded" not in (page.get_attribute('mark[data-ids="disgrace"]', "class") or "")
    press(page, "z", '.rt-k-row[data-id="disgrace"][data-state="kept"]')
    assert teaching.draft().entry("disgrace").decision is Decision.KEPT
    assert "rt-loaded" in (page.get_attribute('mark[data-ids="disgrace"]', "class") or "")


def test_a_double_press_is_one_decision(opened, teaching):
    page = opened().page
    in_hand(page, "disgrace")
    page.keyboard.press("x")
    page.keyboard.press("x")
    page.wait_for_selector('.rt-k-row[data-id="disgrace"][data-state="rejected"]')
    page.wait_for_timeout(600)

    assert teaching.draft().count(Decision.REJECTED) == 1
    assert page.inner_text("#rt-notice").strip() == ""


def test_single_letters_can_be_switched_off_and_stay_off(opened, teaching):
    page = opened().page
    press(page, "?", "dialog[open] [data-letters]")
    page.uncheck("[data-letters]")
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    page.reload()
    page.wait_for_selector(".rt-k-row[aria-current]")
    page.keyboard.press("x")
    page.wait_for_timeout(600)

    assert teaching.draft().count(Decision.REJECTED) == 0


def test_the_list_is_filtered_in_the_browser(opened):
    page = opened().page
    page.select_option('[data-filter="kind"]', "fair")
    assert page.locator(".rt-k-row:visible").count() == 1
    page.select_option('[data-filter="state"]', "undecided")
    assert page.is_visible(".rt-k-empty")
    page.click("[data-unfilter]")
    assert page.locator(".rt-k-row:visible").count() == 3


def test_two_teachers_see_who_was_faster(opened, teaching):
    ada, ben = opened("Ada").page, opened("Ben").page
    press(ben, "x", '.rt-k-row[data-id="disgrace"][data-state="rejected"]')
    press(ada, "a", "#rt-notice .rt-notice")

    assert "Ben changed this key just before you" in ada.inner_text("#rt-notice")
    ada.wait_for_selector('.rt-k-row[data-id="disgrace"][data-state="rejected"]')
    assert teaching.draft().entry("disgrace").decision is Decision.REJECTED


def test_an_approved_key_is_for_new_lessons_and_a_lesson_under_way_keeps_its_own(opened, chromium, teaching):
    record = teaching.parts.record
    running = record_lesson(chromium, teaching)
    page = opened().page
    press(page, "x", '.rt-k-row[data-id="disgrace"][data-state="rejected"]')
    page.click('[data-which="approve"]')
    page.click('dialog[open] [data-do="key.approve"]')
    page.wait_for_selector(".rt-k-state.rt-k-ok")
    later = record_lesson(chromium, teaching)

    keys = [{finding.id for finding in record.course(session).key.findings} for session in (running, later)]
    assert keys == [{"disgrace", "everyone-knows"}, {"everyone-knows"}]
    assert page.is_hidden("dialog")


def record_lesson(chromium: Browser, teaching: Teaching) -> str:
    """Begin the lesson as a student in a browser of their own; the session's id."""
    context = chromium.new_context()
    page = context.new_page()
    page.goto(teaching.address)
    page.click(f'[data-reading="{teaching.reading}"][data-lesson="0"]')
    page.wait_for_selector('body:not([data-view="start"])')
    cookie = next(one["value"] for one in context.cookies() if one["name"] == "rt_learner")
    context.close()
    return teaching.parts.record.sessions_of(cookie.partition(".")[0])[0].id


def test_the_lesson_is_tried_in_a_tab_of_its_own(opened, teaching):
    page = opened().page
    page.click('[data-which="try"]')
    with page.context.expect_page() as tab:
        page.click("text=Open the lesson")
    tab.value.wait_for_selector('body[data-view="cover"], body[data-view="lesson"]')

    assert teaching.desk.keys.open(teaching.reading, "Ada").desk.version == 1
