"""background/*.md: documents with a head between two lines of ---, then paragraphs."""

import re
from enum import StrEnum
from pathlib import Path

from tutor.core.reading import Document
from tutor.core.text import divided
from tutor.corpus.fields import NAME, Fields
from tutor.corpus.lined import read_table
from tutor.corpus.problems import Problems, read_utf8
from tutor.corpus.splitting import sentences

HEAD = re.compile(r"---[ \t]*\n(.*?\n)?---[ \t]*(?:\n|\Z)", re.DOTALL)
OWN_LINE = re.compile(r"#|[-*+] |\d{1,2}[.)] |>|\|")  # Markdown that begins a paragraph of its own


class When(StrEnum):
    """Whether a document tells what could be known when the reading appeared."""

    BEFORE = "before"
    AFTER = "after"


def read_background(folder: Path, borrowed: str, problems: Problems) -> tuple[Document, ...]:
    """A reading's own documents, and those of the reading that it borrows from, in the order of their names."""
    folders = [folder]
    if borrowed:
        lender = lender_of(folder, borrowed)
        if lender is None:
            card = folder / "card.yaml"
            problems.add(card, 1, f"“background_from: {borrowed}”: there is no such folder beside this one.")
        else:
            folders.append(lender)
    documents = [_document(file, problems) for place in folders for file in document_files(place)]
    found = {document.id: document for document in reversed(documents) if document}
    if len(found) < sum(document is not None for document in documents):
        problems.add(folder / "card.yaml", 1, f"a document here has the same name as one of “{borrowed}”; rename it.")
    return tuple(sorted(found.values(), key=lambda document: document.id))


def lender_of(folder: Path, name: str) -> Path | None:
    """The folder whose background is borrowed: beside this one, or beside the folder that holds it."""
    near = (folder.resolve().parent / name, folder.resolve().parent.parent / name)
    return next((place for place in near if (place / "card.yaml").is_file()), None)


def document_files(folder: Path) -> list[Path]:
    """The background files of a folder, sorted by name."""
    return sorted((folder / "background").glob("*.md"))


def _document(file: Path, problems: Problems) -> Document | None:
    words = read_utf8(file, problems)
    if words is None:
        return None
    if not NAME.fullmatch(file.stem):
        problems.add(file, 1, "the file's name should be lower case letters, digits and hyphens, such as troop-numbers.md.")
    head = HEAD.match(words)
    if not head:
        problems.add(file, 1, "the file should begin with a head between two lines of ---; corpus/README.md shows one.")
        return None
    table = read_table(head[1] or "", file, problems, first_line=2)
    paragraphs = unwrapped(words[head.end() :])
    if not paragraphs:
        problems.add(file, words.count("\n") + 1, "there is no paragraph below the head; write at least one.")
    if table is None or not paragraphs:
        return None
    fields = Fields(table, file, problems)
    found = Document(
        file.stem, fields.filled("title"), divided("\n".join(paragraphs), sentences), fields.words("perspective"),
        fields.words("date"), fields.choice("when", When) is When.AFTER, fields.texts("sources"),
    )  # fmt: skip
    fields.done()
    return found


def unwrapped(body: str) -> list[str]:
    """The paragraphs of a Markdown text, each in one line; empty lines part them, and lists and headings part themselves."""
    paragraphs: list[str] = []
    fresh = True
    for line in body.split("\n"):
        if not line.strip():
            fresh = True
        elif fresh or OWN_LINE.match(line.lstrip()) or paragraphs[-1].startswith("#"):
            paragraphs.append(line.strip())
            fresh = False
        else:
            paragraphs[-1] += " " + line.strip()
    return paragraphs
