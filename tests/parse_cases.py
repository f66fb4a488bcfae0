"""Broken and hostile files: what each is, its name, how it is made, and the reasons for which it may be refused."""

from collections.abc import Callable
from functools import partial

from tests import parse_hostile as made
from tests.parse_files import MEGABYTE, STORY, TYPES, article_pdf, docx, pdf_pages, word_xml, zipped
from tutor.parse.reasons import Reason

Case = tuple[str, str, Callable[[], bytes], set[Reason]]

R = Reason
BROKEN = {R.DAMAGED, R.TOO_DEMANDING}  # pypdf takes a second to load and try; a busy machine makes that four
EXHAUSTING = BROKEN | {R.TOO_LONG, R.UNPACKS_TOO_LARGE, R.EMPTY, R.GARBLED}

PDF: list[Case] = [
    ("an empty file", "a.pdf", bytes, {R.EMPTY}),
    ("a file of NULs", "a.pdf", lambda: bytes(5000), {R.EMPTY}),
    ("a PDF of its first line", "a.pdf", lambda: b"%PDF-1.7\n", BROKEN),
    ("a PDF cut off in its first page", "a.pdf", lambda: article_pdf()[:300], BROKEN),
    ("a PDF of noise", "a.pdf", lambda: b"%PDF-1.7\n" + bytes(range(256)) * 200, BROKEN),
    ("a locked PDF", "a.pdf", made.locked_pdf, {R.ENCRYPTED}),
    ("a scan", "a.pdf", made.scan, {R.SCAN}),
    ("a PDF of blank pages", "a.pdf", lambda: pdf_pages([b"", b""]), {R.EMPTY}),
    ("a PDF of ten thousand pages", "a.pdf", made.many_pages, {R.TOO_MANY_PAGES}),
    ("pages that hold themselves", "a.pdf", made.looped_pages, BROKEN | {R.EMPTY}),
    ("arrays half a million deep", "a.pdf", made.deep_pdf, BROKEN | {R.EMPTY}),
    ("a page that unpacks to 200 MB", "a.pdf", lambda: pdf_pages([b" " * 200 * MEGABYTE]), EXHAUSTING),
    ("a PDF of 60,000 words", "a.pdf", lambda: pdf_pages([made.crowded_page()] * 60), {R.TOO_LONG}),
    ("a PDF in letters without an alphabet", "a.pdf", made.private_letters, {R.GARBLED}),
    ("a PDF and a zip at once", "a.pdf", lambda: article_pdf() + docx(), {R.NOT_ITS_TYPE}),
    ("a PDF that is called DOCX", "a.docx", article_pdf, {R.NOT_ITS_TYPE}),
    ("a PDF that is called text", "a.txt", article_pdf, {R.NOT_ITS_TYPE}),
    ("a sign-in page that is called PDF", "a.pdf", lambda: b"<!DOCTYPE html><html>Sign in</html>", {R.NOT_ITS_TYPE}),
]

entities = made.with_entities
DOCX: list[Case] = [
    ("a DOCX that unpacks to 256 MB", "a.docx", made.bomb, {R.UNPACKS_TOO_LARGE}),
    ("a DOCX that lies about its size", "a.docx", made.lying_bomb, {R.UNPACKS_TOO_LARGE, R.DAMAGED}),
    ("a DOCX of 2,500 parts", "a.docx", lambda: docx(**{f"w{n}": "" for n in range(2_500)}), {R.UNPACKS_TOO_LARGE}),
    ("a billion laughs", "a.docx", partial(entities, made.LAUGHS, "&l9;"), {R.ENTITIES}),
    ("one long entity many times", "a.docx", partial(entities, f'<!ENTITY a "{"a" * 90_000}">', "&a;" * 9_000), {R.ENTITIES}),
    ("an entity of this machine", "a.docx", partial(entities, '<!ENTITY p SYSTEM "file:///etc/passwd">', "&p;"), {R.ENTITIES}),
    ("definitions from afar", "a.docx", lambda: docx(word_xml("", '<!DOCTYPE a SYSTEM "http://far.example/">')), {R.ENTITIES}),
    ("definitions in UTF-16", "a.docx", lambda: docx('<!DOCTYPE a [<!ENTITY b "c">]><a/>'.encode("utf-16")), {R.ENTITIES}),
    ("XML half a million deep", "a.docx", lambda: docx(word_xml("<w:p>" * 500_000 + "</w:p>" * 500_000)), EXHAUSTING),
    ("XML that is cut off", "a.docx", lambda: docx(word_xml("<w:p/>")[:-20]), BROKEN),
    ("a macro in a DOCX", "a.docx", lambda: docx(word__vbaProject_dot_bin=b"Sub AutoOpen()"), {R.MACROS}),
    (
        "macros by type",
        "a.docx",
        lambda: docx(**{"[Content_Types]_dot_xml": TYPES.replace("main", "macroEnabled")}),
        {R.MACROS},
    ),
    ("a macro file by name", "a.docm", docx, {R.MACROS}),
    ("a locked DOCX", "a.docx", made.locked_docx, {R.ENCRYPTED}),
    ("a DOCX of locked entries", "a.docx", made.locked_entry, {R.ENCRYPTED}),
    ("a DOCX cut off", "a.docx", lambda: docx()[:400], BROKEN),
    ("a DOCX with a wrong checksum", "a.docx", made.wrong_checksum, BROKEN),
    ("a DOCX without words", "a.docx", lambda: docx(word_xml("<w:p/>")), {R.EMPTY}),
    ("a zip that is called DOCX", "a.docx", lambda: zipped({"../../evil.sh": "rm", "/etc/evil": "x"}), {R.NOT_ITS_TYPE}),
    ("an old Word file", "a.doc", lambda: made.OLD_OFFICE + bytes(999), {R.UNKNOWN_TYPE}),
    ("an old Word file that is called DOCX", "a.docx", lambda: made.OLD_OFFICE + bytes(999), {R.NOT_ITS_TYPE}),
]

TEXT: list[Case] = [
    ("a page 200,000 deep", "a.html", lambda: b"<html><body>" + b"<div>" * 200_000 + b"word", EXHAUSTING),
    ("a page of two million paragraphs", "a.html", lambda: b"<html><body>" + b"<p>word" * 2_000_000, EXHAUSTING),
    ("a page of scripts alone", "a.html", lambda: b"<html><body><script>write(1)</script></body></html>", {R.EMPTY}),
    ("Markdown of brackets", "a.md", lambda: b"[" * 200_000 + b"](a)" * 50_000, EXHAUSTING),
    ("Markdown of quotes in quotes", "a.md", lambda: b">" * 100_000 + b" word", EXHAUSTING),
    ("one line of 18 MB", "a.txt", lambda: b"word " * 3_700_000, {R.TOO_LONG}),
    ("one word of 10 MB", "a.txt", lambda: b"a" * 10 * MEGABYTE, {R.TOO_LONG}),
    ("letters that say nothing", "a.txt", lambda: b"QUJDREVGR0hJSktM" * 300, {R.GARBLED}),
    ("accents heaped by the million", "a.txt", lambda: ("a" + "\u0301\u0327" * MEGABYTE).encode(), {R.TOO_LONG}),
    ("a text of blanks", "a.txt", lambda: b" \n\t" * 1000, {R.EMPTY}),
    ("a picture that is called text", "a.txt", lambda: made.PNG, {R.NOT_ITS_TYPE}),
    ("a picture", "a.png", lambda: made.PNG, {R.PICTURE}),
    ("a program", "a.exe", lambda: b"MZ\x90\x00" + bytes(500), {R.UNKNOWN_TYPE}),
    ("bytes without a name", "", lambda: bytes(range(256)) * 40, {R.UNKNOWN_TYPE}),
    ("more bytes than the limit", "a.txt", lambda: b"word " * 5 * MEGABYTE, {R.TOO_LARGE}),
    ("more words than the limit", "a.txt", lambda: "\n".join(STORY * 150).encode(), {R.TOO_LONG}),
]

NAMES: list[Case] = [
    ("a NUL in the name", "a.pdf\0.txt", article_pdf, {R.NOT_ITS_TYPE}),
    ("a name written backwards", "a\u202efdp.exe", article_pdf, {R.UNKNOWN_TYPE}),
    ("a name with a way out", "../../../../tmp/evil.docx", article_pdf, {R.NOT_ITS_TYPE}),
]

HOSTILE = PDF + DOCX + TEXT + NAMES
