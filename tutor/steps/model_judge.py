"""The model as judge: a structured verdict on one reason, checked before anybody believes it."""

from typing import Any

from tutor.core.agreement import agreed
from tutor.core.codes import Code
from tutor.core.dialogue import Judgement, Verdict
from tutor.core.key import Finding
from tutor.errors import BadModelAnswer
from tutor.prompts import render, table, version
from tutor.protocols import Answer, Model
from tutor.steps.assessing import Case, Weighed

PROMPT = "judge"

SCHEMA: dict[str, Any] = {
    "title": "judgement",
    "type": "object",
    "additionalProperties": False,
    "required": ["verdict", "specific", "evidence", "misconception"],
    "properties": {
        "verdict": {"type": "string", "enum": [verdict.value for verdict in Verdict]},
        "specific": {"type": "boolean"},
        "evidence": {"type": "string"},
        "misconception": {"type": "string"},
    },
}


async def weigh_with(model: Model, case: Case, built_in: Weighed) -> tuple[Weighed, Answer | None]:
    """The built-in view and the model's, agreed. Where the key has nothing there is nothing to ask the model."""
    if built_in.finding is None:
        return built_in, None
    answer = await model.structured(messages(case, built_in.finding), SCHEMA)
    judged = parse_judgement(answer.value, built_in.finding.code, f"{model.name} {version(PROMPT)}")
    both = agreed(built_in.judgement, judged, f"{case.before} {case.reason}", bool(case.before))
    return Weighed(both, built_in.finding), answer


def messages(case: Case, finding: Finding) -> list[tuple[str, str]]:
    """What the judge is sent."""
    return render(
        PROMPT,
        misconceptions=", ".join(misconceptions()),
        sentence=case.sentence,
        quote=case.quote,
        group=case.group.label if case.group else "not said",
        kind="; also accepted: ".join([finding.code.label, *filter(None, [", ".join(code.label for code in finding.also)])]),
        meaning="; ".join(f"{code.label}, {table('codes')[code.value]['meaning']}" for code in finding.codes),
        why=finding.why.strip(),
        before=case.before,
        reason=case.reason,
    )


def misconceptions() -> list[str]:
    """The names of the misconceptions that have a repair."""
    return sorted({name.partition(".")[0] for name in table("misconceptions")})


def parse_judgement(value: dict[str, Any], code: Code, judge: str) -> Judgement:
    """A judgement from a model's object; unknown misconceptions are dropped, anything else that is off is an error."""
    try:
        verdict, specific, evidence = Verdict(value["verdict"]), value["specific"], value["evidence"]
    except (KeyError, ValueError) as problem:
        raise BadModelAnswer(f"The model's judgement is not one: {problem}.") from problem
    if not isinstance(specific, bool) or not isinstance(evidence, str):
        raise BadModelAnswer("The model's judgement has fields of the wrong kind.")
    name = value.get("misconception", "")
    return Judgement(verdict, specific, code, "", name if name in misconceptions() else "", evidence, judge)
