import json
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.record_examples import KEY, STATE
from tutor.core.codes import Code
from tutor.core.dialogue import Heard, Judgement, Said
from tutor.core.key import AnswerKey
from tutor.core.lesson import LessonState, Move
from tutor.core.reading import Reading, SourceCard
from tutor.core.reply import Reply
from tutor.core.text import Span
from tutor.errors import StoreUnavailable
from tutor.record.codec import Codec

offsets = st.integers(0, 10**6)
st.register_type_strategy(Span, st.tuples(offsets, offsets).map(lambda ends: Span(min(ends), max(ends))))
chances = st.tuples(st.sampled_from(Code), st.floats(0, 1))
states = st.builds(LessonState, mastery=st.lists(chances, max_size=3).map(tuple))


@pytest.mark.parametrize("kind", [SourceCard, Reading, AnswerKey, Move, Reply, Said, Heard, Judgement, LessonState])
@given(data=st.data())
@settings(max_examples=20, deadline=None)
def test_every_value_comes_back_equal_from_json(kind, data):
    value = data.draw(states if kind is LessonState else st.from_type(kind))
    codec = Codec(kind)

    again = codec.from_json(json.loads(json.dumps(codec.to_json(value))))
    assert again == value
    assert repr(again) == repr(value)  # an enum is an enum again, and a tuple a tuple


def test_a_field_that_is_gone_is_passed_over_and_a_new_one_has_its_default():
    stored = Codec(LessonState).to_json(STATE)
    del stored["told"]

    assert Codec(LessonState).from_json(stored | {"dropped": 1}) == STATE


def test_what_cannot_be_read_is_named_without_its_words():
    stored = Codec(AnswerKey).to_json(replace(KEY, foils=()))
    stored["findings"][0]["code"] = "a student's secret"

    with pytest.raises(StoreUnavailable, match=r"findings\.0\.code") as caught:
        Codec(AnswerKey).from_json(stored)
    assert "secret" not in f"{caught.value} {caught.value.__context__}"
