"""Which sentences are fair as they stand, and why: an owner, something to check, calm words, an open future, a view."""

import re
from collections.abc import Sequence

from tutor.core.codes import Code
from tutor.core.key import Fairness, Foil, Voice, place
from tutor.core.text import Text
from tutor.steps.analysing.draft import FairSuggestion
from tutor.steps.analysing.drafting import stable_id
from tutor.steps.analysing.reporting import SPEECH
from tutor.steps.analysing.scenes import Scene
from tutor.steps.analysing.weighing import Weighed
from tutor.steps.analysing.wording import fair_why

FEWEST_WORDS = 6  # a shorter sentence gives nothing to judge by
MOST_DOUBT = 0.42  # confidence: a cue that is this sure makes a sentence no example of fairness
STRONG = 2  # strength: a loaded word of the author's that usually stands alone makes it none either, however calm the rest is

OPEN = re.compile(
    r"\b(?:may|might|could|is expected to|are expected to|plans? to|is scheduled|are scheduled|hopes? to|whether)\b"
)
NAMED = re.compile(
    r"\b(?:[A-Z][\w’'-]+|the [a-z]+ (?:report|ministry|council|office|service|department|agency|survey)|s?he|they|who)\b"
)
FIGURE = re.compile(r"\d")
DATED = re.compile(
    r"\b(?:January|February|March|April|May|June|July|August|September|October|November|December|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
    r"|(?:19|20)\d\d)\b"
)  # fmt: skip


def fair(text: Text, scene: Scene, weighed: Sequence[Weighed]) -> FairSuggestion | None:
    """The sentence as a foil, where nothing in it is doubtful and something makes it fair."""
    words = scene.words
    own = [one for one in weighed if one.voice is not Voice.QUOTED]
    doubt = max((one.confidence for one in own), default=0.0)
    if doubt >= MOST_DOUBT or any(_strong(one) for one in own) or not _whole(scene):
        return None
    reason, sure = reason_of(scene, words)
    if reason is None:
        return None
    return FairSuggestion(
        Foil(stable_id("fair", words), place(text, scene.span), reason, fair_why(reason, words), decided=False),
        sure * (1 - doubt),
    )


def _strong(one: Weighed) -> bool:
    return one.cue.code in (Code.LL1, Code.LL2, Code.LL5) and one.cue.strength >= STRONG


def _whole(scene: Scene) -> bool:
    """Whether it is a statement that can be judged alone: long enough, no heading, no question, no half of a quotation."""
    ends = scene.words.rstrip("”\"'’").endswith(("?", "!"))
    halved = any(not quote.span.within(scene.span) for quote in scene.quotes)
    return not (scene.passage.heading or len(scene.tokens) < FEWEST_WORDS or ends or halved)


def reason_of(scene: Scene, words: str) -> tuple[Fairness | None, float]:
    """What makes it fair, and how sure that is."""
    own = scene.own_words
    if scene.view:
        return Fairness.VIEW, 0.8
    spoken = any(quote.spoken for quote in scene.quotes) and SPEECH.search(own)
    if (spoken or scene.reports) and NAMED.search(own):
        return Fairness.OWNER, 0.95
    if DATED.search(own) and FIGURE.search(words):
        return Fairness.CHECK, 0.9
    if OPEN.search(own):
        return Fairness.OPEN, 0.6
    return (Fairness.CALM, 0.6) if DATED.search(own) or FIGURE.search(own) else (None, 0.0)
