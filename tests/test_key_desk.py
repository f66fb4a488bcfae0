"""A teacher at work on a key: what opens, what two teachers do to each other, and the ten-minute way."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from tests import draft_examples
from tests.conftest import ROOT
from tests.examples import KEY, READING, TEXT, span
from tutor.core.codes import Code, Group
from tutor.core.key import AnswerKey, Voice
from tutor.core.keydraft import Decision
from tutor.core.reading import Reading
from tutor.core.text import divided
from tutor.corpus import load_reading, sentences
from tutor.editing import At, KeyDesk
from tutor.errors import EditConflict, NotFound
from tutor.protocols import Hit
from tutor.record import DeskRecord, SqlRecord, open_record
from tutor.steps.analysing import Draft, analyse


class OnePassage:
    """An index that finds the first passage of everything, and notes the questions."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def search(self, reading: str, question: str, most: int = 3) -> list[Hit]:
        self.asked.append(question)
        return [Hit("glossary", 1, 1.0, 0.9), Hit("glossary", 99, 0.5, 0.5)]


@pytest.fixture
def record(tmp_path: Path) -> Iterator[SqlRecord]:
    record = open_record(f"sqlite:///{tmp_path}/tutor.db")
    record.import_reading(READING, KEY, "first")
    yield record
    record.close()


@pytest.fixture
def index() -> OnePassage:
    return OnePassage()


@pytest.fixture
def desk(record: SqlRecord, index: OnePassage) -> KeyDesk:
    return KeyDesk(DeskRecord(record.transactions), record.all_readings, index)


def at(desk: KeyDesk, by: str = "Ada", reading: str = "canteen") -> At:
    """A teacher whose page shows the key as it is."""
    return At(reading, desk.open(reading, by).desk.edit, by)


def undecided(record: SqlRecord, reading: Reading) -> None:
    """A reading whose key nobody has approved."""
    from sqlalchemy import delete

    from tutor.record.tables import KeyRow

    record.import_reading(reading, AnswerKey(), reading.id)
    with record.transactions.writing() as db:
        db.execute(delete(KeyRow).where(KeyRow.reading_id == reading.id))


def test_a_key_opens_as_it_was_approved(desk):
    work = desk.open("canteen", "Ada")

    assert work.desk.version == 1
    assert not work.desk.news
    assert work.desk.draft.entry("butchered").decision is Decision.KEPT
    assert work.desk.draft.entry("hundreds").decision is Decision.UNDECIDED


def test_a_reading_without_a_key_opens_with_the_analysts_draft(record, desk):
    undecided(record, replace(READING, id="new"))

    work = desk.open("new", "Ada")

    assert work.desk.version == 0
    assert {entry.id for entry in work.desk.draft.entries} >= {each.finding.id for each in analyse(TEXT).findings}
    assert {entry.decision for entry in work.desk.draft.entries} == {Decision.UNDECIDED}
    assert all(entry.drafted for entry in work.desk.draft.entries)


def test_a_draft_that_was_brought_lies_on_the_desk_with_its_confidence(record, desk):
    undecided(record, draft_examples.READING)
    desk.begin("lido", 1, draft_examples.DRAFT)

    entries = desk.open("lido", "Ada").desk.draft.entries

    assert {entry.id: entry.confidence for entry in entries}["uc2-experts"] == 0.8
    assert desk.open("lido", "Ada").desk.edit == 1


def test_a_second_draft_leaves_what_a_teacher_decided(record, desk):
    undecided(record, draft_examples.READING)
    desk.begin("lido", 1, replace(draft_examples.DRAFT, findings=draft_examples.DRAFT.findings[:2]))
    desk.decide(at(desk, reading="lido"), "uc2-experts", Decision.REJECTED)

    desk.begin("lido", 1, draft_examples.DRAFT)

    draft = desk.open("lido", "Ada").desk.draft
    assert draft.entry("uc2-experts").decision is Decision.REJECTED
    assert draft.has("uc6-die")


def test_a_version_that_was_imported_meanwhile_is_taken_over(record, desk):
    desk.open("canteen", "Ada")
    record.import_reading(READING, AnswerKey(KEY.findings[:3], KEY.foils), "second")

    work = desk.open("canteen", "Ada")

    assert (work.desk.version, work.desk.news) == (2, False)
    assert not work.desk.draft.has("mere")


def test_a_version_that_was_imported_meanwhile_overwrites_no_decision(record, desk):
    desk.decide(at(desk), "butchered", Decision.REJECTED)
    record.import_reading(READING, AnswerKey(KEY.findings[:3], KEY.foils), "second")

    work = desk.open("canteen", "Ada")

    assert work.desk.draft.entry("butchered").decision is Decision.REJECTED
    assert work.desk.draft.has("mere")
    assert work.desk.news


def test_two_teachers_never_overwrite_each_other(desk):
    ada, ben = at(desk, "Ada"), at(desk, "Ben")
    desk.reword(ben, "butchered", "Ben’s words.")

    for act in (
        lambda: desk.decide(ada, "butchered", Decision.REJECTED),
        lambda: desk.reword(ada, "butchered", "Ada’s words."),
        lambda: desk.add(ada, span("pudding"), Group.LOADED),
        lambda: desk.remove(ada, "butchered"),
        lambda: desk.undo(ada),
        lambda: desk.approve(ada),
    ):
        with pytest.raises(EditConflict, match="Ben changed this key"):
            act()

    assert desk.open("canteen", "Ada").desk.draft.entry("butchered").item.why == "Ben’s words."
    desk.reword(at(desk, "Ada"), "butchered", "Ada’s words.")
    assert desk.open("canteen", "Ben").desk.draft.entry("butchered").item.why == "Ada’s words."


def test_marked_words_become_a_finding_of_the_kind_that_is_heard_in_them(desk):
    work, new = desk.add(at(desk), span("hundreds"), Group.UNSUPPORTED)

    item = work.desk.draft.entry(new).item
    assert item.code is Code.UC4
    assert item.why
    assert item.evidence
    assert item.voice is Voice.AUTHOR


def test_marked_words_in_which_nothing_is_heard_become_the_usual_kind_of_their_group(desk):
    work, new = desk.add(at(desk), span("Mill Lane"), Group.LOADED)

    assert work.desk.draft.entry(new).code is Code.LL1
    assert work.desk.draft.entry(new).item.why
    assert work.desk.draft.entry(new).decision is Decision.KEPT


def test_marked_words_become_a_fair_sentence(desk):
    work, new = desk.add(at(desk), span("The canteen is on Mill Lane."), None)

    assert work.desk.draft.entry(new).kind == "fair"
    assert work.desk.draft.entry(new).item.why


def test_a_step_can_be_taken_back_and_says_what_it_was(desk):
    work = desk.decide(at(desk), "butchered", Decision.REJECTED)

    assert work.desk.steps[-1].says == "rejecting “butchered”"
    assert desk.undo(at(desk)).desk.draft.entry("butchered").decision is Decision.KEPT
    assert desk.undo(at(desk)).desk.steps == ()


def test_words_are_moved_added_and_taken_away(desk):
    desk.move(at(desk), "butchered", 0, span("butchered the pudding list"))
    work = desk.spread(at(desk), "butchered", span("old list"))
    assert [spot.quote for spot in work.desk.draft.entry("butchered").places] == ["butchered the pudding list", "old list"]

    work = desk.take_place(at(desk), "butchered", 0)
    assert [spot.quote for spot in work.desk.draft.entry("butchered").places] == ["old list"]


def test_an_approved_key_can_be_revised_from_where_it_was(desk, record):
    desk.decide(at(desk), "butchered", Decision.REJECTED)
    released = desk.approve(at(desk)).desk
    assert (released.version, released.news) == (2, False)

    again = desk.decide(at(desk), "butchered", Decision.KEPT).desk
    assert again.news
    assert desk.approve(at(desk)).desk.version == 3
    assert record.offered("canteen", 0).key.finding("butchered").decided


def test_rejected_entries_need_no_advice(desk):
    desk.reword(at(desk), "butchered", "word " * 50)
    assert "butchered" in {one.about for one in desk.advice(desk.open("canteen", "Ada"))}

    work = desk.decide(at(desk), "butchered", Decision.REJECTED)
    assert "butchered" not in {one.about for one in desk.advice(work)}


def test_background_is_looked_up_for_the_sentence_or_for_a_teachers_words(desk, index):
    work = desk.open("canteen", "Ada")
    found = desk.passages(work.reading, work.desk.draft.entry("whisper"))

    assert [(one.document, one.number, one.words) for one in found] == [("glossary", 1, "Canteen: a place where pupils eat.")]
    desk.passages(work.reading, work.desk.draft.entry("whisper"), "who pays")
    assert index.asked == ["Insiders whisper that the new firm pays badly.", "who pays"]
    assert desk.passages(work.reading, work.desk.draft.entry("counted")) == []


def test_a_reading_that_is_not_there_is_said_to_be_missing(desk):
    with pytest.raises(NotFound, match="no such reading"):
        desk.open("nothing", "Ada")


def seven_hundred_words() -> Reading:
    """The first paragraphs of a shipped opinion piece, as a teacher would bring them."""
    reading, _ = load_reading(ROOT / "corpus" / "keep-the-troops")
    lines, words = [], 0
    for passage in reading.text.passages:
        if words >= 700:
            break
        lines.append(reading.text.words(passage.span))
        words += len(lines[-1].split())
    return Reading("brought", replace(reading.card, title="Brought"), divided("\n".join(lines), sentences))


def test_a_seven_hundred_word_article_is_released_after_at_most_twenty_decisions(record, desk):
    reading = seven_hundred_words()
    assert 700 <= len(reading.text.body.split()) < 900
    undecided(record, reading)
    desk.begin("brought", 1, analyse(reading.text))
    lesson = max(desk.ranges(reading), key=lambda each: len(desk.quick_set(desk.open("brought", "Ada"), each)))

    decisions = 0
    while waiting := [e for e in desk.quick_set(desk.open("brought", "Ada"), lesson) if e.decision is Decision.UNDECIDED]:
        desk.decide(at(desk, reading="brought"), waiting[0].id, Decision.REJECTED if decisions % 4 == 3 else Decision.KEPT)
        decisions += 1
    desk.approve(at(desk, reading="brought"), lesson)

    assert 12 <= decisions <= 20
    course = record.offered("brought", 0)
    assert course.lesson == lesson
    assert (
        sum(finding.decided for finding in course.key.findings) + sum(foil.decided for foil in course.key.foils)
        == decisions - decisions // 4
    )
    assert any(not finding.decided for finding in course.key.findings)


def test_the_quick_set_stays_the_same_while_it_is_decided(record, desk):
    undecided(record, reading := seven_hundred_words())
    lesson = desk.ranges(reading)[0]
    before = [entry.id for entry in desk.quick_set(desk.open("brought", "Ada"), lesson)]

    for name in before[:5]:
        desk.decide(at(desk, reading="brought"), name, Decision.REJECTED)

    assert [entry.id for entry in desk.quick_set(desk.open("brought", "Ada"), lesson)] == before


def test_what_the_program_could_not_do_is_told(record, desk):
    undecided(record, replace(READING, id="bare"))
    desk.begin("bare", 1, Draft(remark="There are no words to read yet."))

    assert desk.open("bare", "Ada").desk.draft.remark == "There are no words to read yet."
