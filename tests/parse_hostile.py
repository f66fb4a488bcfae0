"""How broken and hostile files are made; `parse_cases` lists them with the reasons for which they are refused."""

import io
import struct

from pypdf import PdfReader, PdfWriter

from tests.parse_files import MEGABYTE, TYPES, article_pdf, docx, pdf_objects, pdf_pages, shown, stream, word_xml, zipped

OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(200)
_PICTURE = (
    b"<</Type/XObject/Subtype/Image/Width 8/Height 8/ColorSpace/DeviceGray/BitsPerComponent 8/Length 64>>stream\n%s\nendstream"
)
LAUGHS = '<!ENTITY l0 "ha">' + "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))


def locked_pdf() -> bytes:
    out, writer = io.BytesIO(), PdfWriter(clone_from=PdfReader(io.BytesIO(article_pdf())))
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(out)
    return out.getvalue()


def scan() -> bytes:
    return pdf_pages([b"q 595 0 0 842 0 0 cm /Im Do Q"], b"/XObject<</Im 5 0 R>>", (_PICTURE % bytes(range(64)),))


def many_pages(count: int = 10_000) -> bytes:
    kids = b" ".join([b"%d 0 R" % number for number in range(3, count + 3)])
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>"
    return pdf_objects(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (count, kids)] + [page] * count
    )


def crowded_page() -> bytes:
    return b"".join(shown("word " * 20, 60 + 14 * row) for row in range(50))


def looped_pages() -> bytes:
    return pdf_objects([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 3/Kids[2 0 R 2 0 R 2 0 R]/Parent 2 0 R>>"])


def looped_table() -> bytes:
    body = article_pdf()
    return body.replace(b"/Root 1 0 R", b"/Root 1 0 R/Prev %d" % body.rindex(b"xref\n0"))


def deep_pdf() -> bytes:
    return pdf_objects([b"<</Type/Catalog/Pages 2 0 R>>", b"[" * 500_000 + b"]" * 500_000])


def private_letters() -> bytes:
    words = "\\356\\200\\201\\356\\200\\202 " * 100
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 6 0 R>>"
    to_unicode = stream(
        b"/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange "
        b"1 beginbfrange <00> <FF> <E000> endbfrange endcmap end"
    )
    content = shown(words, 200).replace(b"/F1", b"/F9")
    return pdf_pages([content], b"/Font<</F9 5 0 R>>", (font, to_unicode)).replace(
        b"/Font<</F1 3 0 R/F2 4 0 R>>/Font", b"/Font"
    )


def with_entities(entities: str, use: str) -> bytes:
    return docx(word_xml(f"<w:p><w:r><w:t>{use}</w:t></w:r></w:p>", f"<!DOCTYPE w:document [{entities}]>"))


def bomb(size: int = 256 * MEGABYTE) -> bytes:
    """A DOCX whose document unpacks to 256 MB of blanks."""
    return zipped({"[Content_Types].xml": TYPES, "word/document.xml": b" " * size})


def lying_bomb() -> bytes:
    """The same, smaller, whose list says that it holds 10 bytes."""
    data = bytearray(bomb(32 * MEGABYTE))
    entry = data.rindex(b"PK\x01\x02")
    data[entry + 24 : entry + 28] = struct.pack("<I", 10)
    return bytes(data)


def locked_entry() -> bytes:
    data = bytearray(docx())
    for place in range(len(data) - 4):
        if data[place : place + 4] == b"PK\x01\x02":
            data[place + 8] |= 1
    return bytes(data)


def wrong_checksum() -> bytes:
    data = bytearray(docx())
    entry = data.index(b"word/document.xml")
    data[entry + 60] ^= 0xFF
    return bytes(data)


def locked_docx() -> bytes:
    return OLD_OFFICE + bytes(600) + "EncryptedPackage".encode("utf-16-le") + bytes(600)
