"""Bytes to characters: a mark at the start, then what a page says of itself, then UTF-8, then Windows' western letters."""

import codecs
import re

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([A-Za-z0-9_.:-]{2,30})", re.I)
_TEXT_CODECS = re.compile(r"(utf|iso8859|cp|latin|mac|koi8|gb|big5|shift|euc|ascii)")
_HEAD = 4096
MOSTLY = 0.7


def decoded(data: bytes, declared: bool = False) -> tuple[str, bool]:
    """The characters, and whether their encoding was guessed. With `declared`, a `charset=` near the start is believed."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data[len(mark) :].decode(encoding, "replace"), False
    head = data[:_HEAD]
    if is_utf16(head):
        return data.decode("utf-16-le" if head[1::2].count(0) > head[::2].count(0) else "utf-16-be", "replace"), True
    named = _declared(head) if declared else ""
    for encoding in ("utf-8", named):
        try:
            return data.decode(encoding or "utf-8"), False
        except UnicodeDecodeError:
            continue
    return data.decode("cp1252", "replace"), True


def is_utf16(head: bytes) -> bool:
    """Whether a file that begins like this is UTF-16 without a mark: NUL in most even places or most odd ones, not in both."""
    even, odd, half = head[::2].count(0), head[1::2].count(0), len(head) // 2
    return max(even, odd) > MOSTLY * half and min(even, odd) < (1 - MOSTLY) * half


def _declared(head: bytes) -> str:
    """The encoding that a page names, where it is one for text that Python knows."""
    found = _CHARSET.search(head)
    if not found:
        return ""
    try:
        encoding = codecs.lookup(found[1].decode("ascii")).name
    except LookupError:
        return ""
    return encoding if _TEXT_CODECS.match(encoding) else ""
