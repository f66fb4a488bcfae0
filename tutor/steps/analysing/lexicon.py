"""Our lexicons: which words push a reader, how hard, and by which picture. Change the analyst's ear in lexicon/."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tutor.core.codes import Code
from tutor.core.words import folded
from tutor.steps.analysing.inflecting import forms

FOLDER = Path(__file__).parent / "lexicon"
ORDER = (Code.LL2, Code.LL1, Code.LL4, Code.LL3, Code.LL5, Code.FAIR)  # which meaning wins where two are equally strong


@dataclass(frozen=True, slots=True)
class Entry:
    """A word or phrase of a lexicon: what it does to a reader, from 1 (with help) to 3 (alone)."""

    lemma: str
    code: Code
    word_class: str
    strength: int
    field: str


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All entries by their forms; a phrase is found by its first word."""

    words: dict[str, Entry]
    phrases: dict[str, tuple[tuple[tuple[str, ...], Entry], ...]]

    def at(self, tokens: Sequence[str], index: int) -> tuple[int, Entry] | None:
        """The longest entry that begins at a token, and how many tokens it takes."""
        for parts, entry in self.phrases.get(tokens[index], ()):
            if tuple(tokens[index : index + len(parts)]) == parts:
                return len(parts), entry
        entry_found = self.words.get(tokens[index])
        return (1, entry_found) if entry_found else None


def entries(file: Path) -> Iterator[Entry]:
    """The entries of one file, in base form."""
    head: tuple[Code, str, int, str] | None = None
    for line in file.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            code, word_class, strength, field = line.strip("[] ").split()
            head = Code(code), word_class, int(strength), field
        elif head and not line.startswith("#"):
            code_, word_class, strength_, field = head
            for word in line.split():
                yield Entry(folded(word).replace("_", " "), code_, word_class, strength_, field)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Every file of the folder, read once."""
    best: dict[str, Entry] = {}
    for file in sorted(FOLDER.glob("*.txt")):
        for entry in entries(file) if file.stem != "plainer" else ():
            for form in forms(entry.lemma, entry.word_class):
                if form not in best or _rank(entry) < _rank(best[form]):
                    best[form] = entry
    phrases: dict[str, list[tuple[tuple[str, ...], Entry]]] = {}
    for form, entry in best.items():
        if " " in form:
            parts = tuple(form.replace(",", "").split())
            phrases.setdefault(parts[0], []).append((parts, entry))
    longest_first = {first: tuple(sorted(rows, key=lambda row: -len(row[0]))) for first, rows in phrases.items()}
    return Lexicon({form: entry for form, entry in best.items() if " " not in form}, longest_first)


def _rank(entry: Entry) -> tuple[bool, int, int]:
    return entry.code is not Code.FAIR, -entry.strength, ORDER.index(entry.code)


@lru_cache(maxsize=1)
def plainer() -> dict[str, str]:
    """A plainer word for the same fact, by lemma."""
    lines = (FOLDER / "plainer.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(":") for line in lines if ":" in line and not line.startswith("#"))
    return {loaded.strip(): plain.strip() for loaded, plain in pairs}
