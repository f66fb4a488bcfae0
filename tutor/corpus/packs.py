"""An exercise pack: a reading's folder as one zip. What comes from elsewhere is looked at before it is unpacked."""

import io
import re
import tempfile
import zipfile
import zlib
from pathlib import Path

from tutor.core.key import AnswerKey
from tutor.core.reading import Reading
from tutor.corpus.fields import NAME
from tutor.corpus.folders import content_hash
from tutor.corpus.reader import load_reading
from tutor.corpus.writer import write_reading
from tutor.errors import BadCorpus

MOST_ENTRIES = 60
MOST_PACKED = 4 * 1024 * 1024
MOST_OF_A_FILE = 1024 * 1024  # the founding key, 92 findings with everything, takes 90,000
MOST_ARTICLE_WORDS = 10_000
SOURCES = "SOURCES.md"
FIRST_DAY = (1980, 1, 1, 0, 0, 0)  # the same pack twice is the same file

_OURS = re.compile(rf"(?:(?P<top>{NAME.pattern})/)?(?P<rest>article\.txt|card\.yaml|key\.yaml|background/{NAME.pattern}\.md)")
_STRAY = re.compile(r"(.*/)?(__MACOSX/.*|\.DS_Store|Thumbs\.db|desktop\.ini|SOURCES\.md|README\.md)|[^.\\]*/")
_LOCKED = 0x1  # the flag of an encrypted entry
_PACKINGS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)  # the others unpack far more than is asked of them at once

NO_PACK = "This is no exercise pack: {why}. A pack is one zip with article.txt, card.yaml and key.yaml in it."


def pack_of(reading: Reading, key: AnswerKey) -> bytes:
    """The zip of a reading and its key. Raises BadCorpus where the form cannot hold a place."""
    out = io.BytesIO()
    with tempfile.TemporaryDirectory(prefix="pack-") as own, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as pack:
        folder = Path(own) / reading.id
        write_reading(reading, key, folder)
        (folder / SOURCES).write_text(sources_of(reading), encoding="utf-8")
        for file in sorted(path for path in folder.rglob("*") if path.is_file()):
            name = zipfile.ZipInfo(f"{reading.id}/{file.relative_to(folder).as_posix()}", FIRST_DAY)
            name.compress_type = zipfile.ZIP_DEFLATED
            pack.writestr(name, file.read_bytes())
    return out.getvalue()


def sources_of(reading: Reading) -> str:
    """Where the texts of a pack come from, as far as it is known."""
    card = reading.card
    from_where = ", ".join(filter(None, (card.author, card.publisher, card.date)))
    lines = [f"# {card.title}", "", f"The article: {from_where or 'not known'}.", ""]
    for document in reading.background:
        lines += [f"## {document.title}", "", *(f"- {source}" for source in document.sources or ("not known",)), ""]
    return "\n".join([*lines, "Check whether you may copy these texts before you pass this pack on.", ""])


def read_pack(data: bytes, name: str, folder: Path) -> tuple[Reading, AnswerKey, str]:
    """A pack's reading, its key and the hash of its content; unpacked into `folder` for as long as this takes.

    Raises BadCorpus, one line a problem, each with file and line inside the pack.
    """
    parts = _parts(data)
    tops = {top for top, _ in parts}
    if len(tops) > 1:
        raise BadCorpus(NO_PACK.format(why="it holds more than one folder"))
    top = next(iter(tops)) or _plain(name)
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix="pack-", dir=folder) as own:
        return _loaded(Path(own) / top, {rest: content for (_, rest), content in parts.items()})


def _loaded(folder: Path, parts: dict[str, bytes]) -> tuple[Reading, AnswerKey, str]:
    (folder / "background").mkdir(parents=True)
    for rest, content in parts.items():
        (folder / rest).write_bytes(content)
    if len(parts["article.txt"].split()) > MOST_ARTICLE_WORDS:
        raise BadCorpus(f"article.txt:1: the text has more than {MOST_ARTICLE_WORDS:,} words, which are the most.")
    try:
        reading, key = load_reading(folder)
    except BadCorpus as problem:
        raise BadCorpus(str(problem).replace(f"{folder}/", "").replace(str(folder), folder.name)) from None
    return reading, key, content_hash(folder)


def _parts(data: bytes) -> dict[tuple[str, str], bytes]:
    """What belongs to a pack, by top folder and name within; nothing is written yet, and no size in the zip is believed."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            entries = pack.infolist()
            if len(entries) > MOST_ENTRIES:
                raise BadCorpus(NO_PACK.format(why=f"it holds more than {MOST_ENTRIES} files"))
            found = _read(pack, entries)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, ValueError, OverflowError) as error:
        raise BadCorpus(NO_PACK.format(why="it is damaged, or no zip")) from error
    missing = {"article.txt", "card.yaml"} - {rest for _, rest in found}
    if missing:
        raise BadCorpus(NO_PACK.format(why=f"{' and '.join(sorted(missing))} is missing"))
    return found


def _read(pack: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> dict[tuple[str, str], bytes]:
    found, left = dict[tuple[str, str], bytes](), MOST_PACKED
    for entry in entries:
        place = _OURS.fullmatch(entry.filename)
        if place is None:
            if not _STRAY.fullmatch(entry.filename):
                raise BadCorpus(NO_PACK.format(why=f"“{_shown(entry.filename)}” has no place in one"))
            continue
        if entry.flag_bits & _LOCKED:
            raise BadCorpus(NO_PACK.format(why="it is locked with a password"))
        if entry.compress_type not in _PACKINGS:
            raise BadCorpus(NO_PACK.format(why="it is packed in a way that not every program reads. Make a usual zip of it"))
        with pack.open(entry) as part:
            content = part.read(min(left, MOST_OF_A_FILE) + 1)
        left -= len(content)
        if left < 0 or len(content) > MOST_OF_A_FILE:
            raise BadCorpus(NO_PACK.format(why="it unpacks to far more than a reading needs"))
        found[place["top"] or "", place["rest"]] = content
    return found


def _shown(name: str) -> str:
    return "".join(character for character in name if character.isprintable())[:80]


def _plain(name: str) -> str:
    """A folder's name from the zip's own."""
    found = "-".join(re.findall(r"[a-z0-9]+", name.removesuffix(".zip").lower()))[:40].strip("-")
    return found or "reading"
