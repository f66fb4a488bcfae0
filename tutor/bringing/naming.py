"""Names for what comes in: a reading's id from its title, a background document's from its own."""

import re
import secrets
import unicodedata
from collections.abc import Container

LONGEST = 40
MARK_BYTES = 2  # tells apart readings of one title, here and from other schools, and from every name that ships


def reading_id(title: str, taken: Container[str]) -> str:
    """A name of lower case letters, digits and hyphens that no reading has."""
    while True:
        name = f"{slug(title) or 'reading'}-{secrets.token_hex(MARK_BYTES)}"
        if name not in taken:
            return name


def document_id(title: str, taken: Container[str]) -> str:
    """A name that no other document of the reading has."""
    name, number = slug(title) or "background", 1
    wanted = name
    while wanted in taken:
        number += 1
        wanted = f"{name}-{number}"
    return wanted


def slug(title: str) -> str:
    """The words of a title in plain letters, as corpus/README.md wants names; empty where it has none."""
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    words, found = re.findall(r"[a-z0-9]+", plain.replace("'", "")), ""
    for word in words:
        if len(found) + 1 + len(word) > LONGEST:
            break
        found = f"{found}-{word}".strip("-")
    return found or (words[0][:LONGEST] if words else "")
