"""Weighs the words of reasons anew (`tutor/steps/likely.json`) on our own rows, all but those set apart as unseen.

Logistic regression by stochastic gradient descent, in plain Python: `python -m tutor.evaluate.fitting` takes half a minute
and gives the same weights every time.
"""

import json
import math
import random
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from tutor.core.codes import Code, Group
from tutor.core.dialogue import Verdict
from tutor.steps.cues import ear
from tutor.steps.ideas import given
from tutor.steps.likely import START, WEIGHTS, Weights, chance, features, places

CASES = Path(__file__).parents[2] / "tests" / "evaluation"
ROWS = (CASES / "reasons.jsonl", CASES / "reasons-own-words.jsonl")
SET_ASIDE = "unseen"  # rows that neither the phrases nor the weights have been made with
ROUNDS, STEP, PULL, SEEDS = 25, 0.15, 0.03, (1, 2, 3)
WITHOUT_CODE, STRANGE = 0.5, 0.05  # how much a row counts without its code, and a reason laid beside another group's words
RARE = 2  # a word of one row only is no evidence
WORTH_KEEPING = 0.05

Row = Mapping[str, Any]
Key = tuple[str, str]
Example = tuple[list[Key], bool, float]


def fit(rows: Sequence[Row]) -> Weights:
    """The weights of all words, from rows as `evaluate reasons` takes them."""
    examples = [*_examples(rows), *_strange(rows)]
    counted = Counter(key for keys, _, _ in examples for key in keys)
    known = [([key for key in keys if counted[key] >= RARE], right, counts) for keys, right, counts in examples]
    fits = [_descend(known, seed) for seed in SEEDS]
    weights = defaultdict[str, dict[str, float]](dict)
    for name, place in sorted(set().union(*fits)):
        mean = sum(each.get((name, place), 0.0) for each in fits) / len(fits)
        if abs(mean) >= WORTH_KEEPING or name == START:
            weights[name][place] = round(mean, 2)
    return dict(weights)


def _examples(rows: Iterable[Row]) -> Iterable[Example]:
    for row in rows:
        right, group = row["verdict"] == Verdict.RIGHT, Group(row["group"])
        yield _keys(row, Code(row["code"]) if row.get("code") else None, group), right, 1.0
        if row.get("code"):
            yield _keys(row, None, group), right, WITHOUT_CODE


def _strange(rows: Sequence[Row]) -> Iterable[Example]:
    """Right reasons, laid beside words of the other group: there they are wrong."""
    chance_of = random.Random(0)
    for row in rows:
        others = [other for other in rows if other["group"] != row["group"] and other.get("code")]
        if row["verdict"] == Verdict.RIGHT and others:
            other = chance_of.choice(others)
            beside = {"reason": row["reason"], "quote": other["quote"]}
            yield _keys(beside, Code(other["code"]), Group(other["group"])), False, STRANGE


def _keys(row: Row, code: Code | None, group: Group) -> list[Key]:
    heard = ear()
    told = given(str(row["reason"]), str(row.get("sentence", row["quote"])), str(row["quote"]), heard)
    where = places(code, group)
    return sorted((each, place) for each in features(told, heard) for place in where)


def _descend(examples: Sequence[Example], seed: int) -> dict[Key, float]:
    order, weights, steps = list(examples), defaultdict[Key, float](float), defaultdict[Key, float](lambda: 0.01)
    mixed = random.Random(seed)
    for _ in range(ROUNDS):
        mixed.shuffle(order)
        for keys, right, counts in order:
            off = counts * (chance(weights[START, ""] + sum(weights[key] for key in keys)) - right)
            weights[START, ""] -= 0.02 * off
            for key in keys:
                slope = off + PULL * weights[key]
                steps[key] += slope * slope
                weights[key] -= STEP * slope / math.sqrt(steps[key])
    return weights


def _written(weights: Weights) -> str:
    lines = (f"  {json.dumps(name)}: {json.dumps(places)}" for name, places in sorted(weights.items()))
    return "{\n" + ",\n".join(lines) + "\n}\n"


def main(rows: Sequence[Path] = ROWS, to: Path = WEIGHTS) -> None:
    """Fit on the rows and write the weights."""
    lines = (line for path in rows for line in path.read_text(encoding="utf-8").splitlines() if line.strip())
    read = [json.loads(line) for line in lines]
    to.write_text(_written(fit([row for row in read if row.get("half") != SET_ASIDE])), encoding="utf-8")


if __name__ == "__main__":
    main()
