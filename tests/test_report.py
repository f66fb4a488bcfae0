"""The rest of the report: false alarms, misconceptions, what waits for the teacher, tomorrow's five minutes, effort."""

from dataclasses import replace

from tests.examples import GROUND, KEY
from tests.played_class import NICKNAMES, played_works
from tests.report_examples import SHRUG, Exchange, accepted, asked, flagged, kept, repaired, told, work
from tutor.core.codes import Code
from tutor.core.key import AnswerKey
from tutor.core.report import Report, StudentWork, class_report
from tutor.core.report.kept import Waiting, learned
from tutor.core.report.saying import MISCONCEPTIONS
from tutor.core.text import Text
from tutor.steps.misconceptions import bank

COUNTED, OFFERS = "The office counted 212 answers in its survey.", "The head said on Monday that she had three offers."
COOKS = "Nobody asked the cooks"


def report(*works: StudentWork) -> Report:
    return class_report(tuple(replace(one, seat=seat) for seat, one in enumerate(works, 1)), GROUND)


def several(count: int, *exchanges: Exchange) -> list[StudentWork]:
    return [work(f"{exchanges[0][0]} {number}", *exchanges) for number in range(count)]


def test_false_alarms_come_with_what_makes_the_sentence_fair_and_how_many_worked_there() -> None:
    (alarm,) = report(work("Otter", flagged("counted", COUNTED)), work("Heron", accepted("butchered", "butchered"))).alarms

    assert [(said.nickname, said.words) for said in alarm.flagged] == [("Otter", "who counted?")]
    assert (alarm.worked, alarm.why, alarm.paragraph) == (2, "It says who counted, and how many.", 2)


def test_the_fair_sentence_that_most_flagged_comes_first() -> None:
    alarms = report(work("Otter", flagged("counted", COUNTED)), *several(2, flagged("offers", OFFERS))).alarms

    assert [alarm.foil.id for alarm in alarms] == ["offers", "counted"]


def test_a_misconception_is_counted_once_a_student_wherever_it_showed() -> None:
    twice = work("Otter", repaired("disagree-biased"), repaired("disagree-biased"))
    heard = replace(work("Heron", SHRUG), misheard=((1, "disagree-biased"), (1, "false-loaded")))
    found = {one.name: [said.nickname for said in one.shown] for one in report(twice, heard).misconceptions}

    assert found == {"disagree-biased": ["Otter", "Heron"], "false-loaded": ["Heron"]}


def test_every_misconception_of_the_bank_has_a_name_for_the_teacher() -> None:
    assert set(MISCONCEPTIONS) == {one.id for one in bank()}


def test_an_argument_where_the_key_has_nothing_is_contested_and_one_on_an_open_place_is_open() -> None:
    kinds = {one.words: one.waiting for one in report(
        work("Otter", kept(COOKS), kept("hundreds complained"), kept("Insiders whisper", argued=False))
    ).kept}  # fmt: skip

    assert kinds == {
        COOKS: Waiting.CONTESTED, "hundreds complained": Waiting.OPEN, "Insiders whisper": Waiting.UNCLEAR,
    }  # fmt: skip


def test_marks_on_one_sentence_are_one_contested_place_with_all_arguments_late_ones_too() -> None:
    (place,) = report(
        work("Otter", kept("asked the cooks", "who?")),
        work("Heron", kept(COOKS, "no name")),
        work("Finch", kept(COOKS), late=True),
    ).kept

    assert (place.words, place.students) == (COOKS, 3)
    assert [(said.nickname, said.late) for said in place.arguments] == [("Otter", False), ("Heron", False), ("Finch", True)]


def test_an_accepted_contested_place_becomes_a_finding_with_its_quote() -> None:
    (place,) = report(work("Otter", kept(COOKS))).kept
    finding = learned(place, GROUND.text, Code.UC1, "Nobody is named.")

    assert (finding.places[0].quote, finding.code, finding.decided) == (COOKS, Code.UC1, True)


def test_tomorrow_takes_the_most_argued_the_most_flagged_and_the_most_missed() -> None:
    works = [
        *several(3, asked("suffer"), SHRUG),
        *several(2, flagged("offers", OFFERS)),
        work("Otter", kept(COOKS)), work("Heron", kept(COOKS)), work("Finch", kept("The canteen is on Mill Lane.")),
    ]  # fmt: skip
    chosen = report(*works).tomorrow

    assert chosen.contested and chosen.contested.words == COOKS
    assert chosen.fair and chosen.fair.foil.id == "offers"
    assert chosen.missed and chosen.missed.finding.id == "suffer"
    assert chosen.question.endswith("?")


def test_an_open_place_stands_in_where_nothing_is_contested_and_an_unclear_one_never() -> None:
    open_one = report(work("Otter", kept("hundreds complained"))).tomorrow
    unclear = report(work("Otter", kept("Insiders whisper", argued=False))).tomorrow

    assert open_one.contested and open_one.contested.waiting is Waiting.OPEN
    assert unclear.contested is None


def test_what_one_student_did_is_nothing_for_the_board() -> None:
    chosen = report(work("Otter", flagged("offers", OFFERS), asked("suffer"), SHRUG)).tomorrow

    assert (chosen.fair, chosen.missed, chosen.question) == (None, None, "")


def test_cards_without_a_lesson_are_absent_and_late_ones_are_not() -> None:
    works = (work("Otter", SHRUG, seat=1), work("Heron", SHRUG, seat=2, late=True))
    made = class_report(works, GROUND, ((1, "Otter"), (2, "Heron"), (3, "Finch")))

    assert made.absent == ((3, "Finch"),)
    assert [one.nickname for one in made.late] == ["Heron"]
    assert made.effort.students == 1


def test_effort_counts_turns_help_and_tokens_and_no_told_find() -> None:
    made = report(work("Otter", accepted("butchered", "butchered"), told("ruin")), work("Heron", SHRUG, late=True)).effort

    assert (made.turns, made.by_help, made.told, made.tokens) == (2, (1, 0, 0, 0), 1, 30)
    assert made.middle_minutes == 2


def test_a_student_who_read_an_earlier_text_is_not_laid_over_this_one() -> None:
    earlier = replace(GROUND, text=Text(f"{GROUND.text.body} ", GROUND.text.passages), key=AnswerKey((), KEY.foils))
    made = report(replace(work("Otter", kept(COOKS), flagged("counted", COUNTED)), ground=earlier))

    assert (made.kept, made.alarms) == ((), ())
    assert [one.nickname for one in made.other_text] == ["Otter"]


def test_a_report_of_nobody_is_empty_and_says_so() -> None:
    made = class_report((), GROUND, ((1, "Otter"),))

    assert made.absent == ((1, "Otter"),)
    assert (made.tomorrow.contested, made.tomorrow.fair, made.tomorrow.missed) == (None, None, None)


def test_a_played_class_fills_every_part() -> None:
    works = played_works()
    made = class_report(works, works[0].ground, tuple(enumerate(NICKNAMES, 1)))

    assert made.alarms and made.misconceptions and made.kept and made.looks.both
    assert made.tomorrow.contested and made.tomorrow.fair and made.tomorrow.missed
    assert [name for _, name in made.absent] == list(NICKNAMES[len(works) :])
    assert sum(made.effort.by_help) == sum(len(row.found) for row in made.findings)
