"""A reading's folder: what it becomes, what is refused and with which line, and that writing one loses nothing."""

import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tutor.core.codes import Code
from tutor.core.key import AnswerKey, Fairness, Finding, Foil, Relation, Status, Voice, place
from tutor.core.reading import Document, Lesson, Reading, SourceCard
from tutor.core.text import Span, Text, divided
from tutor.corpus import (
    automatic_lessons,
    check,
    content_hash,
    load_reading,
    look_pairs,
    looks,
    sentences,
    shipped,
    write_reading,
)
from tutor.errors import BadCorpus

Change = Callable[[str, str, str], Path]


@pytest.mark.parametrize("folder", [*shipped(ROOT / "corpus"), *looks(ROOT / "corpus")], ids=lambda folder: folder.name)
def test_every_shipped_folder_is_sound(folder: Path) -> None:
    assert check(folder) == []


def test_the_founding_reading_ships_with_its_text_unchanged() -> None:
    reading, key = load_reading(ROOT / "corpus" / "us-withdrawal-iraq")

    assert len(reading.text.passages) == 32
    assert len(reading.background) >= 10
    assert len(key.findings) >= 40
    assert {document.later for document in reading.background} == {True, False}


def test_a_counterpart_ships_and_names_the_other_back() -> None:
    cards = {folder.name: load_reading(folder)[0].card for folder in shipped(ROOT / "corpus")}
    named = {name: card.counterpart for name, card in cards.items() if card.counterpart}

    assert named["us-withdrawal-iraq"] == "keep-the-troops"
    assert all(named[other] == name for name, other in named.items())
    assert all(cards[name].age >= 16 for name in named)


def test_the_looks_come_in_pairs_and_are_no_readings() -> None:
    folders = looks(ROOT / "corpus")
    pairs = look_pairs(folders)

    assert len(pairs) >= 5
    assert {folder for pair in pairs for folder in pair} == set(folders)
    assert not set(folders) & set(shipped(ROOT / "corpus"))


def test_a_folder_becomes_a_reading_and_its_key(bridge: Path) -> None:
    reading, key = load_reading(bridge)

    assert (reading.id, reading.title, reading.card.practice, reading.card.age) == ("bridge", "The bridge", True, 12)
    assert [passage.heading for passage in reading.text.passages] == [True, False, False]
    assert reading.lessons == (Lesson("All of it", 1, 3),)
    disgrace, everyone = key.findings
    assert (disgrace.code, disgrace.also, disgrace.difficulty) == (Code.LL1, (Code.LL3,), 1)
    assert reading.text.words(disgrace.places[0].span) == disgrace.places[0].quote == "a disgrace"
    assert (disgrace.places[0].prefix[-6:], disgrace.places[0].suffix[:4]) == ("It is ", ". Mr")
    assert (everyone.status, everyone.background[0].relation) == (Status.DEFENSIBLE, Relation.CONTRADICTS)
    assert key.foils[0].reason is Fairness.CHECK
    assert reading.background[0].text.words(reading.background[0].text.passage(2).span).endswith("would take three months.")


@pytest.mark.parametrize(
    ("file", "old", "new", "line", "says"),
    [
        ("key.yaml", "code: LL1", "code: LL9", 3, "LL9"),
        ("key.yaml", "code: LL1", "code: FAIR", 3, "FAIR"),
        ("key.yaml", "also: [LL3]", "also: [LL1]", 7, "its own code"),
        ("key.yaml", "    why: Nobody is named.\n", "", 11, "“why” is missing"),
        ("key.yaml", "why: Nobody is named.", "why:", 15, "empty"),
        ("key.yaml", "why: Nobody is named.", "why: " + "so " * 41, 15, "41 words"),
        ("key.yaml", "rewrite: a mistake", "colour: red", 9, "“colour” is not a field"),
        ("key.yaml", 'quote: "a disgrace"', 'quote: "a Disgrace"', 5, "capitals"),
        ("key.yaml", 'paragraph: 2, quote: "a dis', 'paragraph: 3, quote: "a dis', 5, "it stands in 2"),
        ("key.yaml", 'quote: "a disgrace"', 'quote: "a triumph"', 5, "does not stand in paragraph 2"),
        ("key.yaml", 'quote: "a disgrace"', 'quote: ""', 5, "empty"),
        ("key.yaml", 'paragraph: 2, quote: "a dis', 'paragraph: 9, quote: "a dis', 5, "from 1 to 3"),
        ("key.yaml", 'paragraph: 3, quote: "Everyone knows"', 'paragraph: 3, quote: "bridge was safe"', 14, "2 times"),
        ("key.yaml", 'quote: "Everyone knows"', 'quote: "bridge was safe", before: "old"', 14, "after “old”"),
        ("key.yaml", "difficulty: 1", "difficulty: hard", 8, "from 1 to 3"),
        ("key.yaml", "voice: author", "voice: crowd", 16, "author, quoted or heading"),
        ("key.yaml", "put it?", "put it.", 10, "end in a question"),
        ("key.yaml", "put it?", "say that this is a disgrace?", 10, "its own target"),
        ("key.yaml", "document: cracks", "document: holes", 19, "there are: cracks"),
        ("key.yaml", "cracks, paragraph: 1", "cracks, paragraph: 3", 19, "has 2 paragraphs"),
        ("key.yaml", "relation: contradicts", "relation: denies", 19, "supports, contradicts or silent"),
        ("key.yaml", "id: everyone-knows", "id: disgrace", 11, "used twice"),
        ("key.yaml", "id: everyone-knows", "id: Everyone Knows", 11, "lower case"),
        ("key.yaml", "reason: check", "reason: nice", 24, "owner, check, calm, open or view"),
        ("key.yaml", "quote: A report of 2019 found two cracks.", "quote: Everyone knows that", 23, "over the finding"),
        ("key.yaml", "findings:", "findings: none\nfound:", 1, "should be a list"),
        ("key.yaml", "foils:", "foils: [", 21, "not YAML"),
        ("key.yaml", "code: LL1", "code: LL1\n    code: LL2", 4, "stands here twice"),
        ("key.yaml", "also: [LL3]", "also: LL3", 7, "list"),
        ("card.yaml", "age: 12\n", "", 1, "“age” is missing"),
        ("card.yaml", "title: The bridge", "title: ''", 1, "empty"),
        ("card.yaml", "title_by: us", "title_by: me", 2, "us or source"),
        ("card.yaml", "practice: true", "practice: yes", 8, "true or false"),
        ("card.yaml", "headings: [1]", "headings: [9]", 1, "names paragraph 9"),
        ("card.yaml", "headings: [1]", "headings: [one]", 12, "whole numbers"),
        ("card.yaml", "1-3", "1-4", 14, "1 to 3"),
        ("card.yaml", "1-3", "first", 14, "two numbers"),
        ("card.yaml", "age: 12", "age: 12\nbackground_from: ../../etc", 12, "plain name"),
        ("card.yaml", "age: 12", "age: 12\nbackground_from: nowhere", 1, "no such folder"),
        ("background/cracks.md", "when: before", "when: later", 5, "before or after"),
        ("background/cracks.md", "title: The cracks", "titel: The cracks", 2, "titel"),
        ("background/cracks.md", "---\ntitle", "title", 1, "two lines of ---"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_with_its_file_and_line(
    change: Change, file: str, old: str, new: str, line: int, says: str
) -> None:
    folder = change(file, old, new)

    with pytest.raises(BadCorpus) as caught:
        load_reading(folder)

    said = [problem for problem in str(caught.value).splitlines() if says in problem]
    assert [problem.split(": ")[0] for problem in said] == [f"{folder / file}:{line}"]


def test_everything_that_is_wrong_is_said_at_once(change: Change) -> None:
    change("key.yaml", "code: LL1", "code: LL9")
    change("card.yaml", "title_by: us", "title_by: me")
    folder = change("background/cracks.md", "when: before", "when: later")

    assert [Path(problem.split(":")[0]).name for problem in check(folder)] == ["cracks.md", "card.yaml", "key.yaml"]


@pytest.mark.parametrize(
    ("content", "line", "says"),
    [
        (b"findings: []\n\xff", 2, "UTF-8"),
        (b"findings: &all []\nfoils: *all", 2, "aliases"),
        (b"findings: " + b"[" * 100_000, 1, "nested too deeply"),
        (b"findings: [\x00]", 1, "does not allow"),
        (b"- findings", 1, "should be a table"),
        (b"", 1, "should be a table"),
        (b"findings: [one]", 1, "every entry"),
    ],
)
def test_a_key_that_is_no_key_is_refused_with_its_line(bridge: Path, content: bytes, line: int, says: str) -> None:
    (bridge / "key.yaml").write_bytes(content)

    assert any(problem.startswith(f"{bridge / 'key.yaml'}:{line}: ") and says in problem for problem in check(bridge))


@pytest.mark.parametrize("name", ["article.txt", "card.yaml"])
def test_a_missing_file_is_named(bridge: Path, name: str) -> None:
    (bridge / name).unlink()

    assert f"{bridge / name}:1: this file is missing" in "\n".join(check(bridge))


def test_a_folder_without_a_key_or_background_is_a_reading_still(bridge: Path) -> None:
    (bridge / "key.yaml").unlink()
    shutil.rmtree(bridge / "background")

    reading, key = load_reading(bridge)

    assert (len(reading.text.passages), reading.background, key) == (3, (), AnswerKey())


def test_dates_and_words_that_yaml_would_turn_into_something_else_stay_words(change: Change) -> None:
    folder = change("card.yaml", "date: not given", "date: 2025-08-26")
    change("card.yaml", "author: not named", "author: no")

    card = load_reading(folder)[0].card

    assert (card.date, card.author) == ("2025-08-26", "no")


def test_the_words_before_a_quote_choose_between_its_twins(change: Change) -> None:
    folder = change("key.yaml", 'quote: "Everyone knows"', 'quote: "bridge was safe", before: "years. The"')
    assert "after “years. The”" in "\n".join(check(folder))

    change("key.yaml", "years. The", "safe. The")

    assert load_reading(folder)[1].findings[1].places[0].prefix.endswith("was safe. The ")


def test_a_lesson_that_is_too_long_to_read_closely_is_refused(bridge: Path, change: Change) -> None:
    change("article.txt", "The council closed", "word " * 450 + "The council closed")

    assert any(":14: this lesson has" in problem for problem in check(bridge))


def test_another_readings_background_can_be_borrowed(bridge: Path) -> None:
    other = bridge.parent / "answer"
    shutil.copytree(bridge, other)
    shutil.rmtree(other / "background")
    (other / "card.yaml").write_text((bridge / "card.yaml").read_text() + "background_from: bridge\n")
    before = content_hash(other)

    assert load_reading(other)[0].background == load_reading(bridge)[0].background

    (bridge / "background" / "cracks.md").write_text((bridge / "background" / "cracks.md").read_text() + "\nMore.\n")
    assert content_hash(other) != before


def test_the_hash_changes_with_the_content_and_with_nothing_else(bridge: Path) -> None:
    before = content_hash(bridge)
    (bridge / ".DS_Store").write_bytes(b"stray")
    (bridge / "article.txt").touch()
    assert content_hash(bridge) == before

    (bridge / "article.txt").write_text((bridge / "article.txt").read_text() + "More.\n")
    assert content_hash(bridge) != before


def test_without_lessons_a_text_is_divided_at_its_headings() -> None:
    section = ["A heading", *["word " * 99 + "end."] * 3]
    text = divided("\n".join(section * 3 + ["Last part"] + ["word " * 299 + "end."] * 2), sentences)

    lessons = automatic_lessons(text)

    assert [(lesson.first, lesson.last) for lesson in lessons] == [(1, 4), (5, 8), (9, 12), (13, 14), (15, 15)]
    assert [lesson.title for lesson in lessons][-2:] == ["Last part", "Paragraph 15"]


@given(st.lists(st.integers(1, 600), min_size=1, max_size=12), st.sets(st.integers(1, 12)))
def test_automatic_lessons_cover_a_text_once_and_are_never_too_long(lengths: list[int], headings: set[int]) -> None:
    text = divided("\n".join("word " * length for length in lengths), sentences, frozenset(headings))

    lessons = automatic_lessons(text)

    assert [n for lesson in lessons for n in range(lesson.first, lesson.last + 1)] == list(range(1, len(lengths) + 1))
    for lesson in lessons:
        passages = text.between(lesson.first, lesson.last)
        words = sum(lengths[lesson.first - 1 : lesson.last])
        assert words <= 450 or sum(not passage.heading for passage in passages[:-1]) == 0


def test_what_is_written_is_read_back_as_it_was(bridge: Path, tmp_path: Path) -> None:
    for folder in [bridge, *shipped(ROOT / "corpus"), *looks(ROOT / "corpus")]:
        reading, key = load_reading(folder)
        write_reading(reading, key, tmp_path / "out" / reading.id)
        assert load_reading(tmp_path / "out" / reading.id) == (reading, key)


LINE = st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1).filter(lambda words: bool(words.strip()))
PROSE = LINE.map(lambda words: words.strip()[:80].strip())


def _tidy(words: str) -> str:
    return divided(words, sentences).body.strip()


@st.composite
def keyed(draw: st.DrawFn) -> tuple[Reading, AnswerKey]:
    """Any reading with any places in it, repeated words included."""
    body = "\n".join(draw(st.lists(st.one_of(LINE, st.sampled_from(["aa aa a", "no no no", "a"])), min_size=1, max_size=5)))
    text = divided(body, sentences, frozenset(draw(st.sets(st.integers(1, 1)))))
    findings = tuple(
        Finding(f"f-{n}", draw(st.sampled_from(list(Code)[:-1])), (place(text, _span(draw, text)),), _tidy(draw(PROSE)) or "x",
                voice=draw(st.sampled_from(Voice)), decided=draw(st.booleans()))
        for n in range(draw(st.integers(0, 3)))
    )  # fmt: skip
    document = Document("notes", "Notes", divided("One.\nTwo.", sentences), later=draw(st.booleans()))
    card = SourceCard(_tidy(draw(PROSE)) or "x", publisher=_tidy(draw(PROSE)), age=draw(st.integers(0, 99)))
    lessons = (Lesson("Part", 1, 1),)
    return Reading("any", card, text, lessons=lessons, background=(document,)), AnswerKey(findings)


def _span(draw: st.DrawFn, text: Text) -> Span:
    passage = draw(st.sampled_from(text.passages)).span
    words = passage.of(text.body)
    inside = [index for index, letter in enumerate(words) if not letter.isspace()]
    start, end = sorted((draw(st.sampled_from(inside)), draw(st.sampled_from(inside))))
    return Span(passage.start + start, passage.start + end + 1)


@given(keyed())
def test_any_reading_survives_writing_and_reading(
    tmp_path_factory: pytest.TempPathFactory, pack: tuple[Reading, AnswerKey]
) -> None:
    folder = tmp_path_factory.mktemp("pack") / "any"

    write_reading(*pack, folder)

    assert load_reading(folder) == pack


def test_a_place_over_two_paragraphs_cannot_be_written(bridge: Path, tmp_path: Path) -> None:
    reading, key = load_reading(bridge)
    wide = Foil("wide", place(reading.text, Span(0, 40)), Fairness.CALM, "It is calm.")

    with pytest.raises(BadCorpus, match="more than one paragraph"):
        write_reading(reading, replace(key, foils=(wide,)), tmp_path / "out")


def test_a_look_must_meet_the_counts(change: Change) -> None:
    folder = change("card.yaml", "age: 12", "age: 12\npair: rivers")

    said = "\n".join(check(folder))

    assert "100 to 140 words" in said
    assert "6 sentences with a clear finding" in said
    assert "6 fair sentences" in said
    assert "should have one other folder, and has 0" in said
