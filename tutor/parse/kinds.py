"""What a file is, by its content and its name together: where the two differ it is refused."""

import io
import re
import zipfile

from tutor.parse.decoding import is_utf16
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

CALLED = {Kind.PDF: "a PDF", Kind.DOCX: "a Word document", Kind.HTML: "a web page", Kind.TEXT: "plain text"}

_MARKS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PAGE = re.compile(r"\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype\s+html|html|head|body)\b", re.I | re.S)
_TAG = re.compile(rb"<[a-zA-Z][a-zA-Z0-9]*[\s/>]")
_HEAD = 4096


def kind_of(data: bytes, name: str) -> Kind:
    """The form of a file with this safe name; a Refusal where it has none that can be read or claims another."""
    claimed, known = ending(name), ENDINGS.get(ending(name))
    if claimed in WITH_MACROS:
        raise refusal(Reason.MACROS)
    if not data.strip(b"\0 \t\r\n"):
        raise refusal(Reason.EMPTY)
    if data.startswith(_OLE) and "EncryptedPackage".encode("utf-16-le") in data:
        raise refusal(Reason.ENCRYPTED)
    inside = _inside(data)
    if known is None and inside in PICTURES.values():
        raise refusal(Reason.PICTURE)
    if known is None and (claimed or not isinstance(inside, Kind)):
        raise refusal(Reason.UNKNOWN_TYPE)
    return _agreed(known, inside, data)


def _agreed(claimed: Kind | None, inside: Kind | str, data: bytes) -> Kind:
    """The kind that name and content agree on; text is what its name says that it is."""
    if isinstance(inside, Kind) and claimed in (None, inside):
        return inside
    if inside is Kind.TEXT and claimed is Kind.MARKDOWN:
        return claimed
    if inside is Kind.TEXT and claimed is Kind.HTML and _TAG.search(data.replace(b"\0", b"")):
        return claimed
    raise refusal(Reason.NOT_ITS_TYPE, inside=CALLED[inside] if isinstance(inside, Kind) else inside)


def _inside(data: bytes) -> Kind | str:
    """What the content is: a Kind, or words for something else."""
    packed = zipfile.is_zipfile(io.BytesIO(data))
    if data.removeprefix(_MARKS[0]).lstrip().startswith(b"%PDF-"):
        return "a PDF and a packed folder at once" if packed else Kind.PDF
    for magic, called in {**PICTURES, _OLE: "an old Office file"}.items():
        if data.startswith(magic):
            return called
    if data.startswith(b"PK"):
        return _packed(data) if packed else Kind.DOCX  # cut off: its reader says that it is damaged
    if packed or b"%PDF-" in data[:1024]:
        return "two kinds of file at once"
    return _text_or_not(data)


def _packed(data: bytes) -> Kind | str:
    with zipfile.ZipFile(io.BytesIO(data)) as folder:
        names = {name.lower() for name in folder.namelist()}
    return Kind.DOCX if "word/document.xml" in names else "a packed folder that is no Word document"


def _text_or_not(data: bytes) -> Kind | str:
    start = data[:_HEAD]
    if start.count(0) and not (data.startswith(_MARKS) or is_utf16(start)):
        return "no text"
    return Kind.HTML if _PAGE.match(start.replace(b"\0", b"").decode("latin-1").lstrip("ïÿþ»¿")) else Kind.TEXT
