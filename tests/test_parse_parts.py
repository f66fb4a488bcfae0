"""The pure parts of the parser: a teacher's corrections, names, the language guess, lines and bylines."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.parse_files import HEADING, PARAGRAPHS, STORY
from tutor.core.text import divided
from tutor.errors import NotFound
from tutor.parse.english import is_english
from tutor.parse.finishing import finished
from tutor.parse.names import LONGEST_NAME, safe_name
from tutor.parse.paragraphs import Paragraph, as_text, correct, drop, headings, join, mark_heading, split
from tutor.parse.parsed import Draft, Kind, Note
from tutor.parse.upload import parse_pasted
from tutor.parse.wrapped import glued

ROOT = str(Path(__file__).parent.parent)
THREE = (Paragraph("One", heading=True), Paragraph("Two and three."), Paragraph("Four."))


def words_of(paragraphs):
    return [paragraph.words for paragraph in paragraphs]


def test_the_text_and_its_headings_number_passages_as_the_core_does():
    paragraphs = parse_pasted("\n\n".join(("The bridge at Mill Lane", *PARAGRAPHS))).paragraphs
    text = divided(as_text(paragraphs), lambda line: [(0, len(line))], headings(paragraphs))

    assert [text.words(passage.span) for passage in text.passages] == list(PARAGRAPHS)
    assert [passage.number for passage in text.passages if passage.heading] == [2]
    assert text.words(text.passage(2).span) == HEADING


def test_joining_keeps_a_heading_only_where_both_are_one():
    assert words_of(join(THREE, 2)) == ["One", "Two and three. Four."]
    assert headings(join(THREE, 1)) == frozenset()
    assert join(THREE, 3) is THREE


def test_splitting_cuts_before_a_character_and_leaves_no_blank_side():
    assert words_of(split(THREE, 2, 4)) == ["One", "Two", "and three.", "Four."]
    assert split(THREE, 2, 0) is THREE
    assert split(THREE, 2, 99) is THREE


def test_dropping_leaves_the_others_as_they_were():
    assert drop(THREE, 1) == THREE[1:]
    assert words_of(THREE) == ["One", "Two and three.", "Four."]


def test_correcting_cleans_the_words_and_makes_a_paragraph_of_each_line():
    assert words_of(correct(THREE, 2, " Two\u200b \r\n\r\nand  cafe\u0301. ")) == ["One", "Two", "and café.", "Four."]
    assert headings(correct(THREE, 1, "One\nhalf")) == {1}
    assert correct(THREE, 3, " \n ") == THREE[:2]


def test_a_heading_can_be_marked_and_unmarked():
    assert headings(mark_heading(mark_heading(THREE, 1, False), 3, True)) == {3}


@pytest.mark.parametrize("number", [0, 4, -1])
@pytest.mark.parametrize("change", [join, drop, lambda three, number: split(three, number, 1), lambda *of: correct(*of, "a")])
def test_a_number_that_is_gone_is_said_in_words(change, number):
    with pytest.raises(NotFound, match=f"no paragraph {number}: the text has 3"):
        change(THREE, number)


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("article.pdf", "article.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\ann\\a.docx", "a.docx"),
        ("a\0b\r\n.txt", "ab.txt"),
        ("a\u202efdp.exe", "afdp.exe"),
        ("..", "file"),
        ("", "file"),
        (" .hidden. ", "hidden"),
        ("CON.txt", "_CON.txt"),
        ('a<b>:"c|?*.md', "a_b___c___.md"),
        ("Cafe\u0301 – “news”.pdf", "Café – “news”.pdf"),
    ],
)
def test_a_name_is_made_safe(name, safe):
    assert safe_name(name) == safe


def test_a_long_name_keeps_its_ending():
    assert safe_name("a" * 300 + ".docx") == "a" * (LONGEST_NAME - 5) + ".docx"


@pytest.mark.parametrize(
    "words",
    [*STORY, "Stop.", "Boil water. Add salt. Stir well, then serve the soup hot with bread and a little butter on the side."],
)
def test_english_is_taken_for_english(words):
    assert is_english(words)


@pytest.mark.parametrize(
    ("lines", "known", "whole"),
    [
        (["the govern-", "ment"], set(), "the government"),
        (["a well-", "known man"], set(), "a well-known man"),
        (["a long-", "term plan"], {"long", "term"}, "a long-term plan"),
        (["the pay-", "ment"], {"pay", "payment"}, "the payment"),
        (["al-", "Sudani"], set(), "al-Sudani"),
        (["the end—", "or not"], set(), "the end—or not"),
        (["two words", "here"], set(), "two words here"),
        (["soft\u00ad", "ened"], set(), "softened"),
        (["he said -", "and left"], set(), "he said - and left"),
    ],
)
def test_a_divided_word_is_joined_and_a_hyphen_of_its_own_is_kept(lines, known, whole):
    assert glued(lines, frozenset(known)) == whole


@pytest.mark.parametrize(
    ("line", "author", "date"),
    [
        ("By Ann Reed", "Ann Reed", ""),
        ("By ANN REED and Tom van der Lee", "ANN REED and Tom van der Lee", ""),
        ("By Ann Reed | May 3, 2024", "Ann Reed", "May 3, 2024"),
        ("Published on 3 May 2024, 10:14", "", "3 May 2024"),
        ("Friday, 3 May 2024", "", "Friday, 3 May 2024"),
        ("By the end of the year", "", ""),
        ("By Monday the council will have closed every bridge that it owns in the town.", "", ""),
    ],
)
def test_a_line_that_is_a_byline_or_a_date_moves_to_the_card(line, author, date):
    parsed = parse_pasted(f"The bridge\n\n{line}\n\n{STORY[0]}")

    assert (parsed.author, parsed.date) == (author, date)
    assert (line in parsed.text) is not bool(author or date)
    assert Note.FROM_PROPERTIES not in parsed.warnings


def test_a_menu_before_the_title_is_left_out_and_the_site_becomes_the_source():
    draft = Draft([Paragraph("Sport", True), Paragraph("The Bridge", True), Paragraph(STORY[0])], title="The bridge | Courier")
    parsed = finished(draft, Kind.PDF, "a.pdf")

    assert (parsed.title, parsed.source, parsed.text) == ("The Bridge", "Courier", STORY[0])
    assert parsed.warnings == (Note.BEFORE_TITLE,)


def test_words_before_the_title_that_are_no_menu_stay():
    draft = Draft([Paragraph(STORY[1]), Paragraph("The Bridge", True), Paragraph(STORY[0])], title="The bridge")

    assert len(finished(draft, Kind.PDF, "a.pdf").paragraphs) == 3


@pytest.mark.parametrize(
    "attempt",
    [
        "open('left-behind', 'w')",
        "import os; os.mkdir('left-behind')",
        "import socket; socket.create_connection(('127.0.0.1', 9))",
        "import subprocess; subprocess.run(['true'])",
        "import os; os.system('true')",
        "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    ],
)
def test_behind_the_fence_nothing_is_written_called_or_started(attempt, tmp_path):
    program = f"from tutor.parse.fence import close_fence; close_fence(); {attempt}"
    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env={"PYTHONPATH": ROOT}, capture_output=True, text=True
    )

    assert "PermissionError" in ended.stderr
    assert not list(tmp_path.iterdir())
