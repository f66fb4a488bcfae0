"""How sure the analyst is of a cue: how hard the words push, what stands around them, and what kind of text it is."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import exp

from tutor.core.codes import Code, Group
from tutor.core.key import Voice
from tutor.steps.analysing.scenes import Scene
from tutor.steps.analysing.word_cues import Cue

# Set on texts of other kinds than those that we ship (see tests/evaluation/README.md); 0 is where a cue begins to be shown.
PUSH = (0.05, 0.35, 1.0, 1.9, 2.4)  # what a strength of 0, 1, 2, 3, 4 is worth
BAR = {Group.LOADED: 1.2, Group.UNSUPPORTED: 1.0}  # what a cue must reach
COMPANY = 0.6  # what the other pushes in its sentence lend it
CALM = 0.25  # what each mark of plain reporting takes away
REPORTED = 0.5  # what somebody else's words in indirect speech take away
QUOTED = 0.6  # what spoken words take away
TEXT = 0.25  # what each push in a hundred words of the whole text lends or takes
USUAL_HEAT = 2.0  # pushes in a hundred words of a text that is neither calm nor heated
SHORT = 120  # words: so much of a usual text is added before the heat is taken, so that one sentence says little of a text
SLOPE = 1.6


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


def text_heat(heard: Iterable[tuple[Scene, Sequence[Cue]]]) -> float:
    """Pushes of the author in a hundred words, drawn towards the usual where the text is short."""
    pushes, words = 0.0, 0
    for scene, cues in heard:
        words += len(scene.tokens)
        pushes += sum(push(cue.strength) for cue in cues if _own(scene, cue) and cue.code.group is Group.LOADED)
    return 100 * (pushes + USUAL_HEAT * SHORT / 100) / (words + SHORT)


def weigh(scene: Scene, cues: Sequence[Cue], heat: float) -> list[Weighed]:
    """Every cue of a sentence with its confidence."""
    loaded = sum(push(cue.strength) for cue in cues if cue.code.group is Group.LOADED and _own(scene, cue))
    return [Weighed(cue, scene, _sure(_score(scene, cue, loaded, heat))) for cue in cues]


def _score(scene: Scene, cue: Cue, loaded: float, heat: float) -> float:
    own = push(cue.strength)
    is_loaded = cue.code.group is Group.LOADED
    company = COMPANY * max(0.0, loaded - (own if is_loaded else 0.0)) if is_loaded else 0.0
    score = own + company + TEXT * (heat - USUAL_HEAT) - CALM * scene.calm
    if scene.voice(cue.span) is Voice.QUOTED:
        score -= QUOTED
    elif scene.is_reported(cue.span) and cue.code is not Code.UC2 and cue.code is not Code.UC3:
        score -= REPORTED
    return score - BAR[cue.code.group or Group.LOADED]


def _own(scene: Scene, cue: Cue) -> bool:
    return scene.voice(cue.span) is not Voice.QUOTED


def _sure(score: float) -> float:
    return 1 / (1 + exp(-SLOPE * score))
