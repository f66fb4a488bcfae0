"""The second ear's weights: fitted on rows, the same each time."""

from tutor.core.codes import Code
from tutor.core.words import stem
from tutor.evaluate.fitting import fit
from tutor.steps.likely import START


def rows() -> list[dict[str, str]]:
    right = {"quote": "Since the statue was moved, visitors fell", "reason": "maybe the weather instead", "verdict": "right"}
    wrong = {"quote": "Since the statue was moved, visitors fell", "reason": "because statues move", "verdict": "wrong"}
    return [row | {"group": "unsupported", "code": Code.UC5.value} for row in (right, wrong, right, wrong)]


def test_the_same_rows_give_the_same_weights():
    assert fit(rows()) == fit(rows())


def test_a_word_of_right_reasons_weighs_for_and_the_marked_words_echoed_by_wrong_ones_against():
    weights = fit(rows())

    assert weights[stem("weather")]["UC5"] > 0 > weights["#marked"]["UC5"]
    assert START in weights


def test_a_word_of_one_row_alone_weighs_nothing():
    once = {"quote": "x", "reason": "zeppelin", "verdict": "wrong", "group": "loaded"}

    assert "zeppelin" not in fit([*rows(), once])
