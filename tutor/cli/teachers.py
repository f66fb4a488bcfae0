"""`python -m tutor teacher`: who may sign in, from the command line of the computer that Read Twice runs on."""

from typing import TYPE_CHECKING, Annotated
from urllib.parse import urlencode

import typer

from tutor.core.teachers import named

if TYPE_CHECKING:
    from tutor.accounts import Accounts
    from tutor.settings import Settings

app = typer.Typer(help="Teachers' accounts: add, reset, list, remove.", no_args_is_help=True)
Name = Annotated[str, typer.Argument(help="The name that the teacher signs in with.")]


@app.command()
def add(name: Name) -> None:
    """Print a link by which a teacher makes an account. It works once, for two days."""
    from tutor.accounts import INVITATION, SET_UP

    settings, accounts = opened()
    kind = INVITATION if accounts.anybody() else SET_UP
    typer.echo(address(settings, kind, link=accounts.link(kind), name=named(name)))


@app.command()
def reset(name: Name) -> None:
    """Print a link by which a teacher chooses a new password. It works once, for two days."""
    from tutor.accounts import RESET

    settings, accounts = opened()
    typer.echo(address(settings, RESET, link=accounts.link(RESET, accounts.colleague(name).id)))


@app.command("list")
def names() -> None:
    """Print the names of all teachers."""
    _, accounts = opened()
    for each in accounts.colleagues():
        typer.echo(each.name)


@app.command()
def remove(name: Name) -> None:
    """Remove a teacher. Readings and keys stay; whoever has classes cannot be removed."""
    _, accounts = opened()
    teacher = accounts.colleague(name)
    accounts.remove(teacher)
    typer.echo(f"{teacher.name} is removed.")


def opened() -> "tuple[Settings, Accounts]":
    """The settings, and the accounts in the database that they name."""
    from tutor.assembly import accounts_of
    from tutor.record import open_record
    from tutor.settings import Settings

    settings = Settings()
    return settings, accounts_of(open_record(settings.database))


def address(settings: "Settings", kind: str, **query: str) -> str:
    """A link of one kind as a browser opens it."""
    return f"{settings.here}/teacher/{kind}?{urlencode(query)}"
