"""The live page: what it says of guessed cards, and what happens where two tabs of a teacher pace one lesson."""

import re
from collections.abc import Iterator

import pytest
from starlette.testclient import TestClient

from tests.teacher_site import READING, Site, act, teacher_site
from tutor.core.course import LOOKS, Step
from tutor.core.guessing import AN_ADDRESS, FREE_TRIES
from tutor.core.lesson import Help


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with teacher_site(tmp_path_factory.mktemp("site")) as site:
        yield site


def join(client: TestClient, code: str, nickname: str, words: str) -> str:
    """What the page says; empty where the card let them in."""
    answer = client.post("/join", data={"code": code, "nickname": nickname, "words": words})
    found = re.search(r'class="rt-fault" role="alert">([^<]*)', answer.text)
    return found[1] if found else ""


def test_a_teacher_sees_that_cards_are_guessed_and_lets_everybody_try_again(site: Site) -> None:
    room = site.parts.classroom().make(site.teachers["Ada"].id, "10b", 3)
    first, second, _ = site.parts.classes().seats(site.teachers["Ada"].id, room.id)
    page, live = (f"classes/{room.id}", f"classes/{room.id}/live")
    assert all("guessing" not in act(site.ada, do="open", at=at)["t-main"] for at in (page, live))

    for _ in range(FREE_TRIES):
        join(site.browser(), room.code, first.nickname, "wrong words")
    for _ in range(AN_ADDRESS - FREE_TRIES):
        join(site.browser(), room.code, "nobody", "wrong words")
    assert "one press on the page of the class" in join(site.browser(), room.code, second.nickname, second.words)

    for at in (page, live):
        shown = act(site.ada, do="open", at=at)["t-main"]
        assert f"{AN_ADDRESS} wrong tries in the last day, most at {first.nickname}." in shown
        assert "Let everybody try again" in shown
    lifted = [act(site.ada, **{"do": name, "class": room.id})["t-main"] for name in ("seat.again", "live.again")]
    assert all("Somebody has been guessing" in shown and "Let everybody try again" not in shown for shown in lifted)
    assert join(site.browser(), room.code, second.nickname, second.words) == ""
    assert "no such class" in act(site.ben, **{"do": "seat.again", "class": room.id})["notice"]


def test_where_two_tabs_pace_a_lesson_the_first_holds_and_the_second_is_told(site: Site) -> None:
    room = site.parts.classroom().make(site.teachers["Ada"].id, "10c", 3)

    def tab(name: str, **data: object) -> dict[str, str]:
        return act(site.ada, **{"do": f"live.{name}", "class": room.id}, **data)

    assert "Everybody goes on to the last page" in tab("move", step="closing")["t-main"]
    for late in (tab("move", step="last look"), tab("stay", step="last look")):
        assert "Everybody goes on to the last page" in late["t-main"]
        assert "call it off first" in late["notice"]
    assert "Everybody goes on" not in tab("stay", step="closing")["t-main"]

    assert "44</b> min left" in tab("end", fields={"minutes": "44"}, seen="")["t-main"]
    late = tab("end", fields={"minutes": "20"}, seen="")
    assert "44</b> min left" in late["t-main"] and "set it again" in late["notice"]
    (seen,) = re.findall(r'data-seen="([^"]+)"', late["t-main"])
    assert "20</b> min left" in tab("end", fields={"minutes": "20"}, seen=seen)["t-main"]
    assert "load it again" in tab("end", fields={"minutes": "20"}, seen="soon")["notice"]


async def test_the_live_page_says_who_has_no_before_and_after_and_who_is_not_judged(site: Site) -> None:
    owner, parts = site.teachers["Ada"].id, site.parts
    room = parts.classroom().make(owner, "10d", 3)
    given = parts.classroom().give(owner, room.id, READING, (1, 2), {*LOOKS, Step.REWRITE}, Help.USUAL)
    tutor, (first, second, _) = parts.tutor_for_pages(), parts.classes().seats(owner, room.id)
    left_out, writing = [await tutor.begin(seat.learner, READING, given.number, False) for seat in (first, second)]
    await tutor.looking.done(first.learner, left_out, Step.FIRST_LOOK, skipped=True)
    before = act(site.ada, do="open", at=f"classes/{room.id}/live")["t-main"]
    parts.record.go_to(writing, Step.FIRST_LOOK, Step.REWRITE)
    after = act(site.ada, do="open", at=f"classes/{room.id}/live")["t-main"]

    assert before.count("First look left out, so no before and after") == 1
    assert "One student has no first look that counts" in before
    assert ["is not judged" in shown for shown in (before, after)] == [False, True]
