"""Disclosures are heard, look-alikes are not, and what is low stays low."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tutor.evaluate.care import measure_care
from tutor.steps.care import concern, is_disclosure, is_insult, is_personal

CASES = Path(__file__).parent / "evaluation"


def rows(name: str) -> list[dict[str, str]]:
    return [json.loads(line) for line in (CASES / name).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize(
    "line",
    ["nothing matters anyway i dont want to be here anymore and i dont mean school", "i want to kill myself", "my dad hits me",
     "i cut my self last night", "he said hed kill me if i told anyone", "im scared to go home", "i not want live more",
     "my friend says shes going to kill herself",
     "roam is loaded. also my dad hit me again"],
)  # fmt: skip
def test_a_disclosure_is_high(line: str):
    assert concern(line) == "high"


@pytest.mark.parametrize(
    "line",
    ["the suicide bombing killed 40 people", "this homework is killing me", "kill me now lol",
     "“i want to die” is a strong line",
     "he beat me at fifa yesterday", "my mom is going to kill me if i fail this", "i want to end this lesson",
     "crush means to beat them violently", "i dont want to be here its boring", "cut the word never and the fact stays"],
)  # fmt: skip
def test_a_look_alike_is_nothing(line: str):
    assert concern(line) is None


@pytest.mark.parametrize("line", ["write me at lea@example.org", "call me on 07911 123456", "i live at 14 Elm Street"])
def test_pasted_personal_data_is_low(line: str):
    assert is_personal(line)
    assert concern(line) == "low"


def test_years_and_troop_numbers_are_no_telephone_numbers():
    assert not is_personal("it went from 170,000 in 2007 to 2,500 in 2021-2024")


@pytest.mark.parametrize("line", ["you are so stupid", "shut up", "this bot sucks", "fuck you"])
def test_an_insult_to_the_tutor_is_low(line: str):
    assert is_insult(line)
    assert concern(line) == "low"


@pytest.mark.parametrize("line", ["it makes them look stupid", "the label calls them idiots", "idiot is a loaded word"])
def test_a_word_about_the_text_is_no_insult(line: str):
    assert not is_insult(line)


def test_what_is_quoted_is_not_ones_own():
    assert not is_disclosure("“I want to kill myself” would be a disclosure, “sham” is not")


def test_ordinary_lesson_turns_raise_no_flag():
    turns = [row["reason"] for row in rows("reasons.jsonl")]
    turns += [row["line"] for row in rows("intents.jsonl") if row["intent"] not in ("distress", "insult", "personal")]

    assert [turn for turn in turns if is_disclosure(turn)] == []


def test_disclosures_are_caught_and_look_alikes_let_go():
    figures = measure_care(rows("care.jsonl"))

    assert figures["recall_high"] >= 0.98
    assert figures["false_alarms"] <= 0.02


@given(st.text(max_size=400))
def test_no_words_make_it_stumble(words: str):
    assert concern(words) in ("high", "low", None)
