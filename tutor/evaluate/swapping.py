"""A key with a target and a foil swapped, so that the same words can be marked as the one and as the other."""

from dataclasses import replace

from tutor.core.key import AnswerKey, Finding, Foil, Place, place
from tutor.core.matching import Mark, Meeting, covers, match
from tutor.core.text import Text


def swapped(key: AnswerKey, mark: Mark, text: Text) -> AnswerKey | None:
    """The key in which this mark meets the other kind; None where it has no kind or the key has nothing to swap with."""
    meeting = match(mark, key, text).meeting
    here = place(text, mark.span)
    if meeting is Meeting.TARGET:
        return _made_fair(key, mark, here, text)
    if meeting in (Meeting.FOIL, Meeting.NOTHING):
        return _made_target(key, mark, here)
    return None


def _made_fair(key: AnswerKey, mark: Mark, here: Place, text: Text) -> AnswerKey | None:
    """Every finding that the mark meets changes places with one foil."""
    foil = next((foil for foil in key.foils if not foil.place.span.overlap(mark.span)), None)
    if foil is None:
        return None

    def moved(finding: Finding) -> Finding:
        hit = any(covers(mark.span, spot, text) for spot in finding.places)
        return replace(finding, places=(foil.place,)) if hit else finding

    foils = (replace(each, place=here) if each is foil else each for each in key.foils)
    return replace(key, findings=tuple(map(moved, key.findings)), foils=tuple(foils))


def _made_target(key: AnswerKey, mark: Mark, here: Place) -> AnswerKey | None:
    """A finding of the mark's group comes to stand under the mark, and the foil goes where the finding was."""
    finding = next((f for f in key.findings if f.decided and (mark.group is None or f.group is mark.group)), None)
    if finding is None:
        return None
    was = finding.places[0]

    def gone(foil: Foil) -> Foil:
        return replace(foil, place=was) if foil.place.span.overlap(mark.span) else foil

    findings = (replace(each, places=(here,)) if each is finding else each for each in key.findings)
    return replace(key, findings=tuple(findings), foils=tuple(map(gone, key.foils)))
