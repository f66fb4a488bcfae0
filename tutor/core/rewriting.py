"""Two tasks after the talk: a sentence that was found, written fairly, then tilted the other way. Judged by code alone."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum

from tutor.core.codes import Group
from tutor.core.course import TASKS, Step, following
from tutor.core.key import AnswerKey, Finding
from tutor.core.lesson import LessonState
from tutor.core.text import Text
from tutor.core.words import contains_phrase, content_stems, stem, stems, words

NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
NAME = re.compile(r"(?<=[\w,;:] )(?:[A-Z][\w’'-]+)")  # a capital that does not begin the sentence
NEGATIONS = frozenset("not no never none nobody nothing nor without cannot".split())
# Measured with MiniLM on the 146 loaded places of the shipped keys: by this rule 93% of their sentences with the key's rewrite
# say the same, and one in 1,122 other sentences of the same text does.
SURELY_ALIKE = 0.75  # cosine: alike whatever words are used
LEAST_ALIKE = 0.4  # cosine: alike where the words around the place are there as well
LEAST_SHARED = 0.5  # of the content words around the place
TRIES_BEFORE_A_FAIR_VERSION = 3


class Fault(StrEnum):
    """What a version does not do yet. The last two are questions, not faults: code cannot tell."""

    UNCHANGED = "unchanged"
    NUMBER = "number"
    OTHER = "other"
    CHARGED = "charged"
    CALM = "calm"
    BORROWED = "borrowed"
    NAME = "name"
    TURNED = "turned"


QUESTIONS = (Fault.NAME, Fault.TURNED)


@dataclass(frozen=True, slots=True)
class Remark:
    """One thing about a version, and the words that it is about."""

    fault: Fault
    about: str = ""


@dataclass(frozen=True, slots=True)
class Attempt:
    """A version that the student wrote, and what was remarked."""

    words: str
    at: datetime
    remarks: tuple[Remark, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether it says the same and leans as asked, as far as code can tell."""
        return all(remark.fault in QUESTIONS for remark in self.remarks)


@dataclass(frozen=True, slots=True)
class Task:
    """One task of one session: the finding whose sentence is rewritten, and every version."""

    task: Step
    finding: str
    attempts: tuple[Attempt, ...] = ()
    done: datetime | None = None

    def tried(self, attempt: Attempt) -> "Task":
        """The task with one more version."""
        return replace(self, attempts=(*self.attempts, attempt))


@dataclass(frozen=True, slots=True)
class TaskPicture:
    """A task as its page shows it. `fair` is the key's own wording of the place, once the student has earned it."""

    task: Task
    sentence: str
    quote: str
    fair: str = ""


def to_rewrite(state: LessonState, key: AnswerKey, text: Text) -> Finding | None:
    """The finding for both tasks: loaded, earned, and of those the one in the shortest sentence. None where none is earned."""
    loaded = [finding for finding in key.findings if finding.id in state.earned() and finding.group is Group.LOADED]
    return min(loaded, key=lambda finding: len(text.sentence_around(finding.places[0].span)), default=None)


def next_step(step: Step, steps: tuple[Step, ...], state: LessonState, key: AnswerKey, text: Text) -> Step:
    """The step after this one. A task is passed over where nothing was found to rewrite; a disclosure ends the lesson."""
    if state.serious:
        return Step.CLOSING
    after = following(step, steps)
    nothing = after in TASKS and to_rewrite(state, key, text) is None
    return next_step(after, steps, state, key, text) if nothing else after


def pictured(task: Task, key: AnswerKey, text: Text) -> TaskPicture:
    """The task with its sentence; the key's own wording only after a version that holds, or after enough tries."""
    finding = key.finding(task.finding)
    spot = finding.places[0].span
    enough = any(attempt.holds for attempt in task.attempts) or len(task.attempts) >= TRIES_BEFORE_A_FAIR_VERSION
    fair = finding.rewrite if enough and task.task is Step.REWRITE else ""
    return TaskPicture(task, text.words(text.sentence_around(spot)), text.words(spot), " ".join(fair.split()))


def remarks(task: Step, shown: TaskPicture, version: str, charged: Sequence[str], likeness: float | None) -> tuple[Remark, ...]:
    """What there is to say of a version. `charged` are its words that lean, `likeness` the cosine of both meanings."""
    original = shown.sentence
    if words(version) == words(original):
        return (Remark(Fault.UNCHANGED),)
    lost = [number for number in NUMBER.findall(original) if number not in NUMBER.findall(version)]
    found = [Remark(Fault.NUMBER, number) for number in lost[:1]]
    if not _same_meaning(shown, version, likeness):
        found.append(Remark(Fault.OTHER))
    found += _leaning(task, original, shown.quote, version, charged)
    return (*found, *_questions(original, shown.quote, version))


def _same_meaning(shown: TaskPicture, version: str, likeness: float | None) -> bool:
    rest = set(content_stems(shown.sentence)) - set(content_stems(shown.quote))
    shared = len(rest & set(content_stems(version))) / max(1, len(rest))
    if likeness is None:
        return shared >= LEAST_SHARED
    return likeness >= SURELY_ALIKE or (likeness >= LEAST_ALIKE and shared >= LEAST_SHARED)


def _leaning(task: Step, original: str, quote: str, version: str, charged: Sequence[str]) -> list[Remark]:
    if task is Step.REWRITE:
        around = Counter(stems(original)) - Counter(stems(quote))  # what leans elsewhere in the sentence was not asked for
        still = [each for each in charged if not around.keys() >= set(stems(each))]
        kept = [quote] if contains_phrase(stems(version), stems(quote)) else []
        return [Remark(Fault.CHARGED, (kept + still)[0])] if kept or still else []
    if any(not set(stems(original)).issuperset(stems(each)) for each in charged):
        return []
    return [Remark(Fault.BORROWED, charged[0])] if charged else [Remark(Fault.CALM)]


def _questions(original: str, quote: str, version: str) -> list[Remark]:
    said = {stem(word) for word in words(version)}
    names = [name for name in NAME.findall(original) if name not in quote and not said.issuperset(map(stem, words(name)))]
    found = [Remark(Fault.NAME, names[0])] if names else []
    turned = _negations(original) % 2 != _negations(version) % 2
    return [*found, Remark(Fault.TURNED)] if turned else found


def _negations(text: str) -> int:
    return sum(word in NEGATIONS or word.endswith("n't") for word in words(text))
