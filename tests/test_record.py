import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, timedelta, timezone

import pytest
from sqlalchemy.orm import Session

from tests.record_examples import KEY, OPENING, READING, STATE, begun, later
from tutor.core.codes import Group
from tutor.core.dialogue import Heard, Intent, Judgement, Said, Verdict
from tutor.core.matching import Mark
from tutor.core.text import Span
from tutor.errors import NotAllowed, NotFound, TurnTaken
from tutor.record import new_learner_id
from tutor.record.tables import TurnRow

pytest_plugins = "tests.record_fixtures"


def test_what_is_not_there_is_named(record):
    session = begun(record)
    answers = later(STATE)
    for call in (
        lambda: record.offered("nowhere", 0),
        lambda: record.offered("park", 2),
        lambda: record.begin("a" * 32, "nowhere", 0, False, OPENING),
        lambda: record.course("nothing"),
        lambda: record.turns("nothing"),
        lambda: record.session("a" * 32, "nothing"),
        lambda: record.add_turn("nothing", 1, Said("hello")),
        lambda: record.answer_turn(session, 1, *answers),
        lambda: record.set_plain("nothing", True),
        lambda: record.finish("nothing"),
        lambda: record.hide("nothing"),
    ):
        with pytest.raises(NotFound):
            call()


def test_a_session_is_shown_to_its_own_learner_only(record):
    me = new_learner_id()
    session = begun(record, me)

    assert record.session(me, session).id == session
    with pytest.raises(NotAllowed):
        record.session(new_learner_id(), session)


def test_sessions_are_listed_newest_first_until_they_are_hidden(record, clock):
    me = new_learner_id()
    old = begun(record, me)
    clock.pass_days(1)
    new = begun(record, me)
    record.add_turn(new, 1, Said("hello"))
    record.set_plain(new, True)
    record.finish(old)

    listed = record.sessions_of(me)
    assert [(info.id, info.turns, info.plain, info.finished) for info in listed] == [
        (new, 1, True, False),
        (old, 0, False, True),
    ]
    assert (listed[0].title, listed[0].lesson, listed[0].started_at) == ("A sham park", "The start", clock.now)

    record.hide(new)
    assert [info.id for info in record.sessions_of(me)] == [old]


@pytest.mark.parametrize(
    "said",
    [
        Said(""),
        Said("🛹 مرحبا <script>alert(1)</script>"),
        Said("sham", Mark(Span(16, 20), Group.LOADED)),
        Said("", Mark(Span(0, 0))),
    ],
)
def test_a_turn_comes_back_as_it_went_in(record, said):
    session = begun(record)
    record.add_turn(session, 1, said)
    move, reply, state = later(STATE)
    record.answer_turn(session, 1, move, reply, state)

    opening, turn = record.turns(session)
    assert opening == OPENING
    assert (turn.number, turn.said, turn.move, turn.reply, turn.state) == (1, said, move, reply, state)


def test_characters_that_no_database_keeps_do_not_lose_the_message(record):
    session = begun(record)
    record.add_turn(session, 1, Said("a\x00b\ud800c"))
    move, reply, state = later(STATE)
    record.answer_turn(session, 1, replace(move, because="a\x00b"), reply, replace(state, pending_words="\ud800"))

    assert record.turns(session)[1].said == Said("a\ufffdb\ufffdc")


def test_times_come_back_in_utc(record, clock):
    session = begun(record)
    clock.now = clock.now.astimezone(timezone(timedelta(hours=9)))
    record.add_turn(session, 1, Said("hello"))

    assert record.turns(session)[1].said_at == clock.now
    assert record.turns(session)[1].said_at.tzinfo is UTC


def test_a_turn_is_taken_once_and_the_first_words_stay(record):
    session = begun(record)
    record.add_turn(session, 1, Said("first"))
    with pytest.raises(TurnTaken):
        record.add_turn(session, 1, Said("second"))

    assert record.turns(session)[1].said == Said("first")


def test_a_turn_is_answered_once(record):
    session = begun(record)
    record.add_turn(session, 1, Said("first"))
    record.answer_turn(session, 1, *later(STATE))
    with pytest.raises(TurnTaken):
        record.answer_turn(session, 1, *later(later(STATE)[2]))

    assert record.turns(session)[1].state == later(STATE)[2]


def test_of_many_tabs_that_send_the_same_turn_one_is_heard(record):
    session = begun(record)

    def send(tab: int) -> bool:
        try:
            record.add_turn(session, 1, Said(f"tab {tab}"))
        except TurnTaken:
            return False
        return True

    with ThreadPoolExecutor(8) as tabs:
        assert sum(tabs.map(send, range(8))) == 1
    assert len(record.turns(session)) == 2


def test_many_students_write_at_once_and_nothing_is_lost(record):
    sessions = [begun(record) for _ in range(8)]

    def talk(session: str) -> None:
        for number in range(1, 11):
            record.add_turn(session, number, Said("hello"))
            record.answer_turn(session, number, *later(STATE))

    with ThreadPoolExecutor(8) as students:
        list(students.map(talk, sessions))
    assert all(len(record.turns(session)) == 11 and record.turns(session)[-1].reply for session in sessions)


def test_a_new_learner_may_begin_in_two_tabs_at_once(record):
    record.import_reading(READING, KEY, "first")
    me = new_learner_id()
    with ThreadPoolExecutor(4) as tabs:
        list(tabs.map(lambda _: record.begin(me, "park", 0, False, OPENING), range(4)))

    assert len(record.sessions_of(me)) == 4


def test_a_server_killed_in_the_middle_of_a_turn_still_owes_its_answer(record, address):
    session = begun(record)
    record.close()
    dying = (
        "import os, sys\nfrom tutor.core.dialogue import Said\nfrom tutor.record import open_record\n"
        "open_record(sys.argv[1]).add_turn(sys.argv[2], 1, Said('it judges'))\nos.kill(os.getpid(), 9)"
    )
    assert subprocess.run([sys.executable, "-c", dying, address, session]).returncode == -9

    owed = record.turns(session)[-1]
    assert (owed.said, owed.reply) == (Said("it judges"), None)
    record.answer_turn(session, 1, *later(STATE))
    assert record.turns(session)[-1].reply


def test_how_a_turn_was_understood_and_what_it_cost_is_kept_for_the_teacher(record):
    session = begun(record)
    record.add_turn(session, 1, Said("it judges"))
    heard, judgement = Heard(Intent.REASON, "it judges"), Judgement(Verdict.RIGHT, specific=True, cue="judges")
    record.answer_turn(session, 1, *later(STATE), heard, judgement)

    with Session(record.engine) as db:
        row = db.get_one(TurnRow, (session, 1))
    assert (row.heard, row.judgement) == (heard, judgement)
    assert (row.speaker, row.prompt, row.tokens_in, row.tokens_out) == ("gpt", "word-1", 30, 4)
