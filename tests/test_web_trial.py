"""A teacher tries a lesson out beside whatever else this browser is doing."""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.teacher_site import READING, Site, begin_lesson, raw_act, teacher_site
from tutor.core.course import WHOLE, WITHOUT_LOOKS
from tutor.web.identity import COOKIE, TRIAL_COOKIE


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with teacher_site(tmp_path_factory.mktemp("site")) as site:
        yield site


def tried(client: TestClient, **form: str) -> str:
    """Begin a trial; the learner of it."""
    answer = client.post(f"/teacher/try/{READING}", data={"lesson": "0"} | form)
    assert (answer.status_code, answer.headers["location"]) == (303, "/try/")
    found = re.search(rf"{TRIAL_COOKIE}=([0-9a-f]+)", answer.headers["set-cookie"])
    assert found and "Path=/try" in answer.headers["set-cookie"] and COOKIE not in answer.headers["set-cookie"]
    return found[1]


def test_a_trial_leaves_the_guest_s_lesson_of_the_same_browser_alone(site: Site) -> None:
    own = begin_lesson(site.ada)
    learner = tried(site.ada)
    (trial,) = site.record.sessions_of(learner)

    assert own in raw_act(site.ada, app="", event="resume", session=own).text
    assert "belongs to somebody else" in raw_act(site.ada, app="", event="resume", session=trial.id).text
    shown = raw_act(site.ada, app="/try", event="resume", session=trial.id).text
    assert trial.id in shown and "trying it out" in shown
    assert "belongs to somebody else" in raw_act(site.ada, app="/try", event="resume", session=own).text


def test_leaving_a_trial_goes_back_to_the_teachers_pages_and_not_out_of_the_guest_s_lesson(site: Site) -> None:
    own = begin_lesson(site.ada)
    (trial,) = site.record.sessions_of(tried(site.ada))
    assert site.ada.get("/try/").status_code == 200
    answer = site.ada.post("/try/leave", data={"session": trial.id})

    assert answer.headers["location"] == "/teacher/"
    assert site.record.session(trial.learner, trial.id).finished
    assert site.ada.get("/try/").headers["location"] == "/"
    assert own in raw_act(site.ada, app="", event="resume", session=own).text


@pytest.mark.parametrize(("form", "steps"), [({}, WITHOUT_LOOKS), ({"looks": "true"}, WHOLE)])
def test_a_trial_has_the_looks_where_the_teacher_wants_them(site: Site, form: dict[str, str], steps: object) -> None:
    (trial,) = site.record.sessions_of(tried(site.ada, **form))

    assert trial.steps == steps


def test_who_tries_nothing_out_finds_no_page_there_and_does_nothing(site: Site) -> None:
    stranger = site.browser()
    assert (stranger.get("/try/").status_code, stranger.get("/try/").headers["location"]) == (303, "/")
    begun = raw_act(stranger, app="/try", event="begin", reading=READING, lesson=0, plain=False).text
    assert "did not bring its cookie back" in begun
    assert stranger.post("/try/leave", headers={"sec-fetch-site": "cross-site"}).status_code == 403


def test_a_learner_s_cookie_is_none_of_a_trial_s(site: Site) -> None:
    stranger = site.browser()
    stranger.get("/")
    stranger.cookies.set(TRIAL_COOKIE, stranger.cookies[COOKIE], path="/try")

    assert stranger.get("/try/").headers["location"] == "/"
