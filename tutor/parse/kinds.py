"""What a file is, by its content and its name together: where the two differ it is refused."""

import io
import re
import zipfile

from tutor.parse.names import ending
from tutor.parse.parsed import Kind
from tutor.parse.reasons import Reason, refusal

ENDINGS = {
    "pdf": Kind.PDF,
    "docx": Kind.DOCX,
    "html": Kind.HTML,
    "htm": Kind.HTML,
    "xhtml": Kind.HTML,
    "md": Kind.MARKDOWN,
    "markdown": Kind.MARKDOWN,
    "txt": Kind.TEXT,
    "text": Kind.TEXT,
}
WITH_MACROS = frozenset({"docm", "dotm"})
PICTURES = {
    b"\x89PNG\r\n": "a PNG picture",
    b"\xff\xd8\xff": "a JPEG picture",
    b"GIF8": "a GIF picture",
    b"II*\0": "a TIFF picture",
}

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAG = re.compile(rb"<[a-zA-Z][a-zA-Z0-9]*[\s/>]")
_HEAD = 4096


def kind_of(data: bytes, name: str) -> Kind:
    """The form of a file with this safe name; a Refusal where it has none that can be read or claims another."""
    if ending(name) in WITH_MACROS:
        raise refusal(Reason.MACROS)
    claimed = _claimed(name)
    if not data.strip(b"\0 \t\r\n"):
        raise refusal(Reason.EMPTY)
    if data.startswith(_OLE):
        raise _about_ole(data, claimed)
    inside = _inside(data)
    if claimed is None and inside.startswith("a ") and inside.endswith("picture"):
        raise refusal(Reason.PICTURE)
    if claimed is None and "." in name:
        raise refusal(Reason.UNKNOWN_TYPE)
    return _agreed(data, claimed, inside)


def _claimed(name: str) -> Kind | None:
    return ENDINGS.get(ending(name))


def _about_ole(data: bytes, claimed: Kind | None) -> Exception:
    """Old Word files and locked DOCX files share one container."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return refusal(Reason.ENCRYPTED)
    return refusal(Reason.NOT_ITS_TYPE, inside="an old Office file") if claimed else refusal(Reason.UNKNOWN_TYPE)


def _agreed(data: bytes, claimed: Kind | None, inside: str) -> Kind:
    """The kind that name and content agree on; text is what its name says that it is."""
    if inside == Kind.TEXT:
        if claimed in (None, Kind.TEXT, Kind.MARKDOWN):
            return claimed or Kind.TEXT
        if claimed is Kind.HTML and _TAG.search(data.replace(b"\0", b"")):
            return Kind.HTML
    elif inside in set(Kind) and claimed in (None, inside):
        return Kind(inside)
    if claimed is None:
        raise refusal(Reason.UNKNOWN_TYPE)
    raise refusal(Reason.NOT_ITS_TYPE, inside=_called(inside))


def _inside(data: bytes) -> str:
    """What the content is: the value of a Kind, or words for something else."""
    start = data.removeprefix(_MARKS[0]).lstrip()
    packed = zipfile.is_zipfile(io.BytesIO(data))
    if start.startswith(b"%PDF-"):
        return "a PDF and a packed folder at once" if packed else Kind.PDF
    for magic, picture in PICTURES.items():
        if data.startswith(magic):
            return picture
    if data.startswith(b"PK"):
        return _packed(data) if packed else Kind.DOCX  # cut off: its reader says that it is damaged
    if packed or b"%PDF-" in data[:1024]:
        return "two kinds of file at once"
    return _text_or_not(data)


def _packed(data: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(data)) as folder:
        names = {name.lower() for name in folder.namelist()}
    return Kind.DOCX if "word/document.xml" in names else "a packed folder that is no Word document"


def _text_or_not(data: bytes) -> str:
    marked = data.startswith(_MARKS)
    start = data[:_HEAD]
    if not marked and start.count(0) and not _utf16(start):
        return "no text"
    return Kind.HTML if _PAGE.match(start.replace(b"\0", b"").decode("latin-1").lstrip("ïÿþ»¿")) else Kind.TEXT


def _utf16(start: bytes) -> bool:
    """Whether every second byte is mostly NUL, as in UTF-16 without a mark."""
    half = max(1, len(start) // 2)
    return (
        max(start[::2].count(0), start[1::2].count(0)) > 0.7 * half
        and min(start[::2].count(0), start[1::2].count(0)) < 0.05 * half
    )


def _called(inside: str) -> str:
    named = {Kind.PDF: "a PDF", Kind.DOCX: "a Word document", Kind.HTML: "a web page", Kind.TEXT: "plain text"}
    return named.get(Kind(inside), inside) if inside in set(Kind) else inside
