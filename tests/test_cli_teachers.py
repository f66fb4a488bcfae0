"""The commands for accounts and for letting go."""

import re
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from tests.record_examples import Clock, begun
from tutor.accounts import INVITATION, RESET, SET_UP
from tutor.assembly import accounts_of
from tutor.cli import app
from tutor.errors import NotAllowed, NotFound
from tutor.record import open_record
from tutor.settings import Settings

WORDS = "four unrelated words"


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DATABASE_URL", raising=False)
    for name, value in {"TUTOR_DATA": str(tmp_path), "TUTOR_HOST": "::", "TUTOR_PORT": "7999"}.items():
        monkeypatch.setenv(name, value)


def run(*words: str) -> Result:
    return CliRunner().invoke(app, words)


def token_in(printed: str, kind: str) -> str:
    found = re.fullmatch(rf"http://127\.0\.0\.1:7999/teacher/{kind}\?link=([\w-]+)(&name=\S+)?\n", printed)
    assert found, printed
    return found[1]


def accounts():
    return accounts_of(open_record(Settings().database))


def test_the_first_teacher_gets_a_set_up_link_and_the_next_an_invitation():
    accounts().register(SET_UP, token_in(run("teacher", "add", "Ada").output, SET_UP), "Ada", WORDS)
    printed = run("teacher", "add", "Ben B.").output
    assert printed.endswith("&name=Ben+B.\n")
    accounts().register(INVITATION, token_in(printed, INVITATION), "Ben", WORDS)

    assert run("teacher", "list").output == "Ada\nBen\n"


def test_a_teacher_who_forgot_the_password_gets_a_link_for_a_new_one():
    accounts().register(SET_UP, accounts().link(SET_UP), "Ada", WORDS)
    token = token_in(run("teacher", "reset", "ada").output, RESET)
    accounts().choose_password(token, "five quite different words")

    assert accounts().sign_in("Ada", "five quite different words")


def test_a_teacher_is_removed_by_name_but_not_the_only_one():
    accounts().register(SET_UP, accounts().link(SET_UP), "Ada", WORDS)
    accounts().register(INVITATION, accounts().link(INVITATION), "Ben", WORDS)

    assert run("teacher", "remove", "ben").output == "Ben is removed.\n"
    assert isinstance(run("teacher", "remove", "ada").exception, NotAllowed)
    assert isinstance(run("teacher", "reset", "eve").exception, NotFound)


def test_purge_says_what_would_go_and_then_deletes_it():
    clock = Clock()
    record = open_record(Settings().database, clock)
    session = begun(record)
    with record.engine.begin() as connection:
        connection.exec_driver_sql("UPDATE learners SET guest = FALSE")

    assert run("purge", "--dry-run").output == "1 lesson of students would go. Nothing was deleted.\n"
    assert run("purge", "--days", "99999").output == "0 lessons of students and 0 of guests are deleted.\n"
    assert record.turns(session)
    assert run("purge").output == "1 lesson of students and 0 of guests are deleted.\n"
    with pytest.raises(NotFound):
        record.turns(session)
