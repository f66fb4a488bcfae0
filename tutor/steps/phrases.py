"""Phrases as our data files write them, matched against a plain line.

A phrase is words with blanks between. `a|b` is either, `{name}` one of a class, `word*` any word that begins so, `word?` a word
that may be missing, `word|$` the word or the end, `an` a or an, `_` any one word, `...` up to four words, `^` and `$` where the
message begins and ends, `<` and `>` where a clause does. No gap crosses a full stop.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

WORD = r"[a-z0-9%'’,.]*[a-z0-9%]"
GAP = rf"(?: {WORD}(?= )){{0,4}}?"
CLAUSE_START = r"(?:(?<=^)|(?<= [.?,=])|(?<= and)|(?<= but)|(?<= so)|(?<= because)|(?<= cause))"
CLAUSE_END = r"(?= (?:[.?,=] |and |but |so |because |$))"
ANY = rf" {WORD}(?= )"
END = r"(?= (?:[.?,] )*$)"
Classes = Mapping[str, str]  # words between blanks; a_b is one of two words


@dataclass(frozen=True, slots=True)
class Hit:
    """Where a phrase stands in a plain line."""

    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Phrases:
    """Some phrases that mean the same. Only those are tried whose every part has a word in the line."""

    compiled: tuple[tuple[tuple[frozenset[str], ...], re.Pattern[str]], ...] = field(repr=False)

    def find(self, line: str, present: frozenset[str]) -> Iterator[Hit]:
        """Every place where one of the phrases stands."""
        for parts, pattern in self.compiled:
            if all(not present.isdisjoint(part) for part in parts):
                for match in pattern.finditer(line):
                    yield Hit(match.start() + 1, match.end())

    def first(self, line: str) -> Hit | None:
        """The first place where one of the phrases stands, if any does."""
        return next(self.find(line, frozenset(line.split())), None)


def phrases(lines: Sequence[str], classes: Classes) -> Phrases:
    """Compile phrases."""
    return Phrases(tuple(_compiled(line, classes) for line in lines))


def _compiled(line: str, classes: Classes) -> tuple[tuple[frozenset[str], ...], re.Pattern[str]]:
    elements = line.split()
    parts = [frozenset(w.split()[0] for w in _alternatives(e, classes)) for e in elements if _is_key(e, classes)]
    pattern = re.compile("".join(_regex(element, classes) for element in elements))
    return tuple(sorted(parts, key=len)), pattern


def _is_key(element: str, classes: Classes) -> bool:
    plain_words = _alternatives(element, classes)
    missing_is_fine = element.endswith("?") or "$" in element
    return bool(plain_words) and not missing_is_fine and not any("*" in word for word in plain_words)


def _alternatives(element: str, classes: Classes) -> list[str]:
    if element in ("...", "_", "_?", "^", "<", ">"):
        return []
    found = list[str]()
    for part in element.removesuffix("?").split("|"):
        if part.startswith("{"):
            found += [word.replace("_", " ") for word in classes[part[1:-1]].split()]
        elif part != "$":
            found += ["a", "an"] if part == "an" else [part]
    return found


def _regex(element: str, classes: Classes) -> str:
    special = {"...": GAP, "_": ANY, "_?": f"(?:{ANY})?", "^": "^", "$": END, "<": CLAUSE_START, ">": CLAUSE_END}
    if element in special:
        return special[element]
    words = sorted(_alternatives(element, classes), key=len, reverse=True)
    body = "|".join(re.escape(word).replace(r"\*", "[a-z0-9]*").replace(r"\ ", " ") for word in words)
    one = f"(?: (?:{body})(?= ))"
    if "$" in element.removesuffix("?").split("|"):
        return f"(?:{one}|{END})"
    return one + ("?" if element.endswith("?") else "")
