"""The built-in judge of reasons. Where it is not sure it says PARTLY, and the student is asked once more."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from tutor.core.codes import Code, Group
from tutor.core.dialogue import Judgement, Verdict
from tutor.core.key import Finding
from tutor.core.words import stem
from tutor.steps.cues import Ear, Idea, Strength, ear
from tutor.steps.ideas import JOINS, NEGATORS, Given, Similarity, given, ideas_in, strays
from tutor.steps.likely import asked_again, likeliest, taken_up
from tutor.steps.misconceptions import shown_in
from tutor.steps.phrases import Hit
from tutor.steps.plain import plain
from tutor.steps.quoting import defines

SAME_FRAME = 88  # of 100: two reasons that differ in the marked words only
FIRST_PERSON = frozenset("i im ive my we our".split())
OPENS = frozenset("how if whether even might could may maybe perhaps what where wheres why not no like as all".split())
OPENS_NEXT = frozenset("say says tells means that".split())  # "this name says they are bad"
OPENS_WITHIN = 3  # words
CLASSROOM_TALK = 3  # words like "reader", "image", "effect", with nothing else beside them
ABSOLUTE = frozenset("always never every everyone everybody nobody no noone all none each literally single".split())
TOO_MUCH = re.compile(
    r" (?:so|and|,|then) (?:\w+ ){1,4}(?:too|false|untrue|wrong|not (?:true|correct|right|all|every|everyone|always)) "
)
FRAMES = ("effect", "likeness", "equation")
THE_THING = re.compile(r" (?:the|these|those) ([a-z]{4,}) ")
EVIDENCE = frozenset(
    """test tests study studies result results survey report reports list number numbers data date dates time times name names
    source sources person people total whole percentage rule example examples record records proof evidence place figure figures
    amount quote quotes statistic statistics percent poll polls article author writer information info link website expert
    experts research researcher document documents fact facts claim page
    line paragraph""".split()
)
AMOUNTS = frozenset(
    "half double doubled triple quarter percent million millions thousand thousands hundreds dozens majority".split()
)
ASKED_BY = re.compile(r" ([a-z]{4,}) (?:by|from|since) (?:who|whom|what|when|which) ")
NEAR_PREFIX = 4  # letters: burglars and burglaries
COPIED = 3  # words of the sentence in a row; two may be a swap
PASTED = 86  # of 100: a definition of ours with a word or two changed


def judge(
    reason: str,
    sentence: str,
    quote: str,
    finding: Finding | None,
    group: Group | None,
    similarity: Similarity | None = None,
    earlier: Sequence[str] = (),
) -> Judgement:
    """Judge a reason for a mark. `finding` is None where the key has nothing; `earlier` are reasons accepted before."""
    heard = ear()
    told = given(reason, sentence, quote, heard, similarity)
    shown = shown_in(told.line, group)
    against = _against(told, heard)
    ideas, denied = ideas_in(told, heard)
    held = [idea for idea in ideas if not _is_taken_back(idea, [*against, shown[1]] if shown else against)]
    fitting = _longest([idea for idea in held if _fits(idea, told, finding, group, heard)], held)
    against += [Hit(idea.start, idea.end) for idea in denied if idea.strength is Strength.FULL]
    verdict = _verdict(told, held, fitting, against, shown is not None, heard)
    likely = likeliest(told, heard, finding, group)
    if not against and not shown and not _is_closed(told, heard):
        verdict = taken_up(verdict, told, likely, [idea for idea in held if idea not in fitting])
    verdict = asked_again(verdict, likely, fitting)
    if verdict is Verdict.RIGHT and _used_before(told, earlier, heard):
        verdict = Verdict.PARTLY
    if verdict is not Verdict.RIGHT:
        return Judgement(verdict, misconception=shown[0] if shown else "")
    best = max(fitting, key=lambda idea: _rank(idea, finding), default=None)
    if best is None:
        return Judgement(verdict, True, likely.code, "words", "", told.said.raw.strip())
    return Judgement(verdict, True, _code(best, finding, group), best.cue, "", told.said.typed(best.start, best.end))


def _is_closed(told: Given, heard: Ear) -> bool:
    """Whether no second ear is asked: a copy, the student's own day, another place's word, thin talk, a nonsense swap."""
    copied = _is_pasted(told, heard) or _is_copied(told) or _is_about_life(told, heard)
    return copied or _is_thin(told, heard) or strays(told, heard) or bool(heard.nonsense.intersection(told.said.words))


def _verdict(told: Given, held: list[Idea], fitting: list[Idea], against: list[Hit], misconceived: bool, heard: Ear) -> Verdict:
    if _is_pasted(told, heard) or _is_copied(told):
        return Verdict.PARTLY
    if _is_about_life(told, heard):
        return Verdict.WRONG
    full = [idea for idea in fitting if idea.strength is Strength.FULL]
    if full and (_asks_elsewhere(told, full, heard) or (misconceived and all(idea.cue in FRAMES for idea in full))):
        return Verdict.PARTLY
    if full:
        return _weighed_against(full, against)
    if any(idea.cue == "swap" for idea in fitting):
        return Verdict.PARTLY  # a swap that is none
    if against or misconceived:
        return Verdict.WRONG
    tied = [idea for idea in fitting if idea.strength is Strength.TIED]
    if tied:
        return Verdict.RIGHT if _says_more(told, tied, heard) else Verdict.PARTLY
    if not fitting and any(idea.strength is Strength.FULL for idea in held) and not _is_classroom_talk(told, heard):
        return Verdict.WRONG  # an idea of another kind: a neighbour's reason
    return Verdict.PARTLY if fitting or _is_thin(told, heard) else Verdict.WRONG


def _asks_elsewhere(told: Given, full: list[Idea], heard: Ear) -> bool:
    """Whether a general question is about a thing that the marked words do not name: *who counted the fish*, of a film."""
    if any(idea.code not in (Code.UC1, Code.UC4) for idea in full):
        return False
    strange = [word for word in AMOUNTS.intersection(told.said.words) if stem(word) not in told.sentence]
    if strange and not heard.anchored(Code.UC4, told.quote):
        return True
    named = THE_THING.findall(told.line) + ASKED_BY.findall(told.line)
    return any(
        thing not in heard.calm | EVIDENCE and heard.telling(thing, told.echoed) and not _is_near(thing, told)
        for thing in named
    )


def _is_near(thing: str, told: Given) -> bool:
    return stem(thing) in told.sentence or any(word[:NEAR_PREFIX] == thing[:NEAR_PREFIX] for word in told.quote.split())


def _longest(fitting: list[Idea], held: list[Idea]) -> list[Idea]:
    """Without those that are part of a longer idea about something else: a neighbour's reason holds many a general word."""
    strange = [idea for idea in held if idea.strength is Strength.FULL and idea not in fitting]
    return [
        idea for idea in fitting if not any(_is_part(idea, other) for other in strange if other.code.group is idea.code.group)
    ]


def _is_part(idea: Idea, other: Idea) -> bool:
    return idea.start >= other.start and idea.end <= other.end and idea.end - idea.start < other.end - other.start


def _fits(idea: Idea, told: Given, finding: Finding | None, group: Group | None, heard: Ear) -> bool:
    """Whether an idea may be about the marked words: of an accepted code, or of its group with something there to be about."""
    groups = {code.group for code in finding.codes} if finding else {group} if group else set(Group)
    if idea.code.group not in groups or _is_about_other_sources(told, heard):
        return False
    place = " ".join(plain(spot.quote).line for spot in finding.places) if finding else ""
    return (finding is not None and idea.code in finding.codes) or heard.anchored(idea.code, told.quote + place)


def _is_about_life(told: Given, heard: Ear) -> bool:
    """Whether the student speaks of their own day: of themselves, or of things with no word in the sentence."""
    hit = heard.said["life"].first(told.line)
    if hit is None or _gives_an_exception(told):
        return False
    said = told.line[hit.start : hit.end]
    return said.split()[0] in FIRST_PERSON or told.sentence.isdisjoint(map(stem, heard.telling(said, frozenset())))


def _gives_an_exception(told: Given) -> bool:
    """*My gran hasn't, so everyone is too much*: one's own life against words that allow no exception."""
    return not ABSOLUTE.isdisjoint(told.quote.split()) and TOO_MUCH.search(told.line) is not None


def _is_about_other_sources(told: Given, heard: Ear) -> bool:
    return heard.said["elsewhere"].first(told.line) is not None and not heard.anchored(Code.UC2, told.quote)


def _rank(idea: Idea, finding: Finding | None) -> tuple[Strength, bool, bool, int]:
    codes: Sequence[Code] = finding.codes if finding else ()
    return idea.strength, idea.code in codes[:1], idea.code in codes, -idea.start


def _code(idea: Idea, finding: Finding | None, group: Group | None) -> Code:
    """The code that the reason earned: the idea's own where the finding accepts it, else the finding's."""
    if finding is None:
        return idea.code
    allowed = [code for code in finding.codes if group is None or code.group is group] or list(finding.codes)
    return idea.code if idea.code in allowed else allowed[0]


def _against(told: Given, heard: Ear) -> list[Hit]:
    """Where the reason says that there is nothing to find, or that it is so and deserved."""
    present = frozenset(told.line.split())
    hits = (hit for name in ("denials", "agrees") for hit in heard.said[name].find(told.line, present))
    return [hit for hit in hits if not _is_open(told.line, hit.start)]


def _is_open(line: str, start: int) -> bool:
    """*How do we know this is true*, *even if it is true*: nothing is agreed to."""
    clause = JOINS.split(f"{line[:start]} ")[-1].split()
    return (
        not (OPENS | NEGATORS).isdisjoint(clause[-OPENS_WITHIN:])
        or not OPENS_NEXT.isdisjoint(clause[-1:])
        or clause[-2:-1] == ["tells"]
    )


def _is_taken_back(idea: Idea, against: list[Hit]) -> bool:
    """Whether an idea stands inside a denial or a misconception. A plainer word does not: *said is normal* is no denial."""
    return idea.cue != "swap" and any(idea.start < hit.end and hit.start < idea.end for hit in against)


def _weighed_against(full: list[Idea], against: list[Hit]) -> Verdict:
    """What comes last holds, except that a plainer word shows what the *not* is about: *then I do not feel angry*."""
    last = max(idea.start for idea in full)
    swapped = any(idea.cue == "swap" for idea in full)
    missing = [idea for idea in full if idea.code.group is Group.UNSUPPORTED]  # *never sure* is what they find, no denial
    late = [hit for hit in against if hit.start > last and not any(hit.end <= idea.end for idea in missing)]
    return Verdict.WRONG if late and not swapped else Verdict.RIGHT


def _says_more(told: Given, tied: list[Idea], heard: Ear) -> bool:
    """Whether something stands beside the idea that is neither classroom talk nor an echo."""
    inside = " ".join(told.line[idea.start : idea.end] for idea in tied).split()
    return any(word not in inside for word in heard.telling(told.line, told.echoed))


def _is_pasted(told: Given, heard: Ear) -> bool:
    """A definition of the kind, ours or a school book's, is nobody's reason."""
    if defines(told.line):
        return True
    words = " ".join(told.said.words)
    return len(told.said.words) > 4 and any(fuzz.partial_ratio(words, line) >= PASTED for line in heard.definitions)


def _is_copied(told: Given) -> bool:
    """Whether the reason is a piece of the sentence itself: the page's words argue nothing about the page."""
    return len(told.said.words) >= COPIED and told.line.strip(" .?,") in told.around


def _is_thin(told: Given, heard: Ear) -> bool:
    """Classroom talk and echoes, or a known thin phrase."""
    if heard.said["thin"].first(told.line):
        return True
    return bool(told.said.words) and not heard.telling(told.line, told.echoed) and bool(heard.meta & set(told.said.words))


def _is_classroom_talk(told: Given, heard: Ear) -> bool:
    return not heard.telling(told.line, told.echoed) and len(heard.meta.intersection(told.said.words)) >= CLASSROOM_TALK


def _used_before(told: Given, earlier: Sequence[str], heard: Ear) -> bool:
    """Whether the same frame has been accepted before: the same words, but for the marked ones."""
    here = set(heard.telling(told.line, told.echoed))
    for other in earlier:
        there = plain(other)
        if fuzz.ratio(told.line, there.line) >= SAME_FRAME or (len(here) > 2 and here <= set(there.words)):
            return True
    return False
