import asyncio
from dataclasses import replace

import pytest

from tests.draft_examples import DRAFT, NOTHING, READING, analysis, finding, told
from tests.examples import split_at_stops
from tests.fakes import QueuedModel
from tests.memory import WordIndex
from tests.scripted_server import ScriptedServer, fails, says
from tests.test_relating import SUPPORTS, Shelf
from tutor.core.key import Reference, Relation
from tutor.core.text import divided
from tutor.drafting import Stage, draft_key
from tutor.kept_answers import AnswersInFolder
from tutor.llm import Endpoint, open_model
from tutor.protocols import Hit
from tutor.steps.analysing import analyse

CLAIM = analysis(finding("the pump had failed twice", "UC1", evidence="a log"))
PUMP_INDEX = Shelf([Hit("pump", 1, 1.0, 0.9)])
GERMAN = """Der Rat hat das Bad am Montag geschlossen, und niemand wurde gefragt.
Viele Leute sind wütend und wollen klagen, sobald der Herbst kommt."""


def reading_of(body):
    return replace(READING, text=divided(body, split_at_stops), background=())


async def test_without_a_model_the_draft_is_the_built_in_one():
    drafted = await draft_key(READING)

    assert drafted.draft == analyse(READING.text)
    assert drafted.key == drafted.draft.key
    assert (drafted.relations, drafted.counts.spent.asked) == ((), 0)


async def test_without_a_model_passages_are_proposed_and_nothing_is_written_into_the_key():
    drafted = await draft_key(READING, index=WordIndex([READING]))

    assert {each.relation for each in drafted.relations} <= {None, Relation.SILENT}
    assert not any(each.background for each in drafted.key.findings)


async def test_a_model_adds_findings_and_what_the_background_says_of_them():
    model = QueuedModel(judgements=[NOTHING, NOTHING, CLAIM, NOTHING, *[SUPPORTS] * 9])
    drafted = await draft_key(READING, model, PUMP_INDEX)
    claim = next(each for each in drafted.key.findings if each.places[0].quote == "the pump had failed twice")

    assert claim.background == (Reference("pump", 1, Relation.SUPPORTS),)
    assert claim.evidence == "a log"


async def test_nothing_in_a_draft_is_decided():
    drafted = await draft_key(READING, QueuedModel(judgements=[NOTHING, NOTHING, CLAIM, NOTHING]), PUMP_INDEX)

    assert drafted.key.findings
    assert not any(entry.decided for entry in (*drafted.key.findings, *drafted.key.foils))


async def test_progress_tells_the_stage_and_how_far_it_is():
    heard = []
    model = QueuedModel(judgements=[NOTHING, NOTHING, CLAIM, NOTHING])
    drafted = await draft_key(READING, model, PUMP_INDEX, lambda *told: heard.append(told))
    claims = len(drafted.relations)

    assert [each for each in heard if each[0] is Stage.PARAGRAPHS] == [(Stage.PARAGRAPHS, n, 4) for n in range(1, 5)]
    assert [each for each in heard if each[0] is Stage.CLAIMS] == [(Stage.CLAIMS, n, claims) for n in range(1, claims + 1)]
    assert drafted.counts.unrelated == claims


@pytest.mark.parametrize("body", ["", GERMAN])
async def test_no_model_is_asked_about_a_text_that_cannot_be_drafted(body):
    model = QueuedModel()
    drafted = await draft_key(reading_of(body), model)

    assert drafted.remark
    assert (model.asked, drafted.key.findings) == ([], ())


async def test_a_model_that_finds_nothing_leaves_an_honest_empty_draft():
    reading = reading_of("The pool opens at nine. It closes at six.")

    assert (await draft_key(reading, QueuedModel(judgements=[NOTHING]))).remark


async def test_five_words_are_a_draft():
    assert (await draft_key(reading_of("The brutal council must go."))).key is not None


# ---------------------------------------------------------------- over real HTTP


@pytest.fixture
def server():
    with ScriptedServer() as server:
        yield server


async def test_a_whole_draft_survives_what_endpoints_do_and_a_kill(server, tmp_path):
    model, answers = open_model(Endpoint("tiny", base_url=server.url)), AnswersInFolder(tmp_path)
    server.then(says(told(NOTHING)), says("{broken"), says(told(CLAIM | {"fair": []})), says("not json"), says("nor this"))
    server.then(says(told(NOTHING), wait=30))
    running = asyncio.create_task(draft_key(READING, model, PUMP_INDEX, answers=answers))
    while len(server.asked) < 6:  # noqa: ASYNC110 — the server is another thread
        await asyncio.sleep(0.02)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    server.then(fails(429, retry_after="1"), says(told(CLAIM)), says(told(NOTHING)))
    server.otherwise = lambda asked: says(told(SUPPORTS))
    drafted = await draft_key(READING, model, PUMP_INDEX, answers=answers)
    counts = drafted.counts

    assert (counts.skipped, counts.unrelated) == ((), 0)
    assert (counts.spent.reused, counts.dropped) == (2, 1)  # the claim stands in the third paragraph and not in the second
    assert counts.spent.tokens_in == 11 * counts.spent.asked
    assert all(each.relation is Relation.SUPPORTS for each in drafted.relations)


async def test_an_endpoint_that_is_gone_leaves_the_built_in_draft(server):
    server.otherwise = lambda asked: fails(401)
    drafted = await draft_key(READING, open_model(Endpoint("tiny", base_url=server.url)), PUMP_INDEX)

    assert drafted.key == analyse(READING.text).key
    assert "OPENAI_API_KEY" in drafted.counts.skipped[0].because
    assert len(server.asked) == 2


def test_the_example_draft_stands_in_its_text():
    assert [spot.span.of(READING.text.body) for each in DRAFT.findings for spot in each.finding.places] == [
        spot.quote for each in DRAFT.findings for spot in each.finding.places
    ]
