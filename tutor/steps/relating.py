"""Claims against the background: which passage bears on a claim, and what it does to it, for a teacher to decide."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from tutor.core.codes import Group
from tutor.core.key import Finding, Reference, Relation
from tutor.core.reading import Reading
from tutor.core.text import Span
from tutor.errors import BadModelAnswer
from tutor.prompts import render
from tutor.protocols import Hit, Index
from tutor.steps.asking import NOTHING, Asking, Spent
from tutor.steps.locating import standing

PROMPT = "relate"
MOST_PASSAGES = 3  # that a claim is held against; the prompt has room for as many

SCHEMA: dict[str, Any] = {
    "title": "relation",
    "type": "object",
    "additionalProperties": False,
    "required": ["passage", "relation", "words"],
    "properties": {
        "passage": {"type": "integer"},
        "relation": {"type": "string", "enum": [relation.value for relation in Relation]},
        "words": {"type": "string"},
    },
}


@dataclass(frozen=True, slots=True)
class BackgroundPassage:
    """A passage of a background document, with its words."""

    document: str
    number: int
    words: str


@dataclass(frozen=True, slots=True)
class Related:
    """What the background says of one claim, as it was drafted.

    `relation` is None where a passage is proposed and the teacher is to say what it does. It is SILENT, without a passage,
    where nothing in the background is near. `words` are those of the passage that decide it, as they stand there.
    """

    finding: str
    relation: Relation | None
    document: str = ""
    passage: int = 0
    words: str = ""
    by: str = "built-in"

    @property
    def reference(self) -> Reference | None:
        """For the key: only what has both a passage and a relation."""
        return Reference(self.document, self.passage, self.relation) if self.document and self.relation else None


Passages = Sequence[BackgroundPassage]
Checked = tuple[Related | None, int]
"""What holds of a model's answer, and how many of its quotations were dropped."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """One claim related. `dropped` is 1 where the model's words do not stand in its passage; `problem` is why it has no say."""

    related: Related
    dropped: int = 0
    problem: str = ""
    spent: Spent = NOTHING


def claims(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that the background may settle."""
    return [finding for finding in findings if finding.group is Group.UNSUPPORTED]


def related(finding: Finding, reading: Reading, index: Index) -> tuple[Related, list[BackgroundPassage]]:
    """The built-in proposal and the passages that it comes from, the nearest first.

    What a passage does to a claim is never sure by nearness alone: a denial is as near as a confirmation. So the built-in way
    leaves it open, and says SILENT only where the index lets nothing pass.
    """
    hits = index.search(reading.id, sentence_of(finding, reading), MOST_PASSAGES)
    passages = [passage for hit in hits if (passage := _passage(hit, reading))]
    if not passages:
        return Related(finding.id, Relation.SILENT), []
    return Related(finding.id, None, passages[0].document, passages[0].number), passages


def sentence_of(finding: Finding, reading: Reading) -> str:
    """The sentence or sentences that a claim stands in."""
    return reading.text.words(reading.text.sentence_around(finding.places[0].span))


def _passage(hit: Hit, reading: Reading) -> BackgroundPassage | None:
    document = reading.document(hit.document)
    if document is None or hit.passage > len(document.text.passages):
        return None  # the index is older than the reading
    return BackgroundPassage(hit.document, hit.passage, document.text.words(document.text.passage(hit.passage).span))


async def relate_with(asking: Asking, finding: Finding, reading: Reading, built_in: Related, passages: Passages) -> Weighed:
    """What the model makes of the proposed passages; the built-in proposal where it makes nothing that holds."""
    if not passages:
        return Weighed(built_in)
    outcome = await asking.ask(PROMPT, SCHEMA, messages(finding, reading, passages), _parser(finding, passages))
    if outcome.value is None:
        return Weighed(built_in, problem=outcome.problem, spent=outcome.spent)
    relation, dropped = outcome.value
    if relation is None:
        return Weighed(built_in, dropped, spent=outcome.spent)
    return Weighed(replace(relation, by=asking.model.name), spent=outcome.spent)


def _parser(finding: Finding, passages: Passages) -> Callable[[dict[str, Any]], Checked]:
    return lambda value: parse_relation(value, finding.id, passages)


def messages(finding: Finding, reading: Reading, passages: Passages) -> list[tuple[str, str]]:
    """What the model is sent for one claim."""
    shown = {f"passage_{n}": passages[n - 1].words if n <= len(passages) else "" for n in range(1, MOST_PASSAGES + 1)}
    return render(PROMPT, claim=finding.places[0].quote, sentence=sentence_of(finding, reading), **shown)


def parse_relation(value: dict[str, Any], finding: str, passages: Passages) -> Checked:
    """What holds of an answer; None, and one dropped, where the words that decide do not stand in their passage.

    Raises BadModelAnswer where it is no answer of this form, or names a passage that it was not shown.
    """
    number, words = value.get("passage"), value.get("words")
    relation = next((each for each in Relation if each.value == value.get("relation")), None)
    if relation is None or not isinstance(number, int) or not isinstance(words, str):
        raise BadModelAnswer("The model's relation is not one.")
    if not 0 <= number <= len(passages) or (not number and relation is not Relation.SILENT):
        raise BadModelAnswer("The model names a passage that it was not shown.")
    if relation is Relation.SILENT:
        near = passages[max(number, 1) - 1]
        return Related(finding, relation, near.document, near.number), 0
    passage = passages[number - 1]
    places = standing(words, passage.words, Span(0, len(passage.words)))
    if not places:
        return None, 1
    return Related(finding, relation, passage.document, passage.number, places[0].of(passage.words)), 0
