"""Marks that a student makes in words: *“freely roam” is loaded because …*, *is it roam?*, `/find "sham" loaded because …`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tutor.core.matching import Mark
from tutor.core.text import Span, Text
from tutor.core.words import COMMON, LITTLE_WORDS, WORD, content_stems, words
from tutor.steps.quoting import GROUPS, PASSAGE, QUOTED, defines, group_in, located, passage_in

TELLING = 2  # words of the text that are a mark by themselves: a message of one may be anything
COPIED = 3  # words of the text in a row: fewer may be anybody's
GATHERED, NEARLY_ALL = 2, 0.75  # content words of one sentence, and their share of the message
SPEAKING_OF_IT = frozenset(
    content_stems("cap sus lol idk mad crazy weird fake lie lying wrong true loaded unsupported sentence line part bit one")
)
MOST_NAMED = 14  # words; a longer head is a sentence about the text, not words of it

COMMAND = re.compile(r"^\s*/(?:find|mark)\b\s*", re.I)
LEAD = re.compile(
    r"^\W*(?:(?:um+|ok(?:ay)?|fine|well|alright|so|hmm+|maybe|perhaps|also|and|i|ive|i've|think|thought|guess|found|find|pick(?:ed)?|choose|chose|"
    r"mark(?:ed)?|would|could|say|my|words?|answer|is|was|its|it's|it|be|then|what about|how about|the|phrase|sentence|claim|"
    r"label|this|that)\b\W*)+",
    re.I,
)
WORD_LEAD = re.compile(
    r"\b(?:the (?:words?|phrase|term|label|verb|adjective|name|(?:bit|part|line|one) (?:about|with))|"
    r"(?:calling|calls|called) (?:it|this|them|that)(?: an?| the)?) [“\"']?([^“”\"'.,;:?]+)",
    re.I,
)
HEAD_ENDS = re.compile(
    r"\s*(?:[?!;:,.=…]|\s[-–—]\s|\b(?:is|are|was|were|because|becau?se|becuase|bc|bcs|cuz|cos|coz|since|makes?|sounds?|means?|"
    r"seems?|feels?|looks?|tells?|says?|implies|suggests|isnt|isn't|loaded|unsupported|ll|uc|has|have|should|could|would|"
    r"in paragraph|in para)\b)",
    re.I,
)
ASKING = frozenset("which what who where when how why whose".split())
EDGES = " \t\n()“”\"'?!.,;:=–—-"
BECAUSE = re.compile(r"\b(?:because|becau?se|becuase|becos|bc|bcs|cuz|cos|coz|since)\b", re.I)
AGREED = re.compile(r"^\W*(?:fine|well|alright|ok(?:ay)?)\s*[.,!]+\s*", re.I)  # "fine. sham"
A_SWAP = re.compile(
    r"\b(?:could|should|would|can|might|better|id|i'd|why not)\b[^.?!]{0,25}$|\b(?:like|calmer|plainer|neutral|normal)\W*$",
    re.I,
)
SWAPPED = re.compile(
    r"^\W*(?:would|could)\b|^\W*(?:is|sounds) (?:calmer|plainer|better|neutral|normal|more neutral|softer|fairer)", re.I
)
NOT_A_REASON = re.compile(
    r"\b(?:the (?:bit|part|line|one) (?:about|with)|it's|its|is|it|"
    r"this|that|the|words?|phrase|sentence|i|think|guess|maybe|probably|here|also|one|in|because|bc|cuz|cos|as|"
    r"be|an?|and|or|my|answer|was|are|lol|ok|please|what about|how about|find|found|mark|claim|language)\b|[^\w]+",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Named:
    """Words of the text that a message points at, and what is left of it as the reason; no reason where it is a guess.

    `sure` says that the message quotes them or names their group, and does not only happen to hold them.
    """

    mark: Mark
    reason: str
    sure: bool


@dataclass(frozen=True, slots=True)
class Page:
    """What a message is heard against: the text, the lesson's stretch, and the mark that waits for its reason."""

    text: Text
    stretch: Span
    pending: Mark | None
    awaiting: bool


def named(message: str, page: Page) -> Named | None:
    """The mark that a message makes in words, if it makes one."""
    commanded = COMMAND.match(message) is not None
    said = AGREED.sub("", COMMAND.sub("", message))
    explicit = commanded or (group_in(said) is not None and not _is_circular(said))
    return _quoted(said, page, explicit) or _bare(said, page, explicit)


def _quoted(said: str, page: Page, explicit: bool) -> Named | None:
    passage = passage_in(said, page.text)
    for match in QUOTED.finditer(said):
        quote = next(group for group in match.groups() if group)
        before, after = said[: match.start()], said[match.end() :]
        if A_SWAP.search(before) or SWAPPED.search(after):
            continue
        if page.awaiting and not explicit and LEAD.sub("", before).strip(' \t“"'):
            continue  # a word quoted in the middle of a reason
        span = located(quote, page.text, page.stretch, passage)
        if span and not _is_pending(span, page):
            return Named(Mark(span, group_in(said)), _own(reason_in(f"{before} {after}"), page), True)
    return None


def _bare(said: str, page: Page, explicit: bool) -> Named | None:
    asks = said.rstrip().endswith("?") or said.lower().startswith(
        ("is it ", "was it ", "could it be ", "maybe ", "what about ")
    )
    passage = passage_in(said, page.text)
    if (whole := _whole(said, page, passage)) is not None:
        return Named(Mark(whole, group_in(said)), "", True)
    if page.awaiting and not explicit and not asks:
        return None
    for head, sure in _heads(said):
        if not _could_be_a_place(head, page.text, explicit or sure):
            continue
        span = located(head, page.text, page.stretch, passage, near=explicit or sure)
        if span and not _is_pending(span, page):
            reason = "" if asks and not BECAUSE.search(said) else _beside(said, head)
            return Named(Mark(span, group_in(said)), _own(reason, page), explicit)
    return None


def _beside(said: str, head: str) -> str:
    """What a message says beside the words it names; where they stand in the middle of a thought, the thought stays whole."""
    before, _, after = said.partition(head)
    rest = reason_in(f"{before} {after}")
    return reason_in(said) if rest and _says_something(before) and not BECAUSE.search(after) else rest


def _whole(said: str, page: Page, passage: int | None) -> Span | None:
    """Where the whole message stands in the text, if it is nothing but words of it: a mark, however long, without a reason."""
    if len(_telling(words(said))) < TELLING:
        return None
    span = located(said, page.text, page.stretch, passage, near=False)
    return None if span is None or _is_pending(span, page) else span


def _own(reason: str, page: Page) -> str:
    """A reason; empty where it goes on copying the text."""
    copied = len(words(reason)) >= COPIED and located(reason, page.text, page.stretch, near=False) is not None
    return "" if copied else reason


def grouped(message: str, page: Page) -> Named | None:
    """The waiting mark with the group that a message gives it, where it had none: *freely roam*, then *loaded, because …*."""
    group = group_in(message)
    if page.pending is None or not page.awaiting or page.pending.group is not None or group is None or defines(message):
        return None
    rest = QUOTED.sub(" ", COMMAND.sub("", message))
    return Named(Mark(page.pending.span, group), reason_in(rest), True)


def gathered(message: str, page: Page) -> Named | None:
    """The sentence of the stretch that a message tells again, if nearly all its words stand there: *shops empty by xmas*."""
    wanted = frozenset(content_stems(message)) - SPEAKING_OF_IT
    if len(wanted) < GATHERED or page.awaiting or len(words(message)) > MOST_NAMED:
        return None
    sentences = [span for span in page.text.sentences() if span.within(page.stretch)]
    shared = {span: wanted.intersection(content_stems(page.text.words(span))) for span in sentences}
    best = max(shared, key=lambda span: len(shared[span]), default=None)
    if best is None or len(shared[best]) < max(GATHERED, NEARLY_ALL * len(wanted)):
        return None
    alone = sum(len(found) == len(shared[best]) for found in shared.values()) == 1
    return Named(Mark(_around(shared[best], best, page.text), group_in(message)), "", False) if alone else None


def _around(found: frozenset[str], sentence: Span, text: Text) -> Span:
    """From the first to the last of some words of a sentence."""
    line = text.words(sentence)
    places = [match.span() for match in WORD.finditer(line) if found.intersection(content_stems(match.group()))]
    return Span(sentence.start + places[0][0], sentence.start + places[-1][1])


def _heads(said: str) -> Iterator[tuple[str, bool]]:
    """Words that may be words of the text, and whether the message says that they are."""
    for match in WORD_LEAD.finditer(said):
        yield HEAD_ENDS.split(match.group(1), maxsplit=1)[0].strip(), True
    plain = PASSAGE.sub(" ", said)
    bare = LEAD.sub("", plain)
    yield HEAD_ENDS.split(bare, maxsplit=1)[0].strip(), bare != plain
    yield from ((part.strip(), False) for part in re.split(r",|\bor\b|\band\b|\?", bare) if part.strip() != bare.strip())
    yield bare.strip(), False


def _could_be_a_place(head: str, text: Text, sure: bool) -> bool:
    """No long head, no little words alone, and no word that the whole text is about unless the student says so."""
    said = words(head)
    telling = _telling(said)
    if not telling or len(said) > MOST_NAMED or said[0] in ASKING:
        return False
    return sure or len(said) > 1 or words(text.body).count(said[0]) <= COMMON


def _telling(said: list[str]) -> list[str]:
    return [word for word in said if word not in LITTLE_WORDS and len(word) > 2]


def _is_pending(span: Span, page: Page) -> bool:
    return page.awaiting and page.pending is not None and span.overlap(page.pending.span) > 0


def _is_circular(said: str) -> bool:
    """*its loaded bc its loaded* names a group and no words."""
    return not [word for word in words(GROUPS.sub(" ", said)) if word not in LITTLE_WORDS and word not in ("bc", "its", "cos")]


def reason_in(rest: str) -> str:
    """What a message still says once its marked words are taken out; empty where that is no reason."""
    rest = PASSAGE.sub(" ", rest)
    because = BECAUSE.search(rest)
    after = rest[because.end() :] if because else ""
    if not _says_something(rest):
        return after.strip(EDGES)  # "its loaded bc its loaded" is a reason, if a poor one; "is it roam?" is none
    if because and _says_something(after) and not _says_something(rest[: because.start()]):
        return after.strip(EDGES)
    return re.sub(r"^(?:is|are|and) ", "", _without_group(rest).strip(EDGES)).strip(EDGES)


def _without_group(rest: str) -> str:
    """Without *it is unsupported,* at the beginning or *so it is loaded* at the end; in the middle words stay as typed."""
    for group in GROUPS.finditer(rest):
        before, after = rest[: group.start()], rest[group.end() :]
        if not _says_something(before):
            return after
        if not _says_something(after):
            return re.sub(r"[\s,;]*\b(?:so|and|that|it|its|it's|is|makes?|this|therefore|\s)+$", "", before)
    return rest


def _says_something(words_left: str) -> bool:
    return bool(NOT_A_REASON.sub("", GROUPS.sub("", words_left)))
