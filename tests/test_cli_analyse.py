"""What `python -m tutor analyse` says about files that cannot be drafted, and how it prints those that can."""

import json

import pytest

from tutor.cli.analyse import run_analysis
from tutor.errors import NotFound, TooLong, UnreadableFile
from tutor.evaluate.key import measure_key
from tutor.steps.analysing.analyst import EMPTY, NOT_ENGLISH, NOTHING

GERMAN = "Der Stadtrat hat gestern beschlossen, dass die alte Brücke im Sommer gesperrt wird, weil sie repariert wird. " * 3
ARABIC = "أعلن المجلس البلدي يوم الاثنين أن الجسر القديم سيغلق في الصيف بسبب أعمال الإصلاح. " * 5
MIXED = "The council met on Monday. " + GERMAN


@pytest.fixture
def written(tmp_path):
    def write(words: str | bytes):
        file = tmp_path / "text.txt"
        file.write_bytes(words.encode() if isinstance(words, str) else words)
        return file

    return write


@pytest.mark.parametrize(
    ("words", "remark"),
    [
        ("", EMPTY),
        ("One two three four five", NOTHING),
        ("The library opened in 1962. It has two floors.", NOTHING),
        (GERMAN, NOT_ENGLISH),
        (ARABIC, NOT_ENGLISH),
        (MIXED, NOT_ENGLISH),
    ],
)
def test_what_stands_in_the_way_is_said_once_and_nothing_else(written, capsys, words, remark):
    run_analysis(written(words), as_json=False, with_model=False)

    assert capsys.readouterr() == ("", f"{remark}\n")


def test_a_file_that_is_not_there_is_named(tmp_path):
    with pytest.raises(NotFound, match=r"There is no file .*gone\.txt"):
        run_analysis(tmp_path / "gone.txt", as_json=False, with_model=False)


def test_bytes_that_are_no_text_are_refused_with_what_to_do(written):
    with pytest.raises(UnreadableFile, match=r"Save it as UTF-8"):
        run_analysis(written(b"\xff\xfe\x00bad"), as_json=False, with_model=False)


def test_two_hundred_thousand_words_are_refused_with_the_limit(written):
    with pytest.raises(TooLong, match=r"200,000 words.*30,000"):
        run_analysis(written("The council met today. " * 50_000), as_json=False, with_model=False)


def test_places_are_printed_with_their_whys_and_as_one_object(written, capsys):
    file = written("It was a disgusting decision by thugs.")
    run_analysis(file, as_json=False, with_model=False)
    lines = capsys.readouterr().out.splitlines()
    run_analysis(file, as_json=True, with_model=False)
    found = json.loads(capsys.readouterr().out)

    assert lines[0].startswith("LL1  “disgusting”  ")
    assert lines[-1].endswith("A teacher decides which of them stand.")
    assert [found["text"][row["start"] : row["end"]] for row in found["findings"]] == ["disgusting", "thugs"]


def test_a_reading_that_is_not_there_is_answered_with_those_that_are():
    with pytest.raises(NotFound, match=r"There are: .*skate-park"):
        measure_key("nowhere")
