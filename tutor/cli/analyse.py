"""`python -m tutor analyse`: a draft answer key for any text."""

import asyncio
import json
from pathlib import Path

import typer

from tutor.assembly import model_of
from tutor.core.reading import Reading, SourceCard
from tutor.core.text import Text, divided
from tutor.corpus import sentences
from tutor.drafting import draft_key
from tutor.errors import NotFound, UnreadableFile
from tutor.kept_answers import AnswersInFolder
from tutor.parse.english import is_english
from tutor.parse.upload import parse_file
from tutor.settings import Settings
from tutor.steps.analysing import Draft, analyse, rows

AS_IT_STANDS = ("", ".txt", ".text")  # plain text is taken word for word, so that offsets hold for the file


def run_analysis(file: Path, as_json: bool, with_model: bool) -> None:
    """Draft and print. A remark, such as another language, goes to standard error."""
    text = text_of(file)
    draft = by_model(file, text) if with_model else analyse(text)
    if draft.remark:
        typer.echo(draft.remark, err=True)
    elif not is_english(text.body):
        typer.echo("This does not read as English. The analyst knows English only, so the draft is worth little.", err=True)
    found = rows(text, draft)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
        return
    for row in found["findings"]:
        typer.echo(f"{row['code']}  “{row['quote']}”  {row['why']}")
    if found["findings"]:
        typer.echo(f"{len(found['findings'])} places drafted. A teacher decides which of them stand.")


def by_model(file: Path, text: Text) -> Draft:
    """The built-in draft and the model's, merged. What the model has said is kept, so that a second run goes on from there."""
    settings = Settings()
    model = model_of(settings)
    if model is None:
        raise NotFound("No model is set. Set TUTOR_MODEL, and OPENAI_API_KEY or OPENAI_BASE_URL, as README.md shows.")
    reading = Reading(file.stem, SourceCard(file.stem), text)
    answers = AnswersInFolder(settings.data / "analyst")
    drafted = asyncio.run(draft_key(reading, model, None, _progress, answers))
    counts, spent = drafted.counts, drafted.counts.spent
    typer.echo(
        f"{counts.dropped} quotes dropped, {counts.refused} entries refused, {len(counts.skipped)} paragraphs skipped; "
        f"{spent.tokens_in:,} tokens read and {spent.tokens_out:,} written.",
        err=True,
    )
    return drafted.draft


def _progress(stage: str, done: int, of: int) -> None:
    typer.echo(f"{stage}: {done} of {of}", err=True)


def text_of(file: Path) -> Text:
    """The text of a file in numbered passages."""
    if file.suffix.lower() not in AS_IT_STANDS:
        parsed = parse_file(file, file.name)
        return divided(parsed.text, sentences, frozenset(parsed.headings))
    try:
        return divided(file.read_text(encoding="utf-8"), sentences)
    except FileNotFoundError as problem:
        raise NotFound(f"There is no file {file}.") from problem
    except UnicodeDecodeError as problem:
        raise UnreadableFile(f"{file} is not plain text in UTF-8. Save it as UTF-8 and try again.") from problem
    except OSError as problem:
        raise UnreadableFile(f"{file} cannot be read: {problem.strerror}.") from problem
