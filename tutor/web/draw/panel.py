"""One background document, opened at a passage."""

from dataclasses import dataclass

from tutor.core.reading import Document
from tutor.web.draw.render import Html, render


@dataclass(frozen=True, slots=True)
class Part:
    """One passage of the document; `here` is the one that the tutor showed."""

    tag: str
    words: str
    here: bool


def panel(document: Document, here: int, number: int) -> Html:
    """The document in a dialog. `number` is new at each opening, so that the same passage may be opened twice."""
    words = document.text.words
    passages = [Part("h3" if p.heading else "p", words(p.span), p.number == here) for p in document.text.passages]
    facts = ", ".join(filter(None, (document.date, document.perspective and f"Perspective: {document.perspective}")))
    return render("panel", document=document, passages=passages, facts=facts, number=number)
