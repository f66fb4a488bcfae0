"""`python -m tutor add`, `export` and `import`: what the page *New reading* does, for one file or a pack."""

import asyncio
import tempfile
from dataclasses import replace
from pathlib import Path

import typer

from tutor.assembly import drafts_of
from tutor.bringing import Drafts, Pack
from tutor.bringing.naming import reading_id
from tutor.bringing.staged import staged_from
from tutor.bringing.story import MOST_DOCUMENTS, as_document, import_pack, language
from tutor.core.reading import Document, Reading
from tutor.core.text import Text
from tutor.corpus import pack_of, read_pack
from tutor.drafting import Drafted, draft_key
from tutor.errors import StoreUnavailable, TooLong, UnreadableFile
from tutor.index import open_index
from tutor.parse.upload import parse_file
from tutor.record import ReadingRecord, open_record
from tutor.settings import Settings

MOST_PACK_BYTES = 4 * 1024 * 1024


def run_add(file: Path, title: str, background: list[Path]) -> None:
    """Take a file in and draft its key. Writes only to the database: a server that runs sees it by itself."""
    if len(background) > MOST_DOCUMENTS:
        raise TooLong(f"A reading has at most {MOST_DOCUMENTS} background documents.")
    staged = staged_from(parse_file(file)).with_field("title", title)
    library, drafts = _library()
    documents: list[Document] = []
    for each in background:
        documents.append(as_document(parse_file(each), {document.id for document in documents}))
    name = reading_id(staged.card.title, library.names())
    reading = Reading(name, staged.card, staged.text, language(staged), 1, staged.ranges(), tuple(documents))
    for note in staged.notes:
        typer.echo(note, err=True)
    drafted = asyncio.run(_drafted(reading))
    drafts.begin(name, library.add(reading, f"added {name}"), drafted.draft)
    typer.echo(f"Taken in as {name}: {len(drafted.draft.findings)} findings drafted, none decided.")
    typer.echo(approve_at(name))


def run_export(reading: str, file: Path) -> None:
    """Write a reading's exercise pack."""
    library, _ = _library()
    data = pack_of(*library.packed(reading))
    try:
        file.write_bytes(data)
    except OSError as problem:
        raise StoreUnavailable(f"{file} cannot be written: {problem.strerror}.") from problem
    typer.echo(f"Written: {file}, {len(data):,} bytes.")


def run_import(file: Path, approved: bool) -> None:
    """Take an exercise pack in; its key as a draft unless the teacher vouches for it."""
    try:
        size = file.stat().st_size
        data = file.read_bytes() if size <= MOST_PACK_BYTES else b""
    except OSError as problem:
        raise UnreadableFile(f"{file} cannot be read: {problem.strerror}.") from problem
    if not data and size:
        raise TooLong(f"{file} is larger than {MOST_PACK_BYTES // 1024 // 1024} MB, which no exercise pack is.")
    settings = Settings()
    library, drafts = _library()
    reading, key, content = read_pack(data, file.name, settings.data / "bringing")
    name = import_pack(library, Pack(reading, key, content), None if approved else drafts)
    typer.echo(f"Taken in as {name}: {len(key.findings)} findings and {len(key.foils)} fair sentences.")
    typer.echo("Its key is approved: students can begin." if approved else approve_at(name))


def approve_at(reading: str) -> str:
    """Where a teacher decides on the draft."""
    settings = Settings()
    return f"A teacher decides on its key at http://{settings.host}:{settings.port}/teacher/#/readings/{reading}/key"


async def _drafted(reading: Reading) -> Drafted:
    """A draft with an index of this process, of the background only."""
    with tempfile.TemporaryDirectory(prefix="index-") as folder:
        bare = replace(reading, text=Text("", ()))
        index = await asyncio.to_thread(open_index, [bare], Path(folder)) if reading.background else None
        return await draft_key(reading, index=index)


def _library() -> tuple[ReadingRecord, Drafts]:
    settings = Settings()
    settings.data.mkdir(parents=True, exist_ok=True)
    record = open_record(settings.database)
    library = ReadingRecord(record.transactions)
    return library, drafts_of(record)
