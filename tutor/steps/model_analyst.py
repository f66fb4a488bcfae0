"""The model as analyst: paragraph by paragraph, checked before anybody believes it, merged with the built-in view."""

from collections.abc import Callable
from dataclasses import dataclass

from tutor.core.reading import Reading
from tutor.core.text import Passage
from tutor.prompts import render, table
from tutor.steps.analysing import Draft
from tutor.steps.asking import NOTHING, Asking, Spent
from tutor.steps.merging import merged
from tutor.steps.proposals import KINDS, SCHEMA, Proposed, parse_analysis

PROMPT = "analyse"
FEWEST_WORDS = 2  # a paragraph of stars or a number holds nothing to analyse

Progress = Callable[[int, int], None]
"""Told how many of how many are done."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A paragraph that the model did not analyse, and why. The built-in analyst's view of it stands."""

    passage: int
    because: str


@dataclass(frozen=True, slots=True)
class Analysed:
    """A draft with what the model added. `dropped` quotes do not stand in the text, `refused` entries have no kind of ours."""

    draft: Draft
    skipped: tuple[Skipped, ...] = ()
    dropped: int = 0
    refused: int = 0
    spent: Spent = NOTHING


async def analyse_with(asking: Asking, reading: Reading, built_in: Draft, progress: Progress | None = None) -> Analysed:
    """The built-in draft and the model's, merged. May be cancelled at any time: what was answered is kept by `asking`."""
    wanted = [passage for passage in reading.text.passages if len(reading.text.words(passage.span).split()) >= FEWEST_WORDS]
    answered, skipped, spent = dict[int, Proposed](), list[Skipped](), Spent()
    for done, passage in enumerate(wanted, 1):
        outcome = await asking.ask(PROMPT, SCHEMA, messages(reading, passage), _parser(reading, passage))
        spent += outcome.spent
        if outcome.value is None:
            skipped.append(Skipped(passage.number, outcome.problem))
        else:
            answered[passage.number] = outcome.value
        if progress:
            progress(done, len(wanted))
    dropped = sum(each.dropped for each in answered.values())
    refused = sum(each.refused for each in answered.values())
    return Analysed(merged(reading.text, built_in, answered), tuple(skipped), dropped, refused, spent)


def _parser(reading: Reading, passage: Passage) -> Callable[[dict[str, object]], Proposed]:
    return lambda value: parse_analysis(value, reading.text, passage)


def messages(reading: Reading, passage: Passage) -> list[tuple[str, str]]:
    """What the analyst is sent for one paragraph: the same words first for all paragraphs of all texts."""
    return render(
        PROMPT,
        kinds=kinds(),
        title=reading.title,
        source=source_line(reading),
        before=_words(reading, passage.number - 1),
        after=_words(reading, passage.number + 1),
        role="a heading" if passage.heading else f"paragraph {passage.number}",
        paragraph=_words(reading, passage.number),
    )


def kinds() -> str:
    """Every kind with its meaning and an example, as students read them."""
    lines = []
    for code in KINDS:
        entry = table("codes")[code.value]
        examples = entry["examples"]
        assert isinstance(examples, list), "codes.yaml gives examples as a list"
        lines.append(f"- {code.value} {code.label}: {entry['meaning']}. For example {examples[0]}.")
    return "\n".join(lines)


def source_line(reading: Reading) -> str:
    """What the source card says of the text, in one line."""
    card = reading.card
    return "; ".join(part for part in (card.genre, card.publisher, card.author, card.date, card.known) if part)


def _words(reading: Reading, number: int) -> str:
    """The words of a passage; nothing before the first and after the last."""
    if not 1 <= number <= len(reading.text.passages):
        return ""
    return reading.text.words(reading.text.passage(number).span)
