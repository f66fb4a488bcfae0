"""What our lexicons hear in a sentence: words that push, with how hard they push here."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from tutor.core.codes import Code
from tutor.core.text import Span
from tutor.steps.analysing.lexicon import Entry, lexicon
from tutor.steps.analysing.scenes import Scene, Token

DETERMINERS = frozenset("a an the this that these those his her its our their my your no any some every each".split())
BEFORE_VERBS = frozenset(
    """to will would can could may might must shall should did does do don't doesn't didn't won't not
    i we they you he she who""".split()
)
DENIALS = frozenset("not never no without hardly isn't wasn't aren't weren't doesn't don't didn't".split())
NEGATABLE = frozenset((Code.LL1, Code.LL2))
JOINERS = frozenset("and or & of".split())


@dataclass(frozen=True, slots=True)
class Cue:
    """A place that something speaks for: `name` is a field of a lexicon or a pattern, `strength` about 1 to 3."""

    span: Span
    code: Code
    name: str
    lemma: str
    strength: float
    also: tuple[Code, ...] = ()


def word_cues(scene: Scene) -> list[Cue]:
    """The words of a sentence that the lexicons know, next to each other joined into one."""
    return _joined(scene, list(_single(scene)))


def _single(scene: Scene) -> Iterator[Cue]:
    words, known, index = [token.word for token in scene.tokens], lexicon(), 0
    while index < len(words):
        found = known.at(words, index) or _part(words[index])
        if found is None:
            index += 1
            continue
        length, entry = found
        tokens = scene.tokens[index : index + length]
        if entry.code is not Code.FAIR and _adjoining(scene, tokens) and _fits(entry, scene, index):
            span = tokens[0].span.cover(tokens[-1].span)
            yield Cue(span, entry.code, entry.field, entry.lemma, _strength(entry, scene, index, length))
        index += length


def _part(word: str) -> tuple[int, Entry] | None:
    """The strongest part of a compound that is not listed itself: blood-soaked, Trump-loving."""
    parts = [lexicon().words.get(part) for part in word.split("-")] if "-" in word else []
    strong = [entry for entry in parts if entry and entry.code in NEGATABLE and entry.strength >= 2]
    return (1, replace(strong[0], strength=2)) if strong else None


def _adjoining(scene: Scene, tokens: tuple[Token, ...]) -> bool:
    """Whether nothing but blanks stands inside a phrase."""
    return all(b.span.start - a.span.end <= 2 for a, b in pairwise(tokens))


def _fits(entry: Entry, scene: Scene, index: int) -> bool:
    """Whether the words around allow the word class: a verb is no noun after an article, a noun no verb after “to”."""
    word = scene.tokens[index].word
    before = scene.tokens[index - 1].word if index else ""
    if entry.word_class == "verb" and " " not in entry.lemma and not word.endswith(("ed", "ing")):
        return before not in DETERMINERS and before != "of"
    if entry.word_class == "noun" and " " not in entry.lemma:
        return before not in BEFORE_VERBS or before == "not"
    return True


def _strength(entry: Entry, scene: Scene, index: int, length: int) -> float:
    before = [token.word for token in scene.tokens[max(0, index - 3) : index]]
    strength = float(entry.strength)
    if entry.code in NEGATABLE and DENIALS.intersection(before):
        strength -= 0.5
    if _in_name(scene, index, length):
        strength -= 1.0
    return strength


def _in_name(scene: Scene, index: int, length: int) -> bool:
    """Whether the words belong to a name: capitals that are not the sentence's first, beside other capitals."""
    tokens = scene.tokens
    if index == 0 or not tokens[index].capital or scene.passage.heading:
        return False
    beside = [tokens[index - 1], *tokens[index + length : index + length + 1]]
    return all(token.capital for token in tokens[index : index + length]) and any(token.capital for token in beside)


def _joined(scene: Scene, cues: list[Cue]) -> list[Cue]:
    """Neighbours as one place: “brutal crackdown”, “utterly shameful”, “lies and deceit”."""
    joined = list[Cue]()
    for cue in cues:
        if joined and _belongs(scene, joined[-1], cue):
            last = joined.pop()
            head = _head(last, cue)
            also = tuple({last.code, cue.code, *last.also} - {head.code})
            strength = max(last.strength, cue.strength) + 0.4
            joined.append(Cue(last.span.cover(cue.span), head.code, head.name, head.lemma, strength, tuple(sorted(also))))
        else:
            joined.append(cue)
    return joined


def _head(one: Cue, other: Cue) -> Cue:
    label = next((cue for cue in (other, one) if cue.code is Code.LL2), None)
    return label or (other if other.strength > one.strength else one)


def _belongs(scene: Scene, one: Cue, other: Cue) -> bool:
    gap = scene.text.body[one.span.end : other.span.start]
    if len(one.span.cover(other.span)) > 60 or Code.LL4 in (one.code, other.code) or Code.LL5 in (one.code, other.code):
        return False
    if Code.LL3 in (one.code, other.code) and min(one.strength, other.strength) < 1:
        return False
    return gap in (" ", "-") or gap.strip().lower() in JOINERS or gap == ", "
