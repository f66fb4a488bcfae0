"""The built-in judge of reasons. Where it is not sure it says PARTLY, and the student is asked once more."""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from tutor.core.codes import Code, Group
from tutor.core.dialogue import Judgement, Verdict
from tutor.core.key import Finding
from tutor.core.words import stem
from tutor.steps.cues import Ear, Idea, Strength, ear
from tutor.steps.doubting import against, is_about_life, is_classroom_talk, is_copied, is_pasted, is_thin, misconception
from tutor.steps.ideas import Given, Similarity, given, ideas_in, strays
from tutor.steps.likely import Likely, asked_again, likeliest, taken_up
from tutor.steps.phrases import Hit
from tutor.steps.plain import plain
from tutor.steps.thinking import argues, compares
from tutor.steps.valence import hears_praise

SAME_FRAME = 88  # of 100: two reasons that differ in the marked words only
FRAMES = ("effect", "likeness", "equation")
OF_ANY_KIND = (*FRAMES, "swap")  # what a word does, what it is like, a plainer one: said of every kind
LONG_REASON, ASIDE = 12, 1 / 4  # words, and the share of the line below which its ideas are an aside
THE_THING = re.compile(r" (?:the|these|those) ([a-z]{4,}) ")
EVIDENCE = frozenset(
    """test tests study studies result results survey report reports list number numbers data date dates time times name names
    source sources person people total whole percentage rule example examples record records proof evidence place figure figures
    amount quote quotes statistic statistics percent poll polls article author writer information info link website expert
    experts research researcher document documents fact facts claim page
    line paragraph""".split()
)
NUMBERS = frozenset("number numbers figure figures date dates year years percent percentage amount".split())
AMOUNTS = frozenset(
    "half double doubled triple quarter percent million millions thousand thousands hundreds dozens majority".split()
)
ASKED_BY = re.compile(r" ([a-z]{4,}) (?:by|from|since) (?:who|whom|what|when|which) ")
NEAR_PREFIX = 4  # letters: burglars and burglaries
LIKELY_AGAINST_ALL = 0.97  # so likely by its words that a denial in it is a turn of speech
OF_THEIR_OWN = 2  # words that only this reason has
SMALL_TALK = 0.25  # less likely than that by its words, a question or an exception may be about anything


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
    shown = misconception(told, group, heard)
    doubts = against(told, heard)
    ideas, denied = ideas_in(told, heard)
    held = [idea for idea in ideas if not _is_taken_back(idea, [*doubts, shown[1]] if shown else doubts)]
    fitting = _longest([idea for idea in held if _fits(idea, told, finding, group, heard)], held, finding)
    doubts += [Hit(idea.start, idea.end) for idea in denied if idea.strength is Strength.FULL]
    verdict = _verdict(told, held, fitting, doubts, shown is not None, heard, finding.code if finding else None)
    likely = likeliest(told, heard, finding, group)
    if not shown and (not doubts or likely.chance >= LIKELY_AGAINST_ALL) and not _is_closed(told, heard):
        verdict = taken_up(verdict, told, likely, [idea for idea in held if idea not in fitting])
    verdict = asked_again(verdict, likely, fitting)
    if not doubts and not shown and _is_thought(told, held, fitting, group, likely, heard):
        verdict = Verdict.RIGHT
    if verdict is Verdict.RIGHT and (_used_before(told, earlier, heard) or hears_praise(told)):
        verdict = Verdict.PARTLY
    if verdict is not Verdict.RIGHT:
        own = not shown and len(heard.telling(told.line, told.echoed)) >= OF_THEIR_OWN and not _is_empty(told, heard)
        return Judgement(
            verdict, misconception=shown[0] if shown else "", own=own and not doubts, concedes=own and bool(doubts)
        )
    best = max(fitting, key=lambda idea: _rank(idea, finding), default=None)
    code = _code(best, likely, finding, group)
    if best is None or _is_aside(best, fitting, told):
        return Judgement(verdict, True, code, "words", "", told.said.raw.strip())
    return Judgement(verdict, True, code, best.cue, "", told.said.typed(best.start, best.end))


def _is_thought(told: Given, held: list[Idea], fitting: list[Idea], group: Group | None, likely: Likely, heard: Ear) -> bool:
    """Whether the reason is a thought of the student's own, in a shape that argues, and about nothing else."""
    strange = (idea for idea in held if idea not in fitting and idea.strength is Strength.FULL and idea.cue not in FRAMES)
    loud = likely.code is Code.LL3  # *nobody checked all of it* is about how sure it sounds
    if _is_not_theirs(told, heard) or any(not (loud and idea.code.group is Group.UNSUPPORTED) for idea in strange):
        return False
    small_talk = is_about_life(told, heard) or likely.chance < SMALL_TALK
    return compares(told, heard) or (argues(told, group, heard) and not small_talk)


def _is_empty(told: Given, heard: Ear) -> bool:
    """Whether a reason says nothing about the place, however long it is."""
    talk = is_about_life(told, heard) or bool(heard.nonsense.intersection(told.said.words))
    return talk or _is_not_theirs(told, heard)


def _is_not_theirs(told: Given, heard: Ear) -> bool:
    """Whether a reason is taken from a definition or from the page."""
    return is_pasted(told, heard) or is_copied(told)


def _is_closed(told: Given, heard: Ear) -> bool:
    """Whether no second ear is asked: a copy, the student's own day, another place's word, thin talk, a nonsense swap."""
    return _is_empty(told, heard) or is_thin(told, heard) or strays(told, heard)


def _verdict(
    told: Given, held: list[Idea], fitting: list[Idea], against: list[Hit], misconceived: bool, heard: Ear, own: Code | None
) -> Verdict:
    if _is_not_theirs(told, heard):
        return Verdict.PARTLY
    full = [idea for idea in fitting if idea.strength is Strength.FULL]
    if is_about_life(told, heard) and not any(idea.code is own and idea.cue not in OF_ANY_KIND for idea in full):
        return Verdict.WRONG  # *maybe they were tired*, of a cause, is no small talk
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
    if not fitting and any(idea.strength is Strength.FULL for idea in held) and not is_classroom_talk(told, heard):
        return Verdict.WRONG  # an idea of another kind: a neighbour's reason
    return Verdict.PARTLY if fitting or is_thin(told, heard) else Verdict.WRONG


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


def _longest(fitting: list[Idea], held: list[Idea], finding: Finding | None) -> list[Idea]:
    """Without those that are part of a longer idea about something else: a neighbour's reason holds many a general word."""
    own = finding.codes if finding else ()
    strange = [idea for idea in held if idea.strength is Strength.FULL and idea not in fitting]
    return [
        idea
        for idea in fitting
        if idea.code in own or not any(_is_part(idea, other) for other in strange if other.code.group is idea.code.group)
    ]


def _is_part(idea: Idea, other: Idea) -> bool:
    return idea.start >= other.start and idea.end <= other.end and idea.end - idea.start < other.end - other.start


def _fits(idea: Idea, told: Given, finding: Finding | None, group: Group | None, heard: Ear) -> bool:
    """Whether an idea may be about the marked words: of an accepted code, or of its group with something there to be about."""
    groups = {code.group for code in finding.codes} if finding else {group} if group else set(Group)
    if idea.code.group not in groups or _is_about_other_sources(told, heard) or _misses_a_number(idea, told, finding, heard):
        return False
    place = " ".join(plain(spot.quote).line for spot in finding.places) if finding else ""
    return (finding is not None and idea.code in finding.codes) or heard.anchored(idea.code, told.quote + place)


def _misses_a_number(idea: Idea, told: Given, finding: Finding | None, heard: Ear) -> bool:
    """*It has no date*, said of a motive or a forecast: no number would settle those."""
    if finding is None or idea.code not in (Code.UC1, Code.UC4) or not {Code.UC1, Code.UC2, Code.UC4}.isdisjoint(finding.codes):
        return False
    said = told.line[idea.start : idea.end].split()
    return not NUMBERS.isdisjoint(said) and not heard.anchored(Code.UC4, told.quote)


def _is_about_other_sources(told: Given, heard: Ear) -> bool:
    return heard.said["elsewhere"].first(told.line) is not None and not heard.anchored(Code.UC2, told.quote)


def _rank(idea: Idea, finding: Finding | None) -> tuple[Strength, bool, bool, int]:
    codes: Sequence[Code] = finding.codes if finding else ()
    return idea.strength, idea.code in codes[:1], idea.code in codes, -idea.start


def _code(idea: Idea | None, likely: Likely, finding: Finding | None, group: Group | None) -> Code | None:
    """The code that the reason earned: the idea's own where the finding accepts it and the idea tells kinds apart."""
    if finding is None:
        return idea.code if idea else likely.code
    allowed = [code for code in finding.codes if group is None or code.group is group] or list(finding.codes)
    return idea.code if idea and idea.cue not in OF_ANY_KIND and idea.code in allowed else allowed[0]


def _is_aside(best: Idea, fitting: list[Idea], told: Given) -> bool:
    """Whether the ideas of a kind are a small part of a long reason: what the reason says is more than that."""
    heard = {place for idea in fitting if idea.code is best.code for place in range(idea.start, idea.end)}
    return len(told.said.words) >= LONG_REASON and len(heard) < len(told.line) * ASIDE


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


def _used_before(told: Given, earlier: Sequence[str], heard: Ear) -> bool:
    """Whether the same frame has been accepted before: the same words, but for the marked ones."""
    here = set(heard.telling(told.line, told.echoed))
    for other in earlier:
        there = plain(other)
        if fuzz.ratio(told.line, there.line) >= SAME_FRAME or (len(here) > 2 and here <= set(there.words)):
            return True
    return False
