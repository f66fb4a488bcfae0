from dataclasses import replace

import pytest

from tests.examples import BUTCHERED, GROUND, KEY, START, mark
from tutor.core.codes import Code
from tutor.core.guard import Rules, objections
from tutor.core.lesson import Ask, Lead, Move, Rung
from tutor.steps.slots import Scene, place_words, window_words
from tutor.steps.speaking import rules_for
from tutor.steps.wording import sentences, worded

HINTS = [Move(Lead.NONE, Ask.HINT, "", rung, finding.id) for rung in Rung if rung < Rung.TELL for finding in GROUND.askable()]
REACTIONS = [
    Move(lead, ask, "", target="butchered" if ask is Ask.HINT else "", mark=mark("Mill Lane"))
    for lead in (Lead.NONE, Lead.HOLD, Lead.GREETING, Lead.OFF_TOPIC, Lead.POINTLESS, Lead.INSULT, Lead.SILENT, Lead.MISSED)
    for ask in (Ask.WHY, Ask.PRESS, Ask.HINT, Ask.ANGLE, Ask.BACK)
]


def said(move, plain=False, words="it sounds bad to me", **state):
    return worded(Scene(move, replace(START, **state), GROUND, words, plain=plain, seed="1"), rules(move, plain, words))


def rules(move, plain=False, words="it sounds bad to me"):
    return rules_for(Scene(move, START, GROUND, words, plain=plain, seed="1"))


@pytest.mark.parametrize("plain", [False, True])
@pytest.mark.parametrize("move", HINTS + REACTIONS, ids=lambda move: f"{move.lead}-{move.ask}-{move.rung.name}-{move.target}")
def test_every_move_has_words_that_give_nothing_away(move, plain):
    reply = " ".join(said(move, plain).sentences)
    secrets = Rules(GROUND.text, KEY.findings, said="it sounds bad to me Mill Lane", quotable=(reply,))

    assert reply.count("?") == 1
    assert "$" not in reply
    assert not objections(reply, secrets)


def test_the_same_seed_gives_the_same_words_and_another_one_others():
    move = HINTS[0]
    replies = {worded(Scene(move, START, GROUND, seed=str(seed)), rules(move)).sentences for seed in range(12)}

    assert worded(Scene(move, START, GROUND, seed="1"), rules(move)) == worded(
        Scene(move, START, GROUND, seed="1"), rules(move)
    )
    assert len(replies) > 4


def test_a_sentence_that_was_said_is_not_said_again():
    first = said(HINTS[0])
    second = said(HINTS[0], said=first.sentences)

    assert not set(first.sentences) & set(second.sentences)


def test_an_accepted_reason_is_taken_up_in_the_students_own_words():
    typed = "hmm, it makes it sound like a meat shop"
    move = replace(HINTS[0], lead=Lead.ACCEPTED, finding="butchered", code=Code.LL1, echo="like a meat shop")
    leads = [worded(Scene(move, START, GROUND, typed, seed=str(seed)), rules(move, words=typed)).lead for seed in range(9)]

    assert any("“like a meat shop”" in " ".join(lead) for lead in leads)


def test_a_telling_quotes_the_place_and_says_why():
    move = Move(Lead.TOLD, Ask.EXPLAIN, "", Rung.TELL, finding="butchered")
    reply = " ".join(said(move).sentences)

    assert "“butchered”" in reply
    assert BUTCHERED.why in reply


def test_a_place_gets_smaller_by_geography():
    places = [place_words(BUTCHERED, rung, GROUND, "1") for rung in (Rung.PARAGRAPH, Rung.SENTENCE)]

    assert places == ["paragraph 2", "the first sentence of paragraph 2"]


def test_an_open_question_names_a_few_paragraphs_with_the_target_among_them():
    windows = {window_words(BUTCHERED, GROUND, str(seed)) for seed in range(20)}

    assert windows == {"paragraphs 2 to 4"}


def test_sentences_are_cut_after_their_stops_and_quotation_marks():
    assert sentences("You said “so what?” Fine. A *label*. What else?") == (
        "You said “so what?”",
        "Fine.",
        "A *label*.",
        "What else?",
    )


def test_where_every_wording_was_heard_the_one_of_longest_ago_comes_back():
    move, spoken = Move(Lead.NONE, Ask.PRESS, "", mark=mark("butchered")), ()
    for _ in range(40):
        spoken = (*spoken, *said(move, words="hm", said=spoken).sentences)

    assert spoken[-1] not in spoken[-8:-1]


@pytest.mark.parametrize("plain", [False, True], ids=["usual", "plain"])
@pytest.mark.parametrize("cue", ["", "argued"])
def test_a_guest_is_promised_no_teacher_and_a_class_is(cue, plain):
    move = Move(Lead.KEPT, Ask.NOTHING, "", mark=mark("mere"), cue=cue)

    def said(guest):
        scenes = [Scene(move, START, GROUND, "it shrinks them", plain=plain, seed=str(seed), guest=guest) for seed in range(30)]
        return " ".join(line for scene in scenes for line in worded(scene, rules_for(scene)).sentences).lower()

    assert "teacher" not in said(guest=True)
    assert "your teacher" in said(guest=False)


def test_a_kind_is_not_named_by_a_reason_that_any_kind_may_have_where_the_find_is_of_another():
    move = replace(HINTS[0], lead=Lead.ACCEPTED, finding="butchered", cue="effect", echo="it sounds like a meat shop")
    taught = {"focus": (Code.LL1, Code.LL3)}
    own = " ".join(said(replace(move, code=Code.LL1), words="it sounds like a meat shop", **taught).sentences)
    other = " ".join(said(replace(move, code=Code.LL3), words="it sounds like a meat shop", **taught).sentences)

    assert "loaded word" in own
    assert "volume knob" not in other


def test_a_question_that_was_not_understood_comes_again_in_plain_words():
    move = replace(HINTS[0], lead=Lead.LESSON, cue="question")
    usual, plain = said(move, words="wdym"), said(move, plain=True, words="wdym")

    assert usual.ask == plain.ask


def test_whoever_asks_what_a_kind_is_gets_that_kind():
    move = replace(HINTS[0], lead=Lead.LESSON, cue="kind")
    loaded, other = (" ".join(said(move, words=f"what is {kind}").lead) for kind in ("loaded language", "an unsupported claim"))
    named = " ".join(said(move, words="what is a volume knob", said=("That's a *volume knob*.",)).lead)

    assert "oaded" in loaded
    assert "oaded" not in other
    assert "bigger, smaller or surer" in named


def test_whoever_asks_who_wrote_it_is_sent_to_the_source_card_where_the_background_is_silent():
    move = Move(Lead.SILENT, Ask.BACK, "")

    assert "Who is speaking?" in " ".join(said(move, words="who wrote this article").sentences)
    assert "Who is speaking?" not in " ".join(said(move, words="how tall is the tower").sentences)
