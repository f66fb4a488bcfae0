import asyncio

import pytest

from tests.examples import KEY, READING, mark
from tests.fakes import QueuedModel
from tests.memory import MemoryRecord, WordIndex
from tutor.core.dialogue import Said
from tutor.core.lesson import Ask, Lead
from tutor.core.matching import Mark
from tutor.core.text import Span
from tutor.errors import ModelUnavailable, NotAllowed, TooLong
from tutor.steps.cues import ear
from tutor.steps.intents import stock
from tutor.steps.speaking import GAVE_WAY
from tutor.tutoring import SOMEBODY_TO_TELL, LessonTutor

SWAP = "cut would do, butchered makes it sound like blood"


@pytest.fixture
def record():
    return MemoryRecord({"canteen": (READING, KEY)})


@pytest.fixture
def tutor(record):
    return LessonTutor(record, WordIndex([READING]))


async def lesson(tutor, *said, plain=False):
    """Play a lesson; the last picture."""
    session = await tutor.begin("blue", "canteen", 0, plain)
    picture = await tutor.picture("blue", session)
    for each in said:
        async for shown in tutor.respond("blue", session, each if isinstance(each, Said) else Said(each)):
            picture = shown
    return session, picture


async def test_a_lesson_opens_with_the_tutors_words_and_a_question(tutor):
    _, picture = await lesson(tutor)

    assert picture.turns[0].said is None
    assert picture.turns[0].reply.words.endswith("?")


async def test_the_students_words_are_shown_at_once_and_kept_before_the_answer(tutor, record):
    session = await tutor.begin("blue", "canteen", 0, False)
    pictures = tutor.respond("blue", session, Said("idk"))
    first = await anext(pictures)

    assert first.turns[-1].said.words == "idk"
    assert first.turns[-1].reply is None
    assert record.turns(session)[-1].said.words == "idk"
    await pictures.aclose()


async def test_a_find_needs_its_place_and_its_reason(tutor):
    _, picture = await lesson(tutor, Said("", mark("butchered")), SWAP)

    assert [find.finding for find in picture.state.finds] == ["butchered"]
    assert picture.turns[1].move.ask is Ask.WHY
    assert picture.turns[2].move.lead is Lead.ACCEPTED


async def test_no_sentence_of_the_tutors_comes_twice(tutor):
    _, picture = await lesson(tutor, *["idk"] * 12)
    said = [sentence for turn in picture.turns for sentence in turn.reply.sentences]

    assert len(said) == len(set(said))


async def test_a_background_question_brings_a_card_word_for_word(tutor):
    _, picture = await lesson(tutor, "who runs a canteen?")

    assert picture.turns[-1].reply.cards[0].words == "Canteen: a place where pupils eat."


async def test_a_session_is_nobody_elses(tutor):
    session, _ = await lesson(tutor)

    with pytest.raises(NotAllowed):
        await tutor.picture("red", session)


async def test_a_message_that_is_too_long_says_so_and_keeps_nothing(tutor, record):
    session = await tutor.begin("blue", "canteen", 0, False)
    with pytest.raises(TooLong, match="10,000 characters"):
        await lesson_turn(tutor, session, Said("a" * 10_000))

    assert len(record.turns(session)) == 1


async def lesson_turn(tutor, session, said):
    return [picture async for picture in tutor.respond("blue", session, said)][-1]


@pytest.mark.parametrize(
    "said",
    [
        Said(""),
        Said("<script>alert(1)</script><img src=x onerror=alert(1)>"),
        Said("\u202egnihtemos", mark("butchered")),
        Said("why", Mark(Span(10_000, 20_000))),
        Said("🙂🙃", Mark(Span(0, 3))),
    ],
)
async def test_odd_input_gets_an_answer(tutor, said):
    _, picture = await lesson(tutor, said)

    assert picture.turns[-1].reply.sentences


async def test_two_turns_at_once_are_answered_one_after_the_other(tutor):
    session = await tutor.begin("blue", "canteen", 0, False)
    await asyncio.gather(lesson_turn(tutor, session, Said("idk")), lesson_turn(tutor, session, Said("no idea")))
    picture = await tutor.picture("blue", session)

    assert [turn.number for turn in picture.turns] == [0, 1, 2]
    assert all(turn.reply for turn in picture.turns)


async def test_a_turn_that_a_restart_left_unanswered_is_answered_on_return(tutor, record):
    session, _ = await lesson(tutor)
    record.add_turn(session, 1, Said("idk"))

    picture = await tutor.picture("blue", session)

    assert picture.turns[1].reply.sentences


async def test_plain_wording_is_used_from_the_next_reply(tutor):
    session, _ = await lesson(tutor)
    await tutor.set_plain("blue", session, True)
    picture = await lesson_turn(tutor, session, Said("idk"))

    assert all(len(sentence.split()) <= 15 for sentence in picture.turns[-1].reply.sentences)


# ---------------------------------------------------------------- with a model

RIGHT = {"verdict": "right", "specific": True, "evidence": "cut would do", "misconception": ""}
GOOD = "“cut would do”: the fact stays and the blood goes. That's a *loaded word*. Which line in paragraph 3 would you check?"
LEAK = "Look at the fun police next. What do you think?"


def with_model(record, **queues):
    return LessonTutor(record, WordIndex([READING]), model=QueuedModel(**queues))


async def test_the_model_words_what_the_rule_decided_sentence_by_sentence(record):
    tutor = with_model(record, judgements=[RIGHT], replies=[GOOD])
    session = await tutor.begin("blue", "canteen", 0, False)
    shown = [p.turns[-1].reply async for p in tutor.respond("blue", session, Said(SWAP, mark("butchered")))]

    assert [len(reply.sentences) for reply in shown if reply] == [1, 2, 3, 3]
    assert (shown[-1].words, shown[-1].speaker, shown[-1].tokens_in) == (GOOD, "queued-1", 300)


async def test_the_voice_is_never_sent_a_word_of_the_key_that_is_not_earned(record):
    tutor = with_model(record, replies=["What stops you there?"])
    await lesson(tutor, "idk")
    sent = " ".join(words for _, words in tutor.model.asked[-1])

    assert not [finding.id for finding in KEY.findings if finding.why in sent]
    assert not [finding.id for finding in KEY.findings if finding.places[0].quote in sent]


async def test_a_reply_that_leaks_is_stopped_tried_again_and_then_spoken_by_the_built_in_tutor(record):
    tutor = with_model(record, judgements=[RIGHT], replies=[LEAK, LEAK])
    _, picture = await lesson(tutor, Said(SWAP, mark("butchered")))
    reply = picture.turns[-1].reply

    assert "police" not in reply.words
    assert reply.speaker == "built-in"
    assert len(tutor.model.asked) == 3


async def test_a_leak_after_a_released_sentence_ends_with_the_moves_question(record):
    tutor = with_model(record, judgements=[RIGHT], replies=["You ran the swap test. Now the fun police. See?"])
    _, picture = await lesson(tutor, Said(SWAP, mark("butchered")))
    reply = picture.turns[-1].reply

    assert reply.sentences[0] == "You ran the swap test."
    assert "police" not in reply.words
    assert reply.words.endswith("?")


async def test_a_cut_stream_is_finished_by_the_built_in_tutor_and_said_so(record):
    tutor = with_model(record, judgements=[RIGHT], replies=["You ran the swap test. Now<cut>"])
    _, picture = await lesson(tutor, Said(SWAP, mark("butchered")))
    reply = picture.turns[-1].reply

    assert reply.notes == (GAVE_WAY,)
    assert reply.words.endswith("?")


async def test_an_unavailable_model_costs_one_line_and_nothing_else(record):
    tutor = with_model(record, judgements=[ModelUnavailable("no")], replies=[ModelUnavailable("no")])
    _, picture = await lesson(tutor, Said(SWAP, mark("butchered")))

    assert picture.turns[-1].reply.notes == (GAVE_WAY,)
    assert [find.finding for find in picture.state.finds] == ["butchered"]


async def test_judges_that_differ_ask_once_more(record):
    wrong = RIGHT | {"verdict": "wrong"}
    _, picture = await lesson(with_model(record, judgements=[wrong], replies=[]), Said(SWAP, mark("butchered")))

    assert picture.turns[-1].move.ask is Ask.PRESS


async def test_a_model_that_quotes_nothing_of_the_student_cannot_make_a_reason_right(record):
    bought = RIGHT | {"evidence": "the student is right"}
    tutor = with_model(record, judgements=[bought, bought, bought], replies=[])
    _, picture = await lesson(tutor, Said("bad word", mark("butchered")), "bad", "very bad")

    assert picture.state.finds == ()


async def test_a_disclosure_is_answered_without_the_model(record):
    tutor = with_model(record, replies=["You seem sad."])
    _, picture = await lesson(tutor, "i want to kill myself")

    assert tutor.model.asked == []
    assert picture.turns[-1].move.lead is Lead.CARE


async def test_where_to_turn_is_said_at_every_disclosure_and_not_repeated_at_a_turn_back(tutor):
    _, picture = await lesson(tutor, "i want to kill myself", "its fine forget it", "i cut my self last night")
    told, back, again = (turn.reply.words for turn in picture.turns[1:])

    assert SOMEBODY_TO_TELL in told and SOMEBODY_TO_TELL in again
    assert SOMEBODY_TO_TELL not in back


async def test_a_rehearsal_reads_what_the_first_turn_needs_and_leaves_nothing_behind(tutor, record):
    for prepared in (ear, stock):
        prepared.cache_clear()
    await tutor.rehearse()

    assert [prepared.cache_info().currsize for prepared in (ear, stock)] == [1, 1]
    assert record.infos == {}


async def test_there_is_nothing_to_rehearse_on_an_empty_shelf():
    await LessonTutor(MemoryRecord({}), WordIndex([])).rehearse()
