"""Files made by hand for the tests of the parser: good ones, and the parts of broken ones."""

import io
import textwrap
import zipfile
import zlib
from html import escape

STORY = (
    "The council closed the old bridge on Monday after an inspection found two cracks in its northern arch, and nobody "
    "in the town was surprised when the notice went up on the railings.",
    "Traders in the market say that the closure will cost them half of their customers, although the council has not yet "
    "published any figures and the traders have not shown theirs to this newspaper.",
    "A spokesman for the council said on Tuesday that the repairs would begin in the spring and that they would be paid for "
    "from money which was set aside two years ago.",
)
HEADING = "What the traders say"
TITLE = "The bridge at Mill Lane"
PARAGRAPHS = (STORY[0], HEADING, *STORY[1:])

MEGABYTE = 1024 * 1024

_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_R = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
TYPES = (
    f'{XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
    '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    f'{XML}<Relationships {_R}><Relationship Id="a" Type="{_OFFICE}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>"
)
CARD = (
    f'{XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">'
    f"<dc:title>{TITLE}</dc:title><dc:creator>Ann Reed</dc:creator><dcterms:created>2024-05-03T10:00:00Z</dcterms:created>"
    "</cp:coreProperties>"
)


def zipped(parts: dict[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as folder:
        for name, part in parts.items():
            folder.writestr(name, part)
    return out.getvalue()


def word_xml(body: str, before: str = "") -> str:
    return f"{XML}{before}<w:document {_W}><w:body>{body}</w:body></w:document>"


def word_paragraphs(paragraphs: tuple[str, ...], headings: tuple[str, ...] = (HEADING,)) -> str:
    style = '<w:pPr><w:pStyle w:val="Heading1"/></w:pPr>'
    return "".join(
        f"<w:p>{style if words in headings else ''}<w:r><w:t>{escape(words)}</w:t></w:r></w:p>" for words in paragraphs
    )


def docx(document: str | bytes = "", **more: str | bytes) -> bytes:
    """A Word document; `more` are further parts, with __ for / and _dot_ for a full stop."""
    parts = {"[Content_Types].xml": TYPES, "_rels/.rels": RELATIONS}
    parts["word/document.xml"] = document or word_xml(word_paragraphs(PARAGRAPHS))
    return zipped(parts | {name.replace("__", "/").replace("_dot_", "."): part for name, part in more.items()})


def pdf_objects(objects: list[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of these objects, numbered from 1; the first is the catalogue."""
    out, places = bytearray(b"%PDF-1.7\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R%s>>\n" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
        trailer,
    )
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % start)


def stream(content: bytes, entries: bytes = b"") -> bytes:
    packed = zlib.compress(content, 1)
    return b"<</Length %d/Filter/FlateDecode%s>>stream\n%s\nendstream" % (len(packed), entries, packed)


def pdf_pages(contents: list[bytes], resources: bytes = b"", more: tuple[bytes, ...] = (), trailer: bytes = b"") -> bytes:
    """A PDF with a page for each content stream; fonts F1 (Helvetica) and F2 (bold). `more` objects begin at number 5."""
    first = 5 + len(more)
    kids = b" ".join(b"%d 0 R" % (first + 2 * number) for number in range(len(contents)))
    fonts = [
        b"<</Type/Font/Subtype/Type1/BaseFont/%s/Encoding/WinAnsiEncoding>>" % name
        for name in (b"Helvetica", b"Helvetica-Bold")
    ]
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (len(contents), kids), *fonts, *more]
    for number, content in enumerate(contents):
        page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents %d 0 R/Resources<</Font<</F1 3 0 R/F2 4 0 R>>%s>>>>"
        objects += [page % (first + 2 * number + 1, resources), stream(content)]
    return pdf_objects(objects, trailer)


def shown(words: str, top: float, size: float = 11, font: str = "F1", left: float = 72) -> bytes:
    """The operators that show one line, `top` points below the page's top."""
    escaped = words.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")
    return f"BT /{font} {size} Tf {left} {842 - top:.1f} Td ({escaped}) Tj ET\n".encode("cp1252")


def article_pdf(paragraphs: tuple[str, ...] = PARAGRAPHS, title: str = TITLE, lines_a_page: int = 6) -> bytes:
    """An article as a word processor prints it: a title, wrapped lines, a running header and page numbers."""
    rows: list[tuple[str, str, int, int]] = [(title, "F2", 18, 34)]
    for words in paragraphs:
        heading = words == HEADING
        lines = textwrap.wrap(words, 84, break_on_hyphens=True)
        rows += [(line, "F2" if heading else "F1", 11, 22 if line is lines[-1] else 14) for line in lines]
    pages = [rows[start : start + lines_a_page] for start in range(0, len(rows), lines_a_page)]
    return pdf_pages([_page(page, number, len(pages)) for number, page in enumerate(pages, 1)])


def _page(rows: list[tuple[str, str, int, int]], number: int, of: int) -> bytes:
    content, top = shown("The Mill Lane Courier", 36, 9) + shown(f"Page {number} of {of}", 812, 9), 110.0
    for words, font, size, step in rows:
        content += shown(words, top, size, font)
        top += step
    return content
