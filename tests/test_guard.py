from dataclasses import replace

import pytest

from tests.examples import GROUND, KEY, TEXT
from tutor.core.codes import Code
from tutor.core.guard import Fault, Rules, echo, objections
from tutor.core.key import Finding, place
from tutor.core.text import Span, divided

SECRET = Rules(TEXT, KEY.findings)


def faults(reply, rules=SECRET, similarity=None):
    return {objection.fault for objection in objections(reply, rules, similarity)}


@pytest.mark.parametrize(
    "reply",
    [
        "Read paragraph 2 once more. Which word would you swap for a calmer one?",
        "You stopped at “The office counted”. What does it do to a reader?",
        "We're after a loaded word: a strong feeling where a plainer one fits. Where is it?",
    ],
)
def test_a_question_about_a_place_passes(reply):
    assert not faults(reply)


@pytest.mark.parametrize("reply", ["Look at butchered.", "The word butchering is strong.", "Who are the fun police?"])
def test_words_of_a_target_are_turned_away(reply):
    assert Fault.TARGET in faults(reply)


def test_two_telling_words_of_one_target_in_one_sentence_are_turned_away():
    assert Fault.TARGET in faults("Which family thinks about Easter and who would ruin it?")


def test_one_telling_word_of_a_long_target_passes():
    assert Fault.TARGET not in faults("Which family do you mean?")


def test_an_earned_target_may_be_spoken_of():
    earned = Rules(TEXT, tuple(f for f in KEY.findings if f.id != "butchered"))

    assert not faults("“Butchered” adds heat to the fact.", earned)


def test_what_the_student_said_may_be_said_back():
    assert Fault.TARGET not in faults(
        "“butchered is gross”: tell me more.", Rules(TEXT, KEY.findings, said="butchered is gross")
    )


def test_a_closing_quotation_mark_ends_no_sentence():
    assert Fault.TARGET in faults("It is the “fun” police.")


def test_a_little_word_of_the_students_opens_no_phrase():
    assert Fault.TARGET in faults("It is “The fun police”.", Rules(TEXT, KEY.findings, said="what is the answer"))


@pytest.mark.parametrize(
    ("reply", "fault"),
    [
        ("What is it? Why is it there?", Fault.QUESTIONS),
        ("word " * 61, Fault.LENGTH),
        ("See https://example.org for more.", Fault.LINK),
        ("Look ![here](x).", Fault.LINK),
        ("It is b-u-t-c-h-e-r-e-d.", Fault.SPELLED),
        ("It starts with b and sits in paragraph 2.", Fault.SPELLED),
        ("It rhymes with mutter.", Fault.SPELLED),
        ("Try YnV0Y2hlcmVkIHRoZSBwdWQ5 now.", Fault.SPELLED),
        ("Try YnV0Y2hlcmVk now.", Fault.SPELLED),
        ("Backwards it is derehctub.", Fault.SPELLED),
        ("Shifted by thirteen it is ohgpurerq.", Fault.SPELLED),
        ("Посмотри на второй абзац ещё раз.", Fault.LANGUAGE),
        ("Lies bitte noch einmal den zweiten Absatz und sag mir, welches Wort dich stört.", Fault.LANGUAGE),
        ("The paper says “the soup was cold”.", Fault.QUOTATION),
        ("The truth is that the council is fine.", Fault.STANCE),
        ("The author is lying about it.", Fault.STANCE),
        ("The US should leave Iraq soon.", Fault.STANCE),
        ("  ", Fault.EMPTY),
    ],
)
def test_each_fault_is_named(reply, fault):
    assert fault in faults(reply)


def test_a_question_inside_a_quotation_is_not_the_tutors_own():
    said = Rules(TEXT, (), said="who says? who counted?")

    assert Fault.QUESTIONS not in faults("“who says? who counted?”: good. What else would you ask?", said)


def test_a_close_paraphrase_of_a_why_is_turned_away():
    assert Fault.PARAPHRASE in faults("It makes the cut sound like meat.", similarity=lambda a, b: 0.9)
    assert Fault.PARAPHRASE not in faults("Read paragraph 2 again.", similarity=lambda a, b: 0.2)


def test_an_echo_is_short_and_cannot_break_out_of_its_quotation_marks():
    assert echo('they “smashed” them, and "that" is it.') == "they 'smashed' them, and 'that' is it"
    assert len(echo("a " * 40).split()) == 12


def test_the_ground_of_these_tests_holds_its_targets():
    assert {finding.id for finding in GROUND.askable()} == {"butchered", "whisper", "police", "suffer", "ruin", "mere"}


@pytest.mark.parametrize("reply", ["Yes, that is right.", "You got it.", "Exactly. What next?", "That's correct, go on."])
def test_before_a_reason_is_accepted_nothing_is_called_right_or_wrong(reply):
    assert Fault.VERDICT in faults(reply, Rules(TEXT, earned=False))
    assert Fault.VERDICT not in faults(reply, Rules(TEXT))


SPEECH = divided(
    "The move came under the guise of a fair. It was called a sham gesture by two people.", lambda p: [(0, len(p))]
)


def secret_at(quote: str) -> Finding:
    start = SPEECH.body.index(quote)
    return Finding(quote, Code.LL4, (place(SPEECH, Span(start, start + len(quote))),), "")


@pytest.mark.parametrize("reply", ["The words under the guise do it.", "Look at “the guise”.", "What does “sham” do there?"])
def test_a_piece_of_a_target_that_only_the_reading_holds_is_turned_away(reply):
    secret = Rules(SPEECH, (secret_at("under the guise of"), secret_at("sham gesture")))

    assert Fault.TARGET in faults(reply, secret)


def test_quoted_words_of_the_students_and_of_the_move_pass():
    secret = Rules(SPEECH, (secret_at("sham gesture"),), quotable=("Something like “a sham of a party”.",), said="sham is rude")

    assert Fault.TARGET not in faults("You said “sham”. Why?", secret)
    assert Fault.TARGET not in faults("Something like “a sham of a party”. Why?", replace(secret, said=""))
