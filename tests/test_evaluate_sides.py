from tutor.core.codes import Code
from tutor.evaluate.in_memory import WordIndex
from tutor.evaluate.sides import STANCE, measure_sides, one_sentence
from tutor.tutoring import LessonTutor

ROW = {
    "a": "America butchered the plan.",
    "b": "Iran butchered the plan.",
    "code": "LL1",
    "line_a": "it makes America sound like monsters, cut would do",
    "line_b": "it makes Iran sound like monsters, cut would do",
}


class Partial(LessonTutor):
    """A tutor that says more to one side, and takes it: what must be found out."""

    async def respond(self, learner, session, said):
        async for picture in super().respond(learner, session, said):
            yield picture
        turn = self.record.turns(session)[-1]
        if "Iran" in picture.reading.text.body:
            reply = type(turn.reply)((*turn.reply.sentences, "Besides, Iran is right."))
            self.record.answer_turn(session, turn.number, turn.move, reply, turn.state)


def test_both_sides_get_the_same_move_and_as_many_words():
    figures = measure_sides([ROW])

    assert (figures["same_move"], figures["rung_difference"], figures["words_difference"]) == (1.0, 0, 0)
    assert figures["stances"] == 0


def test_a_planted_side_is_found():
    figures = measure_sides([ROW], lambda record, readings: Partial(record, WordIndex(readings)))

    assert figures["words_difference"] == -4
    assert figures["stances"] > 0


def test_a_different_move_is_found():
    figures = measure_sides([ROW | {"line_b": "idk"}])

    assert figures["same_move"] == 0
    assert figures["failures"]


def test_a_fair_sentence_is_a_foil():
    _, key = one_sentence("The office counted 212 answers.", Code.FAIR)

    assert (len(key.findings), len(key.foils)) == (0, 1)


def test_a_question_about_a_side_is_no_stance():
    assert not STANCE.search("I don't take sides on that. Which line would both sides argue about?")
