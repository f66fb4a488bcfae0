"""The command line: `python -m tutor COMMAND`. Each command imports what it needs when it runs, so that --help is quick."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from tutor.cli import teachers
from tutor.errors import TutorError

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, help=__doc__)
app.add_typer(teachers.app, name="teacher")

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON object and nothing else.")]


@app.command()
def chat(
    reading: Annotated[str, typer.Argument(help="The name of a reading, for example us-withdrawal-iraq.")],
    lesson: Annotated[int, typer.Option(help="Which of its lessons, from 1.")] = 1,
    plain: Annotated[bool, typer.Option("--plain", help="Plain wording.")] = False,
) -> None:
    """Talk with the tutor here. Reads one line a turn from standard input when that is not a terminal."""
    from tutor.cli.chat import run_chat

    run_chat(reading, lesson, plain)


@app.command()
def search(reading: str, question: str, as_json: AsJson = False) -> None:
    """Show what the index returns for a question: document, passage, offsets, score."""
    from tutor.cli.search import run_search

    run_search(reading, question, as_json)


@app.command()
def analyse(
    file: Path,
    as_json: AsJson = False,
    model: Annotated[bool, typer.Option("--model", help="Ask the configured model as well, paragraph by paragraph.")] = False,
) -> None:
    """Draft an answer key for a text."""
    from tutor.cli.analyse import run_analysis

    run_analysis(file, as_json, model)


@app.command()
def check(folder: Path) -> None:
    """Check a reading's folder; names the file and the line of whatever is wrong."""
    from tutor.corpus import check as problems_of

    problems = problems_of(folder)
    for problem in problems:
        typer.echo(problem)
    typer.echo("Nothing is wrong with it." if not problems else f"{len(problems)} to mend.")
    raise typer.Exit(1 if problems else 0)


@app.command()
def add(
    file: Path,
    title: Annotated[str, typer.Option(help="Its title.")],
    background: Annotated[list[Path] | None, typer.Option(help="A background document; may be given again.")] = None,
) -> None:
    """Take a reading in as an upload does, and draft its key."""
    from tutor.cli.bring import run_add

    run_add(file, title, background or [])


@app.command()
def export(reading: str, file: Path) -> None:
    """Write a reading with its key and background as an exercise pack, one zip."""
    from tutor.cli.bring import run_export

    run_export(reading, file)


@app.command("import")
def import_(
    file: Path,
    approved: Annotated[bool, typer.Option("--approved", help="You know its key and vouch for it.")] = False,
) -> None:
    """Take an exercise pack in; its key is a draft until a teacher approves it."""
    from tutor.cli.bring import run_import

    run_import(file, approved)


@app.command()
def evaluate(
    name: Annotated[
        str,
        typer.Argument(help="What to measure: search, article, reasons, care, detector, key, leaks, sides, dialogue or all."),
    ],
    file: Annotated[
        str, typer.Argument(help="Rows to measure with (JSON lines), or a reading for `key`; else the project's own.")
    ] = "",
    as_json: AsJson = False,
    out: Annotated[Path | None, typer.Option(help="Where `all` writes the scorecard.")] = None,
    model: Annotated[bool, typer.Option("--model", help="With the configured model: reasons, leaks, sides, dialogue.")] = False,
) -> None:
    """Measure a part of the tutor and print the figures with the cases that failed."""
    from tutor.cli.evaluate import run_evaluation

    run_evaluation(name, file, as_json, out, model)


@app.command()
def purge(
    days: Annotated[int | None, typer.Option(min=1, help="After how many days; else as the page Settings says.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would go.")] = False,
) -> None:
    """Delete what students wrote long ago, as the server does every day."""
    from tutor.cli.purge import run_purge

    run_purge(days, dry_run)


def main() -> None:
    """Run a command; an expected failure is one sentence on standard error."""
    try:
        app()
    except TutorError as problem:
        typer.echo(str(problem), err=True)
        sys.exit(1)
