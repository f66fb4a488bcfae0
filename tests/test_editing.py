"""The changes that a teacher can make to a key, and taking them back."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.examples import KEY, TEXT, span
from tutor.core import editing
from tutor.core.codes import Code
from tutor.core.desk import MOST_STEPS, opened, step_back, taken_back
from tutor.core.editing import FindingFields, FoilFields
from tutor.core.key import Fairness, Finding, Status, Voice, place
from tutor.core.keydraft import Decision, Entry, KeyDraft, approved_key, from_key, in_order, merged
from tutor.core.text import Span
from tutor.errors import BadEdit

DRAFT = in_order(Entry(replace(item, decided=False), confidence=0.7, drafted=True) for item in (*KEY.findings, *KEY.foils))
IDS = [entry.id for entry in DRAFT.entries]
FIELDS = FindingFields(Code.LL3, (Code.LL1,), Voice.QUOTED, Status.DEFENSIBLE, 3, "A why.", "cut", where="Where?")
WORDS = [sentence for sentence in TEXT.sentences() if len(sentence)]

changes = st.one_of(
    st.builds(lambda i, d: lambda draft: editing.decided(draft, i, d), st.sampled_from(IDS), st.sampled_from(list(Decision))),
    st.builds(lambda i: lambda draft: editing.removed(draft, i), st.sampled_from(IDS)),
    st.builds(lambda i: lambda draft: editing.altered(draft, i, FIELDS), st.sampled_from(IDS)),
    st.builds(lambda i, s: lambda draft: editing.moved(draft, TEXT, i, 0, s), st.sampled_from(IDS), st.sampled_from(WORDS)),
    st.builds(lambda i, s: lambda draft: editing.also_at(draft, TEXT, i, s), st.sampled_from(IDS), st.sampled_from(WORDS)),
    st.builds(lambda s: lambda draft: editing.added(draft, own(s)), st.sampled_from(WORDS)),
)


def own(where: Span) -> Finding:
    return Finding("own", Code.UC1, (place(TEXT, where),), "Nobody says who found it out.")


@given(st.lists(changes, max_size=12))
def test_every_change_can_be_taken_back_step_by_step(acts):
    desk, drafts = opened("canteen", 1, DRAFT), [DRAFT]
    for act in acts:
        try:
            draft = act(desk.draft)
        except BadEdit:
            continue
        desk = desk.after(draft, "a change", "Ada")
        drafts.append(draft)

    for draft in reversed(drafts[:-1]):
        desk = desk.undone()
        assert desk.draft == draft
    assert desk.undone() is desk


@given(st.lists(changes, max_size=12))
def test_ids_stay_one_of_a_kind_and_places_keep_their_words(acts):
    draft = DRAFT
    for act in acts:
        try:
            draft = act(draft)
        except BadEdit:
            continue

    assert len({entry.id for entry in draft.entries}) == len(draft.entries)
    for entry in draft.entries:
        assert all(spot.quote == TEXT.words(spot.span) for spot in entry.places)
        assert all(spot.span.within(TEXT.passage_at(spot.span.start).span) for spot in entry.places)


@given(st.dictionaries(st.sampled_from(IDS), st.sampled_from(list(Decision))))
def test_an_approved_key_holds_what_was_kept_as_decided_and_what_was_not_looked_at_as_open(choices):
    draft = DRAFT
    for name, choice in choices.items():
        draft = editing.decided(draft, name, choice)

    key = approved_key(draft)

    shown = {item.id: item.decided for item in (*key.findings, *key.foils)}
    assert shown == {
        entry.id: entry.decision is Decision.KEPT for entry in draft.entries if entry.decision is not Decision.REJECTED
    }


def test_a_desk_made_from_an_approved_key_gives_that_key_again():
    key = approved_key(from_key(KEY))

    assert {item.id: item for item in key.findings} == {item.id: item for item in KEY.findings}
    assert {item.id: item for item in key.foils} == {item.id: item for item in KEY.foils}
    assert approved_key(from_key(key)) == key


def test_to_change_an_entry_is_to_keep_it():
    draft = editing.altered(DRAFT, "butchered", FIELDS)

    entry = draft.entry("butchered")
    assert entry.decision is Decision.KEPT
    assert entry.changed
    assert (entry.item.code, entry.item.also, entry.item.rewrite, entry.item.where) == (Code.LL3, (Code.LL1,), "cut", "Where?")
    assert entry.places == DRAFT.entry("butchered").places


def test_a_fair_sentence_gets_another_reason():
    item = editing.altered(DRAFT, "counted", FoilFields(Fairness.CALM, "It is calm.")).entry("counted").item

    assert (item.reason, item.why) == (Fairness.CALM, "It is calm.")


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        (replace(FIELDS, why="  "), "why it is marked"),
        (replace(FIELDS, why="word " * 61), "40 words"),
        (replace(FIELDS, also=(Code.LL3,)), "under its own kind already"),
        (replace(FIELDS, code=Code.FAIR), "Choose a kind"),
        (replace(FIELDS, difficulty=4), "Choose a kind"),
        (FoilFields(Fairness.CALM, "It is calm."), "no longer in the key"),
    ],
)
def test_a_change_that_cannot_be_kept_says_what_to_do(fields, says):
    with pytest.raises(BadEdit, match=says):
        editing.altered(DRAFT, "butchered", fields)


def test_words_are_marked_without_the_blanks_around_them():
    where = span("mere")
    draft = editing.moved(DRAFT, TEXT, "butchered", 0, Span(where.start - 1, where.end + 1))

    assert draft.entry("butchered").quote == "mere"


@pytest.mark.parametrize(
    ("where", "says"),
    [
        (Span(3, 3), "at least one word"),
        (Span(len(TEXT.body) + 5, len(TEXT.body) + 9), "at least one word"),
        (Span(0, len(TEXT.body)), "one paragraph"),
    ],
)
def test_words_that_are_no_place_are_refused(where, says):
    with pytest.raises(BadEdit, match=says):
        editing.sound_place(TEXT, where)


def test_a_finding_gets_a_second_place_and_loses_it_again():
    twice = editing.also_at(DRAFT, TEXT, "butchered", span("mere"))

    assert [spot.quote for spot in twice.entry("butchered").places] == ["butchered", "mere"]
    with pytest.raises(BadEdit, match="has these words already"):
        editing.also_at(twice, TEXT, "butchered", span("mere"))
    assert [spot.quote for spot in editing.without_place(twice, "butchered", 0).entry("butchered").places] == ["mere"]
    with pytest.raises(BadEdit, match="its only words"):
        editing.without_place(DRAFT, "butchered", 0)


def test_an_entry_added_twice_gets_two_ids():
    draft = editing.added(editing.added(DRAFT, own(span("pudding"))), own(span("survey")))

    assert draft.entry("own").quote == "pudding"
    assert draft.entry("own-2").quote == "survey"
    assert draft.entry("own").decision is Decision.KEPT
    assert not draft.entry("own").drafted


def test_an_entry_that_somebody_took_out_is_said_to_be_gone():
    with pytest.raises(BadEdit, match="no longer in the key"):
        editing.decided(editing.removed(DRAFT, "mere"), "mere", Decision.KEPT)


def test_a_new_draft_adds_to_the_desk_and_touches_nothing_that_is_there():
    mine = editing.reworded(editing.decided(DRAFT, "mere", Decision.REJECTED), "butchered", "My own words.")
    newer = in_order([*DRAFT.entries, Entry(own(span("pudding")), drafted=True)], "A remark.")

    both = merged(mine, newer)

    assert both.entry("butchered").item.why == "My own words."
    assert both.entry("mere").decision is Decision.REJECTED
    assert both.has("own")
    assert both.remark == "A remark."


def test_no_more_steps_are_kept_than_an_hour_has():
    desk = opened("canteen", 1, DRAFT)
    for number in range(MOST_STEPS + 5):
        decision = Decision.KEPT if number % 2 else Decision.REJECTED
        desk = desk.after(editing.decided(desk.draft, "mere", decision), "a change", "Ada")

    assert len(desk.steps) == MOST_STEPS
    assert desk.edit == MOST_STEPS + 6


def test_a_step_holds_only_what_differs():
    step = step_back(DRAFT, editing.decided(DRAFT, "mere", Decision.KEPT), "accepting", "Ada")

    assert [entry.id for entry in step.put_back] == ["mere"]
    assert taken_back(editing.decided(DRAFT, "mere", Decision.KEPT), step) == DRAFT


def test_a_desk_says_whether_there_is_news():
    desk = opened("canteen", 1, DRAFT)

    assert desk.news
    assert not desk.released(1).news
    assert desk.released(1).after(KeyDraft(), "x", "Ada").news
    assert not opened("canteen", 1, DRAFT, version=3).news
