"""How teachers come in, on both engines: links, passwords, waits, and the way out."""

import logging
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
from sqlalchemy import select

from tests.record_examples import Clock
from tutor.accounts import BAD_LINK, INVITATION, LINK_LASTS, LINK_TOLD, RESET, SET_UP, SIGNED_IN, WRONG, Accounts
from tutor.core.teachers import FREE_TRIES, LONGEST_WAIT, locked, wait_after
from tutor.errors import NotAllowed, NotFound
from tutor.record import ClassRecord, TeacherRecord, open_record
from tutor.record.teacher_tables import SignInRow, TeacherRow, TicketRow

pytest_plugins = "tests.record_fixtures"

WORDS = "four unrelated words"
OTHERS = "five quite different words"


@pytest.fixture
def accounts(record, clock):
    return Accounts(TeacherRecord(record.transactions), clock)


@pytest.fixture
def ada(accounts):
    return accounts.register(SET_UP, accounts.link(SET_UP), "Ada", WORDS)


@pytest.fixture
def ben(accounts, ada):
    return accounts.register(INVITATION, accounts.link(INVITATION), "Ben", WORDS)


def rows_in(record, table):
    with record.engine.connect() as connection:
        return connection.execute(select(table.__table__)).all()


def fails(accounts, name="Ada", times=1):
    for _ in range(times):
        with pytest.raises(NotAllowed, match="do not belong together"):
            accounts.sign_in(name, "wrong, wrong, wrong")


def test_the_set_up_link_makes_the_first_teacher_and_works_once(accounts):
    link = accounts.link(SET_UP)
    teacher = accounts.register(SET_UP, link, "Ada", WORDS)

    assert accounts.signed_in(accounts.sign_in("Ada", WORDS)) == teacher
    with pytest.raises(NotAllowed, match="used or is too old"):
        accounts.register(SET_UP, link, "Eve", WORDS)


def test_a_new_set_up_link_takes_the_place_of_the_old_one(accounts):
    old, new = accounts.link(SET_UP), accounts.link(SET_UP)

    with pytest.raises(NotAllowed):
        accounts.expected(SET_UP, old)
    accounts.expected(SET_UP, new)


def test_no_set_up_link_works_once_somebody_has_an_account(accounts, ada):
    link = accounts.link(SET_UP)

    with pytest.raises(NotAllowed):
        accounts.register(SET_UP, link, "Eve", WORDS)


def test_two_colleagues_can_be_invited_at_once(accounts, ada):
    links = [accounts.link(INVITATION) for _ in range(2)]

    assert [accounts.register(INVITATION, link, name, WORDS).name for link, name in zip(links, "BC", strict=True)] == ["B", "C"]


def test_one_link_used_twice_at_the_same_moment_makes_one_teacher(accounts, ada):
    link = accounts.link(INVITATION)

    def come(name):
        try:
            return accounts.register(INVITATION, link, name, WORDS)
        except NotAllowed:
            return None

    with ThreadPoolExecutor(4) as browsers:
        made = [teacher for teacher in browsers.map(come, "BCDE") if teacher]
    assert len(made) == 1
    assert len(accounts.colleagues()) == 2


@pytest.mark.parametrize("kind", [SET_UP, INVITATION, RESET])
def test_a_link_does_not_work_as_another_kind_or_after_its_time(accounts, clock, kind):
    other = INVITATION if kind != INVITATION else RESET
    link = accounts.link(kind)
    with pytest.raises(NotAllowed):
        accounts.expected(other, link)
    clock.now += LINK_LASTS
    with pytest.raises(NotAllowed, match="too old"):
        accounts.expected(kind, link)


def test_a_refused_name_or_password_leaves_the_link_to_try_again(accounts, ada):
    link = accounts.link(INVITATION)
    for name, password in (("Ada", WORDS), ("ADA", WORDS), ("", WORDS), ("x" * 61, WORDS), ("a\0b", WORDS), ("Ben", "short")):
        with pytest.raises(NotAllowed) as refused:
            accounts.register(INVITATION, link, name, password)
        assert str(refused.value) != BAD_LINK

    assert accounts.register(INVITATION, link, "Ben", WORDS).name == "Ben"


@pytest.mark.parametrize(
    "password", ["123456789", "aaaaaaaaaaaa", "1212121212", "password123", "1234567890", "Winifred01", "x" * 201]
)
def test_the_first_guesses_are_no_passwords(accounts, ada, password):
    with pytest.raises(NotAllowed, match="password"):
        accounts.register(INVITATION, accounts.link(INVITATION), "Winifred", password)


def test_a_name_and_a_password_are_the_same_however_a_keyboard_composes_them(accounts, ada):
    accounts.register(INVITATION, accounts.link(INVITATION), "Zoe\u0308  B.", "cafe\u0301 under the snow")

    assert accounts.signed_in(accounts.sign_in(" zo\u00eb b. ", "caf\u00e9 under the snow"))


def test_wrong_passwords_wait_longer_and_longer_and_a_right_one_in_between_does_not_help(accounts, ada, clock):
    fails(accounts, times=FREE_TRIES + 1)
    with pytest.raises(NotAllowed, match="Wait 1 min"):
        accounts.sign_in("Ada", WORDS)
    clock.now += timedelta(seconds=31)
    fails(accounts)
    clock.now += timedelta(seconds=31)
    with pytest.raises(NotAllowed, match="Too many wrong passwords"):
        accounts.sign_in("Ada", WORDS)
    clock.now += timedelta(seconds=31)
    assert accounts.sign_in("Ada", WORDS)


def test_a_right_password_forgives_the_wrong_ones_before(accounts, ada):
    fails(accounts, times=FREE_TRIES)
    accounts.sign_in("Ada", WORDS)
    fails(accounts, times=FREE_TRIES)

    assert accounts.sign_in("Ada", WORDS)


def test_the_wait_survives_a_restart(accounts, ada, address, clock):
    fails(accounts, times=FREE_TRIES + 1)
    again = open_record(address, clock)
    with pytest.raises(NotAllowed, match="Too many"):
        Accounts(TeacherRecord(again.transactions), clock).sign_in("Ada", WORDS)
    again.close()


def test_many_tries_at_once_get_no_further_than_one_after_the_other(accounts, ada):
    def guess(number):
        try:
            accounts.sign_in("Ada", f"guess number {number}")
        except NotAllowed as refused:
            return str(refused)

    with ThreadPoolExecutor(8) as browsers:
        answers = list(browsers.map(guess, range(12)))
    assert 1 <= answers.count(WRONG) <= FREE_TRIES + 1  # on a busy machine some are not judged at all


def test_a_name_that_nobody_has_answers_as_one_that_somebody_has(accounts, ada):
    answers = {}
    for name in ("Ada", "Nobody"):
        answers[name] = []
        for _ in range(FREE_TRIES + 3):
            with pytest.raises(NotAllowed) as refused:
                accounts.sign_in(name, "wrong, wrong, wrong")
            answers[name].append(str(refused.value))

    assert answers["Ada"] == answers["Nobody"]


def test_a_password_is_hashed_for_a_name_that_nobody_has_too(accounts, ada, monkeypatch):
    hashed = []
    monkeypatch.setattr(accounts.passwords, "hashed", hashed.append)
    fails(accounts, name="Nobody")
    fails(accounts, name="No\0body")

    assert len(hashed) == 2


def test_remembering_strange_names_does_not_grow_without_end(accounts, ada, monkeypatch):
    monkeypatch.setattr(accounts.passwords, "hashed", lambda password: "")
    monkeypatch.setattr("tutor.accounts.MOST_STRANGERS", 10)
    for number in range(30):
        fails(accounts, name=f"Nobody {number}")

    assert len(accounts._strangers) == 10


def test_the_waits_double_up_to_a_quarter_of_an_hour():
    waits = [wait_after(failures).total_seconds() for failures in range(12)]

    assert waits == [0, 0, 0, 0, 0, 30, 60, 120, 240, 480, 900, 900]
    assert wait_after(10**6) == LONGEST_WAIT
    assert locked(9, None, Clock().now) <= timedelta()


def test_a_sign_in_ends_after_a_day_at_school(accounts, ada, clock):
    token = accounts.sign_in("Ada", WORDS)
    clock.now += SIGNED_IN - timedelta(seconds=1)
    assert accounts.signed_in(token) == ada
    clock.now += timedelta(seconds=1)
    assert accounts.signed_in(token) is None


def test_signing_out_forgets_this_browser_and_everywhere_forgets_all_of_mine(accounts, ada, ben):
    one, two, three = (accounts.open(ada) for _ in range(3))
    bens = accounts.open(ben)
    accounts.sign_out(one)
    assert [accounts.signed_in(token) for token in (one, two)] == [None, ada]
    accounts.sign_out_everywhere(ada)

    assert [accounts.signed_in(token) for token in (two, three, bens)] == [None, None, ben]


def test_a_new_password_link_signs_out_everywhere_and_ends_the_wait(accounts, ada):
    token = accounts.open(ada)
    fails(accounts, times=FREE_TRIES + 1)
    link = accounts.link(RESET, ada.id)
    accounts.choose_password(link, OTHERS)

    assert accounts.signed_in(token) is None
    assert accounts.sign_in("Ada", OTHERS)
    with pytest.raises(NotAllowed, match="used"):
        accounts.choose_password(link, WORDS)


def test_a_second_link_for_the_same_teacher_replaces_the_first_and_leaves_others_alone(accounts, ada, ben):
    old, bens, new = accounts.link(RESET, ada.id), accounts.link(RESET, ben.id), accounts.link(RESET, ada.id)

    assert [accounts.expected(RESET, link) for link in (bens, new)] == [ben, ada]
    with pytest.raises(NotAllowed):
        accounts.expected(RESET, old)


def test_changing_the_password_needs_the_old_one(accounts, ada):
    token = accounts.open(ada)
    with pytest.raises(NotAllowed, match="not your password"):
        accounts.change_password(ada, "wrong, wrong, wrong", OTHERS)
    accounts.change_password(ada, WORDS, OTHERS)

    assert accounts.signed_in(token) is None
    assert accounts.sign_in("Ada", OTHERS)


def test_a_colleague_who_is_removed_is_out_at_once(accounts, ada, ben):
    token, link = accounts.open(ben), accounts.link(RESET, ben.id)
    accounts.remove(ben)

    assert accounts.signed_in(token) is None
    assert accounts.colleagues() == [ada]
    with pytest.raises(NotAllowed):
        accounts.choose_password(link, OTHERS)


def test_nobody_is_removed_who_has_classes_or_is_the_only_one(accounts, ada, ben, record):
    classes = ClassRecord(record.transactions)
    made = [classes.make(ben.id, title, 1) for title in ("10a", "10b")]
    with pytest.raises(NotAllowed, match="Ben has 2 classes"):
        accounts.remove(ben)
    for room in made:
        classes.delete(ben.id, room.id)
    accounts.remove(ben)
    with pytest.raises(NotAllowed, match="only teacher"):
        accounts.remove(ada)


def test_a_colleague_is_found_by_id_and_by_name(accounts, ada):
    assert accounts.colleague(ada.id) == accounts.colleague(" ada ") == ada
    with pytest.raises(NotFound):
        accounts.colleague("eve")


def test_what_is_over_is_forgotten(accounts, ada, record, clock):
    accounts.open(ada)
    accounts.link(INVITATION)
    clock.pass_days(3)
    accounts.record.forget_old(clock.now)

    assert [rows_in(record, table) for table in (SignInRow, TicketRow)] == [[], []]


def test_no_password_and_no_token_is_kept_or_logged(accounts, ada, record, caplog):
    caplog.set_level(logging.DEBUG)
    token, link = accounts.sign_in("Ada", WORDS), accounts.link(INVITATION)
    fails(accounts)
    kept = [str(rows_in(record, table)) for table in (TeacherRow, SignInRow, TicketRow)]

    for secret in (WORDS, "wrong, wrong", token, link):
        assert secret not in caplog.text + "".join(kept)
    assert "argon2id" in kept[0]


def test_open_invitations_are_listed_without_the_link_and_can_be_withdrawn(accounts, ada, clock):
    first = accounts.link(INVITATION, by=ada)
    clock.now += timedelta(minutes=1)
    links, until = [first, accounts.link(INVITATION)], clock.now + LINK_LASTS
    listed = accounts.invitations()
    assert [(one.by, one.made_at) for one in listed] == [("", clock.now), ("Ada", clock.now - timedelta(minutes=1))]
    assert listed[0].until == until
    assert not any(link in repr(listed) for link in links)

    accounts.withdraw(next(one.id for one in listed if one.by == "Ada"), ada)
    with pytest.raises(NotAllowed):
        accounts.register(INVITATION, links[0], "Zed", WORDS)
    assert accounts.register(INVITATION, links[1], "Zed", WORDS).name == "Zed"
    assert accounts.invitations() == []
    with pytest.raises(NotFound, match="used or withdrawn"):
        accounts.withdraw(listed[0].id, ada)


def test_an_invitation_that_is_too_old_is_listed_no_more(accounts, ada, clock):
    accounts.link(INVITATION, by=ada)
    clock.now += LINK_LASTS

    assert accounts.invitations() == []


def test_whoever_was_removed_does_not_come_back_by_an_invitation_of_their_own(accounts, ada, ben):
    link = accounts.link(INVITATION, by=ben)
    accounts.remove(ben)

    with pytest.raises(NotAllowed):
        accounts.register(INVITATION, link, "Ben again", WORDS)


def test_a_teacher_is_told_of_a_new_password_link_that_somebody_made_for_them(accounts, ada, ben, clock):
    assert accounts.link_made(ben) is None
    link = accounts.link(RESET, ben.id, ada)
    made = accounts.link_made(ben)
    assert (made.by, made.made_at, bool(made.id), link in repr(made)) == ("Ada", clock.now, True, False)
    assert accounts.link_made(ada) is None

    with pytest.raises(NotFound):
        accounts.withdraw(made.id, ada)
    accounts.withdraw(made.id, ben)
    with pytest.raises(NotAllowed):
        accounts.choose_password(link, WORDS + "!")
    assert accounts.link_made(ben).id == ""
    clock.now += LINK_TOLD
    assert accounts.link_made(ben) is None


def test_a_password_that_was_changed_makes_an_open_link_worthless(accounts, ada, ben):
    link = accounts.link(RESET, ben.id, ada)
    accounts.change_password(ben, WORDS, WORDS + " and more")

    with pytest.raises(NotAllowed):
        accounts.choose_password(link, WORDS)
