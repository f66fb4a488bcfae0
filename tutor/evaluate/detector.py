"""How well the built-in analyst finds loaded language, beside what simpler ways reach on the same rows in the same run."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from time import process_time
from typing import Any

from tutor.core.codes import Code, Group
from tutor.core.key import Finding, Voice
from tutor.core.text import Span, Text, divided, normalised
from tutor.corpus import sentences
from tutor.evaluate.overlaps import Counts, sentence_counts, span_counts
from tutor.steps.analysing import analyse
from tutor.steps.analysing.lexicon import lexicon
from tutor.steps.analysing.scenes import scenes

TECHNIQUES = ("loaded", "name")  # Loaded_Language and Name_Calling,Labeling as the PTC writes them
Row = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A place that some detector proposes."""

    span: Span
    code: Code
    voice: Voice = Voice.AUTHOR


Detector = Callable[[Text], Sequence[Proposed]]


def built_in(text: Text) -> list[Proposed]:
    """The built-in analyst."""
    findings: list[Finding] = [each.finding for each in analyse(text).findings]
    return [Proposed(place.span, finding.code, finding.voice) for finding in findings for place in finding.places]


def flag_everything(text: Text) -> list[Proposed]:
    """A baseline: every sentence is loaded."""
    return [Proposed(sentence, Code.LL1) for sentence in text.sentences()]


def lexicon_hit(text: Text) -> list[Proposed]:
    """A baseline: every word of our lexicons, whatever stands around it."""
    known = lexicon().words
    tokens = (token for scene in scenes(text) for token in scene.tokens)
    return [Proposed(t.span, known[t.word].code) for t in tokens if t.word in known and known[t.word].code is not Code.FAIR]


BASELINES: dict[str, Detector] = {"flag_everything": flag_everything, "lexicon_hit": lexicon_hit}


def measure_detector(rows: Iterable[Row]) -> dict[str, Any]:
    """Rows are `{"text", "spans": [{"start", "end", "technique"}]}` or `{"text", "biased"}`, with `quoted` where it is known.

    Scored are LL1 and LL2 against Loaded Language and Name-calling by line and by place, and any LL finding against `biased`.
    `quoted_charged` is the share of quoted stretches with a finding charged to the author inside; `false_alarms_per_1000`
    counts LL1 and LL2 places in rows without any span; those in a quoted person's voice are not charged to the text.
    The baselines are measured on the same rows.
    """
    cases = list(rows)
    started = process_time()
    figures = _figures(cases, built_in)
    seconds = process_time() - started
    words = sum(len(row["text"].split()) for row in cases)
    speed = {"seconds_per_1000_words": round(1000 * seconds / words, 3) if words else 0.0}
    others = {name: _without_failures(_figures(cases, detector)) for name, detector in BASELINES.items()}
    return {"cases": len(cases)} | _without_failures(figures) | speed | {"baselines": others, "failures": figures["failures"]}


def _without_failures(figures: dict[str, Any]) -> dict[str, Any]:
    return {name: figure for name, figure in figures.items() if name != "failures"}


def _figures(cases: Sequence[Row], detector: Detector) -> dict[str, Any]:
    by_line, by_place, by_row, quoted, alarms = Counts(), Counts(), Counts(), Counts(), Counts()
    failures, words = list[dict[str, Any]](), 0
    for row in cases:
        text = read(row["text"])
        got = detector(text)
        missed = False
        if "biased" in row:
            loaded = any(one.code.group is Group.LOADED for one in got)
            by_row.add(bool(row["biased"]), loaded)
            missed = loaded != bool(row["biased"])
        if "spans" in row:
            missed = _score_spans(row, text, got, by_line, by_place) or missed
            if not row["spans"]:
                words += len(text.body.split())
                alarms.alarms += len(_names(one for one in got if one.voice is not Voice.QUOTED))
        for stretch in row.get("quoted", ()):
            inside = Span(stretch["start"], stretch["end"])
            quoted.add(True, any(one.voice is not Voice.QUOTED and one.span.within(inside) for one in got))
        if missed:
            failures.append({"text": row["text"][:200], "got": [[one.span.of(text.body), one.code.value] for one in got][:20]})
    return _named(cases, by_line, by_place, by_row, quoted, alarms, words) | {"failures": failures}


def _score_spans(row: Row, text: Text, got: Sequence[Proposed], by_line: Counts, by_place: Counts) -> bool:
    gold = [Span(s["start"], s["end"]) for s in row["spans"] if str(s["technique"]).lower().startswith(TECHNIQUES)]
    names = _names(got)
    for total, part in (
        (by_line, sentence_counts(text.body, gold, names)),
        (by_place, span_counts(text.body, gold, names)),
    ):
        total.hits, total.alarms, total.misses = total.hits + part.hits, total.alarms + part.alarms, total.misses + part.misses
    return bool(gold) != bool(names)


def _names(got: Iterable[Proposed]) -> list[Span]:
    return sorted({one.span for one in got if one.code in (Code.LL1, Code.LL2)})


def _named(
    cases: Sequence[Row], by_line: Counts, by_place: Counts, by_row: Counts, quoted: Counts, alarms: Counts, words: int
) -> dict[str, float]:
    figures = dict[str, float]()
    if any("spans" in row for row in cases):
        figures |= {"sentence_f1": by_line.f1, "span_f1": by_place.f1}
    if any("biased" in row for row in cases):
        figures |= {"macro_f1": by_row.macro_f1}
    if any(row.get("quoted") for row in cases):
        figures |= {"quoted_charged": quoted.hits / (quoted.hits + quoted.misses)}
    if words:
        figures |= {"false_alarms_per_1000": 1000 * alarms.alarms / words}
    return {name: round(figure, 3) for name, figure in figures.items()}


def read(raw: str) -> Text:
    """A row's text with offsets that hold: one that Unicode NFC would shift is taken letter for letter."""
    body = raw.replace("\r", "\n")
    text = divided(body, sentences)
    return text if text.body == body.rstrip() or normalised(body) == text.body else divided(body, sentences)
