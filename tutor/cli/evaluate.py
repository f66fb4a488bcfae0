"""`python -m tutor evaluate`: a measurement on its own rows or on a file of them, as text or as JSON."""

import json
from collections.abc import Iterator
from pathlib import Path

import typer

from tutor.errors import NotFound
from tutor.evaluate.rows import BY_ROWS, Figures, measured, own_rows, rows_of


def run_evaluation(name: str, file: str, as_json: bool, out: Path | None, with_model: bool = False) -> None:
    """Measure and print; `all` writes the scorecard instead."""
    if name == "all":
        from tutor.evaluate.scorecard import write_scorecard

        folder = out or Path("scorecard")
        write_scorecard(folder, say=lambda line: typer.echo(line, err=True))
        typer.echo(f"The scorecard is in {folder}.")
        return
    figures = measure_with_model(name, file) if with_model else measure(name, file)
    typer.echo(json.dumps(figures, ensure_ascii=False, default=str) if as_json else "\n".join(_lines(figures)))


def measure(name: str, file: str = "") -> Figures:
    """The figures of one measurement, on a file of rows or on the project's own."""
    if name == "key":
        from tutor.evaluate.key import measure_key

        return measure_key(file or "us-withdrawal-iraq")
    if name not in BY_ROWS:
        raise NotFound(f"There is no measurement “{name}”. There are: {', '.join((*BY_ROWS, 'key', 'all'))}.")
    return measured(name, cases(name, file))


def measure_with_model(name: str, file: str = "") -> Figures:
    """The same with the configured model as voice and judge. Raises NotFound where no model is configured."""
    from tutor.assembly import model_of
    from tutor.evaluate.with_model import WITH_MODEL, WITHOUT, measure_with
    from tutor.settings import Settings

    if name not in WITH_MODEL:
        raise NotFound(f"“{name}” {WITHOUT}")
    model = model_of(Settings())
    if model is None:
        raise NotFound("No model is configured. Set TUTOR_MODEL and, where it needs them, OPENAI_BASE_URL and OPENAI_API_KEY.")
    return measure_with(name, cases(name, file), model)


def cases(name: str, file: str) -> list[Figures]:
    """The rows of a file, or the project's own for this measurement."""
    return rows_of(Path(file)) if file else own_rows(name)


def _lines(figures: Figures, indent: str = "") -> Iterator[str]:
    """Figures as text: numbers first, then what failed."""
    for name, value in figures.items():
        if isinstance(value, dict):
            yield f"{indent}{name}"
            yield from _lines(value, indent + "    ")
        elif isinstance(value, list):
            yield f"{indent}{name}: {len(value)}"
            yield from (f"{indent}    {item}" for item in value)
        else:
            yield f"{indent}{name:<28} {value}"
