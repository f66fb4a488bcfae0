"""What the index holds of a reading: its paragraphs and their sentences, each with the place that it came from."""

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields
from enum import StrEnum
from operator import attrgetter

from tutor.core.reading import Reading
from tutor.core.text import Span, Text
from tutor.index.embedding import SHA256

FORM = 1  # raise it when what is stored changes: every index is then built anew
ARTICLE = ""  # the document of the reading's own passages
WHOLE = 0  # the part of an entry that is a paragraph; its sentences count from 1


class Kind(StrEnum):
    """Whose passage it is."""

    ARTICLE = "article"
    BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Entry:
    """A paragraph, or one of its sentences. `words` are what is embedded: a paragraph carries its document's title."""

    reading: str
    revision: int
    kind: Kind
    document: str
    passage: int
    part: int
    start: int
    end: int
    later: bool
    words: str

    @property
    def id(self) -> str:
        """Unique in the index."""
        return f"{self.reading}/{self.kind}/{self.document}/{self.passage}/{self.part}"


_all_of = attrgetter(*(each.name for each in fields(Entry)))  # asdict copies deeply: half a second for a library


def entries_of(reading: Reading) -> Iterator[Entry]:
    """All entries of a reading; headings answer nothing and are left out."""
    yield from _entries(reading, reading.text, Kind.ARTICLE, ARTICLE, reading.title, False)
    for document in reading.background:
        yield from _entries(reading, document.text, Kind.BACKGROUND, document.id, document.title, document.later)


def digest(entries: Iterable[Entry]) -> str:
    """Changes when anything in the index would."""
    rows = sorted(json.dumps(_all_of(entry), ensure_ascii=False) for entry in entries)
    return hashlib.sha256("\n".join([str(FORM), SHA256, *rows]).encode()).hexdigest()


def digests(entries: Iterable[Entry]) -> dict[str, str]:
    """The digest of each reading's entries."""
    groups: dict[str, list[Entry]] = {}
    for entry in entries:
        groups.setdefault(entry.reading, []).append(entry)
    return {reading: digest(group) for reading, group in groups.items()}


def words_of(title: str, text: Text) -> Iterator[str]:
    """What is embedded of a text with this title."""
    return (words for _, _, _, words in _parts(title, text))


def _entries(reading: Reading, text: Text, kind: Kind, document: str, title: str, later: bool) -> Iterator[Entry]:
    for passage, part, span, words in _parts(title, text):
        yield Entry(reading.id, reading.revision, kind, document, passage, part, span.start, span.end, later, words)


def _parts(title: str, text: Text) -> Iterator[tuple[int, int, Span, str]]:
    for passage in text.passages:
        if not passage.heading:
            yield passage.number, WHOLE, passage.span, f"{title}. {text.words(passage.span)}"
            for part, span in enumerate(passage.sentences, WHOLE + 1):
                yield passage.number, part, span, text.words(span)
