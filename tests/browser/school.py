"""A school in the tests: a running server, its teachers at their desks, and students who come in with cards."""

from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, BrowserContext, Page

from tutor.accounts import SET_UP
from tutor.assembly import Parts


@dataclass
class School:
    """A running server, and the people at it."""

    address: str
    parts: Parts
    browser: Browser
    contexts: list[BrowserContext] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)

    def page(self, **options: Any) -> Page:
        """A fresh browser."""
        self.contexts.append(self.browser.new_context(viewport={"width": 1280, "height": 800}, **options))
        page = self.contexts[-1].new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def teacher(self, name: str, kind: str = SET_UP) -> Page:
        """A teacher who has just made an account."""
        page, link = self.page(), self.parts.accounts().link(kind)
        page.goto(f"{self.address}/teacher/{kind}?link={link}")
        page.fill("[name=name]", name)
        page.fill("[name=password]", "four unrelated words")
        page.click("button.rt-main")
        page.wait_for_selector(".rt-t-top")
        return page

    def joined(self, code: str, nickname: str, words: str) -> Page:
        """A student who has used their card."""
        page = self.page()
        page.goto(f"{self.address}/join/{code}")
        page.fill("[name=nickname]", nickname.lower())
        page.fill("[name=words]", words)
        page.click("text=Join >> nth=-1")
        page.wait_for_selector(".rt-in-class")
        return page


def go(page: Page, at: str) -> None:
    page.evaluate("at => { location.hash = '#/' + at; }", at)
    page.wait_for_function("at => document.querySelector('[data-at]')?.dataset.at === at", arg=at)


def say(page: Page, words: str) -> None:
    said = int(page.get_attribute("#rt-log", "data-said") or 0)
    page.fill("#rt-say", words)
    page.press("#rt-say", "Enter")
    page.wait_for_selector(f'#rt-log[data-said="{said + 1}"][data-busy="0"]')


def begin(page: Page) -> None:
    """To the talk, without the looks."""
    page.click("[data-act=begin]")
    page.click("[data-open]")
    page.wait_for_selector('body[data-view="lesson"]')


def go_on(page: Page) -> None:
    """Back to the talk; the source card comes first where nothing was said yet."""
    page.click("[data-act=resume]")
    page.click("[data-open]")
    page.wait_for_selector('body[data-view="lesson"]')


def seats(school: School, class_id: str) -> tuple[str, list[Any]]:
    record = school.parts.classes()
    teacher = school.parts.accounts().colleague("Ana").id
    return record.one(teacher, class_id).code, record.seats(teacher, class_id)
