"""What a passage of the first or last look must hold, so that two students can be counted alike."""

from pathlib import Path

from tutor.core.key import AnswerKey, Place, Status
from tutor.core.reading import Reading
from tutor.core.text import Span
from tutor.corpus.folders import pair_of
from tutor.corpus.problems import Problems

LENGTH = range(100, 141)  # words; DESIGN.md, First look and last look
FEWEST = 6  # sentences of each kind


def check_look(folder: Path, reading: Reading, key: AnswerKey, problems: Problems) -> None:
    """Note where a passage with a `pair` does not meet the counts."""
    signals = _sentences(reading, [place for f in key.findings if f.status is Status.CLEAR for place in f.places])
    fair = _sentences(reading, [foil.place for foil in key.foils]) - signals
    words = len(reading.text.body.split())
    if words not in LENGTH:
        problems.add(folder / "article.txt", 1, f"a look has {LENGTH[0]} to {LENGTH[-1]} words, and this has {words}.")
    if len(signals) < FEWEST:
        problems.add(
            folder / "key.yaml", 1, f"a look has {FEWEST} sentences with a clear finding or more, and this has {len(signals)}."
        )
    if len(fair) < FEWEST:
        problems.add(folder / "key.yaml", 1, f"a look has {FEWEST} fair sentences or more, and this has {len(fair)}.")
    partners = [card.parent for card in sorted(folder.resolve().parent.glob("*/card.yaml")) if card.parent != folder.resolve()]
    found = [partner.name for partner in partners if pair_of(partner) == pair_of(folder)]
    if len(found) != 1:
        problems.add(
            folder / "card.yaml", 1, f"the pair “{pair_of(folder)}” should have one other folder, and has {len(found)}."
        )


def _sentences(reading: Reading, places: list[Place]) -> set[Span]:
    return {sentence for sentence in reading.text.sentences() for place in places if sentence.overlap(place.span)}
