"""What the key editor's page sent, as the desk takes it."""

from enum import Enum
from typing import TypeVar

from tutor.core.codes import Code
from tutor.core.editing import FindingFields, FoilFields
from tutor.core.key import Fairness, Finding, Reference, Relation, Status, Voice
from tutor.core.keydraft import Entry
from tutor.core.teachers import Teacher
from tutor.editing import At
from tutor.errors import NotFound
from tutor.web.heard import BAD_PAGE, Heard

T = TypeVar("T", bound=Enum)
BACKGROUND = "background:"
MOST = 1200  # characters of one field: more than any why, and less than a page


def at_of(teacher: Teacher, heard: Heard) -> At:
    """Who acts on which key, and which edit their page shows."""
    return At(heard.text("reading"), heard.digits("edit"), teacher.name)


def fields_of(heard: Heard, entry: Entry) -> FindingFields | FoilFields:
    """The form of a card. Raises NotFound for what no form of ours sends."""
    form = {name: " ".join(value.split())[:MOST] for name, value in heard.fields().items()}
    if not isinstance(entry.item, Finding):
        return FoilFields(_one(Fairness, form.get("reason")), form.get("why", ""))
    difficulty = form.get("difficulty", "")
    if difficulty not in ("1", "2", "3"):
        raise NotFound(BAD_PAGE)
    return FindingFields(
        code=_one(Code, form.get("code")),
        also=tuple(code for code in Code if form.get(f"also:{code.value}")),
        voice=_one(Voice, form.get("voice")),
        status=_one(Status, form.get("status")),
        difficulty=int(difficulty),
        why=form.get("why", ""),
        rewrite=form.get("rewrite", ""),
        evidence=form.get("evidence", ""),
        where=form.get("where", ""),
        contrast=form.get("contrast", ""),
        background=_references(form) if any(name.startswith(BACKGROUND) for name in form) else entry.item.background,
    )


def _references(form: dict[str, str]) -> tuple[Reference, ...]:
    """The passages that were given a relation; their fields are called background:DOCUMENT:NUMBER."""
    found = list[Reference]()
    for name, value in form.items():
        document, _, number = name.removeprefix(BACKGROUND).rpartition(":")
        if name.startswith(BACKGROUND) and value and number.isdigit():
            found.append(Reference(document, int(number), _one(Relation, value)))
    return tuple(found)


def _one(kind: type[T], value: str | None) -> T:
    found = next((each for each in kind if each.value == value), None)
    if found is None:
        raise NotFound(BAD_PAGE)
    return found
