"""Joining, the wall, the cards and the check over HTTP: what they show, and to whom."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.testclient import TestClient

from tests.class_examples import ANA, BEN, a_class, classes_of
from tutor.core.classroom import Wall
from tutor.joining import Joining
from tutor.record import ClassRecord, JoinRecord, SqlRecord, open_record
from tutor.web.address import base_of, is_far, reached_at
from tutor.web.check import add_check
from tutor.web.doors import OPEN
from tutor.web.identity import COOKIE, Identity
from tutor.web.joining import add_joining
from tutor.web.projector import add_projector
from tutor.web.teacher.cards import add_cards

ELSEWHERE = ({"sec-fetch-site": "cross-site"}, {"origin": "http://evil.example"}, {"origin": "null"})


class AtTheDoor:
    """Says who is signed in."""

    teacher_now: Any = ANA

    def teacher(self, cookies: object) -> Any:
        return self.teacher_now


@pytest.fixture
def record(tmp_path: Any) -> Iterator[SqlRecord]:
    record = open_record(f"sqlite:///{tmp_path}/tutor.db")
    yield record
    record.close()


@pytest.fixture
def classes(record: SqlRecord) -> ClassRecord:
    return classes_of(record)


@pytest.fixture
def door() -> AtTheDoor:
    return AtTheDoor()


@pytest.fixture
def client(record: SqlRecord, classes: ClassRecord, door: AtTheDoor) -> TestClient:
    app = FastAPI()
    add_joining(app, Joining(JoinRecord(record.transactions)), Identity("secret"))
    add_projector(app, classes, "http://10.0.0.7:7860")
    add_cards(app, classes, door, "http://10.0.0.7:7860")  # type: ignore[arg-type]  # only `teacher` is asked
    add_check(app)
    return TestClient(app, base_url="http://localhost", follow_redirects=False)


def test_a_card_gives_the_cookie_of_its_seat(client: TestClient, classes: ClassRecord) -> None:
    made, _ = a_class(classes)
    seat = classes.seats("ana", made.id)[0]
    answer = client.post("/join", data={"code": made.code, "nickname": seat.nickname, "words": seat.words})

    assert (answer.status_code, answer.headers["location"]) == (303, "/")
    assert Identity("secret").known({COOKIE: answer.cookies[COOKIE]}) == seat.learner


def test_a_wrong_card_and_another_site_s_form_give_none(client: TestClient, classes: ClassRecord) -> None:
    made, _ = a_class(classes)
    seat = classes.seats("ana", made.id)[0]
    card = {"code": made.code, "nickname": seat.nickname, "words": seat.words}
    wrong = client.post("/join", data={**card, "words": "<script>"})
    foreign = [client.post("/join", data=card, headers=headers) for headers in ELSEWHERE]

    assert {answer.status_code for answer in (wrong, *foreign)} == {403}
    assert COOKIE not in {name for answer in (wrong, *foreign) for name in answer.cookies}
    assert "do not belong together" in wrong.text


def test_the_join_page_escapes_what_its_address_says_and_tells_who_reads(client: TestClient) -> None:
    page = client.get('/join/"><script>alert(1)').text

    assert "<script>alert" not in page
    assert "Your teacher can read everything you write here." in page
    assert "You need not say what you think about politics." in page


def test_the_wall_shows_the_network_s_address_and_no_word_of_a_student_but_the_chosen_ones(
    client: TestClient, classes: ClassRecord
) -> None:
    made, _ = a_class(classes)
    seats = classes.seats("ana", made.id)
    before = client.get(f"/projector/{made.projector}").text
    classes.show("ana", made.id, Wall("<b>A sham plan.</b>", 2, 1, ("it judges",)))
    after = client.get(f"/projector/{made.projector}/state").text

    assert "10.0.0.7:7860/join" in before
    assert made.code in before
    assert "&lt;b&gt;A sham plan." in after
    assert "it judges" in after
    assert not any(secret in before + after for seat in seats for secret in (seat.nickname, seat.words))
    assert client.get("/projector/nothing").status_code == 404
    assert client.get("/projector/nothing/state").status_code == 404


def test_only_the_class_s_teacher_prints_its_cards(client: TestClient, classes: ClassRecord, door: AtTheDoor) -> None:
    made, _ = a_class(classes)
    seats = classes.seats("ana", made.id)
    assert all(seat.words in client.get(f"/teacher/cards/{made.id}").text for seat in seats)

    for who, status in ((BEN, 403), (None, 401)):
        door.teacher_now = who
        answer = client.get(f"/teacher/cards/{made.id}")
        assert (answer.status_code, seats[0].words in answer.text) == (status, False)


def test_the_check_tells_whether_its_cookie_came_back_and_streams_in_beats(client: TestClient) -> None:
    assert client.get("/check/now").json()["cookie"] is False
    client.get("/check")
    assert client.get("/check/now").json()["cookie"] is True
    stream = client.get("/check/stream")
    assert stream.headers["content-type"].startswith("text/event-stream")
    assert stream.text == "".join(f"data: {number}\n\n" for number in range(4))


@pytest.mark.parametrize(
    "path", ["/join", "/join/fern-284", "/here", "/check", "/check/stream", "/projector/a-b_c", "/projector/a/state"]
)
def test_a_class_s_addresses_are_open(path: str) -> None:
    assert OPEN.fullmatch(path)


def test_an_address_is_told_as_others_reach_it() -> None:
    from starlette.requests import Request

    def asked(host: str) -> Request:
        scope = {"type": "http", "scheme": "http", "path": "/", "query_string": b"", "headers": [(b"host", host.encode())]}
        return Request(scope)

    assert base_of(asked("localhost:7860"), "http://10.0.0.7:7860") == "http://10.0.0.7:7860"
    assert base_of(asked("school.example"), "http://10.0.0.7:7860") == "http://school.example"
    assert reached_at("127.0.0.1", 7860) == "http://127.0.0.1:7860"
    assert [is_far(address) for address in ("http://127.0.0.1:1", "http://10.0.0.7:1")] == [False, True]
