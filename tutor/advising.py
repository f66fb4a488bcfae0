"""What is worth mending in an answer key before a class meets it, in sentences that a teacher can act on."""

from collections.abc import Iterator
from dataclasses import dataclass

from tutor.core.codes import Code, Group
from tutor.core.key import AnswerKey, Finding, Status, Voice
from tutor.core.reading import Reading
from tutor.core.text import Span
from tutor.core.words import contains_phrase, folded, stems
from tutor.corpus.hints import gives_away
from tutor.steps.analysing.lexicon import lexicon
from tutor.steps.analysing.voice import quotations

MOST_WHY = 40  # words (corpus/README.md)
MOST_PLACE = 30  # words: a longer place cannot be marked with care
FEWEST_FOILS = 4  # as many as one lesson shows beside its targets
LOADED = 2  # strength in our lexicons from which a word counts as loaded by itself


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to mend: what kind of thing, which finding or fair sentence (or "" for the whole key), and what to do."""

    kind: str
    about: str
    words: str


def advice(reading: Reading, key: AnswerKey) -> list[Advice]:
    """Everything that is worth mending before a class meets this key; in the order of the key, the whole key's last."""
    spoken = [quote.span for quote in quotations(reading.text) if quote.spoken]
    found = [one for finding in key.findings for one in (*_of_finding(reading, key, finding), *_voices(finding, spoken))]
    found += _of_foils(reading, key)
    return found + list(_of_all(key))


def _of_finding(reading: Reading, key: AnswerKey, finding: Finding) -> Iterator[Advice]:
    yield from _name(finding.id, [other.id for other in key.findings])
    yield from _why(finding.id, finding.why)
    yield from _places(reading, finding)
    yield from _hints(reading, finding)
    yield from _plainer(finding)
    for reference in finding.background:
        document = reading.document(reference.document)
        if document is None or not 1 <= reference.passage <= len(document.text.passages):
            place = f"{reference.document}, paragraph {reference.passage}"
            yield Advice(
                "references", finding.id, f"There is no background passage “{place}”. Choose one that is there, or none."
            )


def _name(about: str, names: list[str]) -> Iterator[Advice]:
    if about.isdigit():
        yield Advice("numbers", about, "A number says nothing when the key changes. Give it a name, such as foggy-estimates.")
    if names.count(about) > 1:
        yield Advice("doubles", about, "Two entries have this name. Give each its own.")


def _why(about: str, why: str) -> Iterator[Advice]:
    count = len(why.split())
    if not count:
        yield Advice("whys", about, "It does not say why. One or two plain sentences are enough.")
    elif count > MOST_WHY:
        yield Advice("whys", about, f"Its why has {count} words. A reader of 15 takes in {MOST_WHY}.")


def _places(reading: Reading, finding: Finding) -> Iterator[Advice]:
    for place in finding.places:
        if reading.text.words(place.span) != place.quote:
            yield Advice("places", finding.id, f"“{_short(place.quote)}” does not stand where the key says. Mark it again.")
        elif len(place.quote.split()) > MOST_PLACE:
            yield Advice("places", finding.id, f"“{_short(place.quote)}” is long. Mark only the words that do it.")


def _voices(finding: Finding, spoken: list[Span]) -> Iterator[Advice]:
    for place in finding.places if finding.voice is Voice.AUTHOR else ():
        if any(place.span.within(quotation) for quotation in spoken):
            words = f"“{_short(place.quote)}” stands inside somebody's quotation. Is it the writer who says it?"
            yield Advice("voices", finding.id, words)


def _hints(reading: Reading, finding: Finding) -> Iterator[Advice]:
    for name, hint in (("where", finding.where), ("contrast", finding.contrast)):
        if hint and any(gives_away(hint, place.quote, reading.text) for place in finding.places):
            yield Advice(
                "hints", finding.id, f"Its hint “{name}” holds the words that the student is to find. Say it in other words."
            )
        if hint and not hint.rstrip("”’\"') ").endswith("?"):
            yield Advice("hints", finding.id, f"Its hint “{name}” does not end in a question.")


def _plainer(finding: Finding) -> Iterator[Advice]:
    clear = finding.status is Status.CLEAR
    if finding.group is Group.LOADED and clear and not finding.rewrite:
        yield Advice("no_rewrite", finding.id, "It has no plainer wording. What would a calm writer put there?")
    if finding.group is Group.UNSUPPORTED and clear and not finding.evidence:
        yield Advice("no_evidence", finding.id, "It does not say what would settle it. A report, a count, a name?")
    kept = next((word for place in finding.places for word in _kept(place.quote, finding.rewrite)), "")
    if finding.group is Group.LOADED and kept:
        yield Advice("rewrites", finding.id, f"Its plainer wording still has “{kept}” in it.")


def _kept(quote: str, rewrite: str) -> Iterator[str]:
    """What a rewrite keeps of its place: all of it, or a word that is loaded by itself."""
    kept = stems(rewrite)
    if rewrite and contains_phrase(kept, stems(quote)):
        yield quote
    for word in folded(quote).split():
        entry = lexicon().words.get(word.strip(".,;:!?“”\"'"))
        if entry and entry.code in (Code.LL1, Code.LL2) and entry.strength >= LOADED and set(stems(word)) <= set(kept):
            yield word


def _of_foils(reading: Reading, key: AnswerKey) -> list[Advice]:
    found = list[Advice]()
    for foil in key.foils:
        found += _name(foil.id, [other.id for other in key.foils])
        found += _why(foil.id, foil.why)
        if reading.text.words(foil.place.span) != foil.place.quote:
            found.append(Advice("places", foil.id, "This sentence does not stand where the key says. Mark it again."))
        overlapping = [f for f in key.findings if any(place.span.overlap(foil.place.span) for place in f.places)]
        for finding in overlapping[:1]:
            words = f"It is called fair, and “{_short(finding.places[0].quote)}” in it is a finding. Keep one of the two."
            found.append(Advice("overlaps", foil.id, words))
    return found


def _of_all(key: AnswerKey) -> Iterator[Advice]:
    if len(key.foils) < FEWEST_FOILS:
        words = f"There are {len(key.foils)} fair sentences. With fewer than {FEWEST_FOILS}, students learn to mark everything."
        yield Advice("few_fair", "", words)
    groups = {finding.group for finding in key.findings if finding.status is Status.CLEAR}
    for group in Group:
        if group not in groups:
            yield Advice("one_sided", "", f"There is no clear finding under “{group.label}”. Students look for both kinds.")


def _short(quote: str) -> str:
    words = quote.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
