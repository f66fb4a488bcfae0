"""Nobody but a signed-in teacher gets anything from the teacher's app: every route and every event of it is tried.

What is tried is read from the app itself (its routes, its dependencies, the acts and views of its areas), so that a new area is
tried too.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from itsdangerous import TimestampSigner
from starlette.routing import Mount
from starlette.testclient import TestClient

from tests.teacher_site import KEY_WORDS, Site, act, browser_on, raw_act, teacher_site
from tutor.accounts import RESET
from tutor.web.identity import COOKIE as LEARNER
from tutor.web.nickname import nickname
from tutor.web.teacher.gate import COOKIE, OPEN
from tutor.web.teacher.site import areas

REFUSALS = (401, 403, 404, 405, 413)
SAID_ELSEWHERE = "I am zugzwanged at home"  # what another student said


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with teacher_site(tmp_path_factory.mktemp("site")) as site:
        raw_act(site.other_student, app="", event="say", session=site.other_session, words=SAID_ELSEWHERE, mark=None)
        assert SAID_ELSEWHERE in str(site.record.turns(site.other_session))
        yield site


@pytest.fixture(scope="module")
def secrets(site: Site) -> tuple[str, ...]:
    """What must not be in any answer: words of the key, of another student, their name in the class, a teacher's name."""
    learner = site.other_student.cookies[LEARNER].split(".")[0]
    return (*KEY_WORDS, "zugzwanged", nickname(learner), *(one.id for one in site.teachers.values()))


def stranger(site: Site) -> TestClient:
    return site.browser()


def student(site: Site) -> TestClient:
    return site.student


def student_whose_cookie_is_renamed(site: Site) -> TestClient:
    """The learner's cookie is signed with the same secret, for another purpose."""
    return with_cookie(site, site.student.cookies[LEARNER])


def forger(site: Site) -> TestClient:
    return with_cookie(site, TimestampSigner("a guess", salt="teacher").sign("token").decode())


def somebody_signed_out(site: Site) -> TestClient:
    """A good signature over a token that was given back."""
    client = site.browser()
    client.post("/teacher/sign-in", data={"name": "Ada", "password": "four unrelated words"})
    old = client.cookies[COOKIE]
    client.post("/teacher/sign-out")
    return with_cookie(site, old)


def with_cookie(site: Site, value: str) -> TestClient:
    client = site.browser()
    client.cookies.set(COOKIE, value, domain="testserver.local", path="/teacher")
    return client


INTRUDERS = (stranger, student, student_whose_cookie_is_renamed, forger, somebody_signed_out)


@pytest.fixture(params=INTRUDERS, ids=lambda make: make.__name__)
def intruder(request: pytest.FixtureRequest, site: Site) -> TestClient:
    make: Callable[[Site], TestClient] = request.param
    return make(site)


def requests_of(site: Site) -> list[tuple[str, str]]:
    """Every method and address under /teacher that the app and its Gradio page know, and some that they do not."""
    found = [("GET", "/teacher/nothing"), ("POST", "/teacher/nothing"), ("GET", "/teacher/gradio_api/info")]
    every = [(method, filled(path)) for method, path in walked(site.app.routes)]
    return found + [(method, path) for method, path in every if path.startswith("/teacher/")]


def walked(routes: Iterable[Any], prefix: str = "") -> Iterator[tuple[str, str]]:
    """Every method and address of routes, of what is mounted, and of routers that were included."""
    for route in routes:
        if isinstance(route, Mount):
            yield from walked(route.routes, prefix + route.path)
        elif router := getattr(route, "original_router", None):  # how FastAPI keeps an included router
            yield from walked(router.routes, prefix + route.include_context.prefix)
        else:
            yield from ((method, prefix + route.path) for method in route.methods or ())


def filled(path: str) -> str:
    return re.sub(r"{[^}]+}", "bridge", path)


def events_of(site: Site) -> list[dict[str, object]]:
    """One event for every act of every area, and one that opens every view."""
    known = areas(site.desk)
    acts = [{"do": name, "reading": "bridge", "fields": {}} for area in known for name in area.acts]
    return acts + [{"do": "open", "at": pattern.replace("*", "bridge")} for area in known for pattern in area.views]


def gradio_of(site: Site) -> Any:
    """The Gradio app of the teacher's page as it is behind our doors."""
    return next(route.app for route in site.app.routes if isinstance(route, Mount) and route.path == "/teacher")


def dependencies_of(site: Site) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = site.ada.get("/teacher/config").json()["dependencies"]
    return found


def names_nothing(secrets: tuple[str, ...], answer: Any, what: object) -> None:
    told = [secret for secret in secrets if secret in answer.text + str(answer.headers)]
    assert told == [], what


def test_what_is_tried_is_all_there_is(site: Site) -> None:
    addresses = {path for _, path in requests_of(site)}

    assert {"/teacher/", "/teacher/config", "/teacher/gradio_api/queue/join", "/teacher/stored", *OPEN} <= addresses
    assert len(dependencies_of(site)) >= 6
    assert {"people.remove", "settings.save"} <= {event["do"] for event in events_of(site)}
    assert "Quagmarsh" in str(site.record.offered("bridge", 0).key)


def test_every_address_refuses_whoever_is_not_signed_in(site: Site, secrets: tuple[str, ...], intruder: TestClient) -> None:
    for method, path in requests_of(site):
        answer = intruder.request(method, path, **({"json": {}} if method in ("POST", "PUT", "PATCH") else {}))
        names_nothing(secrets, answer, (method, path))
        if path not in OPEN:
            away = answer.status_code in (303, 307) and answer.headers["location"] == "/teacher/sign-in"
            assert away or answer.status_code in REFUSALS, (method, path, answer.status_code)


def test_every_event_over_the_queue_is_refused(site: Site, secrets: tuple[str, ...], intruder: TestClient) -> None:
    for dependency in dependencies_of(site):
        body = {"fn_index": dependency["id"], "data": [], "event_data": {"do": "open", "at": "people"}, "session_hash": "x"}
        answer = intruder.post("/teacher/gradio_api/queue/join", json=body)
        assert answer.status_code == 401
        names_nothing(secrets, answer, dependency["id"])
    for event in events_of(site):
        assert raw_act(intruder, **event).joined.status_code == 401
    assert intruder.get("/teacher/gradio_api/queue/data?session_hash=x").status_code == 401


@pytest.mark.parametrize("way", ["call/{name}", "run/{name}", "api/{name}", "run/predict", "call/v2/{name}", "api/predict"])
def test_every_event_by_its_name_or_number_is_refused(
    site: Site, secrets: tuple[str, ...], intruder: TestClient, way: str
) -> None:
    for dependency in dependencies_of(site):
        path = "/teacher/gradio_api/" + way.format(name=dependency["api_name"] or "answer")
        answer = intruder.post(path, json={"data": [], "fn_index": dependency["id"], "event_data": {"do": "open"}})
        assert answer.status_code in REFUSALS, (path, answer.status_code)
        names_nothing(secrets, answer, path)


@pytest.mark.parametrize("make", [stranger, student, forger], ids=lambda make: make.__name__)
def test_every_event_refuses_by_itself_even_where_no_door_stands_before_it(
    site: Site, secrets: tuple[str, ...], make: Callable[[Site], TestClient]
) -> None:
    behind = browser_on(gradio_of(site), site.anonymous)
    for name, value in make(site).cookies.items():
        behind.cookies.set(name, value)
    for dependency in dependencies_of(site):
        for event in events_of(site):
            text = over_the_queue(behind, dependency["id"], event)
            assert "/teacher/sign-in" in text, event
            assert not any(secret in text for secret in secrets), event
    for way in ("call", "run", "api"):
        for dependency in dependencies_of(site):
            answer = behind.post(f"/gradio_api/{way}/{dependency['api_name']}", json={"data": [], "event_data": {"do": "open"}})
            names_nothing(secrets, answer, way)
            assert "rt-sheet" not in answer.text


def over_the_queue(client: TestClient, number: int, event: dict[str, object]) -> str:
    body = {"fn_index": number, "data": [], "event_data": event, "session_hash": "behind", "trigger_id": 1}
    assert client.post("/gradio_api/queue/join", json=body).status_code == 200
    with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": "behind"}) as stream:
        return "".join(stream.iter_text())


def test_no_event_does_anything_for_somebody_who_is_not_signed_in(site: Site) -> None:
    behind = browser_on(gradio_of(site), site.anonymous)
    over_the_queue(behind, dependencies_of(site)[0]["id"], {"do": "people.remove", "teacher": site.teachers["Ben"].id})

    assert len(site.desk.accounts.colleagues()) == 2


def test_what_students_and_strangers_can_fetch_of_their_own_page_holds_no_secret(site: Site, secrets: tuple[str, ...]) -> None:
    for client in (site.browser(), site.student):
        for path in ("/", "/config", "/theme.css", "/manifest.json", "/nothing"):
            names_nothing(secrets, client.get(path), path)
    mine = raw_act(site.student, app="", event="resume", session=site.session)
    theirs = raw_act(site.student, app="", event="resume", session=site.other_session)
    names_nothing(secrets, StubAnswer(mine.text), "my lesson")
    names_nothing(secrets, StubAnswer(theirs.text), "another student's lesson")


class StubAnswer:
    """A text as an answer."""

    def __init__(self, text: str) -> None:
        self.text, self.headers = text, ""


def test_the_teachers_configuration_holds_no_key_no_student_and_no_words(site: Site, secrets: tuple[str, ...]) -> None:
    answer = site.ada.get("/teacher/config")

    names_nothing(secrets, answer, "config")
    assert all(not one["props"].get("value") for one in answer.json()["components"])


def test_the_page_sends_whoever_is_not_signed_in_to_the_place_where_one_does(site: Site, intruder: TestClient) -> None:
    answer = intruder.get("/teacher/")

    assert (answer.status_code, answer.headers["location"]) == (303, "/teacher/sign-in")
    assert intruder.get("/teacher").headers["location"] == "/teacher/"


def test_a_page_whose_sign_in_has_ended_goes_to_the_sign_in_by_itself(site: Site) -> None:
    client = site.browser()
    client.post("/teacher/sign-in", data={"name": "Ada", "password": "four unrelated words"})
    client.post("/teacher/sign-out")

    assert raw_act(client, do="open", at="readings").joined.status_code == 401
    assert "rt-t-top" in act(site.ada, do="open", at="readings")["t-bar"]


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "cross-site", "origin": "http://testserver"},
        {"origin": "http://evil.example"},
        {"origin": "http://testserver.evil.example"},
        {"origin": "null"},
    ],
    ids=str,
)
def test_what_another_site_sends_in_a_teachers_name_is_refused(site: Site, headers: dict[str, str]) -> None:
    link = site.desk.accounts.link(RESET, site.teachers["Ada"].id)
    forms = {
        "sign-in": {"name": "Ada", "password": "four unrelated words"},
        "reset": {"link": link, "password": "a new one for me"},
    }
    for path in ("sign-in", "sign-out", "set-up", "invitation", "reset", "password", "gradio_api/queue/join"):
        answer = site.ada.post(f"/teacher/{path}", data=forms.get(path), headers=headers)
        assert answer.status_code == 403, path

    assert site.ada.get("/teacher/config").status_code == 200


def test_our_own_pages_may_post_with_and_without_https(site: Site) -> None:
    form = {"name": "Ada", "password": "four unrelated words"}
    for headers in ({"sec-fetch-site": "same-origin"}, {"origin": "http://testserver"}, {}):
        assert site.browser().post("/teacher/sign-in", data=form, headers=headers).status_code == 303


@pytest.mark.parametrize(("address", "secure"), [("http://testserver", False), ("https://testserver", True)])
def test_scripts_cannot_read_the_cookie_and_it_goes_to_the_teachers_pages_only(site: Site, address: str, secure: bool) -> None:
    form = {"name": "Ada", "password": "four unrelated words"}
    cookie = site.browser().post(f"{address}/teacher/sign-in", data=form).headers["set-cookie"]
    parts = {part.strip().lower() for part in cookie.split(";")}

    assert {"httponly", "samesite=lax", "path=/teacher", "max-age=43200"} <= parts
    assert ("secure" in parts) is secure


def test_a_sign_in_survives_a_restart_of_the_server(site: Site) -> None:
    from tutor.web.app import make_app
    from tutor.web.teacher.site import desk_of

    again = make_app(site.parts.tutor_for_pages(), site.parts.looking(), site.parts.settings.data, desk_of(site.parts))
    with TestClient(again, base_url="http://testserver") as client:
        client.cookies.set(COOKIE, site.ada.cookies[COOKIE], domain="testserver.local", path="/teacher")
        assert client.get("/teacher/config").status_code == 200


def test_a_page_of_the_teachers_is_ours_and_points_nowhere_else(site: Site) -> None:
    for path in ("/teacher/", "/teacher/sign-in", "/teacher/password", "/teacher/stored", "/teacher/families"):
        answer = site.ada.get(path)
        assert answer.headers["cache-control"] == "no-store"
        assert "og:" not in answer.text
        assert re.findall(r"""(?:src|href|content)=["']?(https?:)?//(?!testserver)[\w.]+""", answer.text) == []
