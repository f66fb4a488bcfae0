"""`python -m tutor purge`: delete what students wrote long ago, as the server does every day."""

import typer

from tutor.assembly import letting_go_of
from tutor.record import open_record
from tutor.settings import Settings


def run_purge(days: int | None, dry_run: bool) -> None:
    """Purge, or say what would go."""
    gone = letting_go_of(open_record(Settings().database)).purge(days, dry_run)
    if dry_run:
        typer.echo(f"{lessons(gone.students)} of students would go. Nothing was deleted.")
    else:
        typer.echo(f"{lessons(gone.students)} of students and {gone.guests} of guests are deleted.")


def lessons(count: int) -> str:
    """A number of lessons in words."""
    return "1 lesson" if count == 1 else f"{count} lessons"
