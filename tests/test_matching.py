from dataclasses import replace

from tests.examples import BUTCHERED, COUNTED, KEY, POLICE, SUFFER, TEXT, mark
from tutor.core.matching import Mark, Meeting, match
from tutor.core.text import Span


def meets(quote, group="loaded"):
    return match(mark(quote, group), KEY, TEXT)


def test_half_of_a_place_is_a_hit():
    assert meets("butch").findings[0] is BUTCHERED


def test_a_mark_that_holds_the_place_within_its_sentence_is_a_hit():
    assert meets("The canteen butchered the pudding list").findings[0] is BUTCHERED


def test_one_telling_word_of_a_long_place_is_a_hit():
    assert meets("suffer", "unsupported").findings[0] is SUFFER


def test_a_little_word_of_a_long_place_is_none():
    assert meets("to", "unsupported").meeting is Meeting.NOTHING


def test_a_mark_over_two_sentences_is_too_wide_whatever_lies_under_it():
    target = meets("The canteen butchered the pudding list in May. The office counted")
    elsewhere = meets("The office counted 212 answers in its survey. Nobody asked")

    assert target.meeting is elsewhere.meeting is Meeting.TOO_WIDE


def test_the_chosen_group_comes_before_the_closer_place():
    whole = "The fun police on the council want children to suffer at lunch"

    assert meets(whole, "loaded").findings[0] is POLICE
    assert meets(whole, "unsupported").findings[0] is SUFFER


def test_a_neighbour_in_the_sentence_is_a_candidate_too():
    assert SUFFER in meets("The fun police").findings


def test_a_fair_sentence_is_a_foil():
    assert meets("counted 212 answers").foil is COUNTED


def test_what_the_teacher_has_not_decided_is_open():
    assert meets("hundreds complained", "unsupported").meeting is Meeting.OPEN


def test_words_that_the_key_does_not_know_meet_nothing():
    assert meets("Mill Lane").meeting is Meeting.NOTHING


def test_a_repeated_label_is_one_finding_in_all_its_places():
    second = replace(POLICE, places=(*POLICE.places, *BUTCHERED.places))
    key = replace(KEY, findings=(second,))

    assert match(mark("butchered"), key, TEXT).findings[0] is second


def test_an_empty_mark_at_the_end_of_the_text_meets_nothing():
    assert match(Mark(Span(len(TEXT.body), len(TEXT.body))), KEY, TEXT).meeting is Meeting.NOTHING
