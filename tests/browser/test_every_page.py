"""Every page and every dialog, wide and narrow, light and dark: axe finds nothing grave, and nothing scrolls sideways.

For pictures of all of them: `SCREENSHOTS=/tmp/tour pytest tests/browser/test_every_page.py`.
"""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from tests.browser import walk_of_classes, walk_of_doors, walk_of_keys, walk_of_readings, walk_of_students
from tests.browser.filled_school import FilledSchool, filled_school
from tests.browser.sights import Sights


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
