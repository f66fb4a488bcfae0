"""A model's review of the tutor's replies, for what code cannot decide. Runs only where somebody has a model."""

from collections.abc import Sequence
from statistics import mean
from typing import Any

from tutor.errors import BadModelAnswer, ModelUnavailable
from tutor.evaluate.checklist import Case
from tutor.prompts import render
from tutor.protocols import Model

PROMPT = "review"
QUESTIONS = ("coherence", "guidance", "actionability", "tone", "human")
WORTH = {"yes": 1.0, "to some extent": 0.5, "no": 0.0}
MOST_REVIEWED = 60  # replies, spread evenly over all lessons: enough for a share to within about ten points

SCHEMA: dict[str, Any] = {
    "title": "review",
    "type": "object",
    "additionalProperties": False,
    "required": [*QUESTIONS, "because"],
    "properties": {name: {"type": "string", "enum": list(WORTH)} for name in QUESTIONS} | {"because": {"type": "string"}},
}


async def reviewed(cases: Sequence[tuple[Case, str]], model: Model) -> dict[str, Any]:
    """The mean worth of each question over a sample of (reply, what the tutor said before it), 1 for yes and 0 for no."""
    sample = cases[:: max(1, -(-len(cases) // MOST_REVIEWED))]
    answers, refused = list[dict[str, float]](), 0
    for case, before in sample:
        try:
            answers.append(parse_review((await model.structured(_messages(case, before), SCHEMA)).value))
        except (BadModelAnswer, ModelUnavailable):
            refused += 1
    shares = {name: round(mean(answer[name] for answer in answers), 3) for name in QUESTIONS} if answers else {}
    return {"reviewed": len(answers), "without_a_review": refused, **shares}


def parse_review(value: dict[str, Any]) -> dict[str, float]:
    """What each answer is worth. Raises BadModelAnswer where one is missing or another word."""
    try:
        return {name: WORTH[value[name]] for name in QUESTIONS}
    except (KeyError, TypeError) as problem:
        raise BadModelAnswer(f"The model's review is not one: {problem}.") from problem


def _messages(case: Case, before: str) -> list[tuple[str, str]]:
    return render(PROMPT, before=before, mark=case.marked, said=case.said, reply=case.words)
