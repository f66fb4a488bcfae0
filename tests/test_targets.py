from dataclasses import replace

from tests.examples import BUTCHERED, GROUND, KEY, MERE, POLICE, RUIN, START, WHISPER, mark
from tutor.core.codes import Code
from tutor.core.lesson import Find, Rung
from tutor.core.targets import climbed, focus_kinds, half_of, next_target, sentence_number, unearned


def test_a_lesson_teaches_two_kinds_of_each_group_at_most():
    kinds = focus_kinds(GROUND)

    assert [kind.value[:2] for kind in kinds] == ["LL", "LL", "UC", "UC"]


def test_quoted_defensible_and_undecided_findings_are_never_asked_for():
    assert {"swamp", "menu", "hundreds"}.isdisjoint(finding.id for finding in GROUND.askable())


def test_the_easiest_of_the_unknown_kinds_comes_first():
    assert next_target(START, GROUND) == "butchered"


def test_after_a_find_the_other_group_comes_next():
    found = replace(START, finds=(Find(mark("butchered"), "butchered", Code.LL1, "why"),))

    assert next_target(found, GROUND) == "whisper"


def test_the_kind_that_is_known_least_comes_first():
    known = replace(START, mastery=((Code.LL1, 0.9), (Code.UC2, 0.9)))

    assert next_target(known, GROUND) not in ("butchered", "whisper")


def test_a_target_that_was_let_go_or_kept_is_not_asked_for_again():
    passed = replace(START, passed=("butchered",), kept=(Find(mark("Insiders whisper"), "", None, "why"),))

    assert next_target(passed, GROUND) not in ("butchered", "whisper")


def test_there_is_an_end_to_the_targets():
    done = replace(START, told=tuple(finding.id for finding in KEY.findings))

    assert next_target(done, GROUND) == ""


def test_a_short_sentence_is_not_halved():
    assert half_of(BUTCHERED, GROUND) is None
    assert climbed(Rung.SENTENCE, BUTCHERED, GROUND) is Rung.WHAT


def test_a_rung_that_says_no_more_is_left_out():
    alone = replace(GROUND, first=1, last=6)

    assert climbed(Rung.OPEN, RUIN, alone) is Rung.PARAGRAPH
    assert climbed(Rung.CONTRAST, RUIN, alone) is Rung.TELL


def test_sentences_are_counted_from_one():
    assert [sentence_number(finding, GROUND) for finding in (BUTCHERED, WHISPER, MERE, POLICE)] == [1, 1, 3, 1]


def test_secrets_are_everything_that_is_not_earned_the_undecided_included():
    assert {finding.id for finding in unearned(GROUND, {"butchered"})} == {f.id for f in KEY.findings} - {"butchered"}
