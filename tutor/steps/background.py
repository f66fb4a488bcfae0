"""A question answered from the background: passages shown word for word, or nothing where it is silent."""

import re
from collections.abc import Sequence

from tutor.core.reading import Reading
from tutor.core.reply import Card
from tutor.protocols import Hit, Index
from tutor.steps.dating import asks_about_now, newest_first

PUBLISHER = re.compile(r"[,(;]")  # what ends a publisher's name in a source: “Arab News (Reuters), …”
MOST_CARDS = 2  # more than two passages in a chat are not read
TIMES_COMPARED = 10  # passages among which the newest is looked for, where a question is about now


def background_for(question: str, reading: Reading, index: Index) -> tuple[Card, ...]:
    """The passages that bear on a question, the best first; chosen by the index and never by a model."""
    hits = index.search(reading.id, question, TIMES_COMPARED if asks_about_now(question) else MOST_CARDS)
    cards = [card for hit in hits if (card := _card(hit, reading))]
    if asks_about_now(question):
        cards = newest_first([(card, card.words) for card in cards])
    return tuple(cards[:MOST_CARDS])


def _card(hit: Hit, reading: Reading) -> Card | None:
    document = reading.document(hit.document)
    if document is None or hit.passage > len(document.text.passages):
        return None  # the index is older than the reading; it is being rebuilt
    words = document.text.words(document.text.passage(hit.passage).span)
    source = source_of(words, document.sources)
    return Card(document.id, hit.passage, document.title, words, document.perspective, document.date, document.later, source)


def source_of(words: str, sources: Sequence[str]) -> str:
    """The document's source that a passage names, or its only one; empty rather than one that the passage does not rest on."""
    if len(sources) == 1:
        return sources[0]
    named = ((source, PUBLISHER.split(source)[0].strip()) for source in sources)
    return next((source for source, publisher in named if publisher and publisher in words), "")
