"""The folder inside a DOCX, looked through before anything reads it: sizes, macros, locks, and what XML may not define."""

import io
import zipfile
import zlib

from defusedxml.common import DefusedXmlException  # type: ignore[import-untyped]  # it carries no types
from defusedxml.ElementTree import ParseError, fromstring  # type: ignore[import-untyped]  # it carries no types

from tutor.parse.limits import MOST_PARTS, MOST_UNPACKED
from tutor.parse.reasons import Reason, refusal

_LOCKED = 0x1  # the flag of an encrypted entry
_MACROS = ("vbaproject", "vbadata", "macrosheets")
_TYPES = "[Content_Types].xml"


def checked_parts(data: bytes) -> dict[str, bytes]:
    """The XML parts of a DOCX by name, each well formed and without definitions; a Refusal where one is not."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as folder:
            _check_list(folder.infolist())
            parts = _unpacked(folder)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, UnicodeDecodeError, OSError) as error:
        raise refusal(Reason.DAMAGED) from error
    if b"macroenabled" in parts.get(_TYPES, b"").lower():
        raise refusal(Reason.MACROS)
    for part in parts.values():
        _check_xml(part)
    return parts


def repacked(parts: dict[str, bytes]) -> io.BytesIO:
    """The checked parts, and nothing else, as a folder that mammoth reads."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as folder:
        for name, part in parts.items():
            folder.writestr(name, part)
    return out


def _check_list(entries: list[zipfile.ZipInfo]) -> None:
    if any(entry.flag_bits & _LOCKED for entry in entries):
        raise refusal(Reason.ENCRYPTED)
    if any(mark in entry.filename.lower() for entry in entries for mark in _MACROS):
        raise refusal(Reason.MACROS)
    if len(entries) > MOST_PARTS:
        raise refusal(Reason.UNPACKS_TOO_LARGE)


def _unpacked(folder: zipfile.ZipFile) -> dict[str, bytes]:
    """The XML parts, read no further than the limit, whatever sizes the folder claims."""
    parts, left = dict[str, bytes](), MOST_UNPACKED
    for entry in folder.infolist():
        if not entry.filename.lower().endswith((".xml", ".rels")):
            continue
        with folder.open(entry) as part:
            parts[entry.filename] = part.read(left + 1)
        left -= len(parts[entry.filename])
        if left < 0:
            raise refusal(Reason.UNPACKS_TOO_LARGE)
    return parts


def _check_xml(part: bytes) -> None:
    try:
        fromstring(part, forbid_dtd=True)
    except DefusedXmlException as error:
        raise refusal(Reason.ENTITIES) from error
    except (ParseError, ValueError, LookupError) as error:
        raise refusal(Reason.DAMAGED) from error
