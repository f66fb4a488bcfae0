"""The page People over the queue, and the plain pages of links and passwords."""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.teacher_site import WORDS_TO_SIGN_IN, Site, act, enter, teacher_site
from tutor.accounts import INVITATION
from tutor.web.teacher.gate import COOKIE

OTHERS = "five quite different words"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with teacher_site(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture
def somebody(site: Site) -> Iterator[TestClient]:
    """A third teacher, gone after the test."""
    client = site.browser()
    enter(site.desk, client, INVITATION, "Cleo")
    yield client
    if any(one.name == "Cleo" for one in site.desk.accounts.colleagues()):
        site.desk.accounts.remove(site.desk.accounts.colleague("Cleo"))


def link_in(shown: dict[str, str]) -> str:
    found = re.search(r'data-link="([^"]+)"', shown["t-dialog"])
    assert found
    return found[1].replace("&amp;", "&")


def form_of(link: str, **fields: str) -> dict[str, str]:
    return {"link": link.partition("link=")[2], **fields}


def test_an_invitation_is_shown_once_and_makes_a_colleague(site: Site) -> None:
    link = link_in(act(site.ada, do="people.invite"))
    guest = site.browser()
    assert "Make your account" in guest.get(link).text
    answer = guest.post("/teacher/invitation", data=form_of(link, name="Dora", password=WORDS_TO_SIGN_IN))

    assert (answer.status_code, answer.headers["location"]) == (303, "/teacher/")
    assert "Dora" in act(site.ada, do="open", at="people")["t-main"]
    assert link_in(act(site.ada, do="people.invite")) != link
    assert guest.get(link).status_code == 403
    act(site.ada, do="people.remove", teacher=site.desk.accounts.colleague("Dora").id)


def test_a_refused_form_keeps_the_name_and_never_the_password(site: Site) -> None:
    link = link_in(act(site.ada, do="people.invite"))
    answer = site.browser().post("/teacher/invitation", data=form_of(link, **{"name": '<b>"Ada', "password": "hunter2"}))

    assert answer.status_code == 403
    assert "at least 10 characters" in answer.text
    assert "&lt;b&gt;&#34;Ada" in answer.text
    assert "hunter2" not in answer.text


def test_a_new_password_link_lets_a_colleague_in_and_signs_out_where_they_were(site: Site, somebody: TestClient) -> None:
    cleo = site.desk.accounts.colleague("Cleo")
    link = link_in(act(site.ada, do="people.password", teacher=cleo.id))
    elsewhere = site.browser()
    assert "Cleo" in elsewhere.get(link).text
    assert elsewhere.post("/teacher/reset", data=form_of(link, password=OTHERS)).status_code == 303

    assert elsewhere.get("/teacher/config").status_code == 200
    assert somebody.get("/teacher/config").status_code == 401


def test_one_changes_ones_own_password_and_stays_signed_in_here_only(site: Site, somebody: TestClient) -> None:
    elsewhere = site.browser()
    sign_in = {"name": "cleo", "password": WORDS_TO_SIGN_IN}
    assert elsewhere.post("/teacher/sign-in", data=sign_in).status_code == 303
    assert somebody.post("/teacher/password", data={"old": "not this one", "new": OTHERS}).status_code == 403
    assert somebody.post("/teacher/password", data={"old": WORDS_TO_SIGN_IN, "new": OTHERS}).status_code == 303

    assert [client.get("/teacher/config").status_code for client in (somebody, elsewhere)] == [200, 401]
    assert elsewhere.post("/teacher/sign-in", data=sign_in).status_code == 403


def test_signing_out_everywhere_ends_every_sign_in(site: Site, somebody: TestClient) -> None:
    elsewhere = site.browser()
    elsewhere.post("/teacher/sign-in", data={"name": "Cleo", "password": WORDS_TO_SIGN_IN})
    old = somebody.cookies[COOKIE]
    assert somebody.post("/teacher/sign-out", data={"everywhere": "yes"}).headers["location"] == "/teacher/sign-in"
    somebody.cookies.set(COOKIE, old, domain="testserver.local", path="/teacher")

    assert [client.get("/teacher/config").status_code for client in (somebody, elsewhere)] == [401, 401]


def test_removing_asks_first_says_who_and_is_at_once(site: Site, somebody: TestClient) -> None:
    cleo = site.desk.accounts.colleague("Cleo")
    assert "Remove Cleo?" in act(site.ada, do="people.ask", teacher=cleo.id)["t-dialog"]
    shown = act(site.ada, do="people.remove", teacher=cleo.id)

    assert "Cleo" not in shown["t-main"]
    assert somebody.get("/teacher/config").status_code == 401


def test_nobody_removes_themselves_or_somebody_who_is_not_there(site: Site) -> None:
    assert "cannot remove yourself" in act(site.ada, do="people.remove", teacher=site.teachers["Ada"].id)["notice"]
    assert "no teacher with this name" in act(site.ada, do="people.remove", teacher="nobody")["notice"]
    assert "no teacher with this name" in act(site.ada, do="people.password", teacher="nobody")["notice"]


def test_an_invitation_is_listed_until_a_colleague_withdraws_it(site: Site) -> None:
    shown = act(site.ada, do="people.invite")
    link = link_in(shown)
    token = link.partition("link=")[2]
    assert "Open invitations" in shown["t-main"] and "by you" in shown["t-main"]
    seen = act(site.ben, do="open", at="people")["t-main"]
    assert "by Ada" in seen and token not in seen

    for id in re.findall(r'data-do="people.withdraw" data-id="(\w+)"', seen):
        seen = act(site.ben, do="people.withdraw", id=id)["t-main"]
    assert "Open invitations" not in seen
    assert site.browser().get(link).status_code == 403
    assert "used or withdrawn already" in act(site.ben, do="people.withdraw", id=token)["notice"]


def test_whom_a_new_password_link_was_made_for_reads_it_on_their_page_and_withdraws_it(
    site: Site, somebody: TestClient
) -> None:
    cleo = site.desk.accounts.colleague("Cleo")
    link = link_in(act(site.ada, do="people.password", teacher=cleo.id))
    assert "made a new-password link for you" not in act(site.ben, do="open", at="people")["t-main"]
    seen = act(somebody, do="open", at="people")["t-main"]
    assert "Somebody made a new-password link for you" in seen and "by Ada. It still works." in seen
    (id,) = re.findall(r'data-do="people.withdraw" data-id="(\w+)">Withdraw it', seen)

    assert "used or withdrawn" in act(site.ben, do="people.withdraw", id=id)["notice"]
    assert "It opens nothing any more." in act(somebody, do="people.withdraw", id=id)["t-main"]
    assert site.browser().get(link).status_code == 403
