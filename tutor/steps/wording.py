"""The built-in tutor's voice: a move becomes a lead and a question, chosen so that the guard passes and nothing comes twice."""

import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tutor.core.dialogue import About
from tutor.core.guard import QUOTED, Rules, objections
from tutor.core.lesson import Lead
from tutor.prompts import Line, Stock, stocks, table
from tutor.steps.fitting_stocks import ask_keys, is_of_this_code, lead_keys
from tutor.steps.slots import Scene, slots

TIMES_NAMED = 2  # a kind is named with its first finds; after that the reason is enough
THEIR_WORDS = frozenset({"echo", "thin", "mark"})
NUMBER = re.compile(r"\d+")
SENTENCE_END = re.compile(r"(?<=[.?!])\s+(?=[A-Z“‘*])|(?<=[.?!][”’*])\s+(?=[A-Z“‘*])")


@dataclass(frozen=True, slots=True)
class Worded:
    """A reply in sentences: how the tutor takes up what was said, and the question that it ends with."""

    lead: tuple[str, ...]
    ask: tuple[str, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """Both, in order."""
        return (*self.lead, *self.ask)


def worded(scene: Scene, rules: Rules) -> Worded:
    """The built-in reply to a move.

    Of the wordings that fit, the first that the guard passes and that repeats no sentence of this lesson; where none is
    left, the one that repeats least and was heard longest ago. Where no question fits its lead, the last resort names a
    place and asks, which no key can object to. Whoever did not understand the question gets it in plain words.
    """
    if scene.move.cue == About.QUESTION:
        scene = replace(scene, plain=True)
    values = slots(scene)
    rules = replace(rules, quotable=(*rules.quotable, *_supplied(scene, values)), said=f"{rules.said} {_out(scene, values)}")
    heard = {shape(sentence): number for number, sentence in enumerate(scene.before.said)}
    best, least = None, (0.0, 0)
    for lead, ask in _candidates(scene, values, rules):
        if objections(f"{lead} {ask}".strip(), rules):
            continue
        reply = Worded(sentences(lead), sentences(ask))
        repeated = [heard[said] for said in map(shape, reply.sentences) if said in heard]
        if not repeated:
            return reply
        worn = (len(repeated) / len(reply.sentences), max(repeated))
        if best is None or worn < least:
            best, least = reply, worn
    return best or Worded(_lead_alone(scene, values, rules), sentences(last_resort(values)))


def last_resort(values: dict[str, str]) -> str:
    """Words that hold no content of any text."""
    return f"Read {values.get('place', values['range'])} once more. What stops you there?"


def _out(scene: Scene, values: dict[str, str]) -> str:
    """Words that are out already: the student's of earlier turns, and those of the place that is being told."""
    names = ("early", "late", "quote", "because") if scene.move.lead is Lead.TOLD else ("early", "late")
    return " ".join(values.get(name, "") for name in names)


def _lead_alone(scene: Scene, values: dict[str, str], rules: Rules) -> tuple[str, ...]:
    """A lead that passes with the last resort behind it: what was weighed is told, whatever becomes of the question."""
    replies = ((lead, f"{lead} {last_resort(values)}") for lead in _leads(scene, values) if lead)
    return next((sentences(lead) for lead, reply in replies if not objections(reply, rules)), ())


def shape(sentence: str) -> str:
    """A sentence without what it quotes, and a question without its paragraph: said of another place, it is still a repeat."""
    bare = QUOTED.sub("“”", sentence)
    if not any(character.isalpha() for character in bare):
        return sentence
    return NUMBER.sub("#", bare) if bare.endswith("?") else bare


def sentences(reply: str) -> tuple[str, ...]:
    """A reply cut into sentences."""
    return tuple(part for part in SENTENCE_END.split(" ".join(reply.split())) if part)


def _candidates(scene: Scene, values: dict[str, str], rules: Rules) -> Iterator[tuple[str, str]]:
    """Leads and questions paired, in an order drawn from the seed. Halves that fail alone are not tried in pairs."""
    asks = [ask for ask in _wordings(ask_keys(scene), "asks", scene, values) if not ask or not objections(ask, rules)]
    for lead in _leads(scene, values):
        if not lead or not objections(lead, rules):
            yield from ((lead, ask) for ask in asks)


def _leads(scene: Scene, values: dict[str, str]) -> Iterator[str]:
    """The leads of a move; an accepted reason is taken up first, then the find gets its name."""
    leads = _wordings(lead_keys(scene), "leads", scene, values)
    if scene.move.lead is not Lead.ACCEPTED:
        yield from leads
        return
    names = _wordings(("named",) if _to_be_named(scene) else ("found",), "leads", scene, values)
    yield from (f"{lead} {name}".strip() for lead in leads for name in names)


def _to_be_named(scene: Scene) -> bool:
    """Whether the find's kind is taught in this lesson, shown by the reason, and still new to the ear."""
    code, cue = scene.move.code, scene.move.cue
    if code not in scene.before.focus or cue == "words" or not is_of_this_code(code, cue):
        return False
    if code is not scene.ground.key.finding(scene.move.finding).code and f"accepted.{code}.{cue}" not in stocks("leads"):
        return False  # an alternative code, and nothing in the reason that speaks for this kind
    return sum(find.code is code for find in scene.before.finds) < TIMES_NAMED


def _supplied(scene: Scene, values: dict[str, str]) -> tuple[str, ...]:
    """The templates themselves, and the key's own words for what is earned: what they quote, the move supplies."""
    wanted = ((key, _all_stocks("leads")) for key in lead_keys(scene)), ((key, _all_stocks("asks")) for key in ask_keys(scene))
    lines = [
        line.template
        for pairs in wanted
        for key, stock in pairs
        if key in stock
        for line in (*stock[key].usual, *stock[key].plain)
    ]
    return (*lines, *(values.get(name, "") for name in ("meaning", "fair", "because")))


def _wordings(keys: Sequence[str], name: str, scene: Scene, values: dict[str, str]) -> list[str]:
    """The filled lines of the stocks that fit, the most exact stock first; one empty line where nothing is to be said."""
    stock = _all_stocks(name)
    return [line for key in keys if key in stock for line in _filled(stock[key], scene, values)] or [""]


def _all_stocks(name: str) -> dict[str, Stock]:
    return stocks(name) | stocks("misconceptions") if name == "leads" else stocks(name)


def _filled(stock: Stock, scene: Scene, values: dict[str, str]) -> Iterable[str]:
    plain = scene.plain or scene.before.serious
    lines = list(_shuffled(stock.plain if plain else stock.usual, scene.seed))
    for line in lines:
        for extra in _examples(line, scene):
            if line.slots <= values.keys() | extra.keys():
                yield _capital(line.filled(values | extra))


def _capital(line: str) -> str:
    """The line with a capital at its start, where it begins with a place or a name."""
    return line[:1].upper() + line[1:]


def _shuffled(lines: Sequence[Line], seed: str) -> Sequence[Line]:
    """In an order drawn from the seed; two times of three, lines that take up the student's own words come first."""
    draw = random.Random(seed)
    drawn = draw.sample(list(lines), len(lines))
    return sorted(drawn, key=lambda line: line.slots.isdisjoint(THEIR_WORDS)) if draw.random() < 2 / 3 else drawn


def _examples(line: Line, scene: Scene) -> list[dict[str, str]]:
    """Every example of the target's kind, from other topics; the guard takes those that say nothing of this key."""
    if "example" not in line.slots or not scene.move.target:
        return [{}]
    entry = table("codes")[scene.ground.key.finding(scene.move.target).code.value]
    examples = entry["plain_examples" if scene.plain else "examples"]
    assert isinstance(examples, list), "codes.yaml gives examples as a list"
    return [{"example": example} for example in random.Random(scene.seed).sample(examples, len(examples))]
