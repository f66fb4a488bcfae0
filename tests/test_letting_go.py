"""What goes and when, on both engines; what is announced before; and what a student takes along."""

import json
from dataclasses import replace
from datetime import date, timedelta

import pytest
from sqlalchemy import func, select, text
from sqlalchemy import table as sql_table

from tests.class_examples import a_class, classes_of, work
from tests.record_examples import KEY, READING, STATE, begun, later
from tutor.assembly import letting_go_of
from tutor.core.codes import Group
from tutor.core.course import Look, Step
from tutor.core.dialogue import Said
from tutor.core.installation import Installation, decided
from tutor.core.letting_go import Due
from tutor.core.matching import Mark
from tutor.core.text import Span
from tutor.errors import NotAllowed, NotFound, TooLong
from tutor.kept_answers import AnswersInFolder
from tutor.letting_go import LettingGo, Purged
from tutor.protocols import Answer
from tutor.record import InstallationRecord, TeacherRecord, UploadRecord, new_learner_id

pytest_plugins = "tests.record_fixtures"


@pytest.fixture
def letting_go(record, clock):
    return LettingGo(record, InstallationRecord(record.transactions).read, now=clock)


def student(record, learner=""):
    """A session of somebody who belongs to a class."""
    session = begun(record, learner)
    with record.engine.begin() as connection:
        connection.execute(text("UPDATE learners SET guest = FALSE"))
    return session


def rows(record, *tables):
    with record.engine.connect() as connection:
        return [connection.execute(select(func.count()).select_from(sql_table(name))).scalar_one() for name in tables]


def test_students_lessons_go_after_their_last_words_and_the_student_stays(record, clock, letting_go):
    quiet, talking = student(record), student(record)
    record.save_look(quiet, Look(Step.FIRST_LOOK, "a", clock.now))
    clock.pass_days(60)
    record.add_turn(talking, 1, Said("still here"))
    clock.pass_days(31)

    assert letting_go.purge() == Purged(1, 0)
    with pytest.raises(NotFound):
        record.turns(quiet)
    assert len(record.turns(talking)) == 2
    assert rows(record, "learners", "sessions", "turns", "looks") == [2, 1, 2, 0]


def test_the_days_are_what_the_teachers_say_or_what_the_command_says(record, clock, letting_go):
    student(record)
    clock.pass_days(20)
    assert letting_go.purge() == Purged(0, 0)
    InstallationRecord(record.transactions).save(Installation(days=30))
    assert letting_go.purge() == Purged(0, 0)

    assert letting_go.purge(days=10) == Purged(1, 0)


def test_a_trial_says_what_would_go_and_deletes_nothing(record, clock, letting_go):
    session = student(record)
    clock.pass_days(91)

    assert letting_go.purge(dry_run=True) == Purged(1, 0)
    assert record.turns(session)


def test_what_goes_is_announced_two_weeks_before_with_its_day(record, clock, letting_go):
    mine = new_learner_id()
    student(record, mine), student(record, mine), student(record)
    assert letting_go.coming() == []
    clock.pass_days(77)
    (announced,) = letting_go.coming()
    assert announced == (date(2025, 5, 31), Due(date(2025, 3, 1), 3, 2))
    clock.pass_days(13.9)
    assert letting_go.purge().students == 3
    assert clock.now.date() <= announced[0]


def test_what_is_overdue_is_announced_for_tomorrow():
    assert Due(date(2025, 1, 1), 1, 1).goes_on(90, date(2026, 1, 1)) == date(2026, 1, 2)


def test_guests_are_not_announced_and_go_after_a_week(record, clock, letting_go):
    begun(record)
    clock.pass_days(8)

    assert letting_go.coming() == []
    assert letting_go.purge() == Purged(0, 1)


def test_other_parts_join_in_a_purge_but_not_in_a_trial(record, clock):
    asked = []
    letting_go = LettingGo(record, also=(lambda before: asked.append(before) or 0,), now=clock)
    letting_go.purge(dry_run=True)
    letting_go.purge()

    assert asked == [clock.now - timedelta(days=90)]


def test_old_sign_ins_and_links_go_with_a_purge(record):
    teachers = TeacherRecord(record.transactions)
    old = letting_go_of(record).now() - timedelta(days=91)
    teachers.add_ticket("invitation", "t", None, old, old)
    letting_go_of(record).purge()

    assert rows(record, "tickets") == [0]


def test_deleting_a_reading_takes_its_lessons_and_keys_and_makes_the_index_old(record, letting_go):
    session = student(record)
    before = record.index_generation()
    letting_go.reading("park")

    tables = ("readings", "revisions", "documents", "keys", "sessions", "turns")
    assert rows(record, *tables) == [0] * len(tables)
    assert rows(record, "learners") == [1]
    assert record.index_generation() == before + 1
    assert record.was_let_go("park")
    with pytest.raises(NotFound):
        record.course(session)
    with pytest.raises(NotFound, match="no such reading"):
        letting_go.reading("park")


def test_a_reading_that_a_class_was_given_stays_until_its_teacher_takes_it_away(record, letting_go):
    classes = classes_of(record)
    room, given = a_class(classes)
    session = work(record, classes.seats("ana", room.id)[0].learner, given)
    with pytest.raises(NotAllowed, match="A class was given this reading"):
        letting_go.reading("park")
    assert record.turns(session)

    classes.take_away("ana", room.id, given.id)
    letting_go.reading("park")
    assert rows(record, "readings", "sessions") == [0, 0]


def test_a_purge_takes_what_was_brought_and_never_taken_in_and_leaves_what_is_being_drafted(record):
    classes_of(record)
    uploads = UploadRecord(record.transactions)
    waiting, drafting = uploads.add("ana", "a text"), uploads.add("ana", "another")
    uploads.take_in(drafting, replace(READING, id="brought"), with_model=False)

    assert uploads.forget_old(record.clock() + timedelta(seconds=1)) == 1
    assert uploads.get(drafting).reading == "brought"
    with pytest.raises(NotFound):
        uploads.get(waiting)


def test_a_reading_that_is_brought_again_is_there_again(record, letting_go):
    begun(record)
    letting_go.reading("park")
    record.import_reading(READING, KEY, "first")

    assert [reading.id for reading in record.readings()] == ["park"]
    assert not record.was_let_go("park")


def test_deleting_a_student_leaves_the_others(record, letting_go):
    mine = new_learner_id()
    student(record, mine)
    theirs = student(record)
    letting_go.student(mine)

    assert rows(record, "learners", "sessions") == [1, 1]
    assert record.turns(theirs)


def test_a_deleted_students_words_stay_in_no_file(record, letting_go, tmp_path):
    if record.engine.dialect.name != "sqlite":
        pytest.skip("PostgreSQL's files are PostgreSQL's own")
    mine = new_learner_id()
    record.add_turn(student(record, mine), 1, Said("a heron stood on the ramp"))
    assert any(b"a heron stood" in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())
    letting_go.student(mine)

    assert not any(b"a heron stood" in file.read_bytes() for file in tmp_path.rglob("*") if file.is_file())


def test_what_was_made_from_a_reading_goes_with_it_and_stays_where_it_cannot_go(record, clock, tmp_path):
    student(record)
    answers, followed = AnswersInFolder(tmp_path / "analyst"), []
    answers.keep("a1", Answer({"quote": "a sham park"}, 1, 2))
    letting_go = LettingGo(record, derived=(answers.forget, lambda: followed.append(True)), now=clock)
    with pytest.raises(NotFound):
        letting_go.reading("no such reading")
    assert answers.kept("a1")
    letting_go.reading(READING.id)

    assert (answers.kept("a1"), followed) == (None, [True])
    assert list((tmp_path / "analyst").iterdir()) == []


def test_a_student_takes_along_what_they_said_and_were_told_and_no_key(record, letting_go):
    mine = new_learner_id()
    session = student(record, mine)
    record.add_turn(session, 1, Said("it judges", Mark(Span(16, 20), Group.LOADED)))
    record.answer_turn(session, 1, *later(STATE))
    record.hide(session)
    taken = json.loads(json.dumps(letting_go.taken_along(mine)))

    (lesson,) = taken["lessons"]
    assert (lesson["reading"], lesson["part"]) == ("A sham park", "The start")
    assert lesson["turns"][1] | {"at": ""} == {
        "at": "", "student": "it judges", "marked": "sham", "as": "loaded", "tutor": "Why sham?", "shown": []
    }  # fmt: skip
    assert "It judges." not in json.dumps(taken)
    assert letting_go.taken_along("nobody")["lessons"] == []


def test_the_settings_are_kept_and_begin_as_they_came(record):
    kept = InstallationRecord(record.transactions)
    assert kept.read() == Installation(guests=True, model_for_guests=False, days=90)
    changed = decided(False, True, " Ask  Ms. Lee ", "Mr. Day", "till four", "30")
    kept.save(changed)
    kept.save(changed)

    assert kept.read() == Installation(False, True, "Ask Ms. Lee.", "Mr. Day", "till four", 30)
    assert rows(record, "installation") == [1]


@pytest.mark.parametrize("days", ["", "0", "-1", "731", "ten", "1.5", "²", "9" * 5000])
def test_days_that_are_no_number_of_days_are_refused(days):
    with pytest.raises(NotAllowed, match="whole number from 1 to 730"):
        decided(True, True, "", "", "", days)


def test_a_line_that_is_too_long_is_refused():
    with pytest.raises(TooLong, match="300"):
        decided(True, True, "x" * 301, "", "", "90")
