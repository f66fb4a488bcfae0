"""The first and the last look: one passage before the lesson and its partner after it, marked alone. Never a grade."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from statistics import NormalDist

from tutor.core.key import AnswerKey, Status
from tutor.core.matching import Mark
from tutor.core.text import Span, Text

FASTEST_READING = 400  # words a minute: Brysbaert (2019) finds 238 for silent reading; nobody of 13 to 20 reads at 400
MOST_MARKED = 0.8  # of all sentences: who marks nearly everything does not tell them apart


@dataclass(frozen=True, slots=True)
class Trials:
    """The sentences of a passage that count: `signal` holds a clear finding, `noise` is fair; anything else is left out."""

    signal: tuple[Span, ...]
    noise: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Try:
    """What a student marked in one look, and when they began and ended."""

    marks: tuple[Mark, ...]
    begun: datetime
    done: datetime


@dataclass(frozen=True, slots=True)
class Counts:
    """Slanted sentences that were marked, and fair ones that were marked, each out of how many."""

    hits: int
    signals: int
    false_alarms: int
    noises: int

    def __add__(self, other: "Counts") -> "Counts":
        """Both together, to pool a class."""
        return Counts(
            self.hits + other.hits,
            self.signals + other.signals,
            self.false_alarms + other.false_alarms,
            self.noises + other.noises,
        )


@dataclass(frozen=True, slots=True)
class Discernment:
    """How well slanted and fair are told apart (`sensitivity`, d'), and how readily anything is marked (`criterion`)."""

    sensitivity: float
    criterion: float


def drawn(session: str, pairs: Sequence[tuple[str, str]]) -> tuple[str, str]:
    """The first and the last passage of a session, drawn from its id: which pair, and which of the two comes first."""
    number = int.from_bytes(hashlib.sha256(session.encode()).digest()[:8])
    first, last = pairs[number // 2 % len(pairs)]
    return (first, last) if number % 2 else (last, first)


def trials(text: Text, key: AnswerKey) -> Trials:
    """The sentences of a passage, sorted by its key."""
    clear = [spot.span for finding in key.decided() if finding.status is Status.CLEAR for spot in finding.places]
    doubtful = [spot.span for finding in key.findings for spot in finding.places]
    fair = [foil.place.span for foil in key.foils if foil.decided]
    every = list(text.sentences())
    signal = tuple(sentence for sentence in every if _touched(sentence, clear))
    noise = tuple(sentence for sentence in every if _touched(sentence, fair) and not _touched(sentence, doubtful))
    return Trials(signal, noise)


def counts(marks: Iterable[Mark], sorted_sentences: Trials) -> Counts:
    """How many sentences of each sort were marked."""
    spans = [mark.span for mark in marks]
    hits = sum(_touched(sentence, spans) for sentence in sorted_sentences.signal)
    alarms = sum(_touched(sentence, spans) for sentence in sorted_sentences.noise)
    return Counts(hits, len(sorted_sentences.signal), alarms, len(sorted_sentences.noise))


def is_real_try(attempt: Try, text: Text) -> bool:
    """Whether a look may count in a class's figures: not empty, not faster than reading, not nearly everything."""
    sentences = list(text.sentences())
    marked = sum(_touched(sentence, [mark.span for mark in attempt.marks]) for sentence in sentences)
    fastest = len(text.body.split()) / FASTEST_READING * 60
    slow_enough = (attempt.done - attempt.begun).total_seconds() >= fastest
    return 0 < marked <= MOST_MARKED * len(sentences) and slow_enough


def discernment(pooled: Counts) -> Discernment:
    """d' and criterion of pooled counts, with the log-linear correction (Hautus, 1995): half a case to each cell."""
    z = NormalDist().inv_cdf
    hit_rate = z((pooled.hits + 0.5) / (pooled.signals + 1))
    alarm_rate = z((pooled.false_alarms + 0.5) / (pooled.noises + 1))
    return Discernment(hit_rate - alarm_rate, -(hit_rate + alarm_rate) / 2)


def _touched(sentence: Span, spans: Iterable[Span]) -> bool:
    return any(span.overlap(sentence) for span in spans)
