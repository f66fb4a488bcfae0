"""key.yaml: the findings and the fair sentences of a text."""

from pathlib import Path

from tutor.core.codes import Code
from tutor.core.key import AnswerKey, Fairness, Finding, Foil, Place, Reference, Relation, Status, Voice, place
from tutor.core.reading import Document
from tutor.core.text import Text
from tutor.corpus.fields import Fields
from tutor.corpus.hints import check_hint
from tutor.corpus.lined import read_table
from tutor.corpus.problems import Problems, read_utf8
from tutor.corpus.quotes import read_place

MOST_WHY_WORDS = 40  # a student reads it in one breath


def read_key(folder: Path, text: Text, background: tuple[Document, ...], problems: Problems) -> AnswerKey:
    """Read a folder's key.yaml; a folder without one has an empty key, for the program to draft."""
    file = folder / "key.yaml"
    words = read_utf8(file, problems) if file.exists() else None
    table = read_table(words, file, problems) if words is not None else None
    if table is None:
        return AnswerKey()
    fields = Fields(table, file, problems)
    findings = [_finding(row, text, background) for row in fields.tables("findings")]
    foils = [_foil(row, text) for row in fields.tables("foils")]
    fields.done()
    key = AnswerKey(tuple(f for f in findings if f), tuple(f for f in foils if f))
    _check_ids(fields)
    _check_overlaps(fields, key)
    return key


def _finding(row: Fields, text: Text, background: tuple[Document, ...]) -> Finding | None:
    places = tuple(found for spot in row.tables("places", required=True) if (found := _place(spot, text)))
    code = row.choice("code", Code, leave_out=Code.FAIR)
    also = row.choices("also", Code, leave_out=Code.FAIR)
    if code in also:
        row.note(f"{code} is its own code and stands under “also” too; take it out there.", "also")
    finding = Finding(
        row.name("id"), code, places, _why(row), also,
        row.choice("voice", Voice, Voice.AUTHOR), row.choice("status", Status, Status.CLEAR),
        row.number("difficulty", 1, 3, default=2),
        row.words("rewrite", ""), row.words("evidence", ""), row.words("where", ""), row.words("contrast", ""),
        tuple(reference for line in row.tables("background") if (reference := _reference(line, background))),
        row.truth("decided", default=True),
    )  # fmt: skip
    check_hint(row, "where", finding, text)
    check_hint(row, "contrast", finding, text)
    row.done()
    return finding if places else None


def _foil(row: Fields, text: Text) -> Foil | None:
    spot = read_place(row, text)
    name, reason, why, decided = row.name("id"), row.choice("reason", Fairness), _why(row), row.truth("decided", default=True)
    row.done()
    return Foil(name, place(text, spot), reason, why, decided) if spot else None


def _place(spot: Fields, text: Text) -> Place | None:
    span = read_place(spot, text)
    spot.done()
    return place(text, span) if span else None


def _why(row: Fields) -> str:
    why = row.filled("why")
    if len(why.split()) > MOST_WHY_WORDS:
        row.note(f"“why” has {len(why.split())} words, and the most is {MOST_WHY_WORDS}; say it shorter.", "why")
    return why


def _reference(line: Fields, background: tuple[Document, ...]) -> Reference | None:
    name, number, relation = line.words("document"), line.number("paragraph", 1, 999), line.choice("relation", Relation)
    line.done()
    document = next((document for document in background if document.id == name), None)
    if document is None:
        known = ", ".join(sorted(document.id for document in background)) or "none"
        line.note(f"there is no background document “{name}”; there are: {known}.", "document")
    elif number > len(document.text.passages):
        line.note(f"“{name}” has {len(document.text.passages)} paragraphs and no {number}.", "paragraph")
    return Reference(name, number, relation) if document else None


def _check_ids(fields: Fields) -> None:
    seen: set[str] = set()
    for row in (*fields.tables("findings"), *fields.tables("foils")):
        name = row.words("id")
        if name and name in seen:
            row.note(f"the id “{name}” is used twice; every finding and fair sentence needs its own.", "id")
        seen.add(name)


def _check_overlaps(fields: Fields, key: AnswerKey) -> None:
    lines = {row.words("id"): row for row in fields.tables("foils")}
    for foil in key.foils:
        clash = next((f for f in key.findings if any(spot.span.overlap(foil.place.span) for spot in f.places)), None)
        if clash and foil.id in lines:
            lines[foil.id].note(
                f"this fair sentence lies over the finding “{clash.id}”; choose other words for one of them.", "quote"
            )
