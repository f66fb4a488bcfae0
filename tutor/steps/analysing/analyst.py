"""The built-in analyst: a text in, a draft of its answer key out; no model, the same text gives the same draft."""

from tutor.core.text import Text
from tutor.core.words import LITTLE_WORDS
from tutor.errors import TooLong
from tutor.steps.analysing.draft import Draft
from tutor.steps.analysing.drafting import chosen, suggestions
from tutor.steps.analysing.fairness import fair
from tutor.steps.analysing.pattern_cues import pattern_cues
from tutor.steps.analysing.scenes import Scene, scenes
from tutor.steps.analysing.weighing import Weighed, climate, weigh
from tutor.steps.analysing.word_cues import Cue, word_cues

MOST_WORDS = 30_000  # a short book; a class reads a few thousand
FEWEST_WORDS = 20  # fewer say too little to tell the language
LEAST_ENGLISH = 0.2  # of the words are little words: English prose has 0.4 to 0.55, no other language 0.2

EMPTY = "There are no words to read yet."
NOT_ENGLISH = "This does not look like English. You can go on and make the answer key by hand; the program cannot draft one."
NOTHING = (
    "The program found nothing to mark. The text may be fair, or slanted in ways that it does not hear; look for yourself."
)


def analyse(text: Text) -> Draft:
    """Draft the answer key of a text. Raises TooLong above 30,000 words; any other text gives a draft, perhaps an empty one."""
    words = text.body.split()
    if len(words) > MOST_WORDS:
        raise TooLong(
            f"This text has {len(words):,} words; the program drafts a key for at most {MOST_WORDS:,}. Take a part of it."
        )
    if not words:
        return Draft(remark=EMPTY)
    heard = [(scene, _cues(scene)) for scene in scenes(text)]
    if not is_english([token.word for scene, _ in heard for token in scene.tokens]):
        return Draft(remark=NOT_ENGLISH)
    return _drafted(text, heard)


def _cues(scene: Scene) -> tuple[Cue, ...]:
    return (*word_cues(scene), *pattern_cues(scene))


def _drafted(text: Text, heard: list[tuple[Scene, tuple[Cue, ...]]]) -> Draft:
    around = climate(heard)
    weighed: list[tuple[Scene, list[Weighed]]] = [(scene, weigh(scene, cues, around)) for scene, cues in heard]
    shown = [one for _, sentence in weighed for one in chosen(sentence)]
    fair_ones = [found for scene, sentence in weighed if (found := fair(text, scene, sentence))]
    findings = suggestions(text, shown)
    ranked = tuple(sorted(fair_ones, key=lambda each: (-each.confidence, each.foil.place.span)))
    return Draft(findings, ranked, "" if findings else NOTHING)


def is_english(words: list[str]) -> bool:
    """Whether the little words of English make up a fair share of these."""
    if len(words) < FEWEST_WORDS:
        return True
    return sum(word in LITTLE_WORDS for word in words) >= LEAST_ENGLISH * len(words)
