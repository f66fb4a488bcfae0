"""A small installation with a teacher in it, for the tests of the teacher's side."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from tests.conftest import ARTICLE, CARD, CRACKS, KEY
from tutor.accounts import SET_UP
from tutor.assembly import Parts, open_parts
from tutor.bringing import Bringing, DraftRoom
from tutor.core.teachers import Teacher
from tutor.settings import Settings

NAME, PASSWORD = "Ann", "four unrelated words"


def quiet(line: str) -> None:
    """Nobody reads along."""


@dataclass(frozen=True)
class Installation:
    """Its parts, its one teacher, and the story of bringing a text."""

    parts: Parts
    teacher: Teacher
    bringing: Bringing
    room: DraftRoom


def small_corpus(root: Path) -> Path:
    """A corpus of one reading, the bridge."""
    folder = root / "corpus" / "bridge"
    (folder / "background").mkdir(parents=True)
    for name, words in {"article.txt": ARTICLE, "card.yaml": CARD, "key.yaml": KEY, "background/cracks.md": CRACKS}.items():
        (folder / name).write_text(words, encoding="utf-8")
    return root / "corpus"


def installed(root: Path, settings: Callable[..., Settings] = Settings) -> Installation:
    """Everything opened in a folder, with the bridge as the one reading that ships."""
    parts = open_parts(settings(data=root / "data", database_url="", model=""), quiet, small_corpus(root))
    accounts = parts.accounts()
    teacher = accounts.register(SET_UP, accounts.link(SET_UP), NAME, PASSWORD)
    bringing = parts.bringing()
    return Installation(parts, teacher, bringing, parts.draft_room(bringing))
