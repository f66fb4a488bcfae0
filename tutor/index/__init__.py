"""The index: which background passages bear on a question. The only package that knows chromadb."""

from tutor.index.embedding import MiniLM
from tutor.index.live import LibraryIndex
from tutor.index.opening import Progress, open_index
from tutor.index.search import PassageIndex

__all__ = ["LibraryIndex", "MiniLM", "PassageIndex", "Progress", "open_index"]
