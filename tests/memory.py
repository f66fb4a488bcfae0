"""The record and the index in memory, which measurements use as well."""

from tutor.evaluate.in_memory import NOW, MemoryRecord, WordIndex

__all__ = ["NOW", "MemoryRecord", "WordIndex"]
