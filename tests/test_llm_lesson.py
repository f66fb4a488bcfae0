"""A turn of a lesson whose model is a real endpoint: whatever it does, the student has an answer and no secret."""

import json

import pytest

from tests.examples import KEY, READING, mark
from tests.memory import MemoryRecord, WordIndex
from tests.scripted_server import ScriptedServer, drops_after, fails, says
from tutor.core.dialogue import Said
from tutor.core.reply import Reply
from tutor.llm import Endpoint, open_model
from tutor.steps.speaking import GAVE_WAY
from tutor.tutoring import LessonTutor

GOOD = "Nothing yet is an answer too. Which line in paragraphs 1 to 3 would you check?"
LEAK = "Look at the fun police next. What do you think?"
FIND = Said("cut would do, butchered makes it sound like blood", mark("butchered"))
JUDGED = {"verdict": "right", "specific": True, "evidence": "cut would do", "misconception": ""}


@pytest.fixture
def server():
    with ScriptedServer() as server:
        yield server


async def replied(server: ScriptedServer, said: Said, **settings: float) -> Reply:
    """The reply to one message, by a tutor whose model is the scripted endpoint."""
    model = open_model(Endpoint("tiny", **{"base_url": server.url, **settings}))
    tutor = LessonTutor(MemoryRecord({"canteen": (READING, KEY)}), WordIndex([READING]), model=model)
    session = await tutor.begin("blue", "canteen", 0, False)
    pictures = [picture async for picture in tutor.respond("blue", session, said)]
    return pictures[-1].turns[-1].reply


async def test_the_endpoints_words_are_the_reply(server):
    server.then(says(GOOD[:10], GOOD[10:]))

    assert (await replied(server, Said("idk"))).words == GOOD


@pytest.mark.parametrize(
    "fault",
    [says("Too late.", wait=1), drops_after(), fails(400), fails(401), fails(429, retry_after="99"), fails(500)],
    ids=["slow first word", "cut", "400", "401", "429", "500"],
)
async def test_a_fault_costs_one_line_and_the_built_in_tutor_goes_on(server, fault):
    server.then(fault, fault, fault)
    reply = await replied(server, Said("idk"), patience=0.01)

    assert (reply.speaker, reply.notes) == ("built-in", (GAVE_WAY,))
    assert reply.words.endswith("?")


async def test_a_cut_in_the_middle_keeps_what_was_shown_and_ends_with_the_question(server):
    server.then(drops_after("Nothing yet is an answer. ", "And"))
    reply = await replied(server, Said("idk"))

    assert reply.sentences[0] == "Nothing yet is an answer."
    assert (reply.words[-1], reply.notes) == ("?", (GAVE_WAY,))


async def test_a_leak_is_asked_again_without_naming_the_secret_and_never_shown(server):
    server.then(says(LEAK), says(LEAK))
    reply = await replied(server, Said("idk"))
    first, second = server.asked

    assert "police" not in reply.words
    assert (reply.speaker, len(server.asked)) == ("built-in", 2)
    assert second.body["messages"][: len(first.body["messages"])] == first.body["messages"]
    assert "could not be shown" in second.words
    assert "police" not in second.words


@pytest.mark.parametrize("content", ["Well, I think so.", json.dumps({"verdict": "maybe"}), ""])
async def test_a_judge_without_a_judgement_leaves_the_built_in_view(server, content):
    server.then(says(content), says(GOOD))
    reply = await replied(server, FIND)

    assert (reply.words, reply.notes) == (GOOD, (GAVE_WAY,))


async def test_a_judge_and_a_voice_that_answer_cost_no_line(server):
    server.then(says(json.dumps(JUDGED)), says(GOOD))

    assert (await replied(server, FIND)).notes == ()
