"""The whole path in one go: from the set-up link to a class's digest, and everything let go again."""

import re
import zipfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.school import School, begin, go, seats
from tests.browser.server import serving
from tests.browser.visitor import Visitor
from tests.conftest import ROOT
from tests.parse_files import article_pdf, docx, word_paragraphs, word_xml
from tests.teacher_site import plant
from tutor.accounts import SET_UP
from tutor.assembly import open_parts
from tutor.settings import Settings
from tutor.web.app import make_app
from tutor.web.teacher.site import desk_of

TITLE, *ARTICLE = (ROOT / "corpus" / "skate-park" / "article.txt").read_text(encoding="utf-8").split("\n")
STRAY = "Share this page with your friends and subscribe to the Courier."
PATIENCE = 60_000  # milliseconds; a busy machine is no failure
PASSWORD, NEW_WHY = "four unrelated words", "It makes a dull plan sound like an act of spite."
REASONS = {
    "cruellest": "it makes the council sound evil, you could just say worst",
    "Everyone knows": "who is everyone? nobody is named so you cant ask them",
}
GONE = tuple(words.encode() for words in ("cruellest", NEW_WHY, *REASONS.values()))


@pytest.fixture
def school(chromium: Browser, tmp_path: Path) -> Iterator[School]:
    plant(tmp_path / "corpus")  # for guests, and soon in the index
    parts = open_parts(Settings(data=tmp_path / "data", model="", database_url=""), lambda line: None, tmp_path / "corpus")
    tutor = parts.tutor_for_pages()
    with serving(make_app(tutor, tutor.looking, tmp_path / "data", desk_of(parts), parts.rewriting())) as address:
        school = School(address, parts, chromium)
        yield school
        for context in school.contexts:
            context.close()
    parts.record.close()
    assert school.complaints == []


def test_a_teacher_brings_a_reading_a_class_works_on_it_and_everything_can_be_taken_away_and_let_go(
    school: School, tmp_path: Path
) -> None:
    page = set_up_and_signed_in_again(school)
    reading = brought(page)
    key_edited_and_approved(page, school, reading)
    class_id = class_that_reads(page, reading)
    first, second = worked(school, class_id)
    digest_shows_what_they_did(page, class_id, first, second)
    taken_away(page, tmp_path, reading, first)
    let_go(page, school, class_id, reading, first)


def set_up_and_signed_in_again(school: School) -> Page:
    """The link of the terminal works once; afterwards a name and a password open the door."""
    page, link = school.page(), school.parts.accounts().link(SET_UP)
    page.goto(f"{school.address}/teacher/set-up?link={link}")
    page.fill("[name=name]", "Ana")
    page.fill("[name=password]", PASSWORD)
    page.click("button.rt-main")
    page.wait_for_selector(".rt-t-top")
    page.get_by_role("button", name="Sign out").click()
    page.goto(f"{school.address}/teacher/set-up?link={link}")
    expect(page.locator("main")).not_to_contain_text("Make your account")
    page.goto(f"{school.address}/teacher/sign-in")
    page.fill("[name=name]", "Ana")
    page.fill("[name=password]", PASSWORD)
    page.click("button.rt-main")
    page.wait_for_selector(".rt-b-readings")
    return page


def brought(page: Page) -> str:
    """A PDF with a DOCX and an HTML page as background, one paragraph corrected and one dropped; the reading's id."""
    page.click("text=New reading")
    page.wait_for_selector("[data-bring]")
    page.set_input_files("[data-files=background]", background())
    pdf = article_pdf((*ARTICLE, STRAY), TITLE, 30)
    page.set_input_files("[data-files=reading]", {"name": "ramps.pdf", "mimeType": "application/pdf", "buffer": pdf})
    page.wait_for_selector(".rt-b-pars")
    expect(page.locator(".rt-b-docs li")).to_have_count(2)
    stray = page.locator(".rt-b-par", has_text=STRAY)
    stray.get_by_role("button", name="Drop").click()
    expect(stray).to_have_count(0)
    page.locator(".rt-b-par", has_text="Anyone can write").get_by_role("button", name="Correct").click()
    expect(page.locator("#rt-b-edit")).to_have_value(re.compile("Anyone can write"))
    words = page.input_value("#rt-b-edit")
    page.fill("#rt-b-edit", words.replace("Anyone can write", "Anybody may write"))
    page.click("text=Keep it so")
    expect(page.locator(".rt-b-par", has_text="Anybody may write")).to_have_count(1)
    page.click("text=The text is right: draft the key")
    page.wait_for_function("location.hash.endsWith('/key')", timeout=PATIENCE)
    page.wait_for_selector(".rt-k-row")
    return page.evaluate("location.hash").split("/")[2]


def background() -> list[dict[str, object]]:
    """Two of the shipped documents, as files that a teacher might have."""
    council, count = (prose(name) for name in ("council-report", "park-count"))
    html = "<title>A count</title><nav>Home</nav>" + "".join(f"<p>{escape(one)}</p>" for one in count)
    return [
        {"name": "council.docx", "mimeType": "x", "buffer": docx(word_xml(word_paragraphs(council)))},
        {
            "name": "count.html",
            "mimeType": "text/html",
            "buffer": html.encode(),
        },
    ]


def prose(name: str) -> tuple[str, ...]:
    """The paragraphs of a shipped background document."""
    words = (ROOT / "corpus" / "skate-park" / "background" / f"{name}.md").read_text(encoding="utf-8")
    return tuple(" ".join(one.split()) for one in words.split("---")[-1].split("\n\n") if one.strip())


def key_edited_and_approved(page: Page, school: School, reading: str) -> None:
    """One entry in the teacher's own words, the rest by the quick way, then released."""
    row = page.locator(".rt-k-row", has=page.get_by_text("cruellest", exact=True))
    row.click()
    page.wait_for_selector(f'.rt-k-card[data-id="{row.get_attribute("data-id")}"]')
    page.click('[data-do="key.change"]')
    page.fill('.rt-k-form [name="why"]', NEW_WHY)
    page.click("text=Save the change")
    expect(page.locator(".rt-k-card .rt-k-why")).to_have_text(NEW_WHY)
    guest = school.page()
    guest.goto(school.address)
    guest.wait_for_selector("[data-reading=bridge]")
    assert guest.locator(f"[data-reading={reading}]").count() == 0
    go(page, f"readings/{reading}/quick")
    while page.locator("[data-do='quick.accept']").count():
        here = page.get_attribute("[data-do='quick.accept']", "data-id")
        page.click("[data-do='quick.accept']")
        page.wait_for_function("id => document.querySelector(\"[data-do='quick.accept']\")?.dataset.id !== id", arg=here)
    page.click("[data-do='quick.release']")
    expect(page.locator("#rt-q-done-name")).to_have_text("Version 1 is released.")
    guest.reload()
    guest.wait_for_selector(f"[data-reading={reading}]")


def class_that_reads(page: Page, reading: str) -> str:
    """A class of two with the reading open; the class's id."""
    go(page, "classes")
    page.fill("[name=title]", "10b")
    page.fill("[name=students]", "2")
    page.click("text=Make the class")
    page.wait_for_selector("text=What the class reads")
    class_id = page.evaluate("location.hash").split("/")[2]
    go(page, f"classes/{class_id}/give/{reading}")
    page.uncheck("[name=first_look]")
    page.click("text=Give and open")
    page.wait_for_selector(".rt-c-given .rt-c-open")
    return class_id


def worked(school: School, class_id: str) -> tuple[str, str]:
    """Two students in browsers of their own: one finds two things, the other flags a fair sentence; their nicknames."""
    code, (first, second) = seats(school, class_id)
    one, two = (Visitor(school.joined(code, seat.nickname, seat.words), school.address) for seat in (first, second))
    for student in (one, two):
        student.page.set_default_timeout(PATIENCE)
        begin(student.page)
    one.mark("cruellest", 2, "loaded", REASONS["cruellest"])
    two.mark("The skate park opened in 2009", 1, "unsupported", "how do we know it opened then, it does not say who says so")
    one.mark("Everyone knows", 2, "unsupported", REASONS["Everyone knows"])
    expect(one.page.locator("mark.rt-loaded")).to_have_text("cruellest")
    expect(two.page.locator("mark.rt-loaded")).to_have_count(0)
    return first.nickname, second.nickname


def digest_shows_what_they_did(page: Page, class_id: str, first: str, second: str) -> None:
    go(page, f"classes/{class_id}")
    page.click("text=Digest")
    page.wait_for_selector(".rt-report")
    found = page.locator(".rt-r-finds li", has_text="cruellest").first
    found.locator("summary").click()
    expect(found).to_contain_text(REASONS["cruellest"])
    expect(found).to_contain_text(NEW_WHY)
    expect(found.locator(".rt-r-reasons")).to_contain_text(first)
    expect(found.locator(".rt-r-reasons")).not_to_contain_text(second)


def taken_away(page: Page, folder: Path, reading: str, first: str) -> None:
    """The spreadsheet and the exercise pack, as a browser saves them."""
    with page.expect_download() as saved:
        page.click("text=Results for a spreadsheet")
    saved.value.save_as(folder / "results.csv")
    assert REASONS["cruellest"] in (folder / "results.csv").read_text(encoding="utf-8-sig")
    go(page, "readings")
    row = page.locator("tr", has_text=TITLE)
    row.locator("summary").click()
    with page.expect_download() as saved:
        row.locator("text=Export as a pack").click()
    saved.value.save_as(folder / "pack.zip")
    with zipfile.ZipFile(folder / "pack.zip") as pack:
        names = pack.namelist()
        everything = "\n".join(pack.read(name).decode() for name in names)
    assert NEW_WHY in everything
    assert "Anybody may write" in everything
    assert STRAY not in everything
    assert sum("background/" in name and name.endswith(".md") for name in names) == 2
    assert first not in everything


def let_go(page: Page, school: School, class_id: str, reading: str, first: str) -> None:
    """A student, then the class, then the reading; nothing of them stays, in the rows, the index or the files."""
    go(page, f"classes/{class_id}/students")
    page.get_by_role("button", name=f"Delete {first}").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.locator("tbody tr")).to_have_count(1)
    go(page, f"classes/{class_id}")
    page.click("text=Delete this class")
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(page.locator("#rt-t-main")).to_contain_text("You have no class yet")
    go(page, "readings")
    row = page.locator("tr", has_text=TITLE)
    row.locator("summary").click()
    row.locator("text=Delete …").click()
    page.click("text=Delete it for good")
    expect(row).to_have_count(0)
    data = school.parts.settings.data
    school.parts.index.follow()
    left = [file for file in data.rglob("*") if file.is_file() and any(words in file.read_bytes() for words in GONE)]
    # hnswlib writes the vectors' files at their full size, the unused part as its memory happened to be: not what was stored.
    assert [file for file in left if file.name != "data_level0.bin"] == []
