"""Keys under revision in the database, on both engines."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest

from tests.record_examples import KEY, OPENING, READING, reworded
from tutor.core.desk import Desk, opened
from tutor.core.editing import decided
from tutor.core.editing import reworded as with_why
from tutor.core.key import AnswerKey
from tutor.core.keydraft import Decision, approved_key, from_key
from tutor.core.reading import Lesson
from tutor.errors import EditConflict, NotFound
from tutor.record import DeskRecord, SqlRecord, TrialRecord, new_learner_id, purge_trials

pytest_plugins = "tests.record_fixtures"

DRAFT = from_key(KEY)


@pytest.fixture
def desks(record: SqlRecord) -> DeskRecord:
    record.import_reading(READING, KEY, "first")
    return DeskRecord(record.transactions)


@pytest.fixture
def desk(desks: DeskRecord) -> Desk:
    return desks.put(opened("park", 1, DRAFT, version=1), "Ada")


def rejecting(desk: Desk, entry: str = "sham", by: str = "Ada") -> Desk:
    return desk.after(decided(desk.draft, entry, Decision.REJECTED), f"rejecting {entry}", by)


def test_a_desk_comes_back_as_it_was_kept(desks, desk, clock):
    clock.pass_days(1)
    after = rejecting(rejecting(desk), "cost", by="Ben")
    desks.save(desk.edit, after, "Ben")

    kept = desks.get("park", 1)

    assert kept == after
    assert (kept.changed_by, kept.changed_at) == ("Ben", clock.now)
    assert kept.undone().undone().draft == DRAFT


def test_where_there_is_no_desk_there_is_none(desks):
    assert desks.get("park", 1) is None
    with pytest.raises(NotFound, match="Nobody has opened this key"):
        desks.save(1, opened("park", 1, DRAFT), "Ada")


def test_the_first_desk_stays_where_two_are_made(desks, desk):
    other = opened("park", 1, decided(DRAFT, "sham", Decision.REJECTED))

    assert desks.put(other, "Ben") == desk
    assert desks.get("park", 1) == desk


def test_a_change_that_was_made_on_an_older_edit_is_refused_and_says_who_was_faster(desks, desk):
    theirs = desks.save(desk.edit, rejecting(desk, by="Ben"), "Ben")

    with pytest.raises(EditConflict, match=r"^Ben changed this key just before you, so your last step was not kept"):
        desks.save(desk.edit, rejecting(desk, "cost"), "Ada")
    with pytest.raises(EditConflict, match=r"^You changed this key in another window"):
        desks.save(desk.edit, rejecting(desk, "cost"), "Ben")
    with pytest.raises(EditConflict):
        desks.approve(desk, KEY, "Ada")
    assert desks.get("park", 1) == theirs


def test_of_many_who_change_the_same_edit_at_once_one_is_kept(desks, desk):
    def save(number: int) -> bool:
        try:
            desks.save(
                desk.edit, desk.after(with_why(desk.draft, "sham", f"Why {number}."), "changing", f"T{number}"), f"T{number}"
            )
        except EditConflict:
            return False
        return True

    with ThreadPoolExecutor(8) as pool:
        kept = list(pool.map(save, range(8)))

    assert kept.count(True) == 1
    assert desks.get("park", 1).edit == desk.edit + 1
    assert desks.get("park", 1).draft.entry("sham").item.why == f"Why {kept.index(True)}."


def test_approving_makes_the_next_version_and_running_lessons_keep_theirs(record, desks, desk, clock):
    running = record.begin(new_learner_id(), "park", 0, False, OPENING)
    after = desks.save(desk.edit, rejecting(desk), "Ada")

    released = desks.approve(after, approved_key(after.draft), "Ada")

    assert (released.version, released.news) == (2, False)
    assert desks.get("park", 1) == released
    assert record.course(running).key == KEY
    assert record.offered("park", 0).key == AnswerKey((), KEY.foils)
    assert record.course(record.begin(new_learner_id(), "park", 0, False, OPENING)).key.findings == ()
    assert desks.version("park", 1) == 2
    assert desks.key("park", 1, 1) == KEY


def test_an_approved_version_never_changes(record, desks, desk):
    desks.approve(desk, approved_key(desk.draft), "Ada")
    later = desks.save(desk.edit, rejecting(desks.get("park", 1)), "Ada")
    desks.approve(later, approved_key(later.draft), "Ada")

    assert [desks.key("park", 1, version) == KEY for version in (1, 2, 3)] == [True, True, False]


def test_a_reading_without_a_range_gets_the_one_that_was_released(record, desks):
    record.import_reading(replace(READING, id="bare", lessons=()), KEY, "bare")
    desk = desks.put(opened("bare", 1, DRAFT), "Ada")
    generation = record.index_generation()

    desks.approve(desk, KEY, "Ada", Lesson("The plan", 2, 2))

    assert next(each for each in record.readings() if each.id == "bare").lessons == (Lesson("The plan", 2, 2),)
    assert record.index_generation() > generation


def test_a_range_that_a_reading_has_stays(record, desks, desk):
    desks.approve(desk, KEY, "Ada", Lesson("Another", 2, 2))

    assert record.readings()[0].lessons == READING.lessons


def test_another_text_has_a_desk_of_its_own(record, desks, desk):
    record.import_reading(reworded("Bad."), AnswerKey(), "second")

    assert desks.get("park", 2) is None
    assert desks.version("park", 2) == 1
    assert desks.get("park", 1) == desk


def test_a_lesson_can_be_tried_on_a_key_that_nobody_has_approved(record, desks):
    tried = TrialRecord(record, AnswerKey())

    session = tried.begin(new_learner_id(), "park", 0, False, OPENING)

    assert tried.offered("park", 0).key == AnswerKey()
    assert record.course(session).key == AnswerKey()
    assert record.offered("park", 0).key == KEY
    assert desks.version("park", 1) == 1


def test_a_trial_takes_no_number_from_the_versions(record, desks, desk):
    for _ in range(2):
        TrialRecord(record, AnswerKey()).begin(new_learner_id(), "park", 0, False, OPENING)

    assert desks.approve(desk, KEY, "Ada").version == 2
    record.import_reading(READING, AnswerKey(KEY.findings), "second")
    assert desks.version("park", 1) == 3


def test_a_trial_is_gone_after_a_day_and_nothing_else_is(record, desks, clock):
    learner, student = new_learner_id(), new_learner_id()
    TrialRecord(record, AnswerKey()).begin(learner, "park", 0, False, OPENING)
    record.begin(student, "park", 0, False, OPENING)

    assert purge_trials(record.transactions) == 0
    clock.pass_days(1.1)
    assert purge_trials(record.transactions) == 1
    assert record.sessions_of(learner) == []
    assert len(record.sessions_of(student)) == 1
    assert record.offered("park", 0).key == KEY


def test_a_new_trial_lets_the_old_ones_go(record, desks, clock):
    learner = new_learner_id()
    TrialRecord(record, AnswerKey()).begin(learner, "park", 0, False, OPENING)
    clock.pass_days(2)
    TrialRecord(record, AnswerKey()).begin(new_learner_id(), "park", 0, False, OPENING)

    assert record.sessions_of(learner) == []
