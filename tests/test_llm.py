import asyncio
import logging
import socket
import time
import traceback

import pytest

from tests.scripted_server import ScriptedServer, answers, drops_after, fails, says, streams, trickles
from tutor.errors import BadModelAnswer, ModelUnavailable
from tutor.llm import Endpoint, open_model

ASKED = [("system", "You ask."), ("user", "my secret reason")]
SCHEMA = {
    "title": "judgement",
    "type": "object",
    "additionalProperties": False,
    "required": ["verdict"],
    "properties": {"verdict": {"type": "string", "enum": ["right", "wrong"]}},
}


@pytest.fixture
def server():
    with ScriptedServer() as server:
        yield server


def model_at(server, **settings):
    return open_model(Endpoint("tiny", **{"base_url": server.url, **settings}))


async def words_of(model):
    return "".join([piece.text async for piece in model.stream(ASKED)])


async def test_an_answer_streams_and_its_last_piece_carries_the_tokens(server):
    server.then(says("Why ", "sham?"))
    pieces = [piece async for piece in model_at(server).stream(ASKED)]

    assert [piece.text for piece in pieces] == ["Why ", "sham?", ""]
    assert (pieces[-1].tokens_in, pieces[-1].tokens_out) == (11, 7)


async def test_the_endpoint_is_sent_the_model_the_messages_and_the_key(server):
    server.then(says("Yes."))
    await words_of(model_at(server, key="key-1"))

    (asked,) = server.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["authorization"] == "Bearer key-1"
    assert asked.body["model"] == "tiny"
    assert [(message["role"], message["content"]) for message in asked.body["messages"]] == ASKED


async def test_a_server_of_ones_own_needs_no_key(server):
    server.then(says("Yes."))

    assert await words_of(model_at(server)) == "Yes."


async def test_tokens_are_estimated_where_the_endpoint_does_not_count(server):
    server.then(says("x" * 41, usage=None))
    *_, last = [piece async for piece in model_at(server).stream(ASKED)]

    assert (last.tokens_in, last.tokens_out) == (6, 11)


async def test_words_are_passed_on_as_they_come(server):
    server.then(trickles("word ", every=0.05))
    started = time.monotonic()
    async for piece in model_at(server).stream(ASKED):
        assert piece.text == "word "
        break

    assert time.monotonic() - started < 2


async def test_a_slow_first_word_is_given_up(server):
    """Within the time of the whole answer, so that nothing but the limit of the first word can stop it."""
    server.then(says("Too late.", wait=2))

    with pytest.raises(ModelUnavailable, match="too long"):
        await words_of(model_at(server, patience=0.05))
    assert len(server.asked) == 1


async def test_patience_waits_longer(server):
    server.then(says("At last.", wait=0.5))

    assert await words_of(model_at(server, patience=0.2)) == "At last."


async def test_an_answer_without_an_end_is_given_up_at_the_deadline_of_the_turn(server):
    server.then(trickles("word ", every=0.05))
    started = time.monotonic()

    with pytest.raises(ModelUnavailable, match="too long"):
        await words_of(model_at(server, patience=0.01))
    assert 0.5 < time.monotonic() - started < 2


async def test_an_answer_that_runs_on_is_stopped(server):
    server.then(trickles("word " * 999, every=0))

    with pytest.raises(BadModelAnswer, match="too long"):
        await words_of(model_at(server))


@pytest.mark.parametrize("cut", [drops_after("Why "), says("Why ", finish=None), drops_after()])
async def test_a_cut_stream_is_no_answer(server, cut):
    server.then(cut, cut, cut)

    with pytest.raises(ModelUnavailable):
        await words_of(model_at(server))


async def test_what_was_streamed_before_the_cut_is_passed_on_and_not_asked_again(server):
    server.then(drops_after("Why ", "sham?"))
    pieces = model_at(server).stream(ASKED)

    assert [(await anext(pieces)).text for _ in range(2)] == ["Why ", "sham?"]
    with pytest.raises(ModelUnavailable, match="cut off"):
        await anext(pieces)
    assert len(server.asked) == 1


@pytest.mark.parametrize(("finish", "said"), [("length", "too long"), ("content_filter", "filter")])
async def test_an_answer_that_its_endpoint_stopped_is_a_bad_one(server, finish, said):
    server.then(says("Why", finish=finish))

    with pytest.raises(BadModelAnswer, match=said):
        await words_of(model_at(server))


async def test_too_many_requests_are_tried_again_when_the_endpoint_says(server):
    server.then(fails(429, retry_after="1"), says("Yes."))
    started = time.monotonic()

    assert await words_of(model_at(server)) == "Yes."
    assert 1 <= time.monotonic() - started < 3


async def test_nobody_waits_for_an_endpoint_that_asks_for_longer_than_the_deadline(server):
    server.then(fails(429, retry_after="30"))
    started = time.monotonic()

    with pytest.raises(ModelUnavailable, match="too many requests"):
        await words_of(model_at(server))
    assert time.monotonic() - started < 2
    assert len(server.asked) == 1


@pytest.mark.parametrize("status", [500, 502, 503])
async def test_a_fault_of_the_endpoint_is_tried_again(server, status):
    server.then(fails(status), fails(status), says("Yes."))

    assert await words_of(model_at(server)) == "Yes."


async def test_three_faults_are_enough_and_take_a_second_at_most(server):
    model = model_at(server)
    started = time.monotonic()

    with pytest.raises(ModelUnavailable, match="fault of its own"):
        await words_of(model)
    assert time.monotonic() - started < 1.5
    assert len(server.asked) == 3


@pytest.mark.parametrize(
    ("status", "code", "said"),
    [
        (401, None, "OPENAI_API_KEY"),
        (403, None, "OPENAI_API_KEY"),
        (404, None, "TUTOR_MODEL"),
        (400, None, "refused the request"),
        (429, "insufficient_quota", "used up"),
    ],
)
async def test_a_refusal_is_not_repeated_and_says_what_to_do(server, status, code, said):
    refusal = fails(status, "no", code)
    server.then(refusal, refusal)

    with pytest.raises(ModelUnavailable, match=said):
        await words_of(model_at(server))
    assert len(server.asked) <= 2  # a 400 is asked once more without what few endpoints know


async def test_an_endpoint_that_is_not_there_is_named():
    with ScriptedServer() as server:
        model = model_at(server)

    with pytest.raises(ModelUnavailable, match="cannot be reached"):
        await words_of(model)


async def test_an_endpoint_that_never_takes_the_connection_is_named():
    with socket.socket() as silent:  # the system answers for as many as wait in its queue; the rest hang
        silent.bind(("127.0.0.1", 0))
        silent.listen(0)
        address = silent.getsockname()
        waiting = [await asyncio.open_connection(*address)]
        model = open_model(Endpoint("tiny", base_url=f"http://127.0.0.1:{address[1]}/v1", patience=0.05))
        with pytest.raises(ModelUnavailable, match="cannot be reached"):
            await words_of(model)
        waiting[0][1].close()


@pytest.mark.parametrize(
    "oddity",
    [
        answers("<html>It works!</html>"),
        answers({"choices": []}),
        streams("{not json"),
        streams({"choices": [{}]}),
        streams({"choices": 7}),
        streams({"error": {"message": "overloaded", "code": 503}}),
        streams({"choices": [{"index": 0, "delta": {"content": "a"}}], "usage": {"prompt_tokens": "many"}}),
        streams(),
    ],
)
async def test_an_endpoint_that_speaks_another_language_is_unavailable_and_no_bug(server, oddity):
    server.then(oddity, oddity, oddity)

    with pytest.raises(ModelUnavailable):
        await words_of(model_at(server))


async def test_an_object_is_asked_for_by_its_schema(server):
    server.then(says('{"verdict":', ' "right"}'))
    answer = await model_at(server).structured(ASKED, SCHEMA)

    assert (answer.value, answer.tokens_in, answer.tokens_out) == ({"verdict": "right"}, 11, 7)
    assert server.asked[0].body["response_format"]["json_schema"]["schema"] == SCHEMA


@pytest.mark.parametrize("option", ["response_format", "stream_options"])
async def test_an_option_that_the_endpoint_refuses_is_left_out_from_then_on(server, option):
    server.then(fails(400, f"Unknown parameter: {option}"), says('{"verdict": "right"}'), says('{"verdict": "wrong"}'))
    model = model_at(server)

    assert (await model.structured(ASKED, SCHEMA)).value == {"verdict": "right"}
    assert (await model.structured(ASKED, SCHEMA)).value == {"verdict": "wrong"}
    assert [option in asked.body for asked in server.asked] == [True, False, False]
    assert ("JSON schema" in server.asked[2].words) == (option == "response_format")


async def test_a_refusal_that_names_nothing_leaves_out_all_options(server):
    server.then(fails(422, "bad request"), says('{"verdict": "right"}'))

    assert (await model_at(server).structured(ASKED, SCHEMA)).value == {"verdict": "right"}


@pytest.mark.parametrize(
    "text", ["I think it is right.", '{"verdict": "maybe"}', '{"verdict": "right"', "", "[1, 2]", "{" * 9999]
)
async def test_an_answer_that_is_not_the_object_is_a_bad_one(server, text):
    server.then(says(text))

    with pytest.raises(BadModelAnswer, match="not the JSON object"):
        await model_at(server).structured(ASKED, SCHEMA)


async def test_after_two_failures_in_a_row_the_model_rests_for_everyone(server):
    server.then(fails(401), fails(401))
    model = model_at(server)
    for _ in range(2):
        with pytest.raises(ModelUnavailable, match="OPENAI_API_KEY"):
            await words_of(model)

    with pytest.raises(ModelUnavailable, match="rests"):
        await model.structured(ASKED, SCHEMA)
    assert len(server.asked) == 2


async def test_a_bad_answer_between_two_failures_shows_that_the_model_is_there(server):
    server.then(fails(401), says("no object"), fails(401), says("Yes."))
    model = model_at(server)
    for wanted in (ModelUnavailable, BadModelAnswer, ModelUnavailable):
        with pytest.raises(wanted):
            await model.structured(ASKED, SCHEMA)

    assert await words_of(model) == "Yes."


async def test_many_students_are_answered_at_once(server):
    server.then(*[says("Yes.", wait=0.3)] * 30)
    model = model_at(server)
    started = time.monotonic()

    assert await asyncio.gather(*[words_of(model) for _ in range(30)]) == ["Yes."] * 30
    assert time.monotonic() - started < 5


async def test_no_words_reach_a_log_a_trace_or_an_error(server, caplog, monkeypatch):
    monkeypatch.setenv("LANGSMITH_TRACING", "true")
    monkeypatch.setenv("LANGSMITH_API_KEY", "lsv2_key")
    with ScriptedServer() as elsewhere:
        monkeypatch.setenv("LANGSMITH_ENDPOINT", elsewhere.url)
        caplog.set_level(logging.DEBUG)
        server.then(says("Yes."), fails(400, "my secret reason"), fails(400, "my secret reason"))
        model = model_at(server, key="key-1")
        await words_of(model)
        with pytest.raises(ModelUnavailable) as caught:
            await words_of(model)
        await asyncio.sleep(0.5)  # traces are sent in the background

    assert elsewhere.asked == []
    assert "secret" not in caplog.text
    assert "key-1" not in caplog.text
    assert "secret" not in "".join(traceback.format_exception(caught.value))
