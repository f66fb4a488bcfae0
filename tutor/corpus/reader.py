"""A folder read as a Reading and its AnswerKey, strictly: everything that is wrong with it is said at once."""

from pathlib import Path

from tutor.core.key import AnswerKey
from tutor.core.reading import Reading
from tutor.core.text import Text, divided
from tutor.corpus.background import read_background
from tutor.corpus.card import CardFile, read_card
from tutor.corpus.fields import NAME
from tutor.corpus.keyfile import read_key
from tutor.corpus.lessons import read_lessons
from tutor.corpus.matched import check_look
from tutor.corpus.problems import Problems, read_utf8
from tutor.corpus.splitting import sentences


def load_reading(folder: Path) -> tuple[Reading, AnswerKey]:
    """Read a folder of the form that corpus/README.md gives; its name is the reading's id. Raises BadCorpus."""
    problems = Problems()
    reading, key = _read(folder, problems)
    problems.raise_any()
    return reading, key


def check(folder: Path) -> list[str]:
    """Everything that is wrong with a folder, as “file:line: what is wrong and what to do”; empty where it is sound."""
    problems = Problems()
    reading, key = _read(folder, problems)
    if read_card(folder, problems).pair:
        check_look(folder, reading, key, problems)
    return problems.lines()


def _read(folder: Path, problems: Problems) -> tuple[Reading, AnswerKey]:
    name = folder.resolve().name
    if not NAME.fullmatch(name):
        problems.add(folder, 1, "the folder's name should be lower case letters, digits and hyphens, such as skate-park.")
    card = read_card(folder, problems)
    text = _article(folder, card, problems)
    background = read_background(folder, card.background_from, problems)
    if not text.passages:
        return Reading(name, card.card, text, card.language, background=background), AnswerKey()
    lessons = read_lessons(card, text, problems)
    key = read_key(folder, text, background, problems)
    return Reading(name, card.card, text, card.language, lessons=lessons, background=background), key


def _article(folder: Path, card: CardFile, problems: Problems) -> Text:
    file = folder / "article.txt"
    words = read_utf8(file, problems)
    text = divided(words or "", sentences, card.headings)
    if words is not None and not text.passages:
        problems.add(file, 1, "the text is empty; write one paragraph a line.")
    beyond = sorted(number for number in card.headings or () if number > len(text.passages))
    if beyond and text.passages:
        problems.add(card.file, 1, f"“headings” names paragraph {beyond[0]}, and the text has {len(text.passages)}.")
    return text
