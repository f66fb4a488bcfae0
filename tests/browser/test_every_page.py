"""Every page and every dialog, wide and narrow, light and dark: axe finds nothing grave, and nothing scrolls sideways.

For pictures of all of them: `SCREENSHOTS=/tmp/tour pytest tests/browser/test_every_page.py`.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import walk_of_classes, walk_of_doors, walk_of_keys, walk_of_readings, walk_of_students
from tests.browser.filled_school import FilledSchool, filled_school
from tests.browser.school import go
from tests.browser.sights import Sights
from tests.played_class import READING

PRINTED = "[getComputedStyle(document.querySelector('main')).color, getComputedStyle(document.body).backgroundColor]"


@pytest.fixture(scope="module")
def school(chromium: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FilledSchool]:
    with filled_school(tmp_path_factory.mktemp("school"), chromium) as school:
        yield school


@pytest.fixture(scope="module")
def desk(school: FilledSchool) -> Page:
    """The first teacher's page. What the set-up page looks like is seen on the way."""
    page = walk_of_doors.set_up(school, sights := Sights())
    school.fill("Ana")
    assert not sights.faults, "\n".join(sights.faults)
    return page


@pytest.fixture
def sights(school: FilledSchool) -> Iterator[Sights]:
    """A pair of eyes; at the end, what they minded."""
    sights = Sights()
    yield sights
    assert not sights.faults, "\n".join(sights.faults)
    assert school.complaints == []


def test_the_doors_of_the_teachers_side(school: FilledSchool, desk: Page, sights: Sights) -> None:
    walk_of_doors.walk(school, desk, sights)


def test_bringing_a_reading(school: FilledSchool, desk: Page, sights: Sights) -> None:
    walk_of_readings.walk(school, desk, sights)


def test_the_answer_key(school: FilledSchool, desk: Page, sights: Sights) -> None:
    walk_of_keys.walk(school, desk, sights)


def test_what_a_guest_meets(school: FilledSchool, desk: Page, sights: Sights) -> None:
    walk_of_students.as_a_guest(school, sights)


def test_a_lesson_in_a_class(school: FilledSchool, desk: Page, sights: Sights) -> None:
    walk_of_students.in_a_class(school, sights)
    walk_of_students.in_need(school, sights)


def test_a_class_from_its_teachers_desk(school: FilledSchool, desk: Page, sights: Sights) -> None:
    walk_of_classes.walk(school, desk, sights)


def test_what_is_printed_is_ink_on_white_whatever_the_screen_is(school: FilledSchool, desk: Page) -> None:
    page = desk.context.new_page()
    page.emulate_media(media="print", color_scheme="dark")
    room, given = school.room.id, school.given.id
    for at in ("stored", "families", f"worksheet/{READING}", f"cards/{room}", f"report/{room}/{given}"):
        page.goto(f"{school.address}/teacher/{at}")
        ink, ground = page.evaluate(PRINTED)
        assert (at, ink, ground) == (at, "rgb(22, 32, 42)", "rgba(0, 0, 0, 0)")
        expect(page.get_by_role("button", name="Print")).to_be_hidden()
    page.close()


def test_a_contested_find_goes_into_the_next_key_with_the_teachers_words(school: FilledSchool, desk: Page) -> None:
    go(desk, f"classes/{school.room.id}/digest/{school.given.id}")
    desk.click("[data-do='digest.consider'] >> nth=0")
    desk.fill("dialog textarea", "Nobody says who counted.")
    desk.click("dialog .rt-main")
    desk.wait_for_selector(".rt-r-done")

    assert desk.locator("dialog[open]").count() == 0
    draft = school.parts.key_desk().open(school.given.reading, "Ana").desk.draft
    assert "Nobody says who counted." in [entry.item.why for entry in draft.entries]
