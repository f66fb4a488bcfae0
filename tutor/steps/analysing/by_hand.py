"""What a teacher marks by hand, as a first finding or fair sentence for them to mend: kind, voice, why, a plainer wording."""

from tutor.core.codes import Code, Group
from tutor.core.key import Fairness, Finding, Foil, place
from tutor.core.text import Span, Text
from tutor.steps.analysing.drafting import HARD, stable_id
from tutor.steps.analysing.fairness import reason_of
from tutor.steps.analysing.pattern_cues import pattern_cues
from tutor.steps.analysing.scenes import Scene, scenes
from tutor.steps.analysing.word_cues import Cue, word_cues
from tutor.steps.analysing.wording import evidence, fair_why, rewrite, why

USUAL = {Group.LOADED: Code.LL1, Group.UNSUPPORTED: Code.UC1}  # where the program hears nothing in the words


def finding_by_hand(text: Text, span: Span, group: Group) -> Finding:
    """A finding for these words: of the kind that the program hears in them, however faintly, or of the group's usual one."""
    scene, quote = _scene(text, span), text.words(span)
    cue = _nearest(scene, span, group) or Cue(span, USUAL[group], "other", quote.lower(), 1.0)
    return Finding(
        id=stable_id(cue.code.value.lower(), quote, scene.voice(span)),
        code=cue.code,
        places=(place(text, span),),
        why=why(cue, quote),
        voice=scene.voice(span),
        difficulty=3 if cue.code in HARD else 2,
        rewrite=rewrite(cue, quote),
        evidence=evidence(cue.code),
    )


def foil_by_hand(text: Text, span: Span) -> Foil:
    """A fair sentence of these words, with the reason that the program sees in the sentence, or calm words."""
    scene = _scene(text, span)
    found = reason_of(scene, scene.words)[0] or Fairness.CALM
    return Foil(stable_id("fair", text.words(span)), place(text, span), found, fair_why(found, text.words(span)))


def _scene(text: Text, span: Span) -> Scene:
    """The sentence in which the words begin."""
    return max(scenes(text), key=lambda scene: (scene.span.overlap(span), -scene.span.start))


def _nearest(scene: Scene, span: Span, group: Group) -> Cue | None:
    heard = [cue for cue in (*word_cues(scene), *pattern_cues(scene)) if cue.code.group is group and cue.span.overlap(span)]
    return max(heard, key=lambda cue: cue.span.likeness(span), default=None)
