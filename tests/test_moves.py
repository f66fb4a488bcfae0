from dataclasses import replace

import pytest

from tests.examples import BUTCHERED, COUNTED, GROUND, KEY, START, TEXT, mark
from tutor.core.codes import Code
from tutor.core.dialogue import About, Heard, Intent, Judgement, Verdict
from tutor.core.lesson import Ask, Find, Help, Lead, Rung
from tutor.core.matching import match
from tutor.core.moves import MOST_PRESSES, Understood, next_move, opening_move
from tutor.core.progress import after
from tutor.core.steering import TARGETS_PER_LESSON

OPENED = after(START, opening_move(START, GROUND))
THIN = Judgement(Verdict.PARTLY)
FITS = Judgement(Verdict.RIGHT, True, Code.LL1, "swap", "", "cut would do")
SPECIFIC = Judgement(Verdict.PARTLY, True)


def heard(words, intent=Intent.REASON, quote="", **fields):
    return Heard(intent, words, mark(quote) if quote else None, **fields)


def turn(state, said, judged=None, finding=None, found=False):
    """One turn: the move and the state after it."""
    where = said.mark or (
        state.pending if said.intent in (Intent.REASON, Intent.DONT_KNOW, Intent.ANSWERED, Intent.TELL_ME) else None
    )
    met = match(where, KEY, TEXT) if where else None
    move = next_move(state, Understood(said, met, judged, finding, found), GROUND)
    return move, after(state, move, said)


def test_the_lesson_opens_with_an_open_question_at_a_target():
    move = opening_move(START, GROUND)

    assert (move.lead, move.ask, move.rung, move.target) == (Lead.OPENING, Ask.HINT, Rung.OPEN, "butchered")


@pytest.mark.parametrize("quote", ["butchered", "The office counted 212 answers", "Mill Lane", "hundreds complained"])
def test_every_mark_without_a_reason_gets_the_same_question_whatever_lies_under_it(quote):
    move, state = turn(OPENED, heard("", quote=quote))

    assert (move.lead, move.ask, move.finding, move.foil) == (Lead.NONE, Ask.WHY, "", "")
    assert state.pending == mark(quote)


@pytest.mark.parametrize("quote", ["butchered", "The office counted 212 answers", "Mill Lane"])
def test_a_mark_that_is_taken_back_is_gone_and_costs_nothing_whatever_lies_under_it(quote):
    _, marked = turn(OPENED, heard("", quote=quote))
    move, state = turn(marked, heard("never mind", Intent.TAKEN_BACK))

    assert (move.lead, move.ask, move.target, move.rung) == (Lead.LET_GO, Ask.HINT, OPENED.target, Rung.OPEN)
    assert (state.pending, state.kept, state.alarms, state.attempts) == (None, (), (), 0)


def test_whoever_asks_what_the_tutor_is_is_told_and_asked_on():
    move, _ = turn(OPENED, heard("are you a bot", Intent.PROGRAM))

    assert (move.lead, move.ask) == (Lead.PROGRAM, Ask.HINT)


def test_a_question_about_the_lesson_is_answered_and_the_question_stays_and_no_press_is_counted():
    asked = heard("what do i do", Intent.LESSON, about=About.TASK)
    aimed, _ = turn(OPENED, asked)
    _, marked = turn(OPENED, heard("", quote="butchered"))
    waiting, state = turn(marked, asked)

    assert (aimed.lead, aimed.ask, aimed.target, aimed.rung) == (Lead.LESSON, Ask.HINT, OPENED.target, Rung.OPEN)
    assert (waiting.lead, waiting.ask, waiting.cue) == (Lead.LESSON, Ask.PRESS, "task")
    assert (state.pending, state.presses) == (marked.pending, 0)


def test_a_question_about_the_lesson_while_something_told_is_explained_back_asks_for_the_explanation_again():
    explaining = replace(OPENED, target="", explaining="butchered", asked=Ask.EXPLAIN)
    move, state = turn(explaining, heard("wdym", Intent.LESSON, about=About.QUESTION))

    assert (move.lead, move.ask, state.explaining) == (Lead.LESSON, Ask.EXPLAIN, "butchered")


def test_one_hint_of_where_to_look_is_given_for_the_asking_and_no_more():
    hint = heard("hint pls", Intent.TELL_ME, about=About.HINT)
    first, state = turn(OPENED, hint)
    second, _ = turn(state, hint)

    assert (first.lead, first.rung) == (Lead.NEARER, Rung.PARAGRAPH)
    assert second.lead is Lead.HOLD


@pytest.mark.parametrize("quote", ["butchered", "The office counted 212 answers", "Mill Lane"])
def test_a_reason_that_fits_any_sentence_is_pressed_twice_and_then_kept_whatever_lies_under_it(quote):
    _, state = turn(OPENED, heard("", quote=quote))
    asks = []
    for _ in range(MOST_PRESSES + 1):
        move, state = turn(state, heard("its biased"), THIN)
        asks.append((move.lead, move.ask))

    assert asks[:2] == [(Lead.NONE, Ask.PRESS)] * 2
    assert asks[2][0] is Lead.KEPT
    assert state.kept[0].mark == mark(quote)
    assert "butchered" not in state.earned()


def test_place_and_reason_make_a_find_and_the_next_target_starts_open():
    move, state = turn(OPENED, heard("cut would do", quote="butchered"), FITS, BUTCHERED)

    assert (move.lead, move.finding, move.code, move.rung) == (Lead.ACCEPTED, "butchered", Code.LL1, Rung.OPEN)
    assert state.finds[0].reason == "cut would do"
    assert move.target not in ("", "butchered")
    assert state.known(Code.LL1) > OPENED.known(Code.LL1)


def test_a_place_that_is_a_find_already_is_not_asked_about_again():
    _, state = turn(OPENED, heard("cut would do", quote="butchered"), FITS, BUTCHERED)
    move, _ = turn(state, heard("", quote="butchered"))

    assert move.lead is Lead.AGAIN


def test_a_specific_reason_for_a_fair_sentence_hears_what_makes_it_fair():
    move, state = turn(OPENED, heard("who counted them", quote="The office counted 212 answers"), SPECIFIC)

    assert (move.lead, move.foil) == (Lead.FALSE_ALARM, COUNTED.id)
    assert state.alarms[0].mark == mark("The office counted 212 answers")


def test_a_specific_reason_where_the_key_has_nothing_is_contested_and_never_called_wrong():
    move, state = turn(OPENED, heard("why name the road", quote="Mill Lane"), SPECIFIC)

    assert (move.lead, move.cue) == (Lead.KEPT, "argued")
    assert state.kept[0].reason == "why name the road"


OF_THEIR_OWN = Judgement(Verdict.WRONG, own=True)


@pytest.mark.parametrize("quote", ["butchered", "The office counted 212 answers", "Mill Lane"])
def test_a_thought_that_we_cannot_place_is_asked_about_once_in_its_own_words_whatever_lies_under_it(quote):
    move, state = turn(OPENED, heard("like my uncle and his allotment", quote=quote), OF_THEIR_OWN)

    assert (move.lead, move.ask, move.cue) == (Lead.NONE, Ask.PRESS, "own")
    assert state.pending == mark(quote)


def test_after_that_it_is_kept_as_an_argument_and_a_fair_sentence_is_said_to_be_fair():
    leads = []
    for quote in ("butchered", "The office counted 212 answers"):
        _, state = turn(OPENED, heard("like my uncle and his allotment", quote=quote), OF_THEIR_OWN)
        move, _ = turn(state, heard("he cuts everything down too"), OF_THEIR_OWN)
        leads.append((move.lead, move.cue))

    assert leads == [(Lead.KEPT, "argued"), (Lead.FALSE_ALARM, "")]


def test_whoever_clears_a_fair_sentence_with_a_reason_hears_that_it_is_fair_at_once():
    cleared = Judgement(Verdict.WRONG, concedes=True)
    fair, _ = turn(OPENED, heard("fine, you could count them yourself", quote="The office counted 212 answers"), cleared)
    target, _ = turn(OPENED, heard("fine, you could count them yourself", quote="butchered"), cleared)

    assert (fair.lead, fair.cue) == (Lead.FALSE_ALARM, "conceded")
    assert (target.lead, target.ask) == (Lead.NONE, Ask.PRESS)


def test_a_misconception_gets_its_repair_before_a_press_and_the_mark_stays():
    judged = Judgement(Verdict.WRONG, misconception="adjective-loaded")
    move, state = turn(OPENED, heard("its an adjective", quote="butchered"), judged)

    assert (move.lead, move.misconception, move.ask) == (Lead.REPAIR, "adjective-loaded", Ask.NOTHING)
    assert state.pending == mark("butchered")


def test_a_misconception_is_repaired_twice_at_most():
    state = replace(OPENED, repaired=("topic-word", "topic-word"))
    move, _ = turn(state, heard("its a hot topic", misconception="topic-word", quote="butchered"), THIN)

    assert move.lead is not Lead.REPAIR


def test_a_mark_over_two_sentences_is_asked_to_be_narrowed():
    move, state = turn(OPENED, heard("bad", quote="The canteen butchered the pudding list in May. The office counted"), THIN)

    assert move.lead is Lead.NARROW
    assert state.pending is None


def test_a_first_dont_know_stays_on_the_rung_with_a_smaller_ask_and_a_second_changes_the_angle():
    first, state = turn(OPENED, heard("idk", Intent.DONT_KNOW))
    second, state = turn(state, heard("idk", Intent.DONT_KNOW))
    third, _ = turn(state, heard("rubbing it in"))

    assert (first.ask, first.rung) == (Ask.SMALLER, Rung.OPEN)
    assert second.ask is Ask.ANGLE
    assert (third.ask, third.rung) == (Ask.HINT, Rung.PARAGRAPH)


def test_silence_climbs_every_rung_to_the_telling_and_then_asks_to_explain_back():
    state, rungs = OPENED, []
    for _ in range(9):
        move, state = turn(state, heard("idk", Intent.DONT_KNOW))
        rungs.append(move.rung)
        if move.lead is Lead.TOLD:
            break

    assert rungs == sorted(rungs)
    assert (move.lead, move.ask, move.finding) == (Lead.TOLD, Ask.EXPLAIN, "butchered")
    assert state.told == ("butchered",)


def test_a_class_with_sparing_help_is_told_nothing_and_goes_on_to_another_place():
    state, leads = replace(OPENED, help=Help.SPARING), []
    for _ in range(12):
        move, state = turn(state, heard("idk", Intent.DONT_KNOW))
        leads.append(move.lead)

    assert Lead.TOLD not in leads
    assert state.passed[0] == "butchered"


def test_a_class_with_generous_help_is_shown_the_paragraph_of_every_new_place():
    move, state = turn(replace(OPENED, help=Help.GENEROUS), heard("cut would do", quote="butchered"), FITS, BUTCHERED)

    assert (move.ask, move.rung) == (Ask.HINT, Rung.PARAGRAPH)
    assert state.target != "butchered"


def test_a_telling_earns_no_credit_and_moves_on_once_explained():
    state = replace(OPENED, told=("butchered",), explaining="butchered", asked=Ask.EXPLAIN)
    move, after_it = turn(state, heard("it makes the cut sound bloody"), FITS, BUTCHERED)

    assert (move.lead, move.cue) == (Lead.EXPLAINED, "said")
    assert move.target != "butchered"
    assert after_it.mastery == ()


def test_asking_to_be_told_never_ends_in_a_telling():
    state = OPENED
    for _ in range(20):
        move, state = turn(state, heard("just tell me", Intent.TELL_ME))
        assert move.lead is Lead.HOLD

    assert state.told == ()


@pytest.mark.parametrize("intent", [Intent.GREETING, Intent.GO_ON, Intent.OFF_TOPIC])
def test_no_target_is_asked_for_a_third_time_on_one_rung(intent):
    state, asked = OPENED, [(OPENED.target, OPENED.rung)]
    for _ in range(8):
        move, state = turn(state, heard("hello again", intent))
        asked += [(move.target, move.rung)] if move.target else []

    assert max(map(asked.count, asked)) == 2


def test_a_target_that_is_aimed_at_again_is_not_asked_for_on_a_rung_that_is_worn():
    worn = replace(OPENED, visits=(("butchered", Rung.OPEN), ("butchered", Rung.PARAGRAPH), ("butchered", Rung.PARAGRAPH)))
    move, _ = turn(worn, heard("it sounds a bit off to me"))

    assert (move.target, move.rung) == ("butchered", Rung.SENTENCE)


def test_only_what_was_said_as_a_reason_is_kept_as_one():
    _, state = turn(OPENED, heard('/find "butchered" loaded', Intent.GUESS, quote="butchered"))
    _, state = turn(state, heard("its strong"), THIN)

    assert state.pending_words == "its strong"


def test_words_without_a_place_never_end_in_a_telling():
    state = OPENED
    for _ in range(12):
        _, state = turn(state, heard("five words, then only two"))

    assert state.told == ()
    assert len(state.passed) > 1


def test_saying_that_it_is_answered_lets_the_mark_go_at_no_cost():
    _, state = turn(OPENED, heard("", quote="butchered"))
    move, state = turn(state, heard("i think ive answered", Intent.ANSWERED))

    assert move.lead is Lead.KEPT
    assert state.pending is None
    assert state.mastery == ()


def test_a_background_question_keeps_a_pending_mark_and_costs_nothing():
    _, state = turn(OPENED, heard("", quote="butchered"))
    move, after_it = turn(state, heard("who runs the canteen?", Intent.QUESTION), found=True)

    assert (move.lead, move.ask, move.mark) == (Lead.BACKGROUND, Ask.PRESS, mark("butchered"))
    assert after_it.pending == mark("butchered")
    assert after_it.presses == state.presses


def test_a_silent_background_says_so_and_turns_back():
    move, _ = turn(OPENED, heard("who won the cup?", Intent.QUESTION))

    assert (move.lead, move.ask, move.target) == (Lead.SILENT, Ask.BACK, "")


@pytest.mark.parametrize("found", [True, False])
def test_what_the_article_says_itself_is_pointed_out_by_its_paragraph(found):
    said = Understood(heard("who won the cup?", Intent.QUESTION), passages_found=found, paragraph=3)
    move = next_move(OPENED, said, GROUND)

    assert (move.lead, move.ask, move.paragraph) == (Lead.ARTICLE, Ask.BACK, 3)


@pytest.mark.parametrize("chair", ["editor", "checker", "none"])
def test_both_sides_of_the_politics_get_the_same_move_with_their_own_chair(chair):
    move, state = turn(OPENED, heard("its all true", Intent.SIDES, chair=chair))

    assert (move.lead, move.chair) == (Lead.NO_SIDE, chair)
    assert state.rung is OPENED.rung


def test_a_disclosure_stops_everything_else_and_is_remembered():
    move, state = turn(OPENED, heard("i want to hurt myself", Intent.DISTRESS))

    assert (move.lead, move.ask) == (Lead.CARE, Ask.NOTHING)
    assert state.serious


def test_the_sixth_target_closes_the_lesson_and_it_can_go_on():
    had = tuple(Find(mark("butchered"), str(number), Code.LL1, "why") for number in range(TARGETS_PER_LESSON - 1))
    move, state = turn(replace(OPENED, finds=had), heard("cut would do", quote="butchered"), FITS, BUTCHERED)
    more, _ = turn(state, heard("idk", Intent.DONT_KNOW))

    assert (move.lead, move.ask, state.closed) == (Lead.ACCEPTED, Ask.CLOSING, True)
    assert more.ask is not Ask.CLOSING


def test_finishing_closes():
    move, state = turn(OPENED, heard("bye", Intent.FINISH))

    assert move.ask is Ask.CLOSING
    assert state.closed


def test_the_fold_gives_the_same_state_for_the_same_moves():
    def run():
        state = OPENED
        for said in (heard("idk", Intent.DONT_KNOW), heard("", quote="butchered"), heard("who?", Intent.QUESTION)):
            _, state = turn(state, said)
        return state

    assert run() == run()


def test_after_a_disclosure_a_turn_back_to_the_page_is_answered_with_care_once():
    _, state = turn(OPENED, heard("i want to hurt myself", Intent.DISTRESS))
    move, state = turn(state, heard("its fine forget i said it"))
    more, _ = turn(state, heard("idk", Intent.DONT_KNOW))

    assert (move.lead, move.ask) == (Lead.CARE, Ask.BACK)
    assert more.lead is not Lead.CARE


@pytest.mark.parametrize(
    ("words", "evidence", "said_back"),
    [
        ("fine. and he writes it like hes already seen it", "like hes already", "he writes it like hes already seen it"),
        ("cut would do", "cut would do", ""),
        ("it is a very long thought that goes on for ever without any stop before cut comes in it", "cut", ""),
    ],
)
def test_what_is_said_back_is_a_whole_clause_or_nothing(words, evidence, said_back):
    judged = Judgement(Verdict.RIGHT, True, Code.LL1, "swap", "", evidence)
    move, _ = turn(OPENED, heard(words, quote="butchered"), judged, BUTCHERED)

    assert move.echo == said_back


def test_one_more_word_on_a_place_that_was_settled_a_moment_ago_goes_with_it_and_costs_nothing():
    _, state = turn(OPENED, heard("cut would do", quote="butchered"), FITS, BUTCHERED)
    more = heard("it makes them sound like meat too", about=About.MORE)
    first, then = turn(state, more)
    second, _ = turn(then, more)

    assert (first.lead, first.target, first.rung) == (Lead.ADDED, state.target, state.rung)
    assert second.lead is Lead.MISSED
