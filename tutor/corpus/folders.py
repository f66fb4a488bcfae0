"""Which folders hold readings, and a hash that says whether one has changed."""

import hashlib
from collections.abc import Iterable
from pathlib import Path

from tutor.corpus.background import document_files, lender_of
from tutor.corpus.card import read_card
from tutor.corpus.problems import Problems

LOOKS = "looks"


def shipped(root: Path) -> list[Path]:
    """Every folder below `root` that holds a reading, sorted, without the passages of the first and last looks."""
    cards = sorted(root.rglob("card.yaml"))
    return [card.parent for card in cards if (root / LOOKS) not in card.parents and (card.parent / "article.txt").is_file()]


def looks(root: Path) -> list[Path]:
    """The passages of the first and last looks, sorted."""
    cards = sorted((root / LOOKS).glob("*/card.yaml"))
    return [card.parent for card in cards if (card.parent / "article.txt").is_file()]


def look_pairs(folders: Iterable[Path]) -> list[tuple[Path, Path]]:
    """The passages that belong together, by the name in their card's `pair`; one without a partner is left out."""
    pairs: dict[str, list[Path]] = {}
    for folder in folders:
        pairs.setdefault(pair_of(folder), []).append(folder)
    return [(found[0], found[1]) for name, found in sorted(pairs.items()) if name and len(found) == 2]


def pair_of(folder: Path) -> str:
    """The name of the pair that a folder's card gives; empty where it gives none."""
    return read_card(folder, Problems()).pair


def content_hash(folder: Path) -> str:
    """The sha256 of everything that a reading is made of, borrowed background included; stray files do not count."""
    files = [folder / name for name in ("article.txt", "card.yaml", "key.yaml")] + document_files(folder)
    borrowed = read_card(folder, Problems()).background_from
    if borrowed and (lender := lender_of(folder, borrowed)):
        files += document_files(lender)
    found = hashlib.sha256()
    for file in files:
        if file.is_file():
            content = file.read_bytes()
            found.update(f"{file.name}\0{len(content)}\0".encode())
            found.update(content)
    return found.hexdigest()
