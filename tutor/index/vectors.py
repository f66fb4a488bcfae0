"""The vector half of the search: one Chroma collection on disk. No other file knows chromadb."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tutor.errors import StoreUnavailable
from tutor.index.entries import Entry, Kind

if TYPE_CHECKING:
    from tutor.index.embedding import Vector

COLLECTION = "passages"
DIMENSIONS = 384  # of a MiniLM vector
AT_ONCE = 500  # entries in one call; Chroma's own limit is some thousands


class Vectors:
    """One build, opened. Raises StoreUnavailable for whatever is wrong with its folder."""

    def __init__(self, folder: Path) -> None:
        import chromadb
        from chromadb.config import Settings

        with _explained(folder):
            self._client: Any = chromadb.PersistentClient(str(folder), Settings(anonymized_telemetry=False))
            self._collection: Any = self._client.get_or_create_collection(
                COLLECTION, embedding_function=None, configuration={"hnsw": {"space": "cosine"}}
            )
        self._folder = folder

    def add(self, entries: Sequence[Entry], vectors: Sequence["Vector"]) -> None:
        """Store entries with their vectors."""
        with _explained(self._folder):
            for at in range(0, len(entries), AT_ONCE):
                some = entries[at : at + AT_ONCE]
                self._collection.add(
                    ids=[entry.id for entry in some],
                    embeddings=list(vectors[at : at + AT_ONCE]),
                    documents=[entry.words for entry in some],
                    metadatas=[_metadata(entry) for entry in some],
                )

    def nearest(
        self, vector: "Vector", reading: str, kinds: Sequence[Kind], most: int
    ) -> list[tuple[Mapping[str, Any], float]]:
        """The nearest entries of one reading: metadata and cosine, the nearest first."""
        where = {"$and": [{"reading": reading}, {"kind": {"$in": [kind.value for kind in kinds]}}]}
        with _explained(self._folder):
            found = self._collection.query(
                query_embeddings=[vector], n_results=most, where=where, include=["metadatas", "distances"]
            )
        return [(data, 1.0 - far) for data, far in zip(found["metadatas"][0], found["distances"][0], strict=True)]

    def known(self, reading: str = "") -> dict[str, "Vector"]:
        """Every text that is stored, or every text of one reading, with its vector."""
        with _explained(self._folder):
            where = {"reading": reading} if reading else None
            found = self._collection.get(where=where, include=["documents", "embeddings"])
        return dict(zip(found["documents"], found["embeddings"], strict=True))

    def remove(self, reading: str) -> None:
        """Forget the entries of one reading."""
        with _explained(self._folder):
            self._collection.delete(where={"reading": reading})

    def holds(self, entries: int) -> bool:
        """Whether so many entries are stored and can be searched."""
        with _explained(self._folder):
            found = self._collection.query(query_embeddings=[[1.0] * DIMENSIONS], n_results=1, include=["metadatas"])
            return bool(self._collection.count() == entries and len(found["ids"][0]) == min(1, entries))

    def close(self) -> None:
        """Let the folder go."""
        with _explained(self._folder):
            self._client.close()


def _metadata(entry: Entry) -> dict[str, Any]:
    return {name: value for name, value in asdict(entry).items() if name != "words"} | {"kind": entry.kind.value}


@contextmanager
def _explained(folder: Path) -> Iterator[None]:
    from chromadb.errors import ChromaError

    try:
        yield
    except (ChromaError, sqlite3.Error, OSError, ValueError, KeyError, RuntimeError) as problem:
        raise StoreUnavailable(
            f"The index in {folder} cannot be used ({problem}). Delete the folder; it is built anew."
        ) from problem
