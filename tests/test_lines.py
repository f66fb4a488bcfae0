"""The tutor's lines, as they stand in prompts/built-in: their form, their manners, and that no shipped key is given away."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

import pytest

from tutor.core.codes import Code, Group, codes_of
from tutor.core.guard import CLOSING_WORDS, MOST_WORDS, QUOTED, Rules, objections
from tutor.core.key import AnswerKey, Fairness
from tutor.core.reading import Reading
from tutor.core.targets import Ground, unearned
from tutor.corpus import load_reading, shipped
from tutor.prompts import Line, Stock, stocks, table
from tutor.steps.cues import ear
from tutor.steps.slots import kind
from tutor.steps.speaking import code_names
from tutor.steps.wording import sentences, shape

CORPUS = Path(__file__).parent.parent / "corpus"
FILES = ("leads", "asks", "misconceptions")
KEYS = [(name, key) for name in FILES for key in stocks(name)]
CODES = [code for code in Code if code is not Code.FAIR]

SAID = "it makes them sound like they are dangerous animals or something"
VALUES = {
    "echo": f"“{SAID}”",
    "thin": "“its loaded because its a strong word”",
    "mark": "“the plan that they have for us”",
    "range": "paragraphs 14 to 16",
    "place": "the second half of the second sentence of paragraph 17",
    "contact": "A parent, a teacher you like or a school nurse is a good start.",
    "teacher": "your teacher",
    "Teacher": "Your teacher",
    "where": "Paragraph 17, the first half of its second sentence. Who says so?",
    "contrast": "A plainer version: “The council is planning a car park of sixty spaces.” What has gone from the writer's?",
    "fair": "It says who spoke and on which day, so you can look it up and see whether it was so.",
    "quote": "“the plan that they have for us”",
    "because": "It adds a feeling that the page has not shown, and a plainer word would keep the rest.",
    "early": "“its loaded because its a strong word”",
    "late": f"“{SAID}”",
    "finds": "three finds",
    "stops": "two fair sentences",
    "own": "paragraph 12",
    "example": "“City were humiliated 3–1” and “City lost 3–1”",
    **kind(Code.LL4, plain=False),
}
OPTIONAL = {"echo", "thin", "mark", "where", "contrast", "early", "late", "stops"}  # not every turn has them

# The most that a lesson of forty turns asked for in 36 random lessons of the four shipped readings, and some more.
ENOUGH = {
    "why": 16, "why.loaded": 12, "why.unsupported": 12, "press": 18, "press.loaded": 12, "press.unsupported": 12,
    "hint.open.loaded": 12, "hint.open.unsupported": 12, "hint.paragraph.loaded": 9, "hint.paragraph.unsupported": 9,
    "hold": 10, "missed": 14, "back": 14, "background": 10, "silent": 8, "kept": 8, "again": 5, "off_topic": 7, "narrow": 6,
    "named": 9, "found": 9, "article": 6,
}  # fmt: skip
PLAINLY_ENOUGH = 0.6  # of these: whoever asks for plain wording says less and gets further up the ladder

LEFT_OUT = re.compile(
    r"\b(?:great job|well done|awesome|exactly|perfect|interesting|good question|are you sure|really|why do you think that"
    r"|elaborate|correct|incorrect|right answer|biased|propaganda|misinformation|manipulat\w+|the truth is|objectively"
    r"|in reality|the facts show|obviously|simply|just|only|clearly|of course|actually|remember|as i said|don't forget"
    r"|critical thinking|media literacy|journey|nuance|emotive|connotation|however|furthermore|in addition"
    r"|(?:author|writer) is trying|wants you to|dying|killer|hangman|dead easy|sorry|unfortunately|not able to"
    r"|never|always|claims?)\b|!",
    re.IGNORECASE,
)


def each_line() -> Iterator[tuple[str, str, str, Line]]:
    """File, stock, wording and line, for every line."""
    for name, key in KEYS:
        stock = stocks(name)[key]
        for wording, lines in (("usual", stock.usual), ("plain", stock.plain)):
            for line in lines:
                yield name, key, wording, line


LINES = list(each_line())


@cache
def library() -> dict[str, tuple[Reading, AnswerKey]]:
    return {folder.name: load_reading(folder) for folder in shipped(CORPUS)}


def rules(reading: Reading, key: AnswerKey, *supplied: str) -> Rules:
    """What may be said while nothing of a reading is earned."""
    ground = Ground(reading.text, key, 1, len(reading.text.passages))
    said = f"{VALUES['echo']} {VALUES['thin']} {VALUES['mark']}"
    return Rules(reading.text, unearned(ground, ()), supplied, said, CLOSING_WORDS, code_names())


def passes(line: Line, values: dict[str, str], reading: Reading, key: AnswerKey) -> bool:
    words = line.filled(values)
    return not objections(words, rules(reading, key, words))


# ---------------------------------------------------------------- enough of them, and fit for their slots


def test_every_misconception_and_every_cue_has_lines():
    named = {key.partition(".")[0] for key in stocks("misconceptions")}
    accepted = stocks("leads")

    assert named == {name.partition(".")[0] for name in table("misconceptions")}
    assert all({f"{name}.1", f"{name}.2"} <= stocks("misconceptions").keys() for name in named)
    assert [cue for cue in ear().cues if f"accepted.{cue.code}.{cue.name}" not in accepted] == []
    assert {f"accepted.{frame}" for frame in ("effect", "equation", "likeness", "swap")} <= accepted.keys()
    assert {f"accepted.{code}" for code in CODES} | {f"accepted.{group}" for group in Group} <= accepted.keys()


def test_every_line_for_a_cue_is_for_a_cue_that_can_be_heard():
    heard = {f"accepted.{cue.code}.{cue.name}" for cue in ear().cues}

    assert [key for key in stocks("leads") if key.startswith("accepted.") and key.count(".") == 2 and key not in heard] == []


def test_every_reason_for_fairness_has_lines():
    wanted = {f"false_alarm.{reason}{short}" for reason in Fairness for short in ("", ".short")}

    assert wanted <= stocks("leads").keys()


@pytest.mark.parametrize("key", ENOUGH)
def test_no_stock_runs_dry_in_a_lesson(key: str):
    stock = (stocks("leads") | stocks("asks"))[key]

    assert len(stock.usual) >= ENOUGH[key]
    assert len(stock.plain) >= ENOUGH[key] * PLAINLY_ENOUGH


def for_a_cue(key: str) -> bool:
    """Whether the lines of the code stand behind these where the student's words may not be said back."""
    return key.startswith("accepted.") and key.count(".") == 2


def test_a_line_asks_for_known_values():
    assert [line.template for *_, line in LINES if not line.slots <= VALUES.keys()] == []


def test_every_stock_has_a_line_that_needs_no_luck():
    sure = {(name, key, wording) for name, key, wording, line in LINES if not line.slots & OPTIONAL}
    wanted = ((name, key, wording) for name, key in KEYS for wording in ("usual", "plain"))

    assert [stock for stock in wanted if stock not in sure and not (stock[1].endswith(".own") or for_a_cue(stock[1]))] == []


# ---------------------------------------------------------------- manners


def own_words(line: Line) -> str:
    """A line without what it quotes."""
    return QUOTED.sub("quote", line.template)


def test_a_line_asks_one_question_at_most():
    assert [line.template for *_, line in LINES if own_words(line).count("?") > 1] == []


def test_a_line_has_none_of_the_words_that_we_leave_out_and_no_emoji():
    assert [line.template for *_, line in LINES if LEFT_OUT.search(own_words(line))] == []
    assert [line.template for *_, line in LINES if max(map(ord, line.template)) >= 0x2100] == []


def test_plain_sentences_are_short():
    plain = [line.template.replace("$contact ", "") for *_, wording, line in LINES if wording == "plain"]
    spoken = [QUOTED.sub("quote", sentence) for words in plain for sentence in sentences(words)]

    assert [sentence for sentence in spoken if len(sentence.split()) > 15] == []


def whole_turn(name: str, key: str) -> bool:
    return name == "misconceptions" or key == "narrow" or key.startswith("no_side")


def test_a_lead_leaves_the_question_to_what_follows():
    leads = [line for name, key, _, line in LINES if name == "leads" and not whole_turn(name, key)]
    closings = [line for _, key, _, line in LINES if key.startswith("closing")]

    assert [line.template for line in (*leads, *closings) if "?" in own_words(line)] == []


def test_a_question_comes_last_or_says_what_form_its_answer_takes():
    asked = [line for name, key, _, line in LINES if "?" in own_words(line) or whole_turn(name, key)]
    early = [line.template for line in asked if not line.template.endswith("?")]

    assert [words for words in early if not re.search(r"\b(?:Say|Choose|tell me)\b[^?]+\.$", words)] == []


CHAIRS, CLOSINGS = ("no_side.editor", "no_side.checker"), ("closing.grown", "closing.one", "closing.none")


def heard_as(sentence: str) -> str:
    """What the choice of lines compares; empty where a sentence is all slots, or names a place and asks nothing."""
    same = shape(re.sub(r"\$(?:echo|mark|thin|quote|example|early|late)\b", "“”", sentence))
    geography = re.search(r"\$(?:place|range)\b", same) and not same.endswith("?")
    return "" if geography or not re.search(r"[a-z]", re.sub(r"\$\w+", "", same), re.IGNORECASE) else same


@pytest.mark.parametrize("wording", ["usual", "plain"])
@pytest.mark.parametrize("name", FILES)
def test_no_sentence_stands_in_two_lines(name: str, wording: str):
    """Sentences are what a lesson must not repeat. One lesson seats a student in one chair and closes in one way."""
    seen: dict[str, tuple[str, Line]] = {}
    for _, key, _, line in (row for row in LINES if (row[0], row[2]) == (name, wording)):
        for sentence in {heard_as(part) for part in sentences(line.template)} - {""}:
            other, where = seen.setdefault(sentence, (key, line))
            apart = any({key, other} <= set(group) and key != other for group in (CHAIRS, CLOSINGS))
            assert where is line or apart, f"“{sentence}” stands in {other} and in {key}"


@pytest.mark.parametrize("key", [f"{ask}.{group}" for ask in ("why", "press", "press.own") for group in Group])
def test_the_question_why_says_neither_hit_nor_miss(key: str):
    verdict = re.compile(r"\b(?:find|found|fair|holds?|right|wrong|target|good|yes|no,|mistake|miss)\b", re.IGNORECASE)
    no_verdict = re.compile(r"fair enough|found (?:that|out)|to find beside|find (?:it )?out|hold on to")
    stock = stocks("asks")[key]

    assert [line.template for line in (*stock.usual, *stock.plain) if verdict.search(no_verdict.sub("", own_words(line)))] == []


def test_the_two_chairs_get_lines_of_one_length():
    """An editor and a fact-checker sit at the same table: line for line, neither is given more words."""
    leads = stocks("leads") | stocks("misconceptions")
    chairs = [("no_side.editor", "no_side.checker"), *((f"agree-fact.{time}", f"disagree-biased.{time}") for time in (1, 2))]

    for editor, checker in ((leads[one], leads[two]) for one, two in chairs):
        for ours, theirs in ((editor.usual, checker.usual), (editor.plain, checker.plain)):
            assert [len(line.template.split()) for line in ours] == [len(line.template.split()) for line in theirs]


# ---------------------------------------------------------------- no longer than a reply may be


def lead_of(key: str) -> bool:
    return not key.startswith(("opening", "told", "care", "narrow", "no_side", "false_alarm", "named", "found"))


def follows(lead: str, ask: str) -> bool:
    """Whether the teaching rule may put this question after this lead: see tutor/core/moves.py."""
    fresh = lead.startswith(("accepted", "explained"))
    if lead.startswith(("accepted", "again", "false_alarm", "kept", "missed", "explained")):
        return ask.startswith(("hint.open", "back") if fresh else ("hint", "back"))
    return ask.startswith(("hint", "press", "back"))


def longest(stock: Stock) -> int:
    return max(len(line.filled(VALUES).split()) for line in (*stock.usual, *stock.plain))


def test_a_lead_and_its_question_fit_into_one_reply():
    names = longest(stocks("leads")["named"])
    leads = {key: longest(stock) + names * key.startswith("accepted") for key, stock in stocks("leads").items() if lead_of(key)}
    asks = {
        key: longest(stock) for key, stock in stocks("asks").items() if not key.startswith(("hint.what", "hint.contrast.own"))
    }
    pairs = ((lead, ask) for lead, ask in product(leads, asks) if follows(lead, ask))

    assert [(lead, ask) for lead, ask in pairs if leads[lead] + asks[ask] > MOST_WORDS] == []


def test_where_a_hint_is_long_there_is_a_shorter_one_that_fits():
    """A definition takes forty words with its example, and so may a contrast; what makes a sentence fair takes thirty."""
    fair = max((foil.why for _, key in library().values() for foil in key.foils), key=lambda why: len(why.split()))
    leads = {
        key: min(len(line.filled(VALUES | {"fair": fair}).split()) for line in lines if "fair" in line.slots or "." not in key)
        for key, stock in stocks("leads").items()
        for lines in (stock.usual, stock.plain)
        if (lead_of(key) and "." not in key) or key == "false_alarm"
    }
    for hint in ("hint.what.short", *(f"hint.contrast.{group}" for group in Group)):
        stock = stocks("asks")[hint]
        shortest = min(len(line.filled(VALUES).split()) for line in (*stock.usual, *stock.plain))
        assert [key for key in leads if follows(key, hint) and leads[key] + shortest > MOST_WORDS] == []


def test_an_opening_a_telling_and_a_closing_fit_into_theirs():
    leads, asks = stocks("leads"), stocks("asks")
    hint = max(longest(asks[f"hint.open.{group}"]) for group in Group)

    assert longest(leads["opening"]) + hint <= CLOSING_WORDS
    assert longest(leads["told"]) + longest(asks["explain"]) <= CLOSING_WORDS
    assert longest(leads["care"]) <= CLOSING_WORDS
    closings = max(longest(stock) for key, stock in asks.items() if key.startswith("closing"))
    assert closings + max(longest(stock) for key, stock in leads.items() if lead_of(key)) <= CLOSING_WORDS


# ---------------------------------------------------------------- nothing given away

MOST_LINES = 0.7  # of a stock must be usable with any key; the guard turns the others away


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("reading", [folder.name for folder in shipped(CORPUS)])
def test_most_lines_of_every_stock_pass_the_guard_with_every_shipped_key(reading: str, name: str):
    poor = []
    for key, stock in stocks(name).items():
        for lines in (stock.usual, stock.plain):
            usable = sum(passes(line, VALUES, *library()[reading]) for line in lines)
            if usable < MOST_LINES * len(lines):
                poor.append((key, usable, len(lines)))

    assert poor == []


@pytest.mark.parametrize("code", CODES)
@pytest.mark.parametrize("reading", [folder.name for folder in shipped(CORPUS)])
def test_every_kind_can_be_explained_with_an_example_whatever_the_key(reading: str, code: Code):
    entry = table("codes")[code.value]
    for plain, examples in ((False, entry["examples"]), (True, entry["plain_examples"])):
        stock = stocks("asks")["hint.what"]
        lines = [line for line in (stock.plain if plain else stock.usual) if "example" in line.slots]
        found = [
            line
            for line, example in product(lines, examples)
            if passes(line, VALUES | kind(code, plain) | {"example": str(example)}, *library()[reading])
        ]
        assert found


@pytest.mark.parametrize("group", list(Group))
def test_names_read_well_in_a_sentence(group: Group):
    kinds = {code: kind(code, plain=False)["kind"] for code in codes_of(group)}

    assert all(re.match(r"(?:a \*[^aeiou]|an \*[aeiou])", kinds[code]) for code in kinds if code not in (Code.UC1, Code.UC7))
