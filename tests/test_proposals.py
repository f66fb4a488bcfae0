import pytest

from tests.draft_examples import TEXT, analysis, fair, finding, told
from tests.examples import split_at_stops
from tutor.core.codes import Code
from tutor.core.text import divided
from tutor.errors import BadModelAnswer
from tutor.llm.json_answers import object_in
from tutor.steps.locating import standing
from tutor.steps.proposals import SCHEMA, parse_analysis

SECOND = TEXT.passage(2)


def parsed(text, passage=SECOND):
    return parse_analysis(object_in(text, SCHEMA), TEXT, passage)


@pytest.mark.parametrize("quote", ["a brutal decision", "a  brutal\n decision", "“a brutal decision”", "'a brutal decision'"])
def test_a_quote_is_found_whatever_its_blanks_and_quote_marks(quote):
    (named,) = parsed(told(analysis(finding(quote)))).named

    assert TEXT.words(named.span) == "a brutal decision"


def test_prose_around_the_object_does_no_harm():
    assert len(parsed(f"Let me see.\n```json\n{told(analysis(finding('brutal')))}\n```").named) == 1


@pytest.mark.parametrize(
    "text", ["", "{}", "[]", "I see nothing.", '{"findings": []}', '{"findings": {}, "fair": []}', '{"findings']
)
def test_an_answer_of_another_form_is_a_bad_one(text):
    with pytest.raises(BadModelAnswer):
        parsed(text)


@pytest.mark.parametrize(
    "value", [{}, {"findings": "none", "fair": []}, {"findings": ["brutal"], "fair": []}, {"findings": []}]
)
def test_an_object_of_another_form_is_a_bad_answer_whatever_the_adapter_let_through(value):
    with pytest.raises(BadModelAnswer, match="no list"):
        parse_analysis(value, TEXT, SECOND)


@pytest.mark.parametrize(
    "quote", ["a cruel decision", "brutal decisions", "rutal", "", "…", "“”", "Experts say", "2024. It is a brutal decision"]
)
def test_a_quote_that_does_not_stand_in_a_sentence_of_the_paragraph_is_dropped_and_counted(quote):
    found = parsed(told(analysis(finding(quote), finding("slammed"), fair=(fair("Nobody was harmed."),))))

    assert [TEXT.words(each.span) for each in found.named] == ["slammed"]
    assert (found.dropped, found.refused) == (2, 0)


@pytest.mark.parametrize("code", ["LL9", "FAIR", "", "ll1", "Loaded word", "<script>"])
def test_a_wrong_code_is_refused_without_its_neighbours(code):
    found = parsed(told(analysis(finding("brutal", code), finding("slammed"))))

    assert [TEXT.words(each.span) for each in found.named] == ["slammed"]
    assert found.refused == 1


def test_a_finding_without_a_why_and_a_fair_sentence_of_an_unknown_reason_are_refused():
    found = parsed(told(analysis(finding("brutal", why=" "), fair=(fair("It is a brutal decision.", "nice"),))))

    assert (found.named, found.fair, found.refused) == ([], [], 2)


def test_of_words_that_stand_twice_the_hint_or_the_order_tells_which():
    hinted = parsed(told(analysis(finding("brutal", before="The"))))
    in_order = parsed(told(analysis(finding("brutal"), finding("brutal"), finding("brutal"))))
    first, second = (span.start for span in standing("brutal", TEXT.body, SECOND.span))

    assert [each.span.start for each in hinted.named] == [second]
    assert [each.span.start for each in in_order.named] == [first, second]
    assert in_order.dropped == 1


def test_a_note_that_no_note_needs_is_left_out():
    entry = finding(
        "slammed", why="x", rewrite="slammed shut", evidence="a record", difficulty=9, also=["LL3", "FAIR", "X", "LL1"]
    )
    (named,) = parsed(told(analysis(entry))).named

    assert (named.rewrite, named.evidence, named.difficulty, named.also) == ("", "", 3, (Code.LL3,))
    assert parsed(told(analysis(finding("brutal", why="see https://x.example")))).refused == 1


@pytest.mark.parametrize("body", ["It’s “his”—well—word", "naïve «été»  a\u00a0b", "🙂 e\u0301lan 🙂 It's", "a < b > c"])
def test_every_place_slices_to_the_words_of_the_text(body):
    text = divided(body, split_at_stops)
    for word in text.body.split():
        for span in standing(word, text.body, text.passage(1).span):
            assert span.of(text.body) in word
