"""The built-in analyst: what it hears, what it leaves alone, and what holds for any text."""

from pathlib import Path
from time import process_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tutor.core.codes import Code, Group
from tutor.core.key import Status, Voice
from tutor.core.text import Text, divided
from tutor.corpus import load_reading, sentences
from tutor.errors import TooLong
from tutor.steps.analysing import MOST_WORDS, analyse, rows, teaching_set
from tutor.steps.analysing.analyst import EMPTY, NOT_ENGLISH, NOTHING

CORPUS = Path(__file__).parent.parent / "corpus"

CALM = "The library opened in 1962. It has two floors. The council pays for the building, and readers pay 3 pounds a year."
WORDS = st.sampled_from(
    """the a outrageous thugs never experts say will want “ ” ' " so-called 40% because of the massacre , . ! ? —
    naïve straße 👩‍🏫 é""".split()
)


def read(body: str) -> Text:
    return divided(body, sentences)


def codes(body: str) -> set[tuple[str, str]]:
    """Quote and code of every place that is proposed."""
    return {(place.quote, each.finding.code.value) for each in analyse(read(body)).findings for place in each.finding.places}


@given(st.text(max_size=400) | st.lists(WORDS, max_size=60).map(" ".join))
@settings(max_examples=150, deadline=None)
def test_every_offset_slices_to_its_quote_in_any_text(body):
    text = read(body)
    draft = analyse(text)

    for each in draft.findings:
        for place in each.finding.places:
            assert text.words(place.span) == place.quote != ""
            assert place.quote == place.quote.strip()
    for fair in draft.foils:
        assert text.words(fair.foil.place.span) == fair.foil.place.quote != ""


@given(st.lists(WORDS, max_size=60).map(" ".join))
@settings(max_examples=40, deadline=None)
def test_the_same_text_gives_the_same_draft(body):
    assert analyse(read(body)) == analyse(read(body))


@given(st.lists(WORDS, max_size=80).map(" ".join))
@settings(max_examples=60, deadline=None)
def test_ids_are_unique_and_nothing_is_decided_yet(body):
    key = analyse(read(body)).key

    ids = [finding.id for finding in key.findings]
    assert len(ids) == len(set(ids))
    assert not any(finding.decided for finding in key.findings)


@pytest.mark.parametrize("body", ["", " \n \n"])
def test_an_empty_text_gives_an_empty_draft_that_says_so(body):
    draft = analyse(read(body))

    assert (draft.findings, draft.foils, draft.remark) == ((), (), EMPTY)


def test_five_words_are_no_difficulty():
    assert analyse(read("One two three four five")).findings == ()


def test_a_calm_text_gives_an_honest_empty_draft():
    draft = analyse(read(CALM))

    assert draft.findings == ()
    assert draft.remark == NOTHING
    assert draft.foils


def test_a_text_in_another_language_is_named_as_such():
    german = (
        "Der Stadtrat hat gestern beschlossen, dass die alte Brücke im Sommer gesperrt wird, weil sie repariert werden muss. "
        * 3
    )

    assert analyse(read(german)).remark == NOT_ENGLISH


def test_a_text_that_is_too_long_is_refused_with_its_limit():
    with pytest.raises(TooLong, match="30,000"):
        analyse(Text("word " * (MOST_WORDS + 1), ()))


def test_a_thousand_words_take_less_than_a_second():
    reading, _ = load_reading(CORPUS / "keep-the-troops")
    analyse(reading.text)
    started = process_time()
    analyse(reading.text)

    assert (process_time() - started) / len(reading.text.body.split()) * 1000 < 1


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("It was a disgusting decision.", ("disgusting", "LL1")),
        ("The thugs at City Hall closed it.", ("thugs", "LL2")),
        ("The plan is utterly and hugely wrong, and everybody sees it.", ("utterly and hugely wrong", "LL3")),
        ("The so-called expert spoke.", ("so-called", "LL4")),
        ("Sign it before it is too late!", ("before it is too late", "LL5")),
        ("Experts say that tea is good for you.", ("Experts say", "UC2")),
        ("The whole valley will be empty within a year.", ("will be empty within a year", "UC6")),
        ("Why on earth would they never listen to us?", ("Why on earth would they never listen to us?", "LL4")),
        ("Their real motive is greed.", ("real motive is greed", "UC7")),
        ("Some say that the bridge is unsafe.", ("Some say", "UC2")),
        ("Everyone knows that the bridge is unsafe.", ("Everyone knows", "UC2")),
        ("They threw the pupils under the bus.", ("under the bus", "LL1")),
    ],
)
def test_each_kind_is_heard(body, found):
    assert found in codes(body)


@pytest.mark.parametrize(
    "body",
    [
        "Three people died in the fire, the brigade said on Monday.",
        "The civil war ended in 1995.",
        "He had a heart attack in May.",
        "A terrorist attack killed four people in 2011.",
        "The Secret Service moved its office to Denver in 2003.",
        "The estate lies in the north of the county.",
        "Nobody claimed responsibility for the fire.",
        "The company plans to spend 1.4 million on a new pier.",
        "Four sailings were planned for the day.",
        "I may be wrong about the river.",
        "In my view, a later start would be a fair trial.",
        "For me, an hour of reading would be a better task.",
    ],
)
def test_a_strong_fact_in_plain_words_is_left_alone(body):
    assert codes(body) == set()


def test_a_slip_in_a_plain_report_is_heard_as_well_as_in_a_short_text():
    plain = "The council met on Monday, the minutes show. It has 12 members, a report of 2021 says. " * 20

    assert ("Experts agree", "UC2") in codes(plain + "Experts agree that the bridge is safe.")


def test_a_weak_word_inside_a_foggy_source_is_not_marked_twice():
    found = codes("What an outrageous lie! It is widely known that these thugs burned the shameful bridge.")

    assert ("It is widely known", "UC2") in found
    assert not found & {("widely", "LL3"), ("known", "LL4")}


def test_half_a_quotation_and_a_calm_sentence_with_a_loaded_word_are_no_fair_sentences():
    halved = "Mr Cole said on 3 May: “We met at six. It was pure horror,” and left."
    loaded = "Brightwell announced a game-changing bottle on 3 May 2024."

    assert analyse(read(halved)).foils == analyse(read(loaded)).foils == ()


def test_a_repeated_label_is_one_finding_with_several_places():
    draft = analyse(read("The thugs came. They shouted.\nThe thugs left. Nobody spoke."))

    label = next(each.finding for each in draft.findings if each.finding.code is Code.LL2)
    assert [place.quote for place in label.places] == ["thugs", "thugs"]


def test_an_id_does_not_change_with_the_text_around_it():
    alone, among = (analyse(read(body)).findings for body in ("The thugs came.", "It rained.\nOn Monday the thugs came."))

    assert alone[0].finding.id in {each.finding.id for each in among}


def test_every_finding_says_why_and_how_it_could_be_settled_or_said_plainly():
    reading, _ = load_reading(CORPUS / "skate-park")

    for each in analyse(reading.text).findings:
        finding = each.finding
        assert 5 <= len(finding.why.split()) <= 40
        assert "$" not in finding.why
        assert finding.group is Group.LOADED or finding.evidence


def test_whys_of_one_kind_do_not_all_say_the_same():
    body = "The bridge will collapse. The school will close. The shops will leave. The thugs will laugh. Nobody will care!"
    whys = {each.finding.why for each in analyse(read(body)).findings if each.finding.code is Code.UC6}

    assert len(whys) >= 2


def test_a_verdict_is_no_claim_that_a_record_could_settle():
    body = "It is a shameful decision for all the people of the town. Every shop has lost money since the thugs came."
    claims = {quote for quote, code in codes(body) if code == "UC1"}

    assert claims == {"Every shop has lost money since the thugs came"}


def test_a_plainer_word_bends_as_the_loaded_one_does():
    draft = analyse(read("Critics slammed the plan, a shameful farce."))

    assert next(e.finding.rewrite for e in draft.findings if "slammed" in e.finding.places[0].quote) == "criticised"


def test_findings_stand_surest_first():
    reading, _ = load_reading(CORPUS / "skate-park")
    sure = [each.confidence for each in analyse(reading.text).findings]

    assert sure == sorted(sure, reverse=True)
    assert all(0.5 <= one <= 1 for one in sure)


def test_fair_sentences_hold_no_finding_of_the_author():
    reading, _ = load_reading(CORPUS / "skate-park")
    draft = analyse(reading.text)

    for fair in draft.foils:
        for each in draft.findings:
            overlap = any(place.span.overlap(fair.foil.place.span) for place in each.finding.places)
            assert not overlap or each.finding.voice is Voice.QUOTED


def test_the_teaching_set_is_small_sure_and_within_its_range():
    reading, _ = load_reading(CORPUS / "keep-the-troops")
    chosen = teaching_set(analyse(reading.text), reading.text, 3, 20)
    stretch = reading.text.passage(3).span.cover(reading.text.passage(20).span)

    assert 0 < len(chosen.findings) <= 12
    assert 0 < len(chosen.foils) <= 8
    assert all(each.finding.status is Status.CLEAR for each in chosen.findings)
    assert all(any(place.span.within(stretch) for place in each.finding.places) for each in chosen.findings)


def test_the_teaching_set_is_spread_over_kinds():
    reading, _ = load_reading(CORPUS / "keep-the-troops")
    chosen = teaching_set(analyse(reading.text), reading.text, 1, len(reading.text.passages))

    assert len({each.finding.code for each in chosen.findings}) >= 4


def test_the_rows_of_a_draft_are_one_a_place_in_the_order_of_the_text():
    text = read("The thugs came.\nThe thugs left.")
    printed = rows(text, analyse(text))

    assert [row["quote"] for row in printed["findings"]] == ["thugs", "thugs"]
    assert all(printed["text"][row["start"] : row["end"]] == row["quote"] for row in printed["findings"])
