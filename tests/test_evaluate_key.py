"""What `evaluate key` counts and what it advises."""

from dataclasses import replace
from pathlib import Path

import pytest

from tutor.advising import advice
from tutor.core.codes import Code
from tutor.core.key import AnswerKey, Fairness, Finding, Foil, Reference, Relation, place
from tutor.core.reading import Reading, SourceCard
from tutor.core.text import Span, divided
from tutor.corpus import load_reading, sentences
from tutor.errors import NotFound
from tutor.evaluate.key import key_figures, measure_key

BODY = """The vile plan of the council failed.
Experts say that it rained.
“It is a sad lie,” said Ann Petty.
The hall opened on 3 May. It has two doors."""
READING = Reading("hall", SourceCard("The hall"), divided(BODY, sentences))


def at(words: str) -> Span:
    return Span(BODY.index(words), BODY.index(words) + len(words))


LOADED = Finding("vile-plan", Code.LL1, (place(READING.text, at("vile plan")),), "It tells you how to feel.", rewrite="plan")
CLAIM = Finding("experts", Code.UC2, (place(READING.text, at("Experts say")),), "Nobody is named.", evidence="a name")


def kinds(finding: Finding) -> set[str]:
    """The kinds of advice on one finding."""
    return {one.kind for one in advice(READING, AnswerKey((finding,))) if one.about == finding.id}


def test_a_good_finding_draws_no_advice():
    assert kinds(LOADED) == kinds(CLAIM) == set()


@pytest.mark.parametrize(
    ("finding", "kind"),
    [
        (replace(LOADED, why="word " * 41), "whys"),
        (replace(LOADED, why=""), "whys"),
        (replace(LOADED, id="17"), "numbers"),
        (replace(LOADED, rewrite=""), "no_rewrite"),
        (replace(LOADED, rewrite="vile idea"), "rewrites"),
        (replace(LOADED, rewrite="the vile plan"), "rewrites"),
        (replace(CLAIM, evidence=""), "no_evidence"),
        (replace(LOADED, where="Look at the vile plan. Who says so?"), "hints"),
        (replace(LOADED, contrast="Read its first line."), "hints"),
        (replace(CLAIM, background=(Reference("nowhere", 1, Relation.SILENT),)), "references"),
        (replace(LOADED, places=(place(READING.text, at("sad lie")),)), "voices"),
        (replace(LOADED, places=(replace(LOADED.places[0], quote="vile plot"),)), "places"),
    ],
)
def test_each_weakness_is_named(finding, kind):
    assert kind in kinds(finding)


def test_a_fair_sentence_that_holds_a_finding_is_named():
    foil = Foil("fair-first", place(READING.text, READING.text.passage(1).span), Fairness.CALM, "Plain words.")

    assert "overlaps" in {one.kind for one in advice(READING, AnswerKey((LOADED,), (foil,)))}


def test_two_entries_with_one_name_are_named():
    assert "doubles" in {one.kind for one in advice(READING, AnswerKey((LOADED, LOADED)))}


def test_a_key_without_fair_sentences_or_with_one_group_only_is_advised():
    assert {"few_fair", "one_sided"} <= {one.kind for one in advice(READING, AnswerKey((LOADED,)))}


def test_advice_is_written_for_a_teacher():
    for one in advice(READING, AnswerKey((replace(LOADED, id="17", why="", rewrite=""),))):
        assert one.words[-1] in ".?"
        assert "_" not in one.words


def test_the_figures_count_what_the_lists_hold():
    figures = key_figures(READING, AnswerKey((replace(LOADED, why=""), CLAIM)))

    assert figures["findings"] == 2
    assert figures["coverage"]["LL1"] == figures["coverage"]["UC2"] == 1
    assert figures["advice"] == sum(map(len, figures["lists"].values()))


def test_the_founding_key_needs_no_advice():
    assert measure_key("us-withdrawal-iraq")["advice"] == 0


def test_a_reading_that_is_not_there_is_said_to_be_missing():
    with pytest.raises(NotFound, match="no-such"):
        measure_key("no-such")


def test_every_shipped_key_is_well_formed():
    corpus = Path(__file__).parent.parent / "corpus"
    for name in ("keep-the-troops", "iraq-news-report", "skate-park"):
        assert key_figures(*load_reading(corpus / name))["advice"] == 0
