"""The ideas in one reason: cues of the codes, what a word does to a reader, a plainer word for it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import takewhile

from rapidfuzz import fuzz

from tutor.core.codes import Code, Group
from tutor.core.words import LITTLE_WORDS, stem, stems
from tutor.steps.cues import Ear, Idea, Strength
from tutor.steps.plain import Plain, plain

NEAR_THE_QUOTE = 0.4  # cosine of a swap that our list of calm words does not have; single words seldom come nearer
A_SLIP = 80  # of 100: two spellings of one word
THOUGHT = 2  # words beside the formula that it could do without
LONGEST_SWAP = 5  # words
SWAP_ENDS = frozenset("you they it he she could would should and because so which who then but".split())
BEFORE = 5  # words in which a "not" may stand before an idea
JOINS = re.compile(r" (?:[.?,]|but|so|because|and|who|when|which|then|without) ")

NEGATORS = frozenset("not no isnt doesnt dont didnt never without wasnt arent cant wouldnt wont aint".split())
NOT_DENYING = frozenset("just only even".split())  # "not just": more is to come
WHO_LIKES = frozenset("i we you they he she people would dont really do not who fans".split())  # "i like": no likeness
SUBJECT_VERBS = frozenset(
    """means mean = sounds sound makes make suggests implies shows tells is was treats gives turns plays hides sneaks puts
    paints takes adds looks feels seems calls accuses pretends shames pushes scares has""".split()
)
NAMING = frozenset("word verb phrase name label term".split())
ACTS = re.compile(
    r"(?:^|(?<= [.?,])|(?<= it)|(?<= that)|(?<= word)|(?<= and)) ([a-z]{3,}s) "
    r"(?=(?:you|us|them|people|the|a|your|their|him|her|parents|everyone) )"
)
MEANING = frozenset("means mean =".split())
ASKS_WHICH = re.compile(r" (?:which|what|whose|how many|how much|who are (?:the|these|those)) ([a-z]{3,})(?= )")
OWN = frozenset("my im ive favourite favorite".split())  # what a word does is not told of oneself
FRAME_WORDS = frozenset(  # verbs of the frames, which say nothing by themselves
    """already puts put adds add creates create treats treat hides hide turns turn leaves leave paints implies imply suggests
    suggest hints hint plays play playing tries try trying wants want tells tell reminds imagine picture accuses blames
    compares""".split()
)
Similarity = Callable[[str, str], float]


@dataclass(frozen=True, slots=True)
class Given:
    """A reason beside the words that it is about. `echoed` are the stems of the marked words, `around` is their sentence."""

    said: Plain
    sentence: frozenset[str]
    quote: str
    echoed: frozenset[str]
    similarity: Similarity | None = None
    around: str = ""

    @property
    def line(self) -> str:
        """The reason as phrases are matched against it."""
        return self.said.line


def given(reason: str, sentence: str, quote: str, heard: Ear, similarity: Similarity | None = None) -> Given:
    """Lay a reason beside its marked words."""
    marked, around = plain(quote), plain(sentence)
    said = plain(reason, keep=heard.own.union(marked.words, around.words))
    return Given(said, frozenset(map(stem, around.words)), marked.line, frozenset(stems(quote)), similarity, around.line)


def ideas_in(reason: Given, heard: Ear) -> tuple[list[Idea], list[Idea]]:
    """The ideas of a reason, and those that it denies."""
    held, denied = list[Idea](), list[Idea]()
    strayed = strays(reason, heard)
    for idea in (
        *heard.ideas(reason.line),
        *_effects(reason, heard),
        *_acts(reason, heard),
        *_swaps(reason, heard),
        *_asks(reason),
    ):
        language = idea.code.group is Group.LOADED  # of a claim, a "not" is most often what is missing
        if language and (strayed or (idea.cue != "swap" and _is_elsewhere(_clause(reason.line[: idea.end]), reason, heard))):
            continue
        (denied if language and is_denied(reason.line, idea.start) else held).append(idea)
    full = [idea for idea in held if idea.strength is Strength.FULL]
    return held, [idea for idea in denied if not any(idea.start < other.end and other.start < idea.end for other in full)]


def is_denied(line: str, start: int) -> bool:
    """Whether a "not" stands shortly before, in the same clause."""
    before = _clause(line[:start])[-BEFORE:]
    if not before or NOT_DENYING & set(before[-1:]):
        return False
    return any(word in NEGATORS for word in before)


def _clause_after(line: str, end: int) -> str:
    after = line[end:]
    for stop in (" . ", " ? ", " , ", " but ", " because ", " instead "):
        after = after.split(stop, 1)[0]
    return after


def _effects(reason: Given, heard: Ear) -> Iterator[Idea]:
    """What the marked words do to a reader or to those they speak of, where it is said and is not an echo."""
    for name in ("effect", "likeness", "equation"):
        for hit in heard.said[name].find(reason.line, frozenset(reason.line.split())):
            before = _clause(reason.line[: hit.start])
            after = _clause_after(reason.line, hit.end).strip()
            if not _may_frame(name, before, after, reason):
                continue
            telling = heard.telling(f"{reason.line[hit.start : hit.end]} {after}" if name == "effect" else after, reason.echoed)
            telling = [word for word in telling if word not in FRAME_WORDS]
            if (
                telling
                and not OWN.intersection(after.split())
                and not _is_a_meaning(reason.line[hit.start : hit.end], telling, heard)
            ):
                strength = Strength.THIN if heard.nonsense.intersection(telling) else Strength.FULL
                yield Idea(Code.LL1, name, strength, hit.start, hit.end + len(after))


def _is_a_meaning(frame: str, telling: list[str], heard: Ear) -> bool:
    """*It just means government*: a plainer word is given as what the marked one means, and no effect."""
    return frame.split()[0] in MEANING and heard.calm.issuperset(telling)


def _acts(reason: Given, heard: Ear) -> Iterator[Idea]:
    """A clause that begins with what the marked word does: *shames you into it*, *splits the town in two*."""
    for match in ACTS.finditer(reason.line):
        verb, after = match.group(1), _clause_after(reason.line, match.end(1))
        known = verb in LITTLE_WORDS or verb in heard.meta or verb in heard.calm or verb.endswith("ss")
        telling = [word for word in heard.telling(after, reason.echoed) if word not in FRAME_WORDS]
        if not known and telling and not heard.nonsense.intersection(telling) and stem(verb) not in reason.echoed:
            yield Idea(Code.LL1, "effect", Strength.FULL, match.start(1), match.end(1) + len(after))


def _asks(reason: Given) -> Iterator[Idea]:
    """A question about the marked words themselves: *which teachers*, *whose estimates*."""
    for match in ASKS_WHICH.finditer(reason.line):
        if stem(match.group(1)) in reason.echoed and match.group(1) not in LITTLE_WORDS:
            yield Idea(Code.UC1, "who_says", Strength.FULL, match.start() + 1, match.end())


def _may_frame(name: str, before: list[str], after: str, reason: Given) -> bool:
    """*I like* is no likeness, and *is* speaks of the marked words only where they alone stand before it."""
    if name == "likeness":
        return WHO_LIKES.isdisjoint(before[-1:])
    if name != "equation":
        return True
    about = [word for word in before if word not in LITTLE_WORDS and word not in NAMING]
    return bool(about) and all(stem(word) in reason.echoed for word in about) and not after.startswith("not ")


def _swaps(reason: Given, heard: Ear) -> Iterator[Idea]:
    present = frozenset(reason.line.split())
    for hit in heard.said["swap"].find(reason.line, present):
        after = _clause_after(reason.line, hit.end)
        new = takewhile(lambda word: word not in SWAP_ENDS, after.split()[:LONGEST_SWAP])
        yield from _swap(list(new), hit.start, hit.end + len(after), reason, heard)
    for hit in heard.said["swap_before"].find(reason.line, present):
        clause = reason.line[: hit.start].rsplit(" . ", 1)[-1].rsplit(" , ", 1)[-1]
        if all(stem(word) in reason.echoed for word in clause.split() if word not in LITTLE_WORDS):
            continue  # *brutal is a normal word*: the marked word itself, praised
        yield from _swap(clause.split()[-LONGEST_SWAP:], hit.start - len(clause), hit.end, reason, heard)


def _swap(words: list[str], start: int, end: int, reason: Given, heard: Ear) -> Iterator[Idea]:
    new = [word for word in words if word[0].isalpha() and stem(word) not in reason.echoed]
    if not words:
        return
    new = [word for word in new if word not in LITTLE_WORDS or word in heard.calm]
    plausible = bool(new) and not heard.nonsense.intersection(new) and _is_plausible(new, reason, heard)
    yield Idea(Code.LL1, "swap", Strength.FULL if plausible else Strength.THIN, max(0, start), end)


def _is_plausible(new: list[str], reason: Given, heard: Ear) -> bool:
    """A calm word, a word of the sentence, a near one, or one with a thought beside it: a formula has none."""
    beside = [word for word in heard.telling(reason.line, reason.echoed) if word not in new and word not in heard.calm]
    if len(beside) >= THOUGHT or any(word in heard.calm or stem(word) in reason.sentence for word in new):
        return True
    return reason.similarity is not None and reason.similarity(reason.quote.strip(), " ".join(new)) >= NEAR_THE_QUOTE


def _clause(upto: str) -> list[str]:
    return JOINS.split(f"{upto} ")[-1].split()


def strays(reason: Given, heard: Ear) -> bool:
    """Whether a reason speaks of a word of another place and never of the marked ones."""
    if any(stem(word) in reason.echoed for word in reason.said.words):
        return False
    return any(_is_elsewhere(clause.split(), reason, heard) for clause in JOINS.split(f"{reason.line} "))


def _is_elsewhere(clause: list[str], reason: Given, heard: Ear) -> bool:
    """Whether a clause is about a word of another place: *roam sounds like animals*, said of “crush”."""
    if len(clause) > 1 and clause[1] in SUBJECT_VERBS and _is_foreign(clause[0], reason, heard):
        return True
    if len(clause) > 2 and clause[2] in SUBJECT_VERBS and all(_is_foreign(word, reason, heard) for word in clause[:2]):
        return True  # a name of two words
    named = (clause[number + 1 : number + 3] for number, word in enumerate(clause) if word in NAMING)
    return any(len(pair) > 1 and pair[1] in SUBJECT_VERBS and _is_foreign(pair[0], reason, heard) for pair in named)


def _is_foreign(subject: str, reason: Given, heard: Ear) -> bool:
    known = (
        subject in LITTLE_WORDS
        or subject in heard.small
        or subject in heard.meta
        or subject in heard.calm
        or not subject.isalpha()
    )
    return not (known or stem(subject) in reason.echoed | reason.sentence or _is_slip(subject, reason))


def _is_slip(word: str, reason: Given) -> bool:
    return any(fuzz.ratio(word, other) >= A_SLIP for other in reason.quote.split())
