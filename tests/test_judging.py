"""The built-in judge: what it accepts, what it presses, what it turns down."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.core.codes import Code, Group
from tutor.core.dialogue import Judgement, Verdict
from tutor.core.key import Finding
from tutor.evaluate.reasons import measure_reasons
from tutor.steps.judging import judge
from tutor.steps.valence import HURTS

CASES = Path(__file__).parent / "evaluation" / "reasons.jsonl"
LOADED, UNSUPPORTED = Group.LOADED, Group.UNSUPPORTED


def finding(code: Code, *also: Code) -> Finding:
    return Finding("case", code, (), "", also)


def judged(quote: str, reason: str, code: Code | None = None, group: Group | None = None, **more: object) -> Judgement:
    found = finding(code) if code else None
    return judge(reason, quote, quote, found, group or (code.group if code else None), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("code", "quote", "reason"),
    [
        (Code.LL1, "freely roam", "it sounds less scary. roam sounds like wolves, like nobody's controlling them"),
        (Code.LL1, "crush", "could of said beat"),
        (Code.LL2, "pro-Western factions", "them. sounds like traitors"),
        (Code.LL3, "has never actually left", "one exception and ur done"),
        (Code.LL4, "ostensibly", "so you already dont believe it"),
        (Code.LL2, "Axis of Resistance", "the name is good name, they call self hero"),
        (Code.LL4, "ostensibly", "it say the US is lie, only show outside"),
        (Code.LL5, "at this critical juncture", "it make important and fear"),
        (Code.UC1, "has never actually left Iraq", "they left in 2011, the page gives no dates"),
        (Code.LL5, "Sign before it's too late!", "rushes you so you dont think"),
        (Code.UC1, "Most pupils skip breakfast", "doesnt say who"),
        (Code.UC2, "Estimates suggest", "who estimated it? it could be the guy writing it"),
        (Code.UC3, "says the studio", "of course theyd say that, theyre selling it"),
        (Code.UC4, "Hundreds complained", "out of how many"),
        (Code.UC5, "because of the bell", "loads of things cause that, too simple"),
        (Code.UC7, "Washington knows", "nobody can know what Washington knows unless they say it"),
        (Code.UC6, "Nothing new is going to happen now", "how can they be so sure"),
        (Code.UC6, "We will win", "100. he not say maybe. but nobody know tomorrow"),
        (Code.UC7, "The keeper wanted to lose", "nobody can look in the head. maybe they think other thing"),
    ],
)
def test_an_idea_of_the_code_about_this_sentence_is_right(code: Code, quote: str, reason: str):
    judgement = judged(quote, reason, code)

    assert judgement.verdict is Verdict.RIGHT
    assert judgement.specific
    assert judgement.code is code
    assert judgement.cue
    assert judgement.evidence in reason


def test_the_sentence_itself_is_no_reason_for_its_words():
    sentence = "Washington knows that a complete withdrawal would mean the end of strategic influence."
    copied = judge("would mean the end of strategic influence", sentence, "Washington knows", finding(Code.UC7), UNSUPPORTED)

    assert copied.verdict is Verdict.PARTLY


def test_what_a_page_did_to_ones_family_is_no_reason():
    reason = "my uncle served there and this article makes me sick"

    assert judged("a kind of deception", reason, Code.LL1).verdict is Verdict.WRONG


@pytest.mark.parametrize(
    "reason",
    ["its loaded bc its loaded", "strong word", "biased", "because it is loaded language lol", "feeling. bad", "its a label",
     "A word with strong feeling in it, where a plainer word would give the same fact.",
     "loaded language is wording that attempts to influence an audience by using appeals to emotion or stereotypes",
     "could of said banana",
     "a plainer word would be potato, it keeps every fact", "the word crush is used to make the reader feel emotions"],
)  # fmt: skip
def test_a_reason_that_fits_any_sentence_is_pressed(reason: str):
    assert judged("crush", reason, Code.LL1).verdict is Verdict.PARTLY


@pytest.mark.parametrize("reason", ["no evidence", "not proven", "theres no proof", "its vague", "no source"])
def test_no_evidence_alone_is_pressed(reason: str):
    assert judged("The river is poisoned", reason, Code.UC1).verdict is Verdict.PARTLY


@pytest.mark.parametrize(
    "reason",
    ["its not emotional, its neutral", "it doesnt sound emotional, its a normal word", "nothing wrong with this word",
     "i dont think its loaded", "it looks rude at first but its a normal word"],
)  # fmt: skip
def test_a_denial_is_wrong_wherever_it_stands(reason: str):
    assert judged("crush", reason, Code.LL1).verdict is Verdict.WRONG


def test_what_is_missing_is_a_reason_and_no_denial():
    assert judged("Experts agree", "doesnt say who they are", Code.UC2).verdict is Verdict.RIGHT


def test_a_denial_before_a_reason_takes_nothing_back():
    assert judged("crush", "not the rudest word but it makes the win sound like murder", Code.LL1).verdict is Verdict.RIGHT


def test_agreeing_and_still_asking_for_support_is_right():
    reason = "i mean i think its true but he doesnt say how he knows"

    assert judged("Washington knows", reason, Code.UC7).verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    "reason", ["i like turtles", "whats for lunch", "can we go outside", "my dog ate my homework", "", "…"]
)
def test_what_is_off_topic_is_wrong(reason: str):
    assert judged("crush", reason, Code.LL1).verdict is Verdict.WRONG


@pytest.mark.parametrize(
    ("reason", "misconception"),
    [("its an adjective", "adjective-loaded"), ("its a lie", "false-loaded"), ("i disagree", "disagree-biased")],
)
def test_a_misconception_is_wrong_and_named(reason: str, misconception: str):
    judgement = judged("sham gesture", reason, Code.LL1)

    assert (judgement.verdict, judgement.misconception) == (Verdict.WRONG, misconception)


@pytest.mark.parametrize(
    ("code", "quote", "reason"),
    [
        (Code.UC4, "Hundreds complained", "cant read his mind"),
        (Code.UC2, "Estimates suggest", "it hasnt happened yet"),
        (Code.UC7, "The keeper wanted to lose", "which insiders, whats their name"),
        (Code.LL1, "crush", "sham sounds fake"),
        (Code.LL1, "barked", "50% of what"),
        (Code.UC2, "Insiders whisper", "sounds like animals, could of said move"),
    ],
)
def test_a_reason_for_another_place_is_wrong(code: Code, quote: str, reason: str):
    assert judged(quote, reason, code).verdict is Verdict.WRONG


@pytest.mark.parametrize(
    ("code", "quote", "reason"),
    [
        (Code.UC5, "The new bins brought rats", "might be the pay rise"),
        (Code.UC3, "Singer Mo Ray explains how to beat flu", "singing isnt medicine, he knows songs not germs"),
        (Code.LL3, "Every cyclist jumps red lights", "my dad cycles and stops, so every is too strong"),
        (Code.LL4, "What is the council hiding?", "whatever you reply you have already agreed that it hides something"),
        (Code.UC4, "The charity helped 900 people", "in what period"),
    ],
)
def test_a_reason_in_words_that_nobody_listed_is_right_all_the_same(code: Code, quote: str, reason: str):
    judgement = judged(quote, reason, code)

    assert judgement.verdict is Verdict.RIGHT
    assert judgement.code is code


@pytest.mark.parametrize(
    ("code", "quote", "reason"),
    [
        (Code.UC3, "The candidate's wife calls him honest", "his wife lives with him so she would know"),
        (Code.UC7, "She posted it to make her ex jealous", "thats obviously why she did it, anyone would"),
        (Code.UC5, "After the new head arrived, grades fell", "grades fell right after so the head did it"),
        (Code.LL2, "fat cats in the boardroom", "they are greedy, look at their bonuses"),
    ],
)
def test_whoever_takes_the_words_as_true_is_not_right(code: Code, quote: str, reason: str):
    assert judged(quote, reason, code).verdict is not Verdict.RIGHT


def test_a_word_of_another_place_is_heard_by_neither_ear():
    reason = "fat cats sounds like greedy animals"

    assert judged("fat cats in the boardroom", reason, Code.LL2).verdict is Verdict.RIGHT
    assert judged("a tiny handful of objectors", reason, Code.LL3).verdict is not Verdict.RIGHT


def test_a_frame_that_was_accepted_before_is_pressed():
    first = "roam makes them sound dangerous to the people there"
    again = "crush makes them sound dangerous to the people there"

    assert judged("crush", again, Code.LL1).verdict is Verdict.RIGHT
    assert judged("crush", again, Code.LL1, earlier=[first]).verdict is Verdict.PARTLY


def test_a_swap_that_no_list_has_counts_when_it_is_near_in_meaning():
    reason = "a plainer word is vanquish"

    assert judged("crush", reason, Code.LL1).verdict is Verdict.PARTLY
    assert judged("crush", reason, Code.LL1, similarity=lambda a, b: 0.7).verdict is Verdict.RIGHT


def test_without_a_key_an_idea_must_be_about_something_in_the_marked_words():
    assert judged("We will win", "hasnt happened yet, nobody knows", group=UNSUPPORTED).specific
    assert not judged("Dozens of trees fell", "hasnt happened yet", group=UNSUPPORTED).specific


def test_an_alternative_code_is_accepted_and_named():
    judgement = judge("he just says it", "x", "It was not foreign forces", finding(Code.LL3, Code.UC1), UNSUPPORTED)

    assert (judgement.verdict, judgement.code) == (Verdict.RIGHT, Code.UC1)


@pytest.mark.parametrize(
    ("code", "quote", "reason"),
    [
        (Code.UC3, "says the firm that built them", "thats like asking the striker if it was a penalty"),
        (Code.UC7, "He is frightened of the gunmen", "has he got a mood ring on him??"),
        (Code.LL2, "gangs", "two paragraphs ago they were kids with kneepads and now theyre the mafia"),
        (Code.UC2, "Experience has proven", "experience hasnt got a phone number"),
        (Code.LL2, "wolves", "then whoever is against them is the innocent lamb"),
        (Code.UC5, "the new bell did it", "maybe they got cameras, maybe the thieves got jobs"),
        (
            Code.UC2,
            "Estimates suggest",
            "an estimate is made by some person or institute with a method, and here we learn neither, so I cannot weigh it",
        ),
    ],
)
def test_a_thought_in_words_that_no_list_has_is_right_by_its_shape(code: Code, quote: str, reason: str):
    judgement = judged(quote, reason, code)

    assert (judgement.verdict, judgement.code) == (Verdict.RIGHT, code)


@pytest.mark.parametrize(
    ("code", "quote", "reason"),
    [
        (Code.UC6, "The price will go up", "can i borrow a pen"),
        (Code.LL2, "the mob", "we had a mob in minecraft yesterday"),
        (Code.UC1, "Most pupils skip breakfast", "a statement that could be checked, with nobody named and nothing cited"),
        (Code.UC7, "The council hates young people", "it has no date when the council was built"),
        (Code.LL3, "A tiny handful", "it makes the group sound bigger than it is"),
    ],
)
def test_small_talk_a_definition_another_fault_and_the_wrong_way_round_are_no_such_thought(code: Code, quote: str, reason: str):
    assert judged(quote, reason, code).verdict is not Verdict.RIGHT


def test_a_turn_of_speech_inside_a_longer_thought_is_no_misconception():
    reason = "according to the background all of them left in 2011, but the writer never says so, only one line"
    long = judged("has never actually left Iraq", reason, Code.UC1)
    short = judged("has never actually left Iraq", "all of it", Code.UC1)
    echo = judged("everything shows", "everything? the weather too?", Code.LL3)

    assert (long.misconception, echo.misconception, short.misconception) == ("", "", "all-propaganda")


def test_praise_heard_in_words_that_hurt_is_asked_about_once_more():
    def near(one: str, other: str) -> float:
        return 0.3 if other in HURTS else 0.1

    assert judged("wolves", "it makes the factions look cute like dogs", Code.LL2, similarity=near).verdict is Verdict.PARTLY
    assert judged("wolves", "it makes the factions look scary like dogs", Code.LL2, similarity=near).verdict is Verdict.RIGHT


def test_what_a_word_does_tells_no_kind_so_the_find_keeps_its_own():
    judgement = judge("sounds like traitors who cheat", "x", "pro-Western factions", finding(Code.LL2, Code.LL1), LOADED)

    assert (judgement.verdict, judgement.code) == (Verdict.RIGHT, Code.LL2)


def test_an_aside_in_a_long_reason_is_not_what_the_reason_says():
    reason = (
        "an estimate is made by an institute with a method and by people who sign it, and here we learn neither, so a careful"
        " calculation and a tale from a bar would look alike to any reader, and who knows"
    )
    judgement = judged("Estimates suggest", reason, Code.UC2)

    assert (judgement.verdict, judgement.cue) == (Verdict.RIGHT, "words")


def test_misspelt_reasons_are_worth_as_much():
    assert judged("Sources say", "annonymous scource cant cheak it", Code.UC2).verdict is Verdict.RIGHT
    assert judged("crush", "its realy agresive makes it sound vilent", Code.LL1).verdict is Verdict.RIGHT


@given(st.text(max_size=400), st.text(max_size=80))
def test_no_words_make_it_stumble(reason: str, quote: str):
    assert judge(reason, quote, quote, None, None).verdict in Verdict


def test_the_judge_is_as_good_as_promised_on_the_cases_it_was_not_tuned_on():
    figures = measure_reasons([json.loads(line) for line in CASES.read_text(encoding="utf-8").splitlines()])

    assert figures["held_out"]["accuracy"] >= 0.85
    assert figures["unseen"]["accuracy"] >= 0.85
    assert figures["unseen"]["wrong_accepted"] <= 0.03
    assert figures["development"]["wrong_accepted"] <= 0.03
    assert figures["short_second_language"]["accuracy"] >= figures["the_rest"]["accuracy"] - 0.05
