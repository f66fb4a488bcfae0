"""A whole site on a fresh SQLite with one planted reading: two teachers signed in, two students in a lesson, and a stranger.

    with teacher_site(tmp_path) as site:
        shown = act(site.ada, do="open", at="readings")   # what each island shows in the end: shown["t-main"]
        everything = raw_act(site.student, do="open", at="readings").text

`site.desk`, `site.record` and `site.parts` are what the pages work with.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from httpx import Response
from starlette.testclient import TestClient

from tests.conftest import ARTICLE, CARD, CRACKS, KEY
from tutor.accounts import INVITATION, SET_UP
from tutor.assembly import Parts, open_parts
from tutor.core.course import Step
from tutor.core.teachers import Teacher
from tutor.settings import Settings
from tutor.web.app import make_app
from tutor.web.teacher.site import Desk, desk_of

WORDS_TO_SIGN_IN = "four unrelated words"
READING = "bridge"
# Words that stand in the key and nowhere else: none of them may ever reach a student.
SECRETS = {
    "A strong word where “a mistake” would do.": "Quagmarsh says why the disgrace",
    "rewrite: a mistake": "rewrite: a plinthworthy slip",
    "How would a calm person put it?": "Would zebedee put it like that?",
    "Nobody is named.": "Vorpalled nobody is named.",
    "It gives a year, so it can be looked up.": "Its gimbalstone year can be looked up.",
}
KEY_WORDS = ("Quagmarsh", "plinthworthy", "zebedee", "Vorpalled", "gimbalstone")
ISLANDS = ("t-at", "t-bar", "t-left", "t-main", "t-right", "t-dialog", "notice")
pages = count(1)


@dataclass
class Site:
    """Everything of one running site."""

    app: FastAPI
    parts: Parts
    desk: Desk
    anonymous: TestClient
    ada: TestClient
    ben: TestClient
    student: TestClient
    other_student: TestClient
    session: str = ""
    other_session: str = ""
    teachers: dict[str, Teacher] = field(default_factory=dict)

    @property
    def record(self) -> Any:
        """The record under it."""
        return self.parts.record

    def browser(self) -> TestClient:
        """Another browser without a cookie."""
        return browser_on(self.app, self.anonymous)


@contextmanager
def teacher_site(folder: Path) -> Iterator[Site]:
    """A site whose data is in `folder`."""
    plant(folder / "corpus")
    settings = Settings(data=folder / "data", model="", database_url="", contact="")
    parts = open_parts(settings, lambda line: None, folder / "corpus")
    desk = desk_of(parts)
    app = make_app(parts.tutor_for_pages(), parts.looking(), settings.data, desk, parts.rewriting())
    with TestClient(app, base_url="http://testserver") as anonymous:
        site = Site(app, parts, desk, anonymous, *(browser_on(app, anonymous) for _ in range(4)))
        site.teachers["Ada"] = enter(desk, site.ada, SET_UP, "Ada")
        site.teachers["Ben"] = enter(desk, site.ben, INVITATION, "Ben")
        site.session, site.other_session = begin_lesson(site.student), begin_lesson(site.other_student)
        for session in (site.session, site.other_session):
            parts.record.go_to(session, Step.FIRST_LOOK, Step.TOGETHER)  # past the first look, where the tutor listens
        yield site
    parts.record.close()


def plant(corpus: Path) -> None:
    """The small reading of the tests, with a key whose words can be told from all others."""
    folder, key = corpus / READING, KEY
    for old, new in SECRETS.items():
        assert old in key
        key = key.replace(old, new)
    (folder / "background").mkdir(parents=True)
    for name, words in {"article.txt": ARTICLE, "card.yaml": CARD, "key.yaml": key, "background/cracks.md": CRACKS}.items():
        (folder / name).write_text(words, encoding="utf-8")


def browser_on(app: FastAPI, running: TestClient) -> TestClient:
    """A browser of its own in the event loop of the first one: Gradio's queue belongs to that loop."""
    client = TestClient(app, base_url="http://testserver", follow_redirects=False)
    client.portal = running.portal
    return client


def enter(desk: Desk, client: TestClient, kind: str, name: str) -> Teacher:
    """Make an account by a one-time link and sign this browser in."""
    form = {"link": desk.accounts.link(kind), "name": name, "password": WORDS_TO_SIGN_IN}
    assert client.post(f"/teacher/{kind}", data=form).status_code == 303
    return desk.accounts.colleague(name)


def begin_lesson(client: TestClient) -> str:
    """Open the planted reading as a student; the session's id."""
    client.get("/")
    answer = raw_act(client, app="", event="begin", reading=READING, lesson=0, plain=False)
    found = re.search(r'data-session=\\*"([\w-]+)', answer.text)
    assert found, answer.text[:500]
    return found[1]


@dataclass
class Answer:
    """What came back over the queue: the answer to joining it, and everything in the stream."""

    joined: Response
    text: str

    def islands(self) -> dict[str, str]:
        """What each island shows in the end; an island that was left as it is is not there."""
        data = [line[6:] for line in self.text.splitlines() if line.startswith("data: ")]
        shown: dict[str, str] = {}
        for message in map(json.loads, data):
            if message["msg"] in ("process_generating", "process_completed"):
                for name, value in zip(ISLANDS, message["output"].get("data", ()), strict=False):
                    for words in grown(shown.get(name, ""), value):
                        shown[name] = words
        return shown


def grown(before: str, value: object) -> Iterator[str]:
    """What an island shows after one message: a text, or what Gradio changes in the text before; nothing where it is left."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for change, path, words in value:
            if not path and isinstance(words, str):
                before = before + words if change == "append" else words
                yield before


def raw_act(client: TestClient, app: str = "/teacher", event: str = "act", **data: object) -> Answer:
    """Send one event over the queue as a page does, whoever the client is; nothing is expected of the answer."""
    session = f"page-{next(pages)}"
    body = {"fn_index": function_of(client, app, event), "data": [], "event_data": data, "session_hash": session}
    joined = client.post(f"{app}/gradio_api/queue/join", json=body | {"trigger_id": 1})
    if joined.status_code != 200:
        return Answer(joined, joined.text)
    with client.stream("GET", f"{app}/gradio_api/queue/data", params={"session_hash": session}) as stream:
        return Answer(joined, "".join(stream.iter_text()))


def act(client: TestClient, **data: object) -> dict[str, str]:
    """Do something as a signed-in teacher: `act(site.ada, do="key.accept", finding="f1")`; what each island then shows."""
    answer = raw_act(client, **data)
    assert answer.joined.status_code == 200, answer.joined.text
    return answer.islands()


def function_of(client: TestClient, app: str, event: str) -> int:
    """The number by which Gradio knows an event; 0 where the page does not tell."""
    config = client.get(f"{app}/config")
    if config.status_code != 200:
        return 0
    found = (one["id"] for one in config.json()["dependencies"] if any(target[1] == event for target in one["targets"]))
    return int(next(found))
