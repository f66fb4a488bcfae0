import pytest

from tests.llama_server import ABSENT, llama_server, weights
from tutor.llm import Endpoint, open_model

SCHEMA = {
    "title": "judgement",
    "type": "object",
    "additionalProperties": False,
    "required": ["verdict", "specific"],
    "properties": {"verdict": {"type": "string", "enum": ["right", "wrong"]}, "specific": {"type": "boolean"}},
}


@pytest.fixture(scope="module")
def address():
    model = weights()
    if model is None:
        pytest.skip(ABSENT)
    with llama_server(model) as address:
        yield address


@pytest.mark.llama
async def test_a_real_server_streams_word_by_word_and_counts_tokens(address):
    model = open_model(Endpoint("smollm2", base_url=address, patience=3))
    pieces = [piece async for piece in model.stream([("user", "Count from one to five in words.")])]

    assert len(pieces) > 5
    assert "".join(piece.text for piece in pieces).strip()
    assert pieces[-1].tokens_in > 5
    assert pieces[-1].tokens_out > 5


@pytest.mark.llama
async def test_a_real_server_holds_its_answer_to_the_schema(address):
    """So small a model left to itself writes prose here; that an object comes shows that the schema was kept by the server."""
    model = open_model(Endpoint("smollm2", base_url=address, patience=3))
    answer = await model.structured([("user", "Tell me a long story about a cat.")], SCHEMA)

    assert answer.value["verdict"] in ("right", "wrong")
    assert isinstance(answer.value["specific"], bool)
    assert answer.tokens_out > 0
