"""The values that a line may ask for: what the student said, where to look, what has been earned."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from tutor.core.codes import Code
from tutor.core.guard import echo
from tutor.core.key import Finding
from tutor.core.lesson import Ask, Find, Lead, LessonState, Move, Rung
from tutor.core.reply import Card
from tutor.core.targets import Ground, half_of, sentence_number
from tutor.prompts import table
from tutor.steps.echoes import fits_anything, taken_up
from tutor.steps.lesson_talk import kind_asked
from tutor.steps.plain import plain as plain_of

ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
WINDOW = 3  # paragraphs of an open question: enough to hide in, few enough to read again
WITHOUT_ARTICLE = (Code.UC1, Code.UC7)  # no source, mind-reading
LONGEST_MARK = 9  # words: a longer mark is spoken of as "that part"


@dataclass(frozen=True, slots=True)
class Scene:
    """Everything that wording a move may look at. `seed` makes the choice of lines repeatable."""

    move: Move
    before: LessonState
    ground: Ground
    words: str = ""
    cards: Sequence[Card] = ()
    plain: bool = False
    seed: str = ""
    contact: str = ""  # where to turn, as the school has set it
    guest: bool = True  # nobody at a school sees this lesson: no line may promise a teacher


def slots(scene: Scene) -> dict[str, str]:
    """Every value that this move supplies; a line that needs another one is not for this move."""
    found = {
        "echo": taken_up(scene.move.echo or scene.words),
        "thin": _thin(scene),
        "mark": _mark(scene),
        "range": range_words(scene.ground),
        "contact": scene.contact,
        "teacher": "" if scene.guest else "your teacher",
        "Teacher": "" if scene.guest else "Your teacher",
        "card": scene.cards[0].title if scene.cards else "",
        "own": f"paragraph {scene.move.paragraph}" if scene.move.paragraph else "",
        **_target(scene),
        **_asked_about(scene),
        **_earned(scene),
        **_closing(scene),
    }
    return {name: value for name, value in found.items() if value}


def _thin(scene: Scene) -> str:
    """The student's words where they are a reason, and one that would fit any sentence."""
    pressed = scene.move.ask is Ask.PRESS and scene.move.lead is Lead.NONE
    return taken_up(scene.words) if pressed and fits_anything(scene.words) else ""


def quoted(words: str) -> str:
    """Words in quotation marks; nothing where there are none."""
    return f"“{words}”" if words else ""


def range_words(ground: Ground) -> str:
    """The close-reading range as one says it."""
    return f"paragraph {ground.first}" if ground.first == ground.last else f"paragraphs {ground.first} to {ground.last}"


def _mark(scene: Scene) -> str:
    mark = scene.move.mark
    words = scene.ground.text.words(mark.span) if mark else ""
    return quoted(words) if len(words.split()) <= LONGEST_MARK else ""


def _target(scene: Scene) -> dict[str, str]:
    """Where to look, as exactly as the rung allows, and what the kind is called once that has been said."""
    if not scene.move.target or scene.move.ask not in (Ask.HINT, Ask.SMALLER):
        return {}
    finding = scene.ground.key.finding(scene.move.target)
    number = str(scene.ground.passage_of(finding).number)
    values = {"place": place_words(finding, scene.move.rung, scene.ground, scene.seed), "number": number}
    if scene.move.rung >= Rung.WHAT:
        values |= kind(finding.code, scene.plain)
    if not scene.plain:
        own = {Rung.SENTENCE: ("where", finding.where), Rung.CONTRAST: ("contrast", finding.contrast)}
        name, hint = own.get(scene.move.rung, ("", ""))
        values[name] = " ".join(hint.split())
        if values.get("where") and not values["where"].startswith("Paragraph"):
            values["where"] = f"Paragraph {number}. {values['where']}"
    if scene.move.rung is Rung.OPEN and scene.move.lead is not Lead.OPENING:
        values["range"] = values["place"]
    return values


def _asked_about(scene: Scene) -> dict[str, str]:
    """The kind whose name was asked about, or how many finds there are."""
    if scene.move.lead is not Lead.LESSON:
        return {}
    asked = kind_asked(plain_of(scene.words).line, scene.before.said)
    named = kind(asked, scene.plain) if isinstance(asked, Code) else {}
    return named | {"finds": counted(len(scene.before.finds), "find")}


def kind(code: Code, plain: bool) -> dict[str, str]:
    """A code's name and meaning as a student reads them."""
    entry = table("codes")[code.value]
    meaning = entry["plain"] if plain else entry["meaning"]
    name = code.label.lower()
    article = "" if code in WITHOUT_ARTICLE else "an " if name[0] in "aeiou" else "a "
    return {"name": name, "kind": f"{article}*{name}*", "meaning": str(meaning), "question": str(entry["question"])}


def place_words(finding: Finding, rung: Rung, ground: Ground, seed: str) -> str:
    """A place in words of geography: the range, the paragraph, the sentence or its half."""
    passage = ground.passage_of(finding)
    if rung is Rung.OPEN:
        return window_words(finding, ground, seed)
    place = f"paragraph {passage.number}"
    if rung >= Rung.SENTENCE and len(passage.sentences) > 1:
        place = f"the {_ordinal(finding, ground)} sentence of {place}"
    half = half_of(finding, ground) if rung >= Rung.HALF else None
    return f"the {half} half of {place}" if half else place


def window_words(finding: Finding, ground: Ground, seed: str) -> str:
    """A few paragraphs of the range with the target among them, not always in the same position."""
    last_start = max(ground.first, ground.last - WINDOW + 1)
    number = ground.passage_of(finding).number
    start = number - random.Random(seed).randrange(WINDOW)
    start = min(max(start, ground.first), last_start)
    return range_words(replace(ground, first=start, last=min(start + WINDOW - 1, ground.last)))


def _ordinal(finding: Finding, ground: Ground) -> str:
    number, total = sentence_number(finding, ground), len(ground.passage_of(finding).sentences)
    return "last" if number == total > 1 else ORDINALS[min(number, len(ORDINALS)) - 1]


def _earned(scene: Scene) -> dict[str, str]:
    """What may be said because the student has earned it, or because this move tells it."""
    move = scene.move
    if move.lead is Lead.FALSE_ALARM:
        foil = next(foil for foil in scene.ground.key.foils if foil.id == move.foil)
        return {"fair": foil.why.strip()}
    if not move.finding or move.lead not in (Lead.ACCEPTED, Lead.TOLD, Lead.EXPLAINED, Lead.NONE):
        return {}
    finding = scene.ground.key.finding(move.finding)
    code = move.code or finding.code
    named = kind(code, scene.plain) if code in scene.before.focus or move.lead is Lead.TOLD else {}
    told = {"quote": quoted(scene.ground.text.words(scene.ground.place_of(finding))), "because": finding.why.strip()}
    return named | told


def _closing(scene: Scene) -> Mapping[str, str]:
    if scene.move.ask is not Ask.CLOSING:
        return {}
    finds: tuple[Find, ...] = scene.before.finds
    count = len(finds) + (scene.move.lead is Lead.ACCEPTED)
    values = {"finds": counted(count, "find"), "stops": counted(len(scene.before.alarms), "fair sentence")}
    if len(finds) >= 2:
        first, last = finds[0].reason.splitlines(), finds[-1].reason.splitlines()
        values |= {"early": quoted(echo(first[0] if first else "")), "late": quoted(echo(last[-1] if last else ""))}
    return values


def counted(number: int, thing: str) -> str:
    """So many things in words; nothing where there are none."""
    return f"{number_words(number)} {thing}{'' if number == 1 else 's'}" if number else ""


def number_words(number: int) -> str:
    """Small numbers as words."""
    names = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    return names[number] if number < len(names) else str(number)
