"""What a message is for: a mark, a reason, a question, a way to be told, or a person who needs care."""

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from tutor.core.dialogue import Chair, Heard, Intent, Said
from tutor.core.lesson import Ask, LessonState
from tutor.core.matching import Mark
from tutor.core.text import Span, Text
from tutor.steps import care
from tutor.steps.misconceptions import misconception_in
from tutor.steps.phrases import Phrases, phrases
from tutor.steps.plain import plain
from tutor.steps.quoting import group_in, located, passage_in, quoted_in

AWAITS_REASON = (Ask.WHY, Ask.PRESS, Ask.EXPLAIN)


@dataclass(frozen=True, slots=True)
class Situation:
    """What a message is heard against."""

    text: Text
    stretch: Span
    awaiting: Ask
    pending: Mark | None


def hear(said: Said, text: Text, stretch: Span, state: LessonState) -> Heard:
    """Understand a message in the lesson's stretch of the text. The state says what was asked, and which mark waits for why."""
    around = Situation(text, stretch, state.asked, state.pending)
    pending = state.pending
    words = said.words.strip()
    mark, reason = (said.mark, words) if said.mark else _named_mark(words, around)
    if mark and mark.group is None:
        mark = Mark(mark.span, group_in(words))
    intent = _intent(words, reason, mark, around)
    line = plain(words).line
    group = mark.group if mark else pending.group if pending else None
    heard = reason if intent is Intent.REASON else words
    return Heard(intent, heard, mark, misconception_in(line, group), _chair(intent, line))


def _intent(words: str, reason: str, mark: Mark | None, around: Situation) -> Intent:
    line = plain(words).line
    if care.is_disclosure(words):
        return Intent.DISTRESS
    if care.is_personal(words):
        return Intent.PERSONAL
    if care.is_insult(words):
        return Intent.INSULT
    awaited = around.awaiting in AWAITS_REASON
    order = AWAITED if awaited else FREE
    if mark is None or not reason:
        heard = next((intent for intent in order if _stock()[intent].first(line)), None)
        if heard:
            return heard
    if mark is not None:
        return Intent.REASON if reason and not _bare(reason) else Intent.GUESS
    if awaited:
        return Intent.REASON
    if "?" in words:
        return Intent.QUESTION
    return Intent.REASON if around.awaiting is not Ask.NOTHING else Intent.OFF_TOPIC


FREE = (
    Intent.TELL_ME, Intent.MEANING, Intent.DONT_KNOW, Intent.ANSWERED, Intent.FINISH, Intent.GREETING, Intent.POINTLESS,
    Intent.SIDES, Intent.QUESTION, Intent.GO_ON, Intent.OFF_TOPIC,
)  # fmt: skip
AWAITED = (Intent.TELL_ME, Intent.MEANING, Intent.DONT_KNOW, Intent.ANSWERED, Intent.FINISH, Intent.POINTLESS)

FOR_REASON = re.compile(r"\b(?:because|bc|cuz|cos|coz|becuase|becos|as|since|it|its|it's)\b", re.I)
LEADS = re.compile(
    r"^(?:/find|find|is it|is|what about|how about|maybe|i (?:think|found|pick|choose|mark|guess)(?: its| it is| it's)?|the words?|the phrase|its|it's)\s+",
    re.I,
)


def _named_mark(words: str, around: Situation) -> tuple[Mark | None, str]:
    """The words that a message points at in the text, and what is left as the reason."""
    passage = passage_in(words, around.text)
    group = group_in(words)
    for quote in quoted_in(words):
        span = located(quote, around.text, around.stretch, passage)
        if span and not (around.pending and span.overlap(around.pending.span)):
            return Mark(span, group), _reason_after(words.replace(quote, "", 1))
    head = re.split(r"\b(?:is|are|because|bc)\b|[?:]", LEADS.sub("", words), maxsplit=1)[0]
    explicit = group is not None or words.endswith("?") or around.awaiting not in AWAITS_REASON
    if explicit and 0 < len(head.split()) <= 12:
        span = located(head, around.text, around.stretch, passage, near=group is not None)
        if span and len(span) > 3:
            return Mark(span, group), _reason_after(words)
    return None, words


def _reason_after(words: str) -> str:
    match = re.search(r"\b(?:because|bc|cuz|cos|coz|becuase)\b(.*)", words, re.I | re.S)
    return match.group(1).strip() if match else ""


def _bare(reason: str) -> bool:
    return group_in(reason) is not None and len(reason.split()) <= 2


@lru_cache(maxsize=1)
def _stock() -> dict[Intent, Phrases]:
    data = yaml.safe_load(Path(__file__).with_name("intents.yaml").read_text(encoding="utf-8"))
    classes = data["classes"] | {"entity": "pmf isis us un"}
    names = {
        Intent.TELL_ME: ["tell_me"], Intent.MEANING: ["meaning"], Intent.DONT_KNOW: ["dont_know"], Intent.ANSWERED: ["answered"],
        Intent.FINISH: ["finish"], Intent.GREETING: ["greeting"], Intent.POINTLESS: ["pointless"],
        Intent.SIDES: ["asks_ours", "agrees", "disagrees"], Intent.QUESTION: ["background"], Intent.GO_ON: ["go_on"],
        Intent.OFF_TOPIC: ["off_topic"],
    }  # fmt: skip
    return {intent: phrases([line for name in lists for line in data[name]], classes) for intent, lists in names.items()}


def _chair(intent: Intent, line: str) -> Chair:
    if intent is not Intent.SIDES:
        return Chair.NONE
    data = yaml.safe_load(Path(__file__).with_name("intents.yaml").read_text(encoding="utf-8"))
    if phrases(data["disagrees"], data["classes"]).first(line):
        return Chair.CHECKER
    return Chair.EDITOR if phrases(data["agrees"], data["classes"]).first(line) else Chair.NONE
