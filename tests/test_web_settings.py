"""The page Settings over the queue, what it changes for students, and the two sheets to print."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from tests.teacher_site import READING, Site, act, raw_act, teacher_site
from tutor.core.installation import Installation
from tutor.settings import Provider, Settings
from tutor.web.draw.render import render

FORM = {"guests": "on", "contact": "", "second_adult": "", "hours": "", "days": "90"}
CLOUD = Provider("gpt-5-mini", "api.openai.com")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with teacher_site(tmp_path_factory.mktemp("site")) as site:
        yield site


@pytest.fixture(autouse=True)
def as_they_came(site: Site) -> None:
    site.parts.installation().save(Installation())


def save(site: Site, **changes: str | None) -> dict[str, str]:
    fields = {name: value for name, value in (FORM | changes).items() if value is not None}
    return act(site.ada, do="settings.save", fields=fields)


def test_what_a_teacher_saves_is_there_for_the_others(site: Site) -> None:
    assert "Saved." in save(site, second_adult="<b>Mr. Day</b>", days="30")["t-main"]
    shown = act(site.ben, do="open", at="settings")["t-main"]

    assert 'value="&lt;b&gt;Mr. Day&lt;/b&gt;"' in shown
    assert 'value="30"' in shown
    assert "Saved." not in shown


def test_a_refused_form_changes_nothing(site: Site) -> None:
    assert "whole number" in save(site, days="ten")["notice"]
    assert "a whole number" in act(site.ada, do="settings.save", fields={"days": 3})["notice"]
    assert site.parts.installation().read() == Installation()


def test_without_guests_the_student_page_offers_joining_a_class_and_begins_nothing(site: Site) -> None:
    guest = site.browser()
    guest.get("/")
    assert "Choose a text" in raw_act(guest, app="", event="choose").text
    save(site, guests=None)

    start = raw_act(guest, app="", event="choose").text
    assert "Join your class" in start
    assert "Choose a text" not in start
    assert "The bridge" not in start
    refused = raw_act(guest, app="", event="begin", reading=READING, lesson=0, plain=False).text
    assert "Here you read with a class" in refused
    assert "rt-article" not in refused


def test_a_lesson_that_has_begun_goes_on_when_guests_are_let_in_no_more(site: Site) -> None:
    save(site, guests=None)

    assert "rt-article" in raw_act(site.student, app="", event="resume", session=site.session).text


def test_a_student_in_distress_is_told_what_the_teachers_have_set(site: Site) -> None:
    save(site, contact="Go to the nurse in room 12")
    answer = raw_act(site.student, app="", event="say", session=site.session, words="i want to kill myself", mark=None).text

    assert "Go to the nurse in room 12." in answer


@pytest.mark.parametrize(("alone", "allowed", "speaks"), [(True, False, True), (False, False, False), (False, True, True)])
def test_a_guest_on_the_network_gets_the_model_only_where_it_is_allowed(
    site: Site, alone: bool, allowed: bool, speaks: bool
) -> None:
    site.parts.installation().save(Installation(model_for_guests=allowed))
    tutor = replace(site.parts.tutor(), model=Named(), alone=alone, installed=site.parts.installation().read)

    assert (tutor.speaker() == "a model") is speaks


class Named:
    """A model that is only named."""

    name = "a model"


def test_the_sheets_say_what_is_set_here(site: Site) -> None:
    save(site, days="45", second_adult="Mr. Day")
    stored, families = (site.ada.get(f"/teacher/{name}").text for name in ("stored", "families"))

    assert "45 days after the last words" in stored
    assert str(site.parts.settings.data.resolve()) in stored
    assert "nothing that anybody writes goes anywhere else" in stored
    assert "Beside the teacher, Mr. Day looks after this." in families
    assert "The bridge" in families
    assert "Who is right never is." in families
    assert "not a monitoring service" in families


@pytest.mark.parametrize("template", ["plain/stored", "plain/families", "teacher/settings"])
def test_every_page_about_the_model_names_it_and_where_it_is(template: str) -> None:
    def page(provider: Provider) -> str:
        about = {"guest_days": 7, "readings": [], "folder": "/d", "database": "the file /d/x", "coming": [], "saved": False}
        return " ".join(render(template, now=Installation(), provider=provider, usual_contact="A nurse.", **about).split())

    assert "gpt-5-mini" in page(CLOUD)
    assert "api.openai.com" in page(CLOUD)
    assert "switched it on" in page(CLOUD)
    local = page(replace(CLOUD, host="localhost", here=True))
    assert "on this computer: nothing leaves it" in local or "Nothing leaves" in local
    assert "gpt-5-mini" not in page(Provider())


def test_the_settings_name_the_provider_and_no_secret() -> None:
    def of(**settings: str) -> Settings:
        return Settings(**{"model": "m", "openai_base_url": "", "database_url": "", **settings})  # type: ignore[arg-type]  # strings all

    assert of(model="").provider == Provider()
    assert of().provider == Provider("m", "api.openai.com")
    assert of(openai_base_url="http://127.0.0.1:11434/v1").provider == Provider("m", "127.0.0.1", here=True)
    assert of(openai_base_url="https://user:pw@llm.school.example/v1").provider == Provider("m", "llm.school.example")
    assert of(database_url="postgresql://u:hunter2@db.school/x").place == "the PostgreSQL server at db.school"
