"""A question answered from the background: passages shown word for word, or nothing where it is silent."""

from tutor.core.reading import Reading
from tutor.core.reply import Card
from tutor.protocols import Hit, Index

MOST_CARDS = 2  # more than two passages in a chat are not read


def background_for(question: str, reading: Reading, index: Index) -> tuple[Card, ...]:
    """The passages that bear on a question, the best first; chosen by the index and never by a model."""
    found = (_card(hit, reading) for hit in index.search(reading.id, question, MOST_CARDS))
    return tuple(card for card in found if card)


def _card(hit: Hit, reading: Reading) -> Card | None:
    document = reading.document(hit.document)
    if document is None or hit.passage > len(document.text.passages):
        return None  # the index is older than the reading; it is being rebuilt
    words = document.text.words(document.text.passage(hit.passage).span)
    source = document.sources[0] if document.sources else ""
    return Card(document.id, hit.passage, document.title, words, document.perspective, document.date, document.later, source)
