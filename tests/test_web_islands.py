"""The parts of a page, and what an answer costs."""

import gradio as gr
from gradio.state_holder import SessionState

from tutor.web.islands import QUIET, IslandPage, island


async def test_an_island_that_stays_as_it_is_is_not_built_anew() -> None:
    with IslandPage() as page:
        shown = [island("where"), island("chat")]
        page.load(lambda: ("", ""), None, shown, **QUIET)
    (act,), state = page.fns.values(), SessionState(page)

    sent = await page.postprocess_data(act, (gr.skip(), "<p>Words</p>"), state)

    assert sent == [gr.skip(), "<p>Words</p>"]
    assert [state.get(one._id) is one for one in shown] == [True, True]
