"""`python -m tutor search`: what the index returns for a question."""

import json

import typer

from tutor.assembly import open_parts
from tutor.errors import NotFound
from tutor.settings import Settings


def run_search(reading: str, question: str, as_json: bool) -> None:
    """Print the passages, the best first."""
    parts = open_parts(Settings(), say=lambda line: typer.echo(line, err=True))
    chosen = next((each for each in parts.record.all_readings() if each.id == reading), None)
    if chosen is None:
        raise NotFound(f"There is no reading “{reading}”.")
    rows = []
    for hit in parts.index.search(reading, question):
        document = chosen.document(hit.document)
        if document is None:
            continue
        span = document.text.passage(hit.passage).span
        row = {"document": hit.document, "passage": hit.passage, "start": span.start, "end": span.end}
        rows.append(
            row | {"score": round(hit.score, 4), "similarity": round(hit.similarity, 4), "text": document.text.words(span)}
        )
    if as_json:
        typer.echo(json.dumps({"reading": reading, "question": question, "hits": rows}, ensure_ascii=False))
        return
    for row in rows:
        typer.echo(f"{row['document']}, passage {row['passage']} ({row['similarity']:.2f})\n    {row['text']}\n")
    if not rows:
        typer.echo("The background does not say.")
