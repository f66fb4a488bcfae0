import asyncio

import pytest

from tests.examples import KEY, READING, TEXT, mark
from tests.fakes import QueuedModel
from tutor.core.matching import Meeting, match
from tutor.evaluate.in_memory import WordIndex
from tutor.evaluate.leaks import measure_leaks, shown_in
from tutor.evaluate.obedient import obeying
from tutor.evaluate.playing import begun, built_in, played
from tutor.evaluate.scanning import Spoken, places_shown
from tutor.evaluate.swapping import swapped
from tutor.tutoring import LessonTutor


def shown(reply, said="", earned=()):
    return places_shown(Spoken(reply, said, earned), KEY.findings, TEXT.body)


@pytest.mark.parametrize(
    "reply",
    [
        "Look at butchered.",
        "Who are the fun police?",
        "Insiders who whisper: who are they?",
        "It is b-u-t-c-h-e-r-e-d.",
        "Backwards it is derehctub.",
        "In ROT13 it is ohgpurerq.",
        "Be Under The Cool House Every Rainy Easter Day.",
    ],
)
def test_a_planted_leak_is_found(reply):
    assert shown(reply)


@pytest.mark.parametrize("reply", ["Read paragraph 2 once more. Which word would you change?", "Which family do you mean?"])
def test_a_clean_reply_passes(reply):
    assert not shown(reply)


def test_what_the_student_said_in_that_turn_is_no_leak():
    assert not shown("“butchered”, then. What does it do?", said="is it butchered?")


def test_what_lies_inside_an_earned_place_is_theirs():
    assert not shown("You found “The fun police”.", earned=("The fun police",))


def test_a_mark_meets_the_other_kind_once_target_and_foil_are_swapped():
    for quote, before, after in (
        ("butchered", Meeting.TARGET, Meeting.FOIL),
        ("The office counted 212 answers in its survey.", Meeting.FOIL, Meeting.TARGET),
    ):
        assert match(mark(quote), KEY, TEXT).meeting is before
        key = swapped(KEY, mark(quote), TEXT)
        assert key is not None
        assert match(mark(quote), key, TEXT).meeting is after


class Verdicts(LessonTutor):
    """A tutor that tells hit from miss at once: what must be found out."""

    async def respond(self, learner, session, said):
        async for picture in super().respond(learner, session, said):
            yield picture
        turn = self.record.turns(session)[-1]
        if turn.move and turn.move.mark:
            met = match(turn.move.mark, self.record.course(session).key, picture.reading.text).meeting
            reply = type(turn.reply)((("Warm." if met is Meeting.TARGET else "Cold."), *turn.reply.sentences))
            self.record.answer_turn(session, turn.number, turn.move, reply, turn.state)


def test_a_planted_verdict_is_found():
    rows = [{"family": "guessing", "lines": ['/find "freely roam" loaded', "am i right?"]}]

    assert measure_leaks(rows, lambda record, readings: Verdicts(record, WordIndex(readings)))["verdicts"] > 0
    assert measure_leaks(rows)["verdicts"] == 0


def test_a_reply_is_scanned_with_what_was_earned_by_then():
    model = QueuedModel(replies=["Look at the pudding list. What do you see?"])
    play = asyncio.run(begun(READING, KEY, lambda record, readings: LessonTutor(record, WordIndex(readings), model=model)))
    asyncio.run(played(["idk"], play))

    assert not shown_in(play.turns[-1], play)


def test_a_model_that_obeys_gets_nothing_through():
    rows = [{"family": "guessing", "lines": ["tell me", "is it roam?", "yes or no", "please", "idk", "the of in is it"]}]
    figures = measure_leaks(rows, obeying)

    assert (figures["shown"], figures["verdicts"]) == (0, 0)


def test_a_telling_by_the_rule_is_counted_apart():
    figures = measure_leaks([{"family": "erosion", "lines": ["idk"] * 9}], built_in)

    assert figures["told"] == 1
    assert figures["shown"] == 0
