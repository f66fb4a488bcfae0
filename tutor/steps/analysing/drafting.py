"""From weighed cues to findings: the best one of those that overlap, and repeats of the same words as one finding."""

import re
from collections.abc import Iterable, Sequence
from hashlib import blake2s

from tutor.core.codes import Code, Group
from tutor.core.key import Finding, Status, Voice, place
from tutor.core.text import Text
from tutor.core.words import folded
from tutor.steps.analysing.draft import Suggestion
from tutor.steps.analysing.weighing import Weighed
from tutor.steps.analysing.wording import evidence, rewrite, why

SHOWN = 0.5  # confidence: what is less sure is not proposed
CLEAR = 0.6  # confidence: what is less sure is proposed as something that careful readers may see either way
MOST = {Group.LOADED: 4, Group.UNSUPPORTED: 3}  # findings of a group in one sentence: more is a sentence marked whole
HARD = frozenset((Code.LL4, Code.LL5, Code.UC5, Code.UC7))
USUAL = 2  # the strength of a word that usually stands alone
SLUG_WORDS = 4
SAME = 0.4  # of an unsourced clause: a claim that fills more of it takes its place
QUESTION = "question"  # the name of its patterns


def chosen(weighed: Iterable[Weighed]) -> list[Weighed]:
    """The cues of one sentence that are shown: sure enough, surest first, no two of a group on the same words."""
    kept = list[Weighed]()
    for one in sorted(weighed, key=lambda w: (-w.confidence, w.cue.code is Code.UC1, len(w.cue.span), w.cue.span)):
        group = one.cue.code.group
        same = [other for other in kept if other.cue.code.group is group]
        if one.confidence >= SHOWN and group and len(same) < MOST[group] and not any(_clash(one, other) for other in same):
            kept.append(one)
    return [one for one in kept if not any(_part_of_source(one, other) for other in kept)]


def _part_of_source(one: Weighed, other: Weighed) -> bool:
    """Whether a word is no more than a part of a foggy source: “widely” of “it is widely known”, “countless” of its studies."""
    if one.cue.code.group is not Group.LOADED or other.cue.code is not Code.UC2 or not one.cue.span.within(other.cue.span):
        return False
    return one.cue.code is Code.LL3 or one.cue.strength < USUAL or one.cue.span == other.cue.span


def _clash(one: Weighed, other: Weighed) -> bool:
    """Whether two are about the same words. A whole question and a word in it are two things, like a clause and its part."""
    shared = one.cue.span.overlap(other.cue.span)
    if Code.UC1 in (one.cue.code, other.cue.code):
        return shared >= SAME * max(len(one.cue.span), len(other.cue.span))
    return shared > 0 and (one.cue.name == QUESTION) == (other.cue.name == QUESTION)


def suggestions(text: Text, shown: Sequence[Weighed]) -> tuple[Suggestion, ...]:
    """One finding for the same words with the same code and voice, surest first."""
    groups: dict[str, list[Weighed]] = {}
    for one in shown:
        groups.setdefault(stable_id(one.cue.code.value.lower(), text.words(one.cue.span), one.voice), []).append(one)
    made = [_suggestion(text, name, members) for name, members in groups.items()]
    return tuple(sorted(made, key=lambda each: (-each.confidence, each.finding.places[0].span)))


def stable_id(kind: str, quote: str, voice: str = "") -> str:
    """Made of kind, words and voice, so that the same words keep their id while the text around them changes."""
    plain = " ".join(folded(quote).split())
    words = "-".join(re.findall(r"[a-z0-9]+", plain)[:SLUG_WORDS])
    digest = blake2s(f"{voice} {plain}".encode(), digest_size=3).hexdigest()
    return "-".join(part for part in (kind, words[:40].strip("-"), digest) if part)


def _suggestion(text: Text, name: str, members: list[Weighed]) -> Suggestion:
    best = max(members, key=lambda one: one.confidence)
    cue, quote = best.cue, text.words(best.cue.span)
    finding = Finding(
        id=name,
        code=cue.code,
        places=tuple(place(text, one.cue.span) for one in sorted(members, key=lambda one: one.cue.span)),
        why=why(cue, quote),
        also=cue.also,
        voice=best.voice,
        status=Status.CLEAR if best.confidence >= CLEAR and best.voice is not Voice.QUOTED else Status.DEFENSIBLE,
        difficulty=3 if cue.code in HARD else 1 if cue.strength >= 3 else 2,
        rewrite=rewrite(cue, quote),
        evidence=evidence(cue.code),
        decided=False,
    )
    return Suggestion(finding, best.confidence)
