"""The key editor, the quick key, the worksheet and the trial over the site, with the small reading of the tests."""

import re
from collections.abc import Iterator

import pytest
from sqlalchemy import delete

from tests.teacher_site import KEY_WORDS, READING, Site, act, begin_lesson, raw_act, teacher_site
from tutor.core.codes import Code
from tutor.core.key import Relation, Status, Voice
from tutor.core.keydraft import Decision
from tutor.record.desk_tables import DeskRow
from tutor.record.tables import KeyRow

FORM = {
    "code": "LL3", "also:LL1": "on", "voice": "quoted", "status": "defensible", "difficulty": "3", "why": "Another  why.",
    "rewrite": "a slip", "evidence": "", "where": "Where?", "contrast": "", "background:cracks:2": "silent",
    "background:cracks:1": "",
}  # fmt: skip


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with teacher_site(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture
def site(running: Site) -> Site:
    """The site with nothing on the desk and one version of the key."""
    with running.record.transactions.writing() as db:
        db.execute(delete(DeskRow))
        db.execute(delete(KeyRow).where(KeyRow.version != 1))
    return running


def draft(site: Site):
    return site.desk.keys.open(READING, "Ada").desk.draft


def here(site: Site, **more: object) -> dict[str, object]:
    """What every act of the page carries."""
    return {
        "reading": READING,
        "edit": str(site.desk.keys.open(READING, "Ada").desk.edit),
        "id": "disgrace",
        "next": "disgrace",
        **more,
    }


def mark(site: Site, words: str, paragraph: int) -> dict[str, list[int]]:
    """Words as the page's script names them."""
    text = site.desk.keys.reading(READING).text
    start = text.words(text.passage(paragraph).span).index(words)
    return {"from": [paragraph, start], "to": [paragraph, start + len(words)]}


def test_the_editor_opens_with_list_article_and_card(site: Site) -> None:
    shown = act(site.ada, do="open", at=f"readings/{READING}/key")

    assert "Version 1, approved" in shown["t-left"]
    assert shown["t-left"].count("rt-k-row ") == 3
    assert 'data-ids="disgrace"' in shown["t-main"]
    assert "Quagmarsh says why" in shown["t-right"]


def test_the_articles_text_is_the_reading_and_nothing_else(site: Site) -> None:
    shown = act(site.ada, do="open", at=f"readings/{READING}/key")["t-main"]
    text = site.desk.keys.reading(READING).text

    for passage in text.passages:
        drawn = re.search(rf'<(p|h3) data-p="{passage.number}">(.*?)</\1>', shown, re.DOTALL)
        assert drawn
        assert re.sub(r"<[^>]+>", "", drawn[2]) == text.words(passage.span)


def test_a_step_to_another_entry_sends_the_card_alone(site: Site) -> None:
    shown = act(site.ada, do="key.show", **here(site, id="everyone-knows"))

    assert "Vorpalled" in shown["t-right"]
    assert not {"t-left", "t-main"} & shown.keys()


def test_a_decision_sends_list_and_card_and_leaves_the_article(site: Site) -> None:
    shown = act(site.ada, do="key.reject", **here(site, next="everyone-knows"))

    assert draft(site).entry("disgrace").decision is Decision.REJECTED
    assert 'data-id="disgrace" data-state="rejected"' in shown["t-left"]
    assert "Vorpalled" in shown["t-right"]
    assert "t-main" not in shown
    assert "Draft of version 2" in shown["t-left"]


def test_every_field_of_a_finding_can_be_changed(site: Site) -> None:
    act(site.ada, do="key.save", fields=FORM, **here(site))

    item = draft(site).entry("disgrace").item
    assert (item.code, item.also, item.voice, item.status, item.difficulty) == (
        Code.LL3, (Code.LL1,), Voice.QUOTED, Status.DEFENSIBLE, 3,
    )  # fmt: skip
    assert (item.why, item.rewrite, item.where, item.contrast) == ("Another why.", "a slip", "Where?", "")
    assert [(one.document, one.passage, one.relation) for one in item.background] == [("cracks", 2, Relation.SILENT)]


def test_a_fair_sentence_can_be_changed(site: Site) -> None:
    act(site.ada, do="key.save", fields={"reason": "calm", "why": "It is calm."}, **here(site, id="fair-report"))

    assert draft(site).entry("fair-report").item.why == "It is calm."


def test_a_form_without_a_why_says_what_to_do_and_changes_nothing(site: Site) -> None:
    shown = act(site.ada, do="key.save", fields={**FORM, "why": " "}, **here(site))

    assert "Say in a sentence or two why" in shown["notice"]
    assert not draft(site).entry("disgrace").changed


@pytest.mark.parametrize(
    "wrong", [{"code": "LL9"}, {"voice": ""}, {"difficulty": "7"}, {"status": "sure"}, {"background:cracks:2": "maybe"}]
)
def test_a_form_that_is_none_of_ours_is_refused(site: Site, wrong: dict[str, str]) -> None:
    shown = act(site.ada, do="key.save", fields={**FORM, **wrong}, **here(site))

    assert "could not read" in shown["notice"]
    assert not draft(site).entry("disgrace").changed


def test_the_form_offers_background_and_searches_it(site: Site) -> None:
    form = act(site.ada, do="key.change", **here(site, id="everyone-knows"))["t-right"]
    found = act(site.ada, do="key.search", **here(site, id="everyone-knows", query="how much the repair costs"))["t-right"]

    assert 'name="background:cracks:1" data-v="contradicts"' in form
    assert 'name="background:cracks:2"' in found
    assert "40,000 pounds" in found


@pytest.mark.parametrize(("kind", "line"), [("loaded", "loaded"), ("unsupported", "unsupported"), ("fair", "fair")])
def test_marked_words_are_added_and_open_as_a_form(site: Site, kind: str, line: str) -> None:
    shown = act(site.ada, do="key.add", kind=kind, **mark(site, "The bridge was safe for years.", 3), **here(site))

    new = next(entry for entry in draft(site).entries if entry.quote == "The bridge was safe for years.")
    assert new.kind == line
    assert f'data-ids="{new.id}"' in shown["t-main"]
    assert f'data-do="key.save" data-id="{new.id}"' in shown["t-right"]


def test_the_words_of_an_entry_are_moved_added_and_taken_away(site: Site) -> None:
    act(site.ada, do="key.move", **mark(site, "It is a disgrace.", 2), **here(site))
    assert draft(site).entry("disgrace").quote == "It is a disgrace."

    act(site.ada, do="key.spread", **mark(site, "no choice", 2), **here(site))
    assert [spot.quote for spot in draft(site).entry("disgrace").places] == ["It is a disgrace.", "no choice"]

    act(site.ada, do="key.unplace", **here(site, index="0"))
    assert draft(site).entry("disgrace").quote == "no choice"


def test_undo_takes_the_last_step_back(site: Site) -> None:
    act(site.ada, do="key.reject", **here(site))
    shown = act(site.ada, do="key.undo", **here(site))

    assert draft(site).entry("disgrace").decision is Decision.KEPT
    assert 'data-id="disgrace" data-state="kept"' in shown["t-left"]


def test_what_a_teacher_added_can_be_removed(site: Site) -> None:
    act(site.ada, do="key.add", kind="loaded", **mark(site, "no choice", 2), **here(site))
    new = next(entry.id for entry in draft(site).entries if entry.quote == "no choice")
    act(site.ada, do="key.remove", **here(site, id=new))

    assert not draft(site).has(new)


def test_who_was_slower_is_told_and_sees_the_key_as_it_is(site: Site) -> None:
    old = here(site)
    act(site.ben, do="key.reject", **old)
    shown = act(site.ada, do="key.accept", **old)

    assert "Ben changed this key just before you" in shown["notice"]
    assert 'data-id="disgrace" data-state="rejected"' in shown["t-left"]
    assert draft(site).entry("disgrace").decision is Decision.REJECTED


def test_what_was_typed_stays_where_somebody_was_faster(site: Site) -> None:
    old = here(site)
    act(site.ben, do="key.reject", **here(site, id="everyone-knows"))
    shown = act(site.ada, do="key.save", fields=FORM, **old)

    assert "Ben changed this key" in shown["notice"]
    assert "t-right" not in shown
    assert 'data-edit="2"' in shown["t-left"]


def test_a_page_that_shows_an_older_key_is_drawn_anew_at_the_next_step(site: Site) -> None:
    old = here(site)
    act(site.ben, do="key.reject", **old)
    shown = act(site.ada, do="key.show", **old)

    assert 'data-state="rejected"' in shown["t-left"]
    assert "notice" not in shown or not shown["notice"]


@pytest.mark.parametrize(
    ("which", "says"),
    [
        ("approve", "Approve version 2?"),
        ("advice", "Advice on this key"),
        ("try", "deleted after a day"),
        ("keys", "Single letters"),
    ],
)
def test_a_dialog_opens(site: Site, which: str, says: str) -> None:
    act(site.ada, do="key.reject", **here(site))

    assert says in act(site.ada, do="key.ask", which=which, **here(site))["t-dialog"]


def test_the_dialog_says_what_stays_open_and_what_stays_out(site: Site) -> None:
    act(site.ada, do="key.reopen", **here(site))
    act(site.ada, do="key.reject", **here(site, id="everyone-knows"))
    said = act(site.ada, do="key.ask", which="approve", **here(site))["t-dialog"]

    assert "1 is not decided yet." in said
    assert "1 that you rejected stays out" in said
    assert "Lessons under way keep the version that they began with." in said


def test_a_running_lesson_keeps_its_key_and_a_new_one_has_the_new_key(site: Site) -> None:
    act(site.ada, do="key.reject", **here(site))
    shown = act(site.ada, do="key.approve", **here(site))
    new = begin_lesson(site.browser())

    assert "Version 2, approved" in shown["t-left"]
    assert "disgrace" in {finding.id for finding in site.record.course(site.session).key.findings}
    assert "disgrace" not in {finding.id for finding in site.record.course(new).key.findings}


def test_the_quick_key_decides_one_at_a_time_and_releases(site: Site) -> None:
    for name in ("disgrace", "everyone-knows", "fair-report"):
        act(site.ada, do="key.reopen", **here(site, id=name))
    shown = act(site.ada, do="open", at=f"readings/{READING}/quick")["t-main"]
    assert re.search(r"0 of \d+ decided", shown)

    clicks = 0
    while found := re.search(r'data-do="quick.accept"[^>]* data-range="([\d-]+)" data-id="([\w-]+)"', shown):
        shown = act(site.ada, do="quick.accept", **here(site, id=found[2], range=found[1]))["t-main"]
        clicks += 1
    assert f"You have decided all {clicks}." in shown

    shown = act(site.ada, do="quick.release", **here(site, range="1-3"))["t-main"]
    assert "Version 2 is released." in shown
    assert clicks <= 20


def test_the_quick_key_changes_words_and_goes_back(site: Site) -> None:
    act(site.ada, do="key.reopen", **here(site))
    shown = act(site.ada, do="quick.change", form="open", **here(site, range="1-3"))["t-main"]
    assert 'data-do="quick.save"' in shown

    act(site.ada, do="quick.save", fields={"why": "Mine.", "rewrite": "a slip"}, **here(site, range="1-3"))
    assert (draft(site).entry("disgrace").item.why, draft(site).entry("disgrace").item.rewrite) == ("Mine.", "a slip")
    act(site.ada, do="quick.back", **here(site, range="1-3"))
    assert draft(site).entry("disgrace").decision is Decision.UNDECIDED


def test_the_worksheet_holds_the_range_and_no_word_of_the_key(site: Site) -> None:
    sheet = site.ada.get(f"/teacher/worksheet/{READING}").text

    assert "It is a disgrace." in sheet
    assert "What I marked, and why" in sheet
    assert not [word for word in KEY_WORDS if word in sheet]


def test_the_teachers_copy_holds_marks_and_whys(site: Site) -> None:
    act(site.ada, do="key.reject", **here(site, id="everyone-knows"))
    sheet = site.ada.get(f"/teacher/worksheet/{READING}?key=1").text

    assert "Quagmarsh says why" in sheet
    assert "<sup>1</sup>a disgrace" in sheet
    assert "Vorpalled" not in sheet


def test_a_lesson_can_be_tried_before_the_release(site: Site) -> None:
    act(site.ada, do="key.reject", **here(site))
    answer = site.ada.post(f"/teacher/try/{READING}", data={"lesson": "0"})

    assert (answer.status_code, answer.headers["location"]) == (303, "/try/")
    learner = re.search(r"rt_trial=([0-9a-f]+)", answer.headers["set-cookie"])
    assert learner
    session = site.record.sessions_of(learner[1])[0]
    assert "disgrace" not in {finding.id for finding in site.record.course(session.id).key.findings}
    assert "disgrace" in {finding.id for finding in site.record.offered(READING, 0).key.findings}


def test_a_teacher_who_tries_a_key_out_is_not_counted_as_a_student_at_it(site: Site) -> None:
    def at_it() -> int:
        return next(row.learners for row in site.parts.library().listed() if row.reading.id == READING)

    before = at_it()
    assert site.ada.post(f"/teacher/try/{READING}", data={"lesson": "0"}).status_code == 303
    assert at_it() == before


@pytest.mark.parametrize("who", ["anonymous", "student"])
def test_nobody_else_gets_through_these_doors(site: Site, who: str) -> None:
    client = getattr(site, who)

    assert client.get(f"/teacher/worksheet/{READING}?key=1").status_code == 401
    assert client.post(f"/teacher/try/{READING}").status_code == 401
    for do in ("key.show", "key.approve", "quick.release"):
        answer = raw_act(client, do=do, **here(site))
        assert answer.joined.status_code == 401
        assert not [word for word in KEY_WORDS if word in answer.text]
    assert site.desk.keys.open(READING, "Ada").desk.version == 1


@pytest.mark.parametrize("at", ["readings/nothing/key", "readings/nothing/quick"])
def test_a_reading_that_is_not_there_is_said_to_be_missing(site: Site, at: str) -> None:
    assert "no such reading" in act(site.ada, do="open", at=at)["t-main"]
    assert site.ada.get("/teacher/worksheet/nothing").status_code == 404
    assert site.ada.post("/teacher/try/nothing").status_code == 404
