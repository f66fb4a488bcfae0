"""Opening the index: the build on disk where it fits the readings, else a new one, swapped in whole."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from tutor.core.reading import Reading
from tutor.errors import StoreUnavailable
from tutor.index.embedding import SHA256, MiniLM
from tutor.index.entries import Entry, digest, digests, entries_of
from tutor.index.generations import Generation, cleared, copied, discard, finished, found, new_folder
from tutor.index.search import PassageIndex
from tutor.index.vectors import Vectors

if TYPE_CHECKING:
    from tutor.index.embedding import Vector

Progress = Callable[[int, int], None]
"""Told how many texts of how many have been embedded."""


def open_index(
    readings: Iterable[Reading], root: Path, progress: Progress | None = None, model: MiniLM | None = None
) -> PassageIndex:
    """The index of these readings, kept under `root`; built only where their content has changed. Raises StoreUnavailable."""
    newest = {reading.id: reading for reading in sorted(readings, key=lambda reading: reading.revision)}
    entries = [entry for reading in newest.values() for entry in entries_of(reading)]
    model = model or MiniLM()
    wanted = digest(entries)
    return PassageIndex(entries, model, lambda: _opened(root, wanted) or _built(root, wanted, entries, model, progress))


def _opened(root: Path, wanted: str) -> Vectors | None:
    """The build that fits, if there is one that works."""
    for generation in found(root):
        if generation.digest == wanted and (vectors := _sound(generation)):
            cleared(root, generation)
            return vectors
    return None


def _sound(generation: Generation) -> Vectors | None:
    """A build opened and tried; a damaged one is thrown away."""
    try:
        vectors = Vectors(generation.folder)
        if vectors.holds(generation.entries):
            return vectors
        vectors.close()
    except StoreUnavailable:
        pass
    discard(generation.folder)
    return None


def _built(root: Path, wanted: str, entries: list[Entry], model: MiniLM, progress: Progress | None) -> Vectors:
    """Store all entries in a folder that nobody reads yet, and swap it in."""
    building = _grown(root, entries, model, progress) or _from_nothing(root, entries, model, progress)
    generation = finished(building, wanted, SHA256, len(entries), digests(entries))
    cleared(root, generation)
    return Vectors(generation.folder)


def _from_nothing(root: Path, entries: list[Entry], model: MiniLM, progress: Progress | None) -> Path:
    building = new_folder(root)
    known = _embedded(dict.fromkeys(entry.words for entry in entries), _known(root), model, progress)
    vectors = Vectors(building)
    vectors.add(entries, [known[entry.words] for entry in entries])
    vectors.close()
    return building


def _grown(root: Path, entries: list[Entry], model: MiniLM, progress: Progress | None) -> Path | None:
    """A copy of the newest build with the readings changed that have changed; None where none can be used.

    Building 1,100 passages from nothing takes seconds even where all are embedded, and a teacher waits for one reading.
    """
    before = next((each for each in found(root) if each.model == SHA256 and each.readings), None)
    if before is None:
        return None
    wanted = digests(entries)
    if not before.readings.keys() <= wanted.keys():
        return None  # Chroma's files keep a deleted text's words in pages that nobody reads any more
    changed = {name for name, value in wanted.items() if before.readings.get(name) != value}
    building = None
    try:
        vectors = Vectors(building := copied(before))
        if vectors.holds(before.entries):
            _replace(vectors, changed, entries, model, progress)
            whole = vectors.holds(len(entries))
            vectors.close()
            if whole:
                return building
    except StoreUnavailable:
        pass  # the copy is no better than what it was made from
    if building:
        discard(building)
    return None


def _replace(vectors: Vectors, changed: set[str], entries: list[Entry], model: MiniLM, progress: Progress | None) -> None:
    """Take these readings out as they were and put them in as they are, embedding only words that were not there."""
    known = {text: vector for name in sorted(changed) for text, vector in vectors.known(name).items()}
    for name in sorted(changed):
        vectors.remove(name)
    added = [entry for entry in entries if entry.reading in changed]
    known = _embedded(dict.fromkeys(entry.words for entry in added), known, model, progress)
    vectors.add(added, [known[entry.words] for entry in added])


def _embedded(
    texts: Iterable[str], known: dict[str, "Vector"], model: MiniLM, progress: Progress | None
) -> dict[str, "Vector"]:
    """Embed what no earlier build knows: a teacher who adds one reading waits for that one only."""
    new = [text for text in texts if text not in known]
    for done, text in enumerate(new, 1):
        known[text] = model.vector(text)
        if progress:
            progress(done, len(new))
    return known


def _known(root: Path) -> dict[str, "Vector"]:
    """The texts of the newest build that can be read."""
    for generation in found(root):
        if generation.model == SHA256 and (vectors := _sound(generation)):
            known = vectors.known()
            vectors.close()
            return known
    return {}
