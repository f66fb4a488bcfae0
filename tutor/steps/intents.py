"""What a message is for, where it is neither a mark nor a reason: heard from the phrases of intents.yaml."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from tutor.core.dialogue import Chair, Intent
from tutor.core.words import folded
from tutor.steps.phrases import Phrases, phrases

# Who comes first where a message could be two things. A mark that waits for its reason leaves only what is no reason at all.
AWAITED = (
    "tell_me",
    "answered",
    "taken_back",
    "program",
    "meaning",
    "question",
    "dont_know",
    "finish",
    "greeting",
    "pointless",
    "asks_ours",
    "off_topic",
)
FREE = (
    "tell_me", "answered", "taken_back", "program", "meaning", "finish", "greeting", "off_topic", "asks_ours", "disagrees",
    "agrees", "question", "pointless", "dont_know", "go_on",
)  # fmt: skip
INTENTS = {
    "tell_me": Intent.TELL_ME,
    "answered": Intent.ANSWERED,
    "taken_back": Intent.TAKEN_BACK,
    "program": Intent.PROGRAM,
    "meaning": Intent.MEANING,
    "question": Intent.QUESTION,
    "dont_know": Intent.DONT_KNOW,
    "finish": Intent.FINISH,
    "greeting": Intent.GREETING,
    "pointless": Intent.POINTLESS,
    "asks_ours": Intent.SIDES,
    "agrees": Intent.SIDES,
    "disagrees": Intent.SIDES,
    "go_on": Intent.GO_ON,
    "off_topic": Intent.OFF_TOPIC,
}
CHAIRS = {"agrees": Chair.EDITOR, "disagrees": Chair.CHECKER}

# "Who told America that?" asks the writer for proof; "did America leave?" asks us.
ASKS_FOR_PROOF = frozenset(
    "say says said know knows prove proof proven source sources evidence count counted check checked quote quoted told".split()
)


@dataclass(frozen=True, slots=True)
class Stock:
    """The phrases of each kind: those that hold always, and those that hold while no mark waits for its reason."""

    always: dict[str, Phrases]
    free: dict[str, Phrases]
    elsewhere: frozenset[str]


@lru_cache(maxsize=1)
def stock() -> Stock:
    """The stock, read once."""
    data = yaml.safe_load(Path(__file__).with_name("intents.yaml").read_text(encoding="utf-8"))
    classes, elsewhere = data.pop("classes"), data.pop("dont_know_elsewhere").split()
    return Stock(
        always={name: phrases(each.get("always", ()), classes) for name, each in data.items()},
        free={name: phrases(each.get("free", ()), classes) for name, each in data.items()},
        elsewhere=frozenset(folded(words.replace("_", " ")) for words in elsewhere),
    )


def intent_in(line: str, awaited: bool) -> tuple[Intent, Chair] | None:
    """The intent of a plain line and the chair that goes with it; None where it may be a mark, a reason or an attempt."""
    present = frozenset(line.split())
    for name in AWAITED if awaited else FREE:
        if _says(name, line, awaited, present):
            return INTENTS[name], CHAIRS.get(name, Chair.NONE)
    return None


def is_a_question(line: str) -> bool:
    """Whether a line begins as a question does."""
    return stock().free["question"].first(line) is not None


def asks_for_proof(line: str) -> bool:
    """Whether a question may be the reason itself: *who says?*, *how do they know?*"""
    return not ASKS_FOR_PROOF.isdisjoint(line.split())


def is_dont_know_elsewhere(words: str) -> bool:
    """Whether the whole message is "I don't know" in another language."""
    return folded(words).strip(" .!?…") in stock().elsewhere


def _says(name: str, line: str, awaited: bool, present: frozenset[str]) -> bool:
    if name == "question":
        return not (awaited and ASKS_FOR_PROOF & present) and stock().always[name].first(line) is not None
    if name in CHAIRS:
        return any(stock().free[name].first(sentence) for sentence in _statements(line))
    lists = (stock().always[name],) if awaited else (stock().always[name], stock().free[name])
    return any(each.first(line) for each in lists)


def _statements(line: str) -> list[str]:
    """The sentences of a line that ask nothing."""
    parts = (f" {part.strip()} " for part in re.split(r"(?<=\?) | [.] ", line))
    return [part for part in parts if "?" not in part and not is_a_question(part)]
