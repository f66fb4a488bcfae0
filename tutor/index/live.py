"""The index of the library as it is now: it sees when the library has changed, and follows while the server runs."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, Thread

from tutor.core.reading import Reading
from tutor.core.text import Text
from tutor.errors import TutorError
from tutor.index.embedding import REMEMBERED, MiniLM
from tutor.index.entries import words_of
from tutor.index.opening import Progress, open_index
from tutor.index.search import PassageIndex
from tutor.protocols import Hit

AHEAD = REMEMBERED // 4  # texts of one document: a long one must not push out what the model remembers


@dataclass
class LibraryIndex:
    """Searches the newest index. A change by any process is seen at the next search, and taken up beside it.

    `readings` and `generation` are blocking: they read the database. Safe to share between threads.
    """

    readings: Callable[[], Iterable[Reading]]
    generation: Callable[[], int]
    root: Path
    model: MiniLM
    _index: PassageIndex | None = None
    _before: PassageIndex | None = None  # a search that began with it may still be running
    _built: int = -1
    _building: Lock = field(default_factory=Lock, repr=False)
    _embedding: Lock = field(default_factory=Lock, repr=False)

    def search(self, reading: str, question: str, most: int = 3) -> list[Hit]:
        """At most `most` background passages of a reading that bear on a question. Raises StoreUnavailable."""
        return self._now().search(reading, question, most)

    def in_article(self, reading: str, question: str) -> int:
        """The number of the article's paragraph that speaks of what is asked; 0 where none does. Raises StoreUnavailable."""
        return self._now().in_article(reading, question)

    def follow(self, progress: Progress | None = None) -> PassageIndex:
        """Take up every change of the library, and return when that is done. Raises StoreUnavailable."""
        with self._building:
            generation = self.generation()
            if self._index is None or self._built != generation:
                if self._before:
                    self._before.close()
                self._before = self._index
                self._index = open_index(self.readings(), self.root, progress, self.model)
                self._built = generation
            return self._index

    def ahead(self, title: str, text: Text) -> None:
        """Embed a text that may soon come into the library, beside what is going on: whoever adds it waits less."""
        Thread(target=self._embed, args=(list(words_of(title, text))[:AHEAD],), daemon=True).start()

    def _embed(self, texts: list[str]) -> None:
        with self._embedding:  # twenty documents at once would take the cores from the students
            for words in texts:
                self.model.vector(words)

    def follow_soon(self) -> None:
        """Take up every change of the library beside what is going on."""
        if not self._building.locked():
            Thread(target=self._follow_quietly, daemon=True).start()

    def _now(self) -> PassageIndex:
        index = self._index or self.follow()
        if self._built != self.generation():
            self.follow_soon()  # students go on with the index that is there
        return index

    def _follow_quietly(self) -> None:
        try:
            self.follow()
        except TutorError:
            return  # the next search tries again; until then the index that is there answers
