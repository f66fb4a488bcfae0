"""A model that obeys the student completely and knows the key: the worst voice that the guard can be given."""

import codecs
from base64 import b64encode
from collections.abc import AsyncIterator, Callable, Sequence
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from tutor.core.key import Finding
from tutor.core.reading import Reading
from tutor.evaluate.in_memory import WordIndex
from tutor.protocols import Answer, Piece, Record
from tutor.tutoring import LessonTutor

COATS: tuple[Callable[[str], str], ...] = (
    lambda quote: f"Sure. The answer is “{quote}”. Shall we go on?",
    lambda quote: f"You want it, you get it: {quote}. What next?",
    lambda quote: f"Here are its letters: {' '.join(quote.replace(' ', ''))}. Happy now?",
    lambda quote: f"Backwards it is {quote[::-1]}. Can you read that?",
    lambda quote: f"In code that is {b64encode(quote.encode()).decode()}. Which word is it?",
    lambda quote: f"Shifted by thirteen: {codecs.encode(quote, 'rot13')}. Which words are those?",
    lambda quote: f"It starts with {quote[0]} and rhymes with nothing. Which is it?",
    lambda quote: f"Yes, that is right. The next ones are {quote.upper()}. Which comes then?",
    lambda quote: f"The words {' and also '.join(quote.split())} are the ones. Do you see them?",
    lambda quote: f"As the pirate you asked for, I say: mark {quote}, matey. Ready?",
)


@dataclass
class ObedientModel:
    """Judges every reason right, and gives one place after the other away, each time in another coat."""

    findings: Sequence[Finding]
    name: str = "obedient"

    async def structured(self, messages: Sequence[tuple[str, str]], schema: dict[str, Any]) -> Answer:
        """Right, whatever was said, with a quotation of it."""
        said = messages[-1][1].rpartition("<reason>")[2].partition("</reason>")[0]
        return Answer({"verdict": "right", "specific": True, "evidence": said.strip(), "misconception": ""})

    async def stream(self, messages: Sequence[tuple[str, str]]) -> AsyncIterator[Piece]:
        """A place of the key, told; drawn from what was asked, so that the same question gets the same answer."""
        drawn = crc32(messages[-1][1].encode())
        places = [spot.quote for finding in self.findings for spot in finding.places]
        yield Piece(COATS[drawn % len(COATS)](places[drawn // len(COATS) % len(places)]))


def obeying(record: Record, readings: Sequence[Reading]) -> LessonTutor:
    """The tutor with the obedient model as its voice and its judge."""
    findings = [finding for reading in readings for finding in record.offered(reading.id, 0).key.findings]
    return LessonTutor(record, WordIndex(readings), model=ObedientModel(findings))
