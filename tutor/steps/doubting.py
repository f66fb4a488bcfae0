"""What speaks against a reason: denials, misconceptions, copies, classroom talk, the student's own day."""

import re

from rapidfuzz import fuzz

from tutor.core.codes import Code, Group
from tutor.core.words import stem
from tutor.steps.cues import Ear, Idea
from tutor.steps.ideas import JOINS, NEGATORS, Given
from tutor.steps.misconceptions import shown_in
from tutor.steps.phrases import Hit
from tutor.steps.quoting import defines
from tutor.steps.thinking import argues, compares

FIRST_PERSON = frozenset("i im ive my we our".split())
OPENS = frozenset(
    "for how if whether even might could may maybe perhaps what where wheres why not no like as all nobody noone".split()
)
OPENS_NEXT = frozenset("say says tells means that".split())  # "this name says they are bad"
OPENS_WITHIN = 3  # words
CLASSROOM_TALK = 3  # words like "reader", "image", "effect", with nothing else beside them
ABSOLUTE = frozenset("always never every everyone everybody nobody no noone all none each literally single".split())
TOO_MUCH = re.compile(
    r" (?:so|and|,|then) (?:\w+ ){1,4}(?:too|false|untrue|wrong|not (?:true|correct|right|all|every|everyone|always)) "
)
SHRINKING = frozenset("just only mere merely tiny little few handful limited small trifle simply hardly barely".split())
THOUGHT_BESIDE = 3  # words of their own beside a misconception's: *all of them left in 2011*, of "never"
ENOUGH_BESIDE = 4  # words of their own beside a thin phrase
COPIED = 3  # words of the sentence in a row; two may be a swap
PASTED = 86  # of 100: a definition of ours with a word or two changed


def misconception(told: Given, group: Group | None, heard: Ear) -> tuple[str, Hit] | None:
    """The misconception that a reason shows. In a longer thought, or in the marked words themselves, it is a turn of speech."""
    shown = shown_in(told.line, group)
    if shown is None:
        return None
    inside = told.line[shown[1].start : shown[1].end]
    outside = heard.telling(told.line.replace(inside, " ", 1), told.echoed)
    echoed = {stem(word) for word in inside.split() if word[0].isalnum()} <= told.echoed
    thought = len(outside) >= THOUGHT_BESIDE and (compares(told, heard) or argues(told, group, heard))
    return None if echoed or thought else shown


def is_about_life(told: Given, heard: Ear) -> bool:
    """Whether the student speaks of their own day: of themselves, or of things with no word in the sentence."""
    hit = heard.said["life"].first(told.line)
    if hit is None or _gives_an_exception(told):
        return False
    said = told.line[hit.start : hit.end]
    return said.split()[0] in FIRST_PERSON or told.sentence.isdisjoint(map(stem, heard.telling(said, frozenset())))


def _gives_an_exception(told: Given) -> bool:
    """*My gran hasn't, so everyone is too much*: one's own life against words that allow no exception."""
    return not ABSOLUTE.isdisjoint(told.quote.split()) and TOO_MUCH.search(told.line) is not None


def against(told: Given, heard: Ear) -> list[Hit]:
    """Where the reason says that there is nothing to find, or that it is so and deserved."""
    present = frozenset(told.line.split())
    hits = (hit for name in ("denials", "agrees") for hit in heard.said[name].find(told.line, present))
    turned = [Hit(idea.start, idea.end) for idea in heard.ideas(told.line) if _is_turned_round(idea, told)]
    return [*(hit for hit in hits if not _is_open(told.line, hit.start)), *turned]


def _is_turned_round(idea: Idea, told: Given) -> bool:
    """*It makes them look bigger*, of a word that makes them small."""
    return idea.code is Code.LL3 and idea.cue == "bigger" and not SHRINKING.isdisjoint(told.quote.split())


def _is_open(line: str, start: int) -> bool:
    """*How do we know this is true*, *even if it is true*: nothing is agreed to."""
    clause = JOINS.split(f"{line[:start]} ")[-1].split()
    return (
        not (OPENS | NEGATORS).isdisjoint(clause[-OPENS_WITHIN:])
        or not OPENS_NEXT.isdisjoint(clause[-1:])
        or clause[-2:-1] == ["tells"]
    )


def is_pasted(told: Given, heard: Ear) -> bool:
    """A definition of the kind, ours or a school book's, is nobody's reason."""
    if defines(told.line):
        return True
    words = " ".join(told.said.words)
    return len(told.said.words) > 4 and any(fuzz.partial_ratio(words, line) >= PASTED for line in heard.definitions)


def is_copied(told: Given) -> bool:
    """Whether the reason is a piece of the sentence itself: the page's words argue nothing about the page."""
    return len(told.said.words) >= COPIED and told.line.strip(" .?,") in told.around


def is_thin(told: Given, heard: Ear) -> bool:
    """Classroom talk and echoes, or a known thin phrase with little beside it."""
    own = heard.telling(told.line, told.echoed)
    if len(own) < ENOUGH_BESIDE and heard.said["thin"].first(told.line):
        return True
    return bool(told.said.words) and not own and bool(heard.meta & set(told.said.words))


def is_classroom_talk(told: Given, heard: Ear) -> bool:
    """Whether nothing but the words of the lesson is said, and many of them."""
    return not heard.telling(told.line, told.echoed) and len(heard.meta.intersection(told.said.words)) >= CLASSROOM_TALK
