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


@pytest.mark.parametrize(
    ("address", "status", "way"),
    [("/nowhere", 404, "/"), ("/teacher/cards/none", 401, "/teacher/sign-in"), ("/projector/none", 404, "/")],
)
def test_a_browser_gets_a_page_with_a_way_on_and_a_script_gets_a_sentence(
    site: Site, address: str, status: int, way: str
) -> None:
    page = site.anonymous.get(address, headers={"Accept": "text/html"})
    words = site.anonymous.get(address)

    assert (page.status_code, words.status_code) == (status, status)
    assert '<html lang="en">' in page.text and f'href="{way}"' in page.text
    assert words.headers["content-type"].startswith("text/plain") and words.text in page.text


def test_a_teacher_who_is_refused_is_led_back_to_their_page(site: Site) -> None:
    page = site.ada.get("/teacher/worksheet/none", headers={"Accept": "text/html"})

    assert page.status_code == 404
    assert 'href="/teacher/"' in page.text


@pytest.mark.parametrize(
    ("address", "words"), [("nowhere", "There is no such page."), ("classes/none", "There is no such class among yours.")]
)
def test_an_address_that_leads_nowhere_is_a_page_under_the_bar(site: Site, address: str, words: str) -> None:
    shown = act(site.ada, do="open", at=address)

    assert words in shown["t-main"]
    assert 'href="#/classes"' in shown["t-bar"]
