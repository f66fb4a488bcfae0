"""How complete and well-formed an answer key is, in figures; the advice in them is tutor/advising.py's."""

from collections import Counter
from typing import Any

from tutor.advising import advice
from tutor.assembly import CORPUS
from tutor.core.codes import Code
from tutor.core.key import AnswerKey, Status
from tutor.core.reading import Reading
from tutor.corpus import load_reading
from tutor.errors import NotFound


def measure_key(name: str) -> dict[str, Any]:
    """The figures of a shipped reading's key: counts, coverage by code, and what to mend, kind by kind."""
    folder = CORPUS / name
    if not name or not (folder / "key.yaml").is_file():
        there = ", ".join(sorted(key.parent.name for key in CORPUS.glob("*/key.yaml")))
        raise NotFound(f"There is no reading “{name}” in {CORPUS}. There are: {there}.")
    return key_figures(*load_reading(folder))


def key_figures(reading: Reading, key: AnswerKey) -> dict[str, Any]:
    """The figures of any reading's key."""
    found = advice(reading, key)
    lists: dict[str, list[str]] = {}
    for one in found:
        lists.setdefault(one.kind, []).append(f"{one.about}: {one.words}" if one.about else one.words)
    counts = Counter(finding.code.value for finding in key.findings)
    return {
        "findings": len(key.findings),
        "clear": sum(finding.status is Status.CLEAR for finding in key.findings),
        "undecided": sum(not finding.decided for finding in key.findings),
        "foils": len(key.foils),
        "advice": len(found),
        "coverage": {code.value: counts[code.value] for code in Code if code is not Code.FAIR},
        "lists": lists,
    }
