"""Which words of a single sentence lean, as the built-in analyst hears them."""

from tutor.core.codes import Group
from tutor.core.text import divided
from tutor.steps.analysing import analyse


def leaning(sentence: str) -> tuple[str, ...]:
    """The words that lean, surest first. A line break in what a student wrote is a blank."""
    text = divided(" ".join(sentence.split()), lambda paragraph: [(0, len(paragraph))], frozenset())
    found = (each.finding for each in analyse(text).findings)
    return tuple(finding.places[0].quote for finding in found if finding.group is Group.LOADED)
