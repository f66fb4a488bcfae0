"""Readings as plain folders: reading one, checking it, writing it. The form is in corpus/README.md."""

from tutor.corpus.folders import content_hash, look_pairs, looks, shipped
from tutor.corpus.lessons import automatic_lessons
from tutor.corpus.packs import pack_of, read_pack
from tutor.corpus.reader import check, load_reading
from tutor.corpus.splitting import sentences
from tutor.corpus.writer import write_reading

__all__ = [
    "automatic_lessons",
    "check",
    "content_hash",
    "load_reading",
    "look_pairs",
    "looks",
    "pack_of",
    "read_pack",
    "sentences",
    "shipped",
    "write_reading",
]
