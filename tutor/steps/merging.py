"""Two analysts' views of one text made one draft: where they agree it is surer, where they do not the teacher sees it later."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from tutor.core.key import Finding, Foil, Place, Status, Voice, place
from tutor.core.text import Span, Text
from tutor.steps.analysing import Draft, FairSuggestion, Suggestion
from tutor.steps.analysing.drafting import stable_id
from tutor.steps.analysing.voice import quotations
from tutor.steps.proposals import Named, NamedFair, Proposed

MODEL = 0.65  # confidence in what only the model names; the built-in analyst's own figure begins at 0.5
UNNAMED = 0.7  # what is left of a finding's confidence where the model read its paragraph and did not name it
CALLED_FAIR = 0.5  # and where the model calls the very sentence fair
SAME = 0.5  # of the shorter one: two places that share less are about different words


def merged(text: Text, built_in: Draft, answered: Mapping[int, Proposed]) -> Draft:
    """One draft, surest first. `answered` is what the model proposed by passage number; the others keep the built-in view."""
    view = _View(text, answered)
    findings = sorted(_findings(view, built_in), key=lambda each: (-each.confidence, each.finding.places[0].span))
    marked = [spot.span for each in findings if each.finding.voice is not Voice.QUOTED for spot in each.finding.places]
    foils = [each for each in _foils(view, built_in) if not any(each.foil.place.span.overlap(span) for span in marked)]
    ranked = sorted(foils, key=lambda each: (-each.confidence, each.foil.place.span))
    return Draft(tuple(findings), tuple(ranked), "" if findings else built_in.remark)


class _View:
    """What the model named, with what we know of the text."""

    def __init__(self, text: Text, answered: Mapping[int, Proposed]) -> None:
        self.text, self._answered = text, answered
        self._spoken = [quote.span for quote in quotations(text) if quote.spoken]
        self.named = [self._voiced(each) for number in sorted(answered) for each in answered[number].named]
        self.fair = [each for number in sorted(answered) for each in answered[number].fair]

    def _voiced(self, named: Named) -> Named:
        """With its voice: nobody is charged with words that somebody else is quoted with, whichever analyst saw it."""
        heading = self.text.passage_at(named.span.start).heading
        quoted = named.voice is Voice.QUOTED or any(span.overlap(named.span) for span in self._spoken)
        return replace(named, voice=Voice.QUOTED if quoted else Voice.HEADING if heading else Voice.AUTHOR)

    def has_read(self, spans: Iterable[Span]) -> bool:
        """Whether the model answered for all the paragraphs of these."""
        return all(self.text.passage_at(span.start).number in self._answered for span in spans)

    def calls_fair(self, span: Span) -> bool:
        """Whether the model names a sentence around these words as fair."""
        return any(span.within(each.span) for each in self.fair)

    def id_of(self, named: Named) -> str:
        """The id that the built-in analyst would give it."""
        return stable_id(named.code.value.lower(), self.text.words(named.span), named.voice)


# ---------------------------------------------------------------- findings


def _findings(view: _View, built_in: Draft) -> Iterator[Suggestion]:
    partners: dict[str, list[Named]] = {}
    for named in view.named:
        partners.setdefault(_partner_of(named, view, built_in) or view.id_of(named), []).append(named)
    for each in built_in.findings:
        yield _agreed(each, had, view) if (had := partners.pop(each.finding.id, [])) else _unnamed(each, view)
    for name, members in partners.items():
        yield Suggestion(_new(name, members, view.text), MODEL)


def _partner_of(named: Named, view: _View, built_in: Draft) -> str:
    """The id of the built-in finding that is about the same words, "" where there is none."""
    best, likeness = "", 0.0
    for each in built_in.findings:
        if each.finding.group is named.group:
            same = (spot.span for spot in each.finding.places if _same(spot.span, named.span))
            near = max((span.likeness(named.span) for span in same), default=0.0)
            if near > likeness:
                best, likeness = each.finding.id, near
    return best


def _same(one: Span, other: Span) -> bool:
    return one.overlap(other) >= SAME * min(len(one), len(other)) > 0


def _agreed(each: Suggestion, named: Sequence[Named], view: _View) -> Suggestion:
    """Both saw it: the places of both, the model's words, and more confidence than either."""
    finding, first = each.finding, named[0]
    codes = dict.fromkeys((first.code, *first.also, *finding.codes))
    voice = Voice.QUOTED if Voice.QUOTED in (finding.voice, first.voice) else finding.voice
    joined = replace(
        finding,
        code=first.code,
        also=tuple(codes)[1:],
        places=_places(finding.places, named, view.text),
        voice=voice,
        status=Status.DEFENSIBLE if voice is Voice.QUOTED else Status.CLEAR,
        why=first.why,
        rewrite=first.rewrite or finding.rewrite,
        evidence=first.evidence or finding.evidence,
        difficulty=first.difficulty,
    )
    return Suggestion(joined, _both(each.confidence))


def _unnamed(each: Suggestion, view: _View) -> Suggestion:
    spans = [spot.span for spot in each.finding.places]
    if not view.has_read(spans):
        return each
    share = CALLED_FAIR if any(map(view.calls_fair, spans)) else UNNAMED
    return replace(each, confidence=each.confidence * share)


def _new(name: str, named: Sequence[Named], text: Text) -> Finding:
    """What only the model saw; the same words in several places are one finding."""
    first = named[0]
    return Finding(
        id=name,
        code=first.code,
        places=_places((), named, text),
        why=first.why,
        also=first.also,
        voice=first.voice,
        status=Status.DEFENSIBLE if first.voice is Voice.QUOTED else Status.CLEAR,
        difficulty=first.difficulty,
        rewrite=first.rewrite,
        evidence=first.evidence,
        decided=False,
    )


def _places(had: Sequence[Place], named: Sequence[Named], text: Text) -> tuple[Place, ...]:
    """The places of a finding and those that the model adds, in the order of the text."""
    spots = list(had)
    for each in named:
        if not any(spot.span.overlap(each.span) for spot in spots):
            spots.append(place(text, each.span))
    return tuple(sorted(spots, key=lambda spot: spot.span))


# ---------------------------------------------------------------- fair sentences


def _foils(view: _View, built_in: Draft) -> Iterator[FairSuggestion]:
    left = list(view.fair)
    for each in built_in.foils:
        spot = each.foil.place.span
        if named := next((fair for fair in left if _same(fair.span, spot)), None):
            left.remove(named)
            yield FairSuggestion(replace(each.foil, reason=named.reason, why=named.why), _both(each.confidence))
        else:
            yield replace(each, confidence=each.confidence * UNNAMED) if view.has_read([spot]) else each
    had = {each.foil.id for each in built_in.foils}
    new = {foil.id: foil for foil in (_new_foil(fair, view.text) for fair in left)}  # the same sentence twice is one
    yield from (FairSuggestion(foil, MODEL) for name, foil in new.items() if name not in had)


def _new_foil(fair: NamedFair, text: Text) -> Foil:
    return Foil(stable_id("fair", text.words(fair.span)), place(text, fair.span), fair.reason, fair.why, decided=False)


def _both(confidence: float) -> float:
    """Two views that agree, taken as independent."""
    return 1 - (1 - confidence) * (1 - MODEL)
