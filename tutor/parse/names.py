"""File names made safe: no folders, no control or direction characters, nothing that an operating system reserves."""

import re
import unicodedata

LONGEST_NAME = 100
FALLBACK = "file"

_RESERVED = re.compile(r'[<>:"|?*]')
_DEVICES = re.compile(r"(?i)^(con|prn|aux|nul|com\d|lpt\d)(\.|$)")
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def safe_name(name: str) -> str:
    """The last part of a name as a person sees it, at most 100 characters, its ending kept."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(character for character in last if unicodedata.category(character) not in _UNSEEN)
    plain = " ".join(_RESERVED.sub("_", seen).split()).strip(". ")
    if _DEVICES.match(plain):
        plain = f"_{plain}"
    return _shortened(plain) or FALLBACK


def ending(name: str) -> str:
    """What follows the last full stop, in small letters; empty where there is none."""
    _, dot, last = name.rpartition(".")
    return last.lower() if dot else ""


def _shortened(name: str) -> str:
    if len(name) <= LONGEST_NAME:
        return name
    last = name[-10:]
    tail = last[last.rindex(".") :] if "." in last else ""
    return name[: LONGEST_NAME - len(tail)].rstrip() + tail
