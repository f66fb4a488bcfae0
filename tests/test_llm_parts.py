import httpx2
import openai
import pytest

from tutor.errors import BadModelAnswer
from tutor.llm import faults
from tutor.llm.endpoint import Endpoint
from tutor.llm.json_answers import object_in
from tutor.llm.rest import Rest

SCHEMA = {"type": "object", "required": ["a"], "properties": {"a": {"type": "integer"}}}


def test_a_model_rests_for_a_minute_after_two_failures_in_a_row():
    once = Rest().after_failure(now=100)
    twice = once.after_failure(now=101)

    assert not once.resting(now=100)
    assert twice.resting(now=101)
    assert twice.resting(now=160.9)
    assert not twice.resting(now=161)


def test_a_success_between_two_failures_forgives_the_first():
    assert not Rest().after_failure(now=1).after_success().after_failure(now=2).resting(now=3)


def test_after_its_rest_one_try_decides_while_the_others_go_on_without_the_model():
    rested = Rest().after_failure(now=0).after_failure(now=0)
    trying = rested.at_try(now=60)

    assert trying.resting(now=60)
    assert not trying.after_success().resting(now=60)
    assert trying.after_failure(now=65).resting(now=124)


def test_a_model_that_is_well_is_tried_by_all_at_once():
    assert not Rest().at_try(now=0).resting(now=0)
    assert not Rest().after_failure(now=0).at_try(now=1).resting(now=1)


@pytest.mark.parametrize(
    "text",
    [
        '{"a": 1}',
        'Here it is:\n```json\n{"a": 1}\n```\nI hope that helps {smile}.',
        '<think>{"a": 2} or {"b": {"a": 3}}?</think>{"a": 1}',
        '{"a": "no"} {"a": 1}',
        '{ {"a": 1}',
    ],
)
def test_the_object_is_found_whatever_stands_around_it(text):
    assert object_in(text, SCHEMA) == {"a": 1}


@pytest.mark.parametrize("text", ["", "a: 1", '{"a": 1', '[{"b": 1}]', '{"a": NaN}', '{"a":' * 5000])
def test_what_is_not_the_object_is_a_bad_answer(text):
    with pytest.raises(BadModelAnswer):
        object_in(text, SCHEMA)


def test_patience_multiplies_every_time_out():
    slow = Endpoint("tiny", patience=3)

    assert (slow.connect, slow.first_word, slow.whole) == (15, 60, 180)


def test_a_connection_that_never_stood_is_no_matter_of_patience():
    error = openai.APITimeoutError(request=httpx2.Request("POST", "http://127.0.0.1"))
    error.__cause__ = httpx2.ConnectTimeout("")

    assert faults.sentence_for(error) == faults.UNREACHABLE
    assert faults.sentence_for(openai.APITimeoutError(request=error.request)) == faults.TOO_SLOW
