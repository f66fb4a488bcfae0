"""The object in a model's answer, whatever stands around it."""

import json
from collections.abc import Iterator
from typing import Any

from jsonschema import Draft202012Validator

from tutor.errors import BadModelAnswer

ONLY_JSON = "Answer with one JSON object and nothing else. It must fit this JSON schema:\n"


def response_format(schema: dict[str, Any]) -> dict[str, Any]:
    """How an endpoint is asked for an object that fits a schema."""
    name = str(schema.get("title", "answer"))
    return {"type": "json_schema", "json_schema": {"name": name, "schema": schema, "strict": True}}


def instruction(schema: dict[str, Any]) -> tuple[str, str]:
    """The same as a message, for an endpoint that knows no response_format."""
    return "system", ONLY_JSON + json.dumps(schema, ensure_ascii=False)


def object_in(text: str, schema: dict[str, Any]) -> dict[str, Any]:
    """The last object in a text that fits the schema: a model thinks aloud before it answers. Raises BadModelAnswer."""
    fits = Draft202012Validator(schema).is_valid
    found = [value for value in _objects(text) if fits(value)]
    if not found:
        raise BadModelAnswer("The model's answer is not the JSON object that it was asked for.")
    return found[-1]


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """Every JSON object in a text, outermost only."""
    decoder, at = json.JSONDecoder(), text.find("{")
    while at >= 0:
        try:
            value, end = decoder.raw_decode(text, at)
        except (json.JSONDecodeError, RecursionError):
            end = at + 1
        else:
            yield value
        at = text.find("{", end)
