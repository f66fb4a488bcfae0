"""Pure functions from a key on the desk to the three parts of its page: the list, the article, the card."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from tutor.core.codes import Code
from tutor.core.key import Finding, Reference
from tutor.core.keydraft import Decision, Entry, KeyDraft
from tutor.core.reading import Reading
from tutor.core.text import Passage, Span, Text
from tutor.editing import Work, passage_of, short
from tutor.steps.relating import BackgroundPassage
from tutor.web.draw.render import Html, render
from tutor.web.teacher import key_words as words

CONTEXT = 90  # characters on each side of a quotation on the card


@dataclass(frozen=True, slots=True)
class Row:
    """One entry in the list."""

    entry: Entry
    paragraph: int
    sure: int
    surely: str
    state: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of words under the same entries; `begins` are those whose words begin here."""

    words: str
    entries: tuple[Entry, ...]
    begins: tuple[Entry, ...]

    @property
    def kinds(self) -> str:
        """The classes of its lines: a rejected entry draws none."""
        live = (entry.kind for entry in self.entries if entry.decision is not Decision.REJECTED)
        return " ".join(dict.fromkeys(f"rt-{kind}" for kind in live))

    @property
    def ids(self) -> str:
        """Its entries, the one that began last on top."""
        return " ".join(entry.id for entry in reversed(self.entries))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A passage; its gaps, sentences and rest together are its words, no letter more or less."""

    passage: Passage
    sentences: tuple[tuple[str, tuple[Piece, ...]], ...]
    rest: str


@dataclass(frozen=True, slots=True)
class Look:
    """What the card shows: which entry, read or changed, and the background that was found for it."""

    entry: Entry | None
    form: bool = False
    passages: Sequence[BackgroundPassage] = ()
    query: str = ""
    found: Sequence[BackgroundPassage] = field(default=())


def left(work: Work) -> Html:
    """The head over all three columns, and the list."""
    draft = work.desk.draft
    counts = {
        "kept": sum(entry.decision is Decision.KEPT and not entry.changed for entry in draft.entries),
        "changed": sum(entry.decision is Decision.KEPT and entry.changed for entry in draft.entries),
        "rejected": draft.count(Decision.REJECTED),
        "undecided": draft.count(Decision.UNDECIDED),
    }
    rows = [row(entry, work.reading.text) for entry in draft.entries]
    codes = [code for code in Code if any(entry.code is code for entry in draft.entries)]
    return render(
        "teacher/key/left",
        reading=work.reading,
        desk=work.desk,
        counts=counts,
        rows=rows,
        codes=codes,
        kinds=words.KINDS,
    )


def row(entry: Entry, text: Text) -> Row:
    """An entry as the list has it."""
    sure, surely = words.sureness(entry)
    return Row(entry, text.passage_at(entry.places[0].span.start).number, sure, surely, words.state(entry))


def article(work: Work) -> Html:
    """The whole text with every entry marked. A label is no text, so that offsets hold."""
    reading = work.reading
    paragraphs = [paragraph(passage, reading.text, work.desk.draft) for passage in reading.text.passages]
    return render("teacher/key/article", reading=reading, desk=work.desk, paragraphs=paragraphs)


def paragraph(passage: Passage, text: Text, draft: KeyDraft) -> Paragraph:
    """One passage, cut at sentences and at the edges of marks."""
    here = [entry for entry in draft.entries if any(spot.span.overlap(passage.span) for spot in entry.places)]
    sentences, at = [], passage.span.start
    for span in passage.sentences:
        sentences.append((text.body[at : span.start], pieces(span, text.body, here)))
        at = span.end
    return Paragraph(passage, tuple(sentences), text.body[at : passage.span.end])


def pieces(span: Span, body: str, entries: Sequence[Entry]) -> tuple[Piece, ...]:
    """A sentence cut at every edge of an entry's places."""
    spots = [(spot.span, entry) for entry in entries for spot in entry.places]
    edges = {edge for where, _ in spots for edge in (where.start, where.end) if span.start < edge < span.end}
    cut = (Span(start, end) for start, end in pairwise(sorted({span.start, span.end, *edges})))
    return tuple(
        Piece(
            piece.of(body),
            tuple(entry for where, entry in spots if piece.within(where)),
            tuple(entry for where, entry in spots if where.start == piece.start and piece.within(where)),
        )
        for piece in cut
    )


def same_marks(one: KeyDraft, other: KeyDraft) -> bool:
    """Whether two drafts mark the article alike but for decisions, which the page's script draws from the list."""
    return [(e.id, e.kind, e.places) for e in one.entries] == [(e.id, e.kind, e.places) for e in other.entries]


def card(work: Work, look: Look) -> Html:
    """The entry in hand, to read or to change."""
    entry, entries = look.entry, work.desk.draft.entries
    if entry is None:
        return render("teacher/key/nothing", remark=work.desk.draft.remark, any=bool(entries))
    name = "finding_form" if isinstance(entry.item, Finding) else "foil_form"
    return render(
        f"teacher/key/{name}" if look.form else "teacher/key/card",
        reading=work.reading,
        row=row(entry, work.reading.text),
        item=entry.item,
        quotes=[in_context(work.reading.text, spot.span) for spot in entry.places],
        at=entries.index(entry) + 1,
        of=len(entries),
        background=background(work.reading, look),
        look=look,
        words=words,
    )


@dataclass(frozen=True, slots=True)
class Shown:
    """A background passage on the card, and what it is said to do to the claim."""

    passage: BackgroundPassage
    title: str
    relation: str = ""

    @property
    def name(self) -> str:
        """What its choice is called in a form."""
        return f"background:{self.passage.document}:{self.passage.number}"


def background(reading: Reading, look: Look) -> list[Shown]:
    """The passages that the key names, then those that the index proposes, each once."""
    entry = look.entry
    references: tuple[Reference, ...] = entry.item.background if entry and isinstance(entry.item, Finding) else ()
    named = [(found, one.relation.value) for one in references if (found := passage_of(reading, one.document, one.passage))]
    known = {(passage.document, passage.number) for passage, _ in named}
    new = {(one.document, one.number): one for one in (*look.found, *look.passages)}
    more = [(passage, "") for place, passage in new.items() if place not in known]
    return [Shown(passage, _title(reading, passage.document), relation) for passage, relation in (*named, *more)]


def _title(reading: Reading, document: str) -> str:
    found = reading.document(document)
    return found.title if found else document


def in_context(text: Text, span: Span) -> tuple[str, str, str]:
    """The words before, the words themselves, and the words after: within the paragraph, cut between words."""
    passage = text.passage_at(span.start).span
    before = text.body[max(passage.start, span.start - CONTEXT) : span.start]
    after = text.body[span.end : min(passage.end, span.end + CONTEXT)]
    if span.start - CONTEXT > passage.start:
        before = "… " + before.partition(" ")[2]
    if span.end + CONTEXT < passage.end:
        after = after.rpartition(" ")[0] + " …"
    return before, text.words(span), after


def title_of(entry: Entry) -> str:
    """An entry in a sentence: its kind and its words."""
    return f"{entry.code.label}: {short(entry.quote)}"
