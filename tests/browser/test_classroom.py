"""A class from the teacher's desk and from two students' seats, with the real tutor and the real record."""

import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.school import School, begin, go, go_on, say, seats
from tests.browser.server import serving
from tests.conftest import ROOT
from tests.teacher_site import plant
from tutor.accounts import INVITATION
from tutor.assembly import open_parts
from tutor.settings import Settings
from tutor.web.app import make_app
from tutor.web.teacher.site import desk_of

CRY = "i dont want to be alive anymore, nobody would notice"


@pytest.fixture(scope="module")
def school(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[School]:
    folder = tmp_path_factory.mktemp("school")
    shutil.copytree(ROOT / "corpus" / "skate-park", folder / "corpus" / "skate-park")
    plant(folder / "corpus")  # for guests, and soon in the index: the founding reading would take twenty seconds
    settings = Settings(data=folder / "data", model="", database_url="")
    parts = open_parts(settings, lambda line: None, folder / "corpus")
    tutor = parts.tutor_for_pages()
    with serving(make_app(tutor, tutor.looking, settings.data, desk_of(parts, "http://10.1.2.3:7860"))) as address:
        school = School(address, parts, chromium)
        yield school
        for context in school.contexts:
            context.close()
    assert school.complaints == []


@pytest.fixture(scope="module")
def desk(school: School) -> tuple[Page, str]:
    """A teacher with a class of three that reads the first lesson of the skate park, and the class's id."""
    page = school.teacher("Ana")
    go(page, "classes")
    page.fill("[name=title]", "10b")
    page.fill("[name=students]", "3")
    page.click("text=Make the class")
    page.wait_for_selector("text=What the class reads")
    class_id = page.get_attribute("[data-at]", "data-at").split("/")[1]
    go(page, f"classes/{class_id}/give/skate-park")
    page.uncheck("[name=first_look]")
    page.click("text=Give and open")
    page.wait_for_selector(".rt-c-given .rt-c-open")
    return page, class_id


def test_two_students_work_and_the_teacher_sees_where_they_are(school: School, desk: tuple[Page, str]) -> None:
    page, class_id = desk
    code, (first, second, third) = seats(school, class_id)
    one, two = (school.joined(code, seat.nickname, seat.words) for seat in (first, second))
    expect(one.locator(".rt-lead")).to_contain_text(f"You are {first.nickname} here. Your teacher can read everything")
    for student in (one, two):
        begin(student)
    go(page, f"classes/{class_id}/live")
    row = page.locator("tr", has_text=first.nickname)
    expect(row).to_contain_text("Together")
    expect(page.locator("tr", has_text=third.nickname)).to_contain_text("Card not used")
    expect(page.get_by_role("status").first).to_contain_text("2 at work · 1 absent")

    page.click("text=Pause all screens")
    expect(one.get_by_role("dialog", name="Look up, please.")).to_be_visible(timeout=40_000)
    one.keyboard.press("Escape")
    expect(two.get_by_role("dialog", name="Look up, please.")).to_be_visible(timeout=40_000)
    expect(one.get_by_role("dialog", name="Look up, please.")).to_be_visible(timeout=40_000)
    page.click("text=Back to work")
    for student in (one, two):
        expect(student.locator(".rt-pause")).to_be_hidden(timeout=40_000)

    say(two, CRY)
    flag = page.locator(".rt-c-flag")
    expect(flag).to_contain_text("Needs a person now", timeout=40_000)
    assert CRY not in page.content()
    assert code not in page.content()
    assert page.locator(".rt-c-qr").count() == 0
    page.click("text=Open the words")
    expect(page.get_by_role("dialog")).to_contain_text(CRY)
    expect(page.get_by_role("dialog").get_by_text("Open the dialogue")).to_have_attribute(
        "href", f"#/classes/{class_id}/student/{second.number}"
    )
    page.wait_for_timeout(4500)  # the page has looked again: what was opened stays open
    expect(page.get_by_role("dialog")).to_contain_text(CRY)
    page.click("text=I have seen to it")
    expect(flag).to_have_count(0)
    for student in (one, two):
        student.close()  # else the next lesson's moves take them along


def test_another_teacher_sees_nothing_of_it(school: School, desk: tuple[Page, str]) -> None:
    _, class_id = desk
    other = school.teacher("Ben", INVITATION)
    go(other, "classes")
    expect(other.locator("#rt-t-main")).to_contain_text("You have no class yet")
    for at in ("", "/live", "/students", "/talk", "/give"):
        other.evaluate("at => { location.hash = '#/' + at; }", f"classes/{class_id}{at}")
        expect(other.get_by_role("alert")).to_contain_text("no such class among yours")
    answer = other.request.get(f"{school.address}/teacher/cards/{class_id}")
    assert (answer.status, "10b" in answer.text()) == (403, False)


def test_everybody_is_moved_on_after_a_warning_and_nothing_is_lost(school: School, desk: tuple[Page, str]) -> None:
    page, class_id = desk
    code, (_, _, third) = seats(school, class_id)
    student = school.joined(code, third.nickname, third.words)
    begin(student)
    student.fill("#rt-say", "half a sentence")
    go(page, f"classes/{class_id}/live")
    page.click("[data-step='last look']")
    expect(page.locator(".rt-c-pace")).to_contain_text("Everybody goes on to the last look in 1:5")
    expect(student.locator(".rt-clock")).to_contain_text(re.compile("Last look in 1:"), timeout=40_000)
    expect(student.locator("#rt-say")).to_have_value("half a sentence")

    record, teacher = school.parts.classes(), school.parts.accounts().colleague("Ana").id
    pace = record.one(teacher, class_id).pace
    record.change_pace(teacher, class_id, lambda _: replace(pace, move_at=school.parts.record.clock()))
    student.wait_for_selector('body[data-view="look"]')
    page.click("[data-do='live.stay']")
    expect(page.locator("tr", has_text=third.nickname)).to_contain_text("Last look")


def test_who_leaves_is_asked_who_they_are_and_finds_their_work_again(school: School, desk: tuple[Page, str]) -> None:
    _, class_id = desk
    code, (first, *_) = seats(school, class_id)
    student = school.joined(code, first.nickname, first.words)
    go_on(student)
    student.click("[data-leave]")
    student.click("#rt-leave-dialog button.rt-main")
    student.wait_for_url(f"**/join/{code}")
    student.fill("[name=nickname]", first.nickname)
    student.fill("[name=words]", "wrong words")
    student.click("text=Join >> nth=-1")
    expect(student.get_by_role("alert")).to_contain_text("do not belong together")
    student.fill("[name=words]", first.words)
    student.click("text=Join >> nth=-1")
    expect(student.locator("[data-act=resume]")).to_have_text("Go on")


def test_a_guest_cannot_read_what_a_class_is_working_on(school: School, desk: tuple[Page, str]) -> None:
    guest = school.page()
    guest.goto(school.address)
    guest.wait_for_selector(".rt-shelf")

    assert guest.locator("[data-reading=skate-park]").count() == 0
    assert guest.locator("[data-reading]").count() > 0


def test_the_wall_shows_the_way_in_and_then_one_sentence_without_a_nickname(school: School, desk: tuple[Page, str]) -> None:
    page, class_id = desk
    code, (first, *_) = seats(school, class_id)
    student = school.joined(code, first.nickname, first.words)
    go_on(student)
    sentence = student.locator("[data-p]").nth(2).inner_text().split(".")[0]
    say(student, f'"{sentence}" is loaded because it makes the council sound like a bully')
    go(page, f"classes/{class_id}")
    projector = page.get_attribute("text=Projector page", "href")
    wall = school.page()
    wall.goto(school.address + projector)
    expect(wall.locator(".rt-c-wall-code")).to_have_text(code)
    expect(wall.locator(".rt-c-wall-join")).to_contain_text("10.1.2.3:7860/join")

    go(page, f"classes/{class_id}/talk")
    page.click("text=Put on the wall >> nth=0")
    expect(wall.locator(".rt-c-wall-words")).to_be_visible(timeout=40_000)
    expect(wall.locator(".rt-c-wall-count")).to_contain_text("1 marked it")
    assert first.nickname not in wall.content()
    page.click("text=Take it off the wall")
    expect(wall.locator(".rt-c-wall-code")).to_have_text(code, timeout=40_000)


def test_cards_print_with_a_code_each_and_a_master_list_without_names(school: School, desk: tuple[Page, str]) -> None:
    page, class_id = desk
    _, given = seats(school, class_id)
    cards = page.context.new_page()
    cards.goto(f"{school.address}/teacher/cards/{class_id}")

    expect(cards.locator(".rt-c-cut > li")).to_have_count(3)
    expect(cards.locator(".rt-c-cut .rt-c-qr")).to_have_count(3)
    expect(cards.locator(".rt-c-cut")).to_contain_text(given[0].words)
    expect(cards.locator(".rt-c-master")).to_contain_text("Name, by hand")
    cards.close()


def test_a_device_that_will_do_is_told_so_and_one_without_cookies_learns_why(school: School) -> None:
    good = school.page()
    good.goto(f"{school.address}/check")
    expect(good.locator(".rt-c-verdict")).to_have_text("This device is ready.")
    assert good.locator(".rt-c-works").count() == 6

    bare = school.page()
    bare.add_init_script("Object.defineProperty(window, 'localStorage', {get() { throw new Error('blocked'); }})")
    bare.route("**/check/now", lambda route: route.fulfill(json={"cookie": False, "now": time.time()}))
    bare.goto(f"{school.address}/check")
    expect(bare.locator(".rt-c-verdict")).to_have_text("Show this page to IT before the lesson.")
    expect(bare.locator(".rt-c-blocked")).to_have_text([re.compile("Cookies are blocked"), re.compile("keeps nothing")])
