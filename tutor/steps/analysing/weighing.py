"""How sure the analyst is of a cue: how hard the words push, what stands around them, and what kind of text it is."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

from tutor.core.codes import Code, Group
from tutor.core.key import Voice
from tutor.core.text import Span
from tutor.steps.analysing.scenes import Scene
from tutor.steps.analysing.word_cues import Cue

# How these numbers were set, and what they score, is told in tests/evaluation/detector-scores.md; 0 is where a cue is shown.
PUSH = (0.05, 0.35, 1.0, 1.9, 2.4)  # what a strength of 0, 1, 2, 3, 4 is worth
BAR = {Group.LOADED: 1.05, Group.UNSUPPORTED: 0.6}  # what a cue must reach
COMPANY = {True: 0.6, False: 0.5}  # what the other pushes in its sentence lend a cue that may stand alone, and a weak one
CALM = {Group.LOADED: 0.6, Group.UNSUPPORTED: 0.3}  # what each mark of plain reporting takes away
REPORTED = 0.6  # what somebody else's words in indirect speech take away
VERDICT = 1.5  # what “is a disgrace” takes away from the claim that it stands in
COPULA = re.compile(r"\b(?:is|are|was|were|be) (?:\w+ ){0,2}$")
VIEW = 0.8  # what “I think” takes away from a claim, which it turns into an opinion
QUOTED = 0.4  # what spoken words take away
TEXT = {Group.LOADED: 0.25, Group.UNSUPPORTED: 0.35}  # what each push in a hundred words of the whole text lends or takes
USUAL_HEAT = 1.5  # pushes in a hundred words of a text that is neither calm nor heated
SHORT = 160  # words: so much of a usual text is added before the heat is taken, so that one sentence says little of a text
EDITORIAL = 0.25  # what each mark of an opinion lends
MOST_MARKS = 3  # of opinion or of reporting: more say no more
COOLING = 0.5  # what each mark of plain reporting takes from the heat of the whole text
REPEATED = 0.4  # what each time above the usual takes from a word that the text uses all the time: it is about that
TOPIC = 1  # times
PER_TOPIC = 900  # words: a longer text may use a word once more for each so many before it counts as its topic
COOLEST = 0.6  # a text cooler than this takes no more: a slip in a plain report is still a slip
SLOPE = 1.6
ALONE = 1.5  # the strength from which a cue may stand alone
ALWAYS = 3  # the strength of a word that pushes wherever it stands
SOURCES = (Code.UC2, Code.UC3)  # they are about the words that report
FIELDS = {  # what a picture adds or takes: strong facts use some of these words too, terms others, and praise is noticed less
    "violence": 0.5,
    "disaster": 0.6,
    "cruelty": 0.9,
    "bigger": 0.8,
    "smaller": 0.8,
    "as-true": 0.9,
    "nickname": 0.8,
    "praise": 1.15,
}


@dataclass(frozen=True, slots=True)
class Weighed:
    """A cue with the analyst's confidence, 0 to 1; from one half on it is shown."""

    cue: Cue
    scene: Scene
    confidence: float

    @property
    def voice(self) -> Voice:
        """Who speaks in it."""
        return self.scene.voice(self.cue.span)


def push(strength: float) -> float:
    """What a strength is worth, between the steps in proportion."""
    low = max(0, min(int(strength), len(PUSH) - 2))
    return PUSH[low] + (PUSH[low + 1] - PUSH[low]) * (min(max(strength, 0), len(PUSH) - 1) - low)


def _push(cue: Cue) -> float:
    return push(cue.strength) * FIELDS.get(cue.name, 1.0)


@dataclass(frozen=True, slots=True)
class Climate:
    """What the whole text lends to each of its cues: its heat, and how often it uses each word that pushes."""

    heat: float
    counts: Counter[str]
    usual: float = TOPIC


def climate(heard: Iterable[tuple[Scene, Sequence[Cue]]]) -> Climate:
    """Pushes of the author in a hundred words, drawn towards the usual where the text is short, and the words counted."""
    pushes, words, counts = 0.0, 0, Counter[str]()
    for scene, cues in heard:
        words += len(scene.tokens)
        pushes += sum(_push(cue) for cue in cues if _own(scene, cue) and cue.code.group is Group.LOADED) - COOLING * scene.calm
        counts.update(cue.lemma for cue in cues)
    heat = 100 * (pushes + USUAL_HEAT * SHORT / 100) / (words + SHORT)
    return Climate(max(heat, COOLEST), counts, max(TOPIC, words / PER_TOPIC))


def weigh(scene: Scene, cues: Sequence[Cue], around: Climate) -> list[Weighed]:
    """Every cue of a sentence with its confidence."""
    loaded = sum(_push(cue) for cue in cues if cue.code.group is Group.LOADED and _own(scene, cue))
    verdicts = [cue.span for cue in cues if _is_verdict(scene, cue)]
    return [Weighed(cue, scene, _sure(_score(scene, cue, loaded, around) - _opinion(cue, verdicts))) for cue in cues]


def _is_verdict(scene: Scene, cue: Cue) -> bool:
    """Whether a sentence says “it is a” loaded thing: that is a judgement, and no record could settle it."""
    loaded = cue.code in (Code.LL1, Code.LL2) and cue.strength >= 2
    return loaded and bool(COPULA.search(scene.text.body[scene.span.start : cue.span.start]))


def _opinion(cue: Cue, verdicts: Sequence[Span]) -> float:
    judged = cue.code is Code.UC1 and any(span.within(cue.span) for span in verdicts)
    return VERDICT if judged else 0.0


def _score(scene: Scene, cue: Cue, loaded: float, around: Climate) -> float:
    group = cue.code.group or Group.LOADED
    score = (
        _push(cue)
        + TEXT[group] * (around.heat - USUAL_HEAT)
        - CALM[group] * min(scene.calm, MOST_MARKS) * _doubt(cue)
        - BAR[group]
    )
    if group is Group.LOADED:
        score += COMPANY[cue.strength >= ALONE] * max(0.0, loaded - _push(cue)) + EDITORIAL * min(scene.editorial, MOST_MARKS)
    if cue.code is Code.LL1 and cue.strength < ALWAYS:
        score -= REPEATED * max(0, around.counts[cue.lemma] - around.usual)
    if scene.voice(cue.span) is Voice.QUOTED:
        score -= QUOTED
    elif scene.is_reported(cue.span) and cue.code not in SOURCES:
        score -= REPORTED
    if group is Group.UNSUPPORTED and scene.view and cue.code not in SOURCES:
        score -= VIEW
    return score


def _doubt(cue: Cue) -> float:
    """How far plain reporting around a cue speaks against it: less where a word always pushes, not at all for a number."""
    return 0.0 if cue.code is Code.UC4 else 0.5 if cue.strength >= ALWAYS else 1.0


def _own(scene: Scene, cue: Cue) -> bool:
    return scene.voice(cue.span) is not Voice.QUOTED


def _sure(score: float) -> float:
    return 1 / (1 + exp(-SLOPE * score))
