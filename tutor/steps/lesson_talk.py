"""What a student says about the lesson itself and not about the text: the task, our question, a kind's name, how it stands."""

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

import yaml

from tutor.core.codes import Code, Group
from tutor.core.dialogue import About, Intent
from tutor.steps.phrases import Phrases, phrases

# Who comes first where a message could be two things.
ORDER = {
    "unheard": (Intent.LESSON, About.UNHEARD),
    "method": (Intent.LESSON, About.METHOD),
    "tally": (Intent.LESSON, About.TALLY),
    "kind": (Intent.LESSON, About.KIND),
    "next": (Intent.GO_ON, About.NOTHING),
    "task": (Intent.LESSON, About.TASK),
    "question": (Intent.LESSON, About.QUESTION),
    "hint": (Intent.TELL_ME, About.HINT),
}
GROUPS = {
    Group.LOADED: r"loaded (?:language|words?|word choice|phrases?)",
    Group.UNSUPPORTED: r"unsupported (?:claims?|statements?)",
}
ADJECTIVES = {Group.LOADED: "loaded", Group.UNSUPPORTED: "unsupported"}
# "what is X", "X means what", "why is it called X", "an example of X": a name is asked about. With an article before a group's
# name, "what is the loaded word", the answer is wanted.
ASKS = (
    r"(?:what|whats)(?: (?:is|are|does|do|did))?(?: (?:an?|you mean by|counts? as))* {name}(?: (?:mean|means))*",
    r"(?:meaning|definition|example|examples)(?: (?:of|for))?(?: an?)? {name}",
    r"(?:define|explain|describe)(?: me)?(?: what)?(?: (?:is|are))?(?: an?)? {name}(?: (?:is|are|means?))*",
    r"(?:dont|not|cant|cannot) (?:know|understand|get)(?: what)?(?: (?:is|are))?(?: an?)? {name}(?: (?:is|are|means?))*",
    r"why (?:is|are|was|do|did)(?: \w+)? (?:called|call|named|name)(?: \w+)?(?: an?)? {name}",
)
END = r"(?: (?:please|again|lol|exactly|here|then|though|miss|sir|[.?]))* $"
MEANS = (
    r"what (?:does|do|is|did) {name} means?",
    r"what means? {name}",
    r"(?:meaning|definition|example|examples) (?:of|for) {name}",
    r"define {name}",
)
DIFFERENCE = re.compile(r" (?:difference between|differ|different from) .*")
EARLIER = re.compile(r"[*]([^*]+)[*]")


def lesson_talk(line: str, awaited: bool) -> tuple[Intent, About] | None:
    """What a plain line asks of the lesson itself; None where it asks nothing of the kind."""
    for name, meant in ORDER.items():
        if any(each.first(line) for each in _stock()[name][: 1 if awaited else 2]):
            return meant
    return None


def kind_asked(line: str, said: Iterable[str] = ()) -> Group | Code | None:
    """Which kind's name a plain line asks about; of two that are told apart, the first one.

    A code's name is one once the tutor has `said` it; before that it may be any word.
    """
    if (both := DIFFERENCE.search(line)) is not None:
        return next((group for group, word in ADJECTIVES.items() if f" {word} " in both.group()), None)
    for group, name in GROUPS.items():
        if _asks(line, ASKS, name) or _asks(line, MEANS, ADJECTIVES[group]):
            return group
    told = {name for sentence in said for name in EARLIER.findall(sentence)}
    return next((code for code in Code if code.label.lower() in told and _asks(line, ASKS, _spoken(code))), None)


def _asks(line: str, shapes: Iterable[str], name: str) -> bool:
    return any(re.search(f" {shape.format(name=name)}{END}", line) for shape in shapes)


def _spoken(code: Code) -> str:
    """A code's name as a plain line has it."""
    return re.escape(code.label.lower().replace("-", " ")).replace(r"\ ", "[ -]")


@lru_cache(maxsize=1)
def _stock() -> dict[str, tuple[Phrases, Phrases]]:
    data = yaml.safe_load(Path(__file__).with_name("lesson_talk.yaml").read_text(encoding="utf-8"))
    classes = data["classes"]
    return {name: (phrases(data[name]["always"], classes), phrases(data[name].get("free", ()), classes)) for name in ORDER}
