"""Every word that a model or a student is shown as a template: the files of prompts/, read strictly."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Template

import yaml

from tutor.errors import BadPrompt

PROMPTS = Path(__file__).resolve().parent.parent / "prompts"
ROLE = "## "  # a line that begins with this names who speaks: system or user

Message = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Line:
    """One wording of one thing to say, with the names of the values that it needs."""

    template: str
    slots: frozenset[str]

    def filled(self, values: Mapping[str, str]) -> str:
        """The line with its values; a missing one is an error."""
        try:
            return Template(self.template).substitute(values)
        except (KeyError, ValueError) as problem:
            raise BadPrompt(f"The line “{self.template}” cannot be filled: {problem}.") from problem


@dataclass(frozen=True, slots=True)
class Stock:
    """All wordings of one thing to say: the usual ones, and the plain ones (no idiom, sentences under 15 words)."""

    usual: tuple[Line, ...]
    plain: tuple[Line, ...]


def render(name: str, /, **values: str) -> list[Message]:
    """Fill the $placeholders of prompts/NAME.md and cut it into (role, words); missing and unused values are errors.

    Values stand between tags in the prompts, so their own angle brackets are turned into ‹ and ›: none can close a tag.
    """
    text = _read(f"{name}.md")
    wanted, given = set(Template(text).get_identifiers()), set(values)
    if wanted != given:
        raise BadPrompt(f"prompts/{name}.md and its caller differ on {sorted(wanted ^ given)}.")
    data = {key: value.replace("<", "‹").replace(">", "›") for key, value in values.items()}
    return [(role.strip(), Template(words.strip()).substitute(data)) for role, _, words in _parts(text)]


def version(name: str) -> str:
    """The name and a short hash of a prompt file, for the record."""
    return f"{name}@{hashlib.sha256(_read(f'{name}.md').encode()).hexdigest()[:8]}"


@cache
def stocks(name: str) -> dict[str, Stock]:
    """The lines of prompts/built-in/NAME.yaml: what to say -> its wordings."""
    return {
        key: Stock(_lines(name, key, "usual", entry), _lines(name, key, "plain", entry)) for key, entry in table(name).items()
    }


@cache
def table(name: str) -> dict[str, dict[str, object]]:
    """A file of prompts/built-in/ that is not a list of lines: names with their fields, all values strings or lists."""
    tree = yaml.BaseLoader(_read(f"built-in/{name}.yaml")).get_single_data()
    if not isinstance(tree, dict):
        raise BadPrompt(f"prompts/built-in/{name}.yaml is not a list of names with their lines.")
    return tree


def _lines(name: str, key: str, wording: str, entry: object) -> tuple[Line, ...]:
    lines = entry.get(wording) if isinstance(entry, dict) else None
    if not lines or not isinstance(lines, list):
        raise BadPrompt(f"prompts/built-in/{name}.yaml has no {wording} lines for “{key}”.")
    return tuple(Line(line.strip(), frozenset(Template(line).get_identifiers())) for line in lines)


def _parts(text: str) -> list[tuple[str, str, str]]:
    """Cut a prompt file at its role lines; what stands before the first one is a note for people."""
    return [piece.partition("\n") for piece in ("\n" + text).split("\n" + ROLE)[1:]]


@cache
def _read(name: str) -> str:
    try:
        return (PROMPTS / name).read_text(encoding="utf-8")
    except OSError as problem:
        raise BadPrompt(f"prompts/{name} cannot be read: {problem.strerror}.") from problem
