"""Which of the eighteen misconceptions shows in a message, if one does. Ids are those of the repair bank."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

from tutor.core.codes import Group
from tutor.steps.phrases import Hit, Phrases, phrases


@dataclass(frozen=True, slots=True)
class Misconception:
    """How one misconception sounds, what is near and right, and the group of marks that it belongs to, if only one."""

    id: str
    says: Phrases
    unless: Phrases
    groups: tuple[Group, ...]


@lru_cache(maxsize=1)
def bank() -> tuple[Misconception, ...]:
    """All of them, in the order of repair."""
    data = yaml.safe_load(Path(__file__).with_name("misconceptions.yaml").read_text(encoding="utf-8"))
    return tuple(
        Misconception(
            name,
            phrases(each["says"], data["classes"]),
            phrases(each["unless"], data["classes"]),
            tuple(Group(group) for group in each.get("groups", ())),
        )
        for name, each in data["misconceptions"].items()
    )


def misconception_in(line: str, group: Group | None = None, marked: bool = True) -> str:
    """The id of the first misconception in a plain line; empty where there is none."""
    shown = shown_in(line, group, marked)
    return shown[0] if shown else ""


def shown_in(line: str, group: Group | None = None, marked: bool = True) -> tuple[str, Hit] | None:
    """The first misconception in a plain line, and where it stands. Without a mark, none of those that are about one."""
    for each in bank():
        may = not each.groups or (marked and (group is None or group in each.groups))
        hit = each.says.first(line) if may else None
        if hit and not each.unless.first(line):
            return each.id, hit
    return None
