"""A reading and its key written as a folder: the inverse of reading one."""

from pathlib import Path
from typing import Any

import yaml

from tutor.core.key import AnswerKey, Finding, Foil, Place, Status, Voice
from tutor.core.reading import Document, Reading
from tutor.core.text import Text
from tutor.corpus.quotes import standing
from tutor.errors import BadCorpus

WIDE = 120  # characters of a line


def write_reading(reading: Reading, key: AnswerKey, folder: Path) -> None:
    """Write a folder that `load_reading` reads back as it was. Raises BadCorpus where the form cannot hold a place."""
    key_words = _yaml(_key(reading.text, key))
    (folder / "background").mkdir(parents=True, exist_ok=True)
    _write(folder / "article.txt", reading.text.body + "\n")
    _write(folder / "card.yaml", _yaml(_card(reading)))
    _write(folder / "key.yaml", key_words)
    for document in reading.background:
        _write(folder / "background" / f"{document.id}.md", _document(document))


def _write(file: Path, words: str) -> None:
    file.write_bytes(words.encode("utf-8"))


def _yaml(content: dict[str, Any]) -> str:
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=WIDE)


def _card(reading: Reading) -> dict[str, Any]:
    card = reading.card
    found: dict[str, Any] = {
        "title": card.title,
        "title_by": "us" if card.title_is_ours else "source",
        "language": reading.language,
        "genre": card.genre,
        "publisher": card.publisher,
        "author": card.author,
        "date": card.date,
        "written_for_practice": card.practice,
        "known": card.known,
        "not_known": card.not_known,
        "age": card.age,
        "headings": [passage.number for passage in reading.text.passages if passage.heading],
    }
    lessons = [{"title": lesson.title, "paragraphs": f"{lesson.first}-{lesson.last}"} for lesson in reading.lessons]
    rest = {"lessons": lessons, "counterpart": card.counterpart}
    return found | {name: value for name, value in rest.items() if value}


def _key(text: Text, key: AnswerKey) -> dict[str, Any]:
    return {"findings": [_finding(text, f) for f in key.findings], "foils": [_foil(text, f) for f in key.foils]}


def _finding(text: Text, finding: Finding) -> dict[str, Any]:
    found: dict[str, Any] = {
        "id": finding.id,
        "code": finding.code.value,
        "places": [_place(text, spot) for spot in finding.places],
        "why": finding.why,
        "also": [code.value for code in finding.also],
        "voice": "" if finding.voice is Voice.AUTHOR else finding.voice.value,
        "status": "" if finding.status is Status.CLEAR else finding.status.value,
        "difficulty": finding.difficulty,
        "rewrite": finding.rewrite,
        "evidence": finding.evidence,
        "where": finding.where,
        "contrast": finding.contrast,
        "background": [
            {"document": r.document, "paragraph": r.passage, "relation": r.relation.value} for r in finding.background
        ],
    }
    return {name: value for name, value in found.items() if value or name == "why"} | _undecided(finding)


def _foil(text: Text, foil: Foil) -> dict[str, Any]:
    return {"id": foil.id} | _place(text, foil.place) | {"reason": foil.reason.value, "why": foil.why} | _undecided(foil)


def _undecided(thing: Finding | Foil) -> dict[str, Any]:
    return {} if thing.decided else {"decided": False}


def _place(text: Text, spot: Place) -> dict[str, Any]:
    passage = text.passage_at(spot.span.start)
    if not spot.span.within(passage.span):
        raise BadCorpus(f"“{spot.quote}” runs over more than one paragraph; narrow it, then export the reading again.")
    words, start = text.words(passage.span), spot.span.start - passage.span.start
    found: dict[str, Any] = {"paragraph": passage.number, "quote": spot.quote}
    return found if standing(spot.quote, words) == [start] else found | {"before": _before(spot.quote, words, start)}


def _before(quote: str, words: str, start: int) -> str:
    """As few of the words before a quote as tell it from its twins."""
    earlier = words[:start].split()
    for count in range(1, len(earlier) + 1):
        tail = " ".join(earlier[-count:])
        if standing(quote, words, tail) == [start]:
            return tail
    return words[:start].strip()


def _document(document: Document) -> str:
    head = {
        "title": document.title,
        "perspective": document.perspective,
        "date": document.date,
        "when": "after" if document.later else "before",
        "sources": list(document.sources),
    }
    paragraphs = [document.text.words(passage.span) for passage in document.text.passages]
    return f"---\n{_yaml(head)}---\n" + "\n\n".join(paragraphs) + "\n"
