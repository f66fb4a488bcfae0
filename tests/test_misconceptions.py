"""Each misconception is known by its sound, and its near miss is let go."""

import pytest

from tutor.core.codes import Group
from tutor.steps.misconceptions import bank, misconception_in
from tutor.steps.plain import plain


def shown(words: str, group: Group | None = None) -> str:
    return misconception_in(plain(words).line, group)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("disagree-biased", "i dont agree with this at all so yeah loaded"),
        ("disagree-biased", "its anti us"),
        ("adjective-loaded", "its an adjective so"),
        ("adjective-loaded", "they added a describing word"),
        ("quoted-is-author", "the article says its a disgrace"),
        ("quoted-is-author", "they put it in so they agree"),
        ("opinion-unsupported", "its just an opinion so unsupported"),
        ("topic-word", "war is a loaded word"),
        ("sourced-true", "theres a source so its fine"),
        ("all-propaganda", "all of it"),
        ("all-propaganda", "just mark everything"),
        ("agree-fact", "its just facts"),
        ("long-word", "its a fancy word"),
        ("number-proves", "numbers dont lie"),
        ("bad-news", "its so negative"),
        ("calm-true", "seems professional"),
        ("bad-site", "its from THAT site"),
        ("only-bad-words", "its a compliment so its fine"),
        ("feel-nothing", "it made me mad so its loaded"),
        ("everything-source", "no link so unsupported"),
    ],
)
def test_each_is_known_by_its_sound(name: str, words: str):
    assert shown(words) == name


def test_a_lie_is_another_mistake_in_each_group():
    assert shown("its a lie", Group.LOADED) == "false-loaded"
    assert shown("its a lie", Group.UNSUPPORTED) == "unsupported-false"


@pytest.mark.parametrize(
    "words",
    [
        "its one sided, nobody from the other side is asked",
        "its an adjective that judges them",
        "it says proven and nothings proven",
        "he only quotes one side",
        "its an opinion but written like a fact",
        "they call one side terrorists and the other side fighters",
        "its got a source so i can check it",
        "most of the second half is",
        "i agree but it doesnt say how they know",
        "it might be true but they dont show it",
        "number with who counted and the year",
        "calm and it says who counted",
        "they left out the good thing that happened too",
        "makes you feel angry at them instead of saying what they did",
    ],
)
def test_a_near_miss_is_let_go(words: str):
    assert shown(words) == ""


def test_there_are_eighteen():
    assert len(bank()) == 18
