"""card.yaml: what is known about a text, and the lessons that it is offered as."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from tutor.core.reading import SourceCard
from tutor.corpus.fields import NAME, Fields
from tutor.corpus.lined import read_table
from tutor.corpus.problems import Problems, read_utf8

MOST_PARAGRAPHS = 5000
OLDEST = 99


class TitleBy(StrEnum):
    """Who wrote the title."""

    US = "us"
    SOURCE = "source"


@dataclass(frozen=True, slots=True)
class Range:
    """A lesson as it is written: its paragraphs are not checked against the text yet."""

    line: int
    title: str
    paragraphs: str


@dataclass(frozen=True, slots=True)
class CardFile:
    """All that card.yaml says. `headings` is None where they are to be guessed."""

    file: Path
    card: SourceCard
    language: str = "en"
    headings: frozenset[int] | None = None
    ranges: tuple[Range, ...] = ()
    background_from: str = ""
    pair: str = ""


def read_card(folder: Path, problems: Problems) -> CardFile:
    """Read a folder's card.yaml."""
    file = folder / "card.yaml"
    text = read_utf8(file, problems)
    table = read_table(text, file, problems) if text is not None else None
    if table is None:
        return CardFile(file, SourceCard(""))
    fields = Fields(table, file, problems)
    headings = fields.numbers("headings", 1, MOST_PARAGRAPHS)
    found = CardFile(
        file, _source_card(fields), fields.filled("language"), frozenset(headings) if headings is not None else None,
        _ranges(fields), _neighbour(fields, "background_from"), _neighbour(fields, "pair"),
    )  # fmt: skip
    fields.done()
    return found


def _source_card(fields: Fields) -> SourceCard:
    return SourceCard(
        title=fields.filled("title"),
        title_is_ours=fields.choice("title_by", TitleBy) is TitleBy.US,
        genre=fields.words("genre"),
        publisher=fields.words("publisher"),
        author=fields.words("author"),
        date=fields.words("date"),
        known=fields.words("known"),
        not_known=fields.words("not_known"),
        practice=fields.truth("written_for_practice"),
        age=fields.number("age", 0, OLDEST),
        counterpart=_neighbour(fields, "counterpart"),
    )


def _ranges(fields: Fields) -> tuple[Range, ...]:
    found = []
    for row in fields.tables("lessons"):
        found.append(Range(row.table.line, row.filled("title"), row.words("paragraphs")))
        row.done()
    return tuple(found)


def _neighbour(fields: Fields, name: str) -> str:
    """A plain name, so that no folder can point outside its own surroundings."""
    found = fields.words(name, "")
    if found and not NAME.fullmatch(found):
        fields.note(f"“{found}” should be a plain name of lower case letters, digits and hyphens.", name)
        return ""
    return found
