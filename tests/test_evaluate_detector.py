"""What `evaluate detector` counts, and how a draft is compared with a key."""

import json
from pathlib import Path

import pytest

from tutor.core.codes import Code
from tutor.core.key import AnswerKey, Finding, Status, place
from tutor.core.text import Span, divided
from tutor.corpus import load_reading, sentences
from tutor.evaluate.against_key import judge, measure_against_key
from tutor.evaluate.detector import measure_detector
from tutor.evaluate.overlaps import sentence_counts, span_counts

HERE = Path(__file__).parent
TEXT = "A calm line here.\n\nThe vile plan of the thugs failed in the end after a very long while."


def at(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_sentences_are_the_non_empty_lines():
    counts = sentence_counts(TEXT, [at("vile")], [at("calm"), at("thugs")])

    assert (counts.hits, counts.alarms, counts.misses, counts.rightly_left) == (1, 1, 0, 0)


def test_one_place_matches_one_place():
    counts = span_counts(TEXT, [at("vile plan"), at("thugs")], [at("vile"), at("plan")])

    assert (counts.hits, counts.alarms, counts.misses) == (1, 1, 1)


@pytest.mark.parametrize(
    ("gold", "got", "hits"),
    [
        ("vile", "The vile plan", 1),
        ("vile", "The vile plan of", 0),
        ("The vile plan of the thugs failed", "The vile plan of the thugs failed in the end after a", 1),
        ("The vile plan of the thugs failed", "The vile plan of the thugs failed in the end after a very", 0),
    ],
)
def test_a_place_of_three_times_the_words_or_more_than_twelve_is_a_miss(gold, got, hits):
    assert span_counts(TEXT, [at(gold)], [at(got)]).hits == hits


def test_rows_decide_which_figures_there_are():
    biased = measure_detector([{"text": "The vile thugs lied.", "biased": True}, {"text": "The hall opened.", "biased": False}])
    spans = measure_detector([{"text": "The hall opened on Monday.", "spans": []}])

    assert biased["macro_f1"] == 1.0
    assert "sentence_f1" not in biased
    assert spans["false_alarms_per_1000"] == 0


def test_other_techniques_than_the_two_are_not_scored():
    row = {
        "text": TEXT,
        "spans": [{"start": 2, "end": 6, "technique": "Doubt"}, {**_gold("vile"), "technique": "Loaded_Language"}],
    }

    assert measure_detector([row])["sentence_f1"] == 1.0


def _gold(words: str) -> dict[str, int]:
    return {"start": at(words).start, "end": at(words).end}


def test_a_finding_in_the_quoted_voice_is_not_charged_to_the_author():
    text = "“It is a disgusting lie,” said Ann Petty."
    row = {"text": text, "spans": [], "quoted": [{"start": 1, "end": text.index("”")}]}

    assert measure_detector([row])["quoted_charged"] == 0
    assert measure_detector([row])["baselines"]["lexicon_hit"]["quoted_charged"] == 1


def test_the_analyst_beats_both_baselines_on_our_own_cases():
    rows = [json.loads(line) for line in (HERE / "evaluation" / "detector.jsonl").read_text(encoding="utf-8").splitlines()]
    figures = measure_detector(rows)

    for name in ("sentence_f1", "span_f1"):
        assert all(figures[name] > baseline[name] for baseline in figures["baselines"].values())
    assert figures["macro_f1"] > 0.8
    assert figures["quoted_charged"] == 0


def finding(words: str, code: Code = Code.LL1, status: Status = Status.CLEAR) -> Finding:
    text = divided(TEXT, sentences)
    return Finding(words, code, (place(text, at(words)),), "because", status=status)


def test_a_defensible_place_of_the_key_is_neutral():
    key = AnswerKey((finding("vile"), finding("thugs", status=Status.DEFENSIBLE)))

    assert [judge(finding(words), key).right for words in ("vile plan", "thugs", "calm")] == [True, None, False]


def test_a_finding_of_the_other_group_does_not_meet():
    assert judge(finding("vile"), AnswerKey((finding("vile", Code.UC1),))).right is False


def test_a_neighbour_with_little_overlap_does_not_meet():
    assert judge(finding("calm line here"), AnswerKey((finding("A calm"),))).right is True
    assert judge(finding("The vile plan"), AnswerKey((finding("plan of the thugs failed"),))).right is False


@pytest.mark.parametrize(("name", "recall", "right"), [("us-withdrawal-iraq", 0.6, 0.6), ("keep-the-troops", 0.6, 0.6)])
def test_the_draft_of_a_slanted_article_holds_most_of_its_key(name, recall, right):
    figures = measure_against_key(*load_reading(HERE.parent / "corpus" / name))

    assert figures["recall"] >= recall
    assert figures["precision"] >= right
    assert figures["teaching_precision"] >= 0.8


def test_a_plain_report_is_left_in_peace():
    assert measure_against_key(*load_reading(HERE.parent / "corpus" / "iraq-news-report"))["false_alarms_per_1000"] <= 12
