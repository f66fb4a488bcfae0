"""`python -m tutor analyse`: a draft answer key for any text."""

import json
from pathlib import Path

import typer

from tutor.core.text import Text, divided
from tutor.corpus import sentences
from tutor.errors import UnreadableFile
from tutor.parse.english import is_english
from tutor.parse.upload import parse_file
from tutor.steps.analysing import analyse, rows

AS_IT_STANDS = ("", ".txt", ".text")  # plain text is taken word for word, so that offsets hold for the file


def run_analysis(file: Path, as_json: bool) -> None:
    """Draft and print. A remark, such as another language, goes to standard error."""
    text = text_of(file)
    if text.body and not is_english(text.body):
        typer.echo("This does not read as English. The analyst knows English only, so the draft is worth little.", err=True)
    draft = analyse(text)
    if draft.remark:
        typer.echo(draft.remark, err=True)
    found = rows(text, draft)
    if as_json:
        typer.echo(json.dumps(found, ensure_ascii=False))
        return
    for row in found["findings"]:
        typer.echo(f"{row['code']}  “{row['quote']}”  {row['why']}")
    typer.echo(f"{len(found['findings'])} places drafted. A teacher decides which of them stand.")


def text_of(file: Path) -> Text:
    """The text of a file in numbered passages."""
    if file.suffix.lower() not in AS_IT_STANDS:
        parsed = parse_file(file, file.name)
        return divided(parsed.text, sentences, frozenset(parsed.headings))
    try:
        return divided(file.read_text(encoding="utf-8"), sentences)
    except (OSError, UnicodeDecodeError) as problem:
        raise UnreadableFile(f"{file} cannot be read as UTF-8 text: {problem}. Save it as UTF-8 and try again.") from problem
