import asyncio
import time

import pytest

from tests.draft_examples import DRAFT, NOTHING, READING, analysis, by_quote, finding, told
from tests.fakes import QueuedModel
from tests.scripted_server import ScriptedServer, fails, says
from tutor.errors import ModelUnavailable
from tutor.kept_answers import AnswersInFolder
from tutor.llm import Endpoint, open_model
from tutor.steps.asking import Asking, key_of
from tutor.steps.model_analyst import analyse_with


@pytest.fixture
def server():
    with ScriptedServer() as server:
        yield server


def asking_at(server, folder):
    return Asking(open_model(Endpoint("tiny", base_url=server.url)), AnswersInFolder(folder))


GOOD = [says(told(NOTHING)), says(told(analysis(finding("slammed"), finding("invented"), finding("brutal", "LL9"))))]
REST = [says(told(NOTHING)), says(told(NOTHING))]


async def test_what_was_dropped_refused_and_spent_is_counted(server, tmp_path):
    server.then(*GOOD, *REST)
    done = await analyse_with(asking_at(server, tmp_path), READING, DRAFT)

    assert (done.dropped, done.refused, done.skipped) == (1, 1, ())
    assert (done.spent.asked, done.spent.tokens_in, done.spent.tokens_out) == (4, 44, 28)


async def test_a_broken_answer_is_asked_for_once_more(server, tmp_path):
    server.then(says('{"findings": ['), *GOOD, *REST)
    done = await analyse_with(asking_at(server, tmp_path), READING, DRAFT)

    assert (done.skipped, done.spent.broken, len(server.asked)) == ((), 1, 5)
    assert "could not be used" in server.asked[1].words


async def test_twice_broken_costs_that_paragraph_and_no_other(server, tmp_path):
    server.then(GOOD[0], says("no"), says("no again"), *REST)
    done = await analyse_with(asking_at(server, tmp_path), READING, DRAFT)
    before = {quote: each.confidence for quote, each in by_quote(DRAFT).items()}

    assert [each.passage for each in done.skipped] == [2]
    assert "JSON" in done.skipped[0].because
    assert by_quote(done.draft)["slammed the gates"].confidence == before["slammed the gates"]


async def test_an_endpoint_with_too_many_requests_is_waited_for(server, tmp_path):
    server.then(GOOD[0], fails(429, retry_after="1"), GOOD[1], *REST)
    started = time.monotonic()
    done = await analyse_with(asking_at(server, tmp_path), READING, DRAFT)

    assert done.skipped == ()
    assert 1 <= time.monotonic() - started < 5


async def test_a_draft_that_was_killed_goes_on_where_it_was(server, tmp_path):
    server.then(*GOOD, says(told(NOTHING), wait=30))
    told_of = []
    first = analyse_with(asking_at(server, tmp_path), READING, DRAFT, lambda done, of: told_of.append((done, of)))
    running = asyncio.create_task(first)
    while len(server.asked) < 3:  # noqa: ASYNC110 — the server is another thread
        await asyncio.sleep(0.02)
    running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await running
    server.then(*REST)
    done = await analyse_with(asking_at(server, tmp_path), READING, DRAFT)

    assert told_of == [(1, 4), (2, 4)]
    assert (done.spent.reused, done.spent.asked, done.dropped) == (2, 2, 1)
    assert len(server.asked) == 5


async def test_skipped_paragraphs_alone_are_asked_for_again(server, tmp_path):
    server.then(GOOD[0], says("no"), says("no again"), *REST)
    await analyse_with(asking_at(server, tmp_path), READING, DRAFT)
    server.then(GOOD[1])
    done = await analyse_with(asking_at(server, tmp_path), READING, DRAFT)

    assert (done.skipped, done.spent.asked, done.spent.reused) == ((), 1, 3)


async def test_another_model_or_text_is_asked_anew_and_a_damaged_file_is_no_answer(server, tmp_path):
    asking = asking_at(server, tmp_path)
    server.then(*GOOD, *REST)
    await analyse_with(asking, READING, DRAFT)
    for kept in tmp_path.glob("*.json"):
        kept.write_text(kept.read_text(encoding="utf-8")[:-5], encoding="utf-8")
    server.then(*GOOD, *REST)
    again = await analyse_with(asking, READING, DRAFT)
    other = QueuedModel(judgements=[NOTHING] * 4)

    assert again.spent.asked == 4
    assert (await analyse_with(Asking(other, asking.answers), READING, DRAFT)).spent.reused == 0


def test_an_answer_is_kept_for_one_model_one_prompt_and_one_content():
    messages = [("system", "Analyse."), ("user", "A paragraph.")]
    keys = {
        key_of("tiny", "analyse", messages),
        key_of("large", "analyse", messages),
        key_of("tiny", "relate", messages),
        key_of("tiny", "analyse", [*messages[:1], ("user", "Another.")]),
    }

    assert len(keys) == 4
    assert key_of("tiny", "analyse", messages) in keys


async def test_a_model_that_is_not_there_leaves_the_built_in_draft_and_says_why():
    done = await analyse_with(Asking(QueuedModel(judgements=[ModelUnavailable("Not there.")])), READING, DRAFT)

    assert done.draft == DRAFT
    assert len(done.skipped) == 4
    assert done.skipped[0].because == "Not there."
