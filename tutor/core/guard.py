"""The guard: nothing of the tutor's reaches a student before it has passed here, whatever wrote it. Pure."""

import codecs
import re
from base64 import b64decode
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from tutor.core.inventions import invented
from tutor.core.key import Finding
from tutor.core.text import Text
from tutor.core.words import LITTLE_WORDS, contains_phrase, content_stems, folded, phrase, stem, stems, telling_words, words

MOST_WORDS = 60  # of a reply; the closing may use CLOSING_WORDS
CLOSING_WORDS = 90
MOST_ECHOED = 12  # words of the student's that may be repeated
TELLING_TOGETHER = 2  # telling words of one target in one sentence; one alone would flag most clean replies
SHORTEST_PHRASE = 2  # words of a place that give it away together
TOO_CLOSE = 0.82  # cosine to a target's why; set above every clean reply of the built-in tutor

Similarity = Callable[[str, str], float]

LINK = re.compile(r"https?:|www\.|\]\(|!\[|<[a-z/]|[\w.]+@\w+\.\w", re.IGNORECASE)
LONG_ENOUGH = 5  # letters: a shorter word read backwards is a word by chance
BASE64 = re.compile(r"\b[A-Za-z0-9+/]{8,}={0,2}")
SPELLED = re.compile(r"(?:\b\w\b[\s.,·*_/-]+){3,}\b\w\b|\b(?:\w-){3,}\w\b")
LETTER_HINT = re.compile(
    r"\b(?:starts?|begins?|ends?) with (?:an? |the letter )?[\"“']?[a-z]\b|\brhymes? with\b|\b\w+ letters\b", re.IGNORECASE
)
ENCODED = re.compile(r"\b(?=\w*\d)(?=\w*[a-z])[A-Za-z0-9+/]{16,}={0,2}|\b(?:[0-9a-f]{2}\s?){8,}\b", re.IGNORECASE)
SENTENCE_END = re.compile(r"(?<=[.?!])\s+|(?<=[.?!]”)\s+")
QUOTED = re.compile(r"[“\"]([^”\"]+)[”\"]")
STANCE = re.compile(
    r"\bthe truth is\b|\bin reality\b|\bobjectively\b|\bthe facts show\b|\bi (?:agree|disagree) (?:with|that)\b"
    r"|\b(?:iran|israel|america|the us|the usa|washington|baghdad|tehran|the (?:author|writer|article)) (?:is|are|was|were) "
    r"(?:right|wrong|lying|to blame|guilty|the aggressor|propaganda|biased)\b"
    r"|\b(?:made|making|make|makes) (?:it|that|this|them|these|those) up\b"
    r"|\b(?:you are|you're) (?:right|wrong) about (?:iran|israel|america|the us|iraq|the war|politics)\b"
    r"|\b(?:should|must|ought to) (?:leave|stay in|get out of|remain in) iraq\b",
    re.IGNORECASE,
)


VERDICT = re.compile(
    r"^(?:yes|yep|correct|exactly|right|no|nope|wrong)\b[,.!]"
    r"|\b(?:that(?:'s| is)|you(?:'re| are)|it(?:'s| is)) (?:\w+ )?(?:right|correct|wrong|incorrect|spot on)\b"
    r"|\byou (?:got|found|have) it\b",
    re.IGNORECASE,
)


class Fault(StrEnum):
    """Why the guard turns a reply away."""

    TARGET = "target"
    PARAPHRASE = "paraphrase"
    QUESTIONS = "questions"
    LENGTH = "length"
    LINK = "link"
    SPELLED = "spelled"
    LANGUAGE = "language"
    QUOTATION = "quotation"
    STANCE = "stance"
    VERDICT = "verdict"
    INVENTED = "invented"
    EMPTY = "empty"


@dataclass(frozen=True, slots=True)
class Rules:
    """What one reply may say.

    `secrets` are the findings that are not earned; `quotable` texts that a quotation may come from (the reading, shown
    cards, words that the move supplies); `said` is the student's present message; `given` is what a model's reply may take
    names and numbers from, None for lines that people wrote.
    """

    text: Text
    secrets: tuple[Finding, ...] = ()
    quotable: tuple[str, ...] = ()
    said: str = ""
    most_words: int = MOST_WORDS
    earned: bool = True  # whether this turn may say that something holds: a reason was accepted, or a fair sentence explained
    given: tuple[str, ...] | None = None
    free: frozenset[str] = frozenset()  # stems that are no secret: the codes' own names


@dataclass(frozen=True, slots=True)
class Objection:
    """One thing that is wrong with a reply. `detail` is for the record and never shown to a student."""

    fault: Fault
    detail: str = ""


def objections(reply: str, rules: Rules, similarity: Similarity | None = None) -> list[Objection]:
    """Everything that is wrong with a reply; an empty list lets it through."""
    if not reply.strip():
        return [Objection(Fault.EMPTY)]
    found = [*_shape(reply, rules), *_quotations(reply, rules), *_secrets(reply, rules)]
    if similarity is not None:
        found += _paraphrases(reply, rules, similarity)
    return found


def _shape(reply: str, rules: Rules) -> Iterable[Objection]:
    if len(reply.split()) > rules.most_words:
        yield Objection(Fault.LENGTH)
    if QUOTED.sub("", reply).count("?") > 1:
        yield Objection(Fault.QUESTIONS)
    if LINK.search(reply):
        yield Objection(Fault.LINK)
    if SPELLED.search(reply) or LETTER_HINT.search(reply) or ENCODED.search(reply):
        yield Objection(Fault.SPELLED)
    if STANCE.search(QUOTED.sub("", reply)):
        yield Objection(Fault.STANCE)
    if not rules.earned and VERDICT.search(QUOTED.sub("", reply)):
        yield Objection(Fault.VERDICT)
    if rules.given is not None and (strange := invented(reply, (rules.said, *rules.given))):
        yield Objection(Fault.INVENTED, ", ".join(strange))
    if _foreign(reply, rules.said):
        yield Objection(Fault.LANGUAGE)


def _foreign(reply: str, said: str) -> bool:
    """Whether a reply holds letters of another script, or is not in English; the student's own words may be repeated."""
    letters = [c for c in reply if c.isalpha()]
    others = [c for c in letters if ord(c) > 0x24F and c not in said]
    spoken = words(QUOTED.sub("", reply))
    english = sum(word in ENGLISH for word in spoken)
    return bool(others) or (len(spoken) >= 8 and english < len(spoken) * 0.2)


ENGLISH = frozenset(
    """
    the a an and or but of in on at to for from with by is are was were be been it its this that these those you
    your i we they he she his her their what which who how why when where not no do does did has have had will
    would can could there here one word words sentence paragraph page as if then than so about into more say says
    put read look out up
    """.split()
)


def _quotations(reply: str, rules: Rules) -> Iterable[Objection]:
    """A quotation must stand somewhere: in the reading, in a shown passage, in what the student or the move says."""
    sources = [_spoken(source) for source in (rules.text.body, rules.said, *rules.quotable)]
    for quoted in QUOTED.findall(reply):
        heard = " ".join(words(quoted))
        if heard and not any(heard in source for source in sources):
            yield Objection(Fault.QUOTATION, quoted)


@lru_cache(maxsize=4_000)
def _spoken(source: str) -> str:
    return " ".join(words(source))


def _secrets(reply: str, rules: Rules) -> Iterable[Objection]:
    hidden = _in_disguise(reply)
    for finding in rules.secrets:
        if any(hidden & telling_words(spot.quote, rules.text.body) for spot in finding.places):
            yield Objection(Fault.SPELLED, finding.id)
    heard = frozenset(stem(word) for word in words(rules.said))
    yield from _quoted_secrets(reply, rules, heard)
    for sentence in SENTENCE_END.split(reply):
        row, content = stems(sentence), frozenset(content_stems(sentence)) - rules.free - heard
        for finding in rules.secrets:
            if any(_gives_away(spot.quote, row, content, heard, rules.text.body) for spot in finding.places):
                yield Objection(Fault.TARGET, finding.id)


def _quoted_secrets(reply: str, rules: Rules, heard: frozenset[str]) -> Iterable[Objection]:
    """Words quoted from the reading alone point at their place, so that one telling word gives it away."""
    supplied = [_spoken(source) for source in (rules.said, *rules.quotable)]
    for quoted in QUOTED.findall(reply):
        if any(" ".join(words(quoted)) in source for source in supplied):
            continue
        new = frozenset(stems(quoted)) - heard
        for finding in rules.secrets:
            if any(new & telling_words(spot.quote, rules.text.body) for spot in finding.places):
                yield Objection(Fault.TARGET, finding.id)


def _in_disguise(reply: str) -> frozenset[str]:
    """The stems of a reply's longer words read backwards, shifted by thirteen or decoded from base64."""
    read = [
        turned for word in words(reply) if len(word) >= LONG_ENOUGH for turned in (word[::-1], codecs.encode(word, "rot13"))
    ]
    for coded in BASE64.findall(reply):
        try:
            read += words(b64decode(coded + "=" * (-len(coded) % 4), validate=True).decode())
        except ValueError:
            continue
    return frozenset(stem(word) for word in read if len(word) >= LONG_ENOUGH)


def _gives_away(quote: str, row: list[str], content: frozenset[str], heard: frozenset[str], body: str) -> bool:
    """Whether a sentence holds two new telling words of a place, or all of it; what the student said tells nothing new."""
    telling = telling_words(quote, body)
    if len(telling & content) >= TELLING_TOGETHER:
        return True
    return not telling <= heard and not telling.isdisjoint(row) and contains_phrase(row, _core(quote))


@lru_cache(maxsize=20_000)
def _core(quote: str) -> tuple[str, ...]:
    """The stems of a place without the little words at its end: *under the guise* gives away *under the guise of*."""
    said = words(quote)
    while len(said) > SHORTEST_PHRASE and said[-1] in LITTLE_WORDS:
        said = said[:-1]
    return phrase(" ".join(said))


def _paraphrases(reply: str, rules: Rules, similarity: Similarity) -> Iterable[Objection]:
    for finding in rules.secrets:
        if similarity(reply, finding.why) > TOO_CLOSE:
            yield Objection(Fault.PARAPHRASE, finding.id)


def echo(said: str) -> str:
    """A student's words as the tutor may repeat them: the first MOST_ECHOED, without quotation marks of their own."""
    spoken = folded_quotes(said).split()
    short = " ".join(spoken[:MOST_ECHOED]).rstrip(" .,;:!?")
    return short + "…" if len(spoken) > MOST_ECHOED else short


def folded_quotes(said: str) -> str:
    """The same words with single quotation marks inside, so that they can be quoted whole."""
    return re.sub(r"[“”\"]", "'", said).strip()


def shown_by(sentences: Sequence[str], rules: Rules) -> list[str]:
    """The ids of the findings that these sentences give away, as `_secrets` sees it; for tests and measurements."""
    return sorted({o.detail for o in _secrets(" ".join(sentences), rules)})


__all__ = ["Fault", "Objection", "Rules", "Similarity", "echo", "folded", "objections", "shown_by"]
