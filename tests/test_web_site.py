"""The site over HTTP: headers, doors, cookie, and no byte of a key anywhere."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from tests.browser.fake_looking import FakeLooking
from tests.browser.fake_tutor import FakeTutor
from tests.conftest import ROOT
from tutor.corpus import load_reading
from tutor.web.app import make_app
from tutor.web.headers import HEADERS
from tutor.web.identity import COOKIE

READING, KEY = load_reading(ROOT / "corpus" / "skate-park")


@pytest.fixture(scope="module")
def tutor() -> FakeTutor:
    return FakeTutor([READING])


@pytest.fixture(scope="module")
def app(tutor: FakeTutor, tmp_path_factory: pytest.TempPathFactory) -> Any:
    return make_app(tutor, FakeLooking(tutor), tmp_path_factory.mktemp("data"))


@pytest.fixture(scope="module")
def running(app: Any) -> Iterator[TestClient]:
    """One event loop for all tests here: Gradio's queue belongs to the loop that it first ran in."""
    with TestClient(app, base_url="http://testserver") as client:
        yield client


@pytest.fixture
def client(running: TestClient) -> TestClient:
    """A browser without cookies."""
    running.cookies.clear()
    return running


def another_browser(client: TestClient) -> None:
    """Go on as somebody whose cookie is another."""
    client.cookies.clear()
    client.get("/")


def events(client: TestClient, name: str, data: dict[str, object], session: str = "abc") -> str:
    """Send an event as a page does and return everything that comes back."""
    config = client.get("/config").json()
    function = next(one["id"] for one in config["dependencies"] if any(target[1] == name for target in one["targets"]))
    body = {"fn_index": function, "data": [], "event_data": data, "session_hash": session, "trigger_id": 1}
    assert client.post("/gradio_api/queue/join", json=body).status_code == 200
    with client.stream("GET", "/gradio_api/queue/data", params={"session_hash": session}) as stream:
        return "".join(stream.iter_text())


@pytest.mark.parametrize("path", ["/", "/config", "/alive", "/nothing", "/gradio_api/upload", "/rt/boot.js", "/leave"])
def test_every_answer_carries_the_security_headers(client: TestClient, path: str) -> None:
    headers = client.get(path).headers

    assert {name: headers[name] for name in HEADERS} == HEADERS


def test_the_page_is_ours_and_points_nowhere_else(client: TestClient) -> None:
    response = client.get("/")

    assert response.headers["cache-control"] == "no-store"
    assert "<title>Read Twice</title>" in response.text
    assert "og:" not in response.text
    assert "twitter:" not in response.text
    others = re.findall(r"""(?:src|href|content)=["']?(https?:)?//(?!testserver)[\w.]+""", response.text)
    assert others == []


def test_the_cookie_is_given_once_and_kept(client: TestClient) -> None:
    first = client.get("/")
    again = client.get("/")

    assert "HttpOnly" in first.headers["set-cookie"]
    assert first.cookies[COOKIE].split(".")[0] == again.cookies[COOKIE].split(".")[0]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/gradio_api/upload"),
        ("GET", "/gradio_api/file=/etc/passwd"),
        ("GET", "/gradio_api/proxy=http://example.org"),
        ("POST", "/gradio_api/component_server"),
        ("POST", "/gradio_api/call/answer"),
        ("POST", "/gradio_api/run/answer"),
        ("POST", "/gradio_api/api/answer"),
        ("GET", "/gradio_api/info"),
        ("GET", "/gradio_api/runs"),
        ("GET", "/monitoring"),
        ("GET", "/gradio_api/openapi.json"),
        ("GET", "/docs"),
        ("GET", "/openapi.json"),
        ("POST", "/login"),
        ("GET", "/svelte/x"),
        ("GET", "/teacher/readings"),
        ("POST", "/teacher/gradio_api/upload"),
        ("GET", "/rt/../identity.py"),
        ("GET", "/rt/%2e%2e/app.py"),
        ("GET", "/custom_component/x"),
        ("GET", "/gradio_api/deep_link"),
        ("GET", "/dev/reload"),
        ("GET", "/teacher/monitoring"),
    ],
)
def test_doors_that_no_page_uses_are_shut(client: TestClient, method: str, path: str) -> None:
    assert client.request(method, path).status_code == 404


def test_a_request_that_is_far_too_big_is_refused(client: TestClient) -> None:
    assert client.post("/gradio_api/queue/join", content=b"x" * 100_000).status_code == 413
    chunks = (b"x" for _ in range(3))
    assert client.post("/gradio_api/queue/join", content=chunks).status_code == 413


def test_no_byte_of_the_key_is_in_what_anybody_can_fetch(client: TestClient, tutor: FakeTutor) -> None:
    session = learner_begins(client)
    said = events(client, "say", {"session": session, "words": "I’m stuck.", "mark": None}, "key")
    fetched = [client.get(path).text for path in ("/", "/config", "/theme.css")] + [said]

    for finding in KEY.findings:
        for page in fetched:
            assert finding.why not in page
            assert finding.id not in page or finding.id in READING.text.body


def test_an_event_without_our_cookie_is_refused(client: TestClient) -> None:
    answer = events(client, "begin", {"reading": "skate-park", "lesson": 0})

    assert "did not bring its cookie back" in answer


def test_a_session_opens_only_for_the_cookie_that_began_it(client: TestClient) -> None:
    session = learner_begins(client)
    mine = events(client, "resume", {"session": session}, "mine")
    another_browser(client)
    theirs = events(client, "resume", {"session": session, "learner": "whoever"}, "theirs")

    assert "rt-article" in mine
    assert "rt-article" not in theirs
    assert "belongs to somebody else" in theirs


def test_leaving_closes_the_lesson_and_gives_a_new_name(client: TestClient, tutor: FakeTutor) -> None:
    session = learner_begins(client)
    before = client.cookies[COOKIE]
    response = client.post("/leave", data={"session": session}, follow_redirects=False)

    assert (response.status_code, response.headers["location"]) == (303, "/")
    assert tutor.pictures[session].finished
    assert response.cookies[COOKIE] != before


def test_nobody_can_close_the_lesson_of_somebody_else(client: TestClient, tutor: FakeTutor) -> None:
    session = learner_begins(client)
    another_browser(client)
    assert client.post("/leave", data={"session": session}, follow_redirects=False).status_code == 303

    assert not tutor.pictures[session].finished


@pytest.mark.parametrize("headers", [{"sec-fetch-site": "cross-site"}, {"origin": "http://evil.example"}], ids=str)
def test_another_site_cannot_send_a_student_away(client: TestClient, headers: dict[str, str]) -> None:
    client.get("/")

    assert client.post("/leave", headers=headers).status_code == 403


def test_a_page_that_asks_how_the_lesson_stands_is_put_off_where_the_database_is_away(
    client: TestClient, tutor: FakeTutor
) -> None:
    client.get("/")
    assert client.get("/here").status_code == 204
    tutor.away = True
    put_off = client.get("/here")
    tutor.away = False

    assert (put_off.status_code, put_off.text) == (503, "")


def test_icon_manifest_and_robots_are_ours(client: TestClient) -> None:
    assert client.get("/manifest.json").json()["name"] == "Read Twice"
    assert client.get("/favicon.ico").headers["content-type"].startswith("image/svg+xml")
    assert "Disallow: /" in client.get("/robots.txt").text


def test_the_pages_start_empty(client: TestClient) -> None:
    config = client.get("/config").json()
    values = {one["props"]["elem_id"]: one["props"]["value"] for one in config["components"] if one["type"] == "html"}

    assert [name for name, value in values.items() if value] == ["rt-top", "rt-here", "rt-composer", "rt-help", "rt-leave"]


def test_nothing_is_shared_kept_or_linked(client: TestClient) -> None:
    config = client.get("/config").json()

    assert config["footer_links"] == []
    assert config["run_history"] is False
    assert config["analytics_enabled"] is False
    assert config["show_error"] is False


def test_no_statistics_are_made_of_what_goes_by(client: TestClient, app: Any) -> None:
    client.get("/")
    for session in ("one", "two", "three"):
        events(client, "begin", {"reading": "skate-park", "lesson": 0, "plain": False}, session)
    (queue,) = {route.app.blocks._queue for route in app.routes if hasattr(getattr(route, "app", None), "blocks")}

    assert len(queue.event_analytics) <= 1
    assert queue.cached_event_analytics_summary == {"functions": {}}


def test_every_style_and_script_of_the_page_is_there(client: TestClient) -> None:
    page = client.get("/").text
    linked = re.findall(r'(?:href|src)="(/rt/[^"]+)"', page)
    islands = re.findall(r'import\(\\"(/rt/js/\w+\.js)', page)

    assert len(linked) > 20
    assert {client.get(path).status_code for path in {*linked, *islands}} == {200}


def learner_begins(client: TestClient) -> str:
    client.get("/")
    answer = events(client, "begin", {"reading": "skate-park", "lesson": 0, "plain": False}, "begin")
    found = re.search(r'data-session=\\+"([\w-]+)', answer)
    assert found, answer[:500]
    return found[1]


def test_no_script_or_style_names_another_host() -> None:
    static = Path(make_app.__code__.co_filename).parent / "static"
    for file in (*static.rglob("*.js"), *static.rglob("*.css")):
        assert not re.search(r"https?://", file.read_text(encoding="utf-8")), file.name
