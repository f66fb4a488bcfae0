"""How well the built-in judge tells good reasons from thin and wrong ones."""

from collections.abc import Iterable, Mapping
from typing import Any

from tutor.core.codes import Code, Group
from tutor.core.dialogue import Verdict
from tutor.core.guard import Similarity
from tutor.core.key import Finding
from tutor.evaluate.intervals import share
from tutor.steps.judging import judge

Row = Mapping[str, Any]
Judged = tuple[Row, Verdict]

SHORT = range(3, 9)  # words: three to eight


def measure_reasons(rows: Iterable[Row], similarity: Similarity | None = None) -> dict[str, Any]:
    """Judge each row; `half` and `kind` of a row, where they are given, are reported apart."""
    judged = [(row, _verdict(row, similarity)) for row in rows]
    apart = {
        name.replace("-", "_"): _figures([pair for pair in judged if pair[0].get("half") == name])
        for name in dict.fromkeys(str(row["half"]) for row, _ in judged if "half" in row)
    }
    short = [pair for pair in judged if _is_short_second_language(pair[0])]
    if short:
        apart["short_second_language"] = _figures(short)
        apart["the_rest"] = _figures([pair for pair in judged if not _is_short_second_language(pair[0])])
    return (
        _figures(judged) | apart | {"failures": [dict(row) | {"got": str(got)} for row, got in judged if got != row["verdict"]]}
    )


def _verdict(row: Row, similarity: Similarity | None) -> Verdict:
    finding = Finding("case", Code(row["code"]), (), "") if row.get("code") else None
    sentence = str(row.get("sentence", row["quote"]))
    return judge(row["reason"], sentence, row["quote"], finding, Group(row["group"]), similarity).verdict


def _figures(judged: list[Judged]) -> dict[str, Any]:
    wrong = [got for row, got in judged if row["verdict"] == Verdict.WRONG]
    right = [got for row, got in judged if row["verdict"] == Verdict.RIGHT]
    return {
        "cases": len(judged),
        "accuracy": share(sum(got == row["verdict"] for row, got in judged), len(judged)),
        "wrong_accepted": share(wrong.count(Verdict.RIGHT), len(wrong)),
        "right_pressed": share(sum(got is not Verdict.RIGHT for got in right), len(right)),
    }


def _is_short_second_language(row: Row) -> bool:
    return row.get("kind") == "second-language" and len(str(row["reason"]).split()) in SHORT
