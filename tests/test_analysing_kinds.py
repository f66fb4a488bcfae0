"""Short texts of nine kinds, written for this: what slants is heard, what is fair is left, nobody pays for others' words."""

import json
from pathlib import Path
from typing import Any

import pytest

from tutor.core.codes import Group
from tutor.core.key import Status, Voice
from tutor.core.text import Span, Text, divided
from tutor.corpus import sentences
from tutor.steps.analysing import Draft, analyse, teaching_set
from tutor.steps.analysing.voice import quotations

FILE = Path(__file__).parent / "evaluation" / "kinds.jsonl"
KINDS = {row["kind"]: row for row in map(json.loads, FILE.read_text(encoding="utf-8").splitlines())}
PLAIN = ("plain wire report", "wire report with a strong subject", "school newspaper")
SLANTED = tuple(kind for kind in KINDS if kind not in PLAIN)


def drafted(kind: str) -> tuple[Text, Draft]:
    text = divided(KINDS[kind]["text"], sentences)
    return text, analyse(text)


def span(row: dict[str, Any], quote: str) -> Span:
    start = row["text"].index(quote)
    return Span(start, start + len(quote))


def places(draft: Draft, status: Status | None = None) -> list[Span]:
    findings = [each.finding for each in draft.findings if status in (None, each.finding.status)]
    return [place.span for finding in findings if finding.voice is not Voice.QUOTED for place in finding.places]


@pytest.mark.parametrize("kind", PLAIN)
def test_a_plain_text_is_left_in_peace(kind):
    text, draft = drafted(kind)
    meant = [span(KINDS[kind], quote) for quote in KINDS[kind]["slanted"]]
    alarms = [one for one in places(draft, Status.CLEAR) if not any(one.overlap(slip) for slip in meant)]

    assert len(alarms) <= 1, [text.words(one) for one in alarms]


@pytest.mark.parametrize("kind", [kind for kind in SLANTED if kind != "company press release"])
def test_most_of_what_slants_is_heard(kind):
    _, draft = drafted(kind)
    meant = [span(KINDS[kind], quote) for quote in KINDS[kind]["slanted"]]
    heard = [slip for slip in meant if any(slip.overlap(one) for one in places(draft))]

    assert len(heard) >= 0.75 * len(meant)


def test_the_calm_praise_of_a_press_release_is_heard_in_part():
    _, draft = drafted("company press release")

    assert len(places(draft)) >= 4
    assert {each.finding.group for each in draft.findings} >= {Group.UNSUPPORTED}


@pytest.mark.parametrize("kind", list(KINDS))
def test_spoken_words_are_nobody_elses(kind):
    text, draft = drafted(kind)
    spoken = [quote.span for quote in quotations(text) if quote.spoken]

    assert not [text.words(one) for one in places(draft) for said in spoken if one.overlap(said)]


@pytest.mark.parametrize("kind", list(KINDS))
def test_the_fair_sentences_are_offered_and_none_of_the_offered_slants(kind):
    text, draft = drafted(kind)
    offered = [each.foil.place.span for each in draft.foils]
    fair = [span(KINDS[kind], quote) for quote in KINDS[kind]["fair"]]
    slanted = [span(KINDS[kind], quote) for quote in KINDS[kind]["slanted"]]

    assert all(any(one.overlap(place) for place in offered) for one in fair)
    assert not [text.words(place) for place in offered for slip in slanted if place.overlap(slip)]


@pytest.mark.parametrize("kind", SLANTED)
def test_what_a_teacher_sees_first_is_what_slants(kind):
    text, draft = drafted(kind)
    first = teaching_set(draft, text, 1, len(text.passages))
    fair = [span(KINDS[kind], quote) for quote in KINDS[kind]["fair"]]

    assert first.findings
    assert not [f.finding.id for f in first.findings for p in f.finding.places if any(p.span.overlap(one) for one in fair)]
