import asyncio
import re
from pathlib import Path

import pytest

from tutor.evaluate.playing import FOUNDING, begun, built_in, shipped_reading
from tutor.settings import Settings

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def names_of(field):
    alias = field.validation_alias
    return list(alias.choices) if hasattr(alias, "choices") else [alias]


def test_every_setting_is_in_the_readme():
    settings = [names_of(field) for field in Settings.model_fields.values()]

    assert not [names for names in settings if not any(f"`{name}`" in README for name in names)]


def test_every_setting_in_the_readme_exists():
    known = {name for field in Settings.model_fields.values() for name in names_of(field)}

    assert set(re.findall(r"`((?:TUTOR|OPENAI|DATABASE)_[A-Z_]+)`", README)) <= known


def test_the_settings_stay_under_a_dozen():
    assert len(Settings.model_fields) < 12


def test_every_make_target_in_the_readme_exists():
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")

    assert all(re.search(rf"^{target}:", makefile, re.MULTILINE) for target in re.findall(r"^make (\w+)", README, re.MULTILINE))


def test_every_path_in_the_readme_exists():
    paths = re.findall(r"`((?:corpus|prompts|tutor|tests)/[\w./-]*)`", README)

    assert all((ROOT / path).exists() for path in paths)


SOUNDS = README.partition("## How it sounds")[2].partition("## Commands")[0]
TURN = re.compile(r"\*\*(Student|Tutor)\*\* (.*?)(?= \*\*(?:Student|Tutor)\*\*|$)")


def printed(dialogue: str) -> list[tuple[str, str]]:
    """Who says what in a printed dialogue."""
    flat = " ".join(line.removeprefix(">").strip() for line in dialogue.splitlines() if line.startswith(">"))
    return [(who, " ".join(words.split())) for who, words in TURN.findall(" ".join(flat.split()))]


@pytest.mark.parametrize(("dialogue", "lesson"), [(0, 0), (1, 2)])
def test_the_printed_dialogues_are_what_the_built_in_tutor_says(dialogue: int, lesson: int):
    turns = printed(SOUNDS.split("&nbsp;")[dialogue])
    play = asyncio.run(begun(*shipped_reading(FOUNDING), built_in, lesson, learner="terminal"))
    for words in (words.strip("*") for who, words in turns if who == "Student"):
        asyncio.run(play.say(words))

    assert [turn.reply.words for turn in play.turns[1:] if turn.reply] == [words for who, words in turns if who == "Tutor"]
