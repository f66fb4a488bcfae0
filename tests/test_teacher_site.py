"""The site that the tests of the teacher's pages stand on does what it says."""

from collections.abc import Iterator

import pytest

from tests.teacher_site import Site, act, raw_act, teacher_site


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with teacher_site(tmp_path_factory.mktemp("site")) as site:
        yield site


def test_a_teacher_opens_a_page_over_the_queue(site: Site) -> None:
    shown = act(site.ada, do="open", at="readings")

    assert "The bridge" in shown["t-main"]
    assert "Ada" in shown["t-bar"]


def test_two_teachers_act_side_by_side(site: Site) -> None:
    assert "Ben" in act(site.ben, do="open", at="readings")["t-bar"]
    assert "Ada" in act(site.ada, do="open", at="readings")["t-bar"]


def test_a_complaint_comes_as_a_notice(site: Site) -> None:
    assert "There is no such page." in act(site.ada, do="nothing")["notice"]


def test_a_student_is_turned_away(site: Site) -> None:
    assert raw_act(site.student, do="open", at="readings").joined.status_code == 401
