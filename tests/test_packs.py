"""Exercise packs: what goes out comes back as it was, and what comes from elsewhere is looked at first."""

import io
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.parse_files import MEGABYTE, zipped
from tutor.corpus import load_reading, pack_of, read_pack
from tutor.errors import BadCorpus

SOON = 30.0  # seconds, on a busy machine; what the bombs would take without a limit is minutes and gigabytes


def files_of(folder: Path) -> dict[str, str | bytes]:
    return {path.relative_to(folder.parent).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def parts(bridge: Path) -> dict[str, str | bytes]:
    return files_of(bridge)


def test_a_pack_comes_back_as_it_was(bridge: Path, tmp_path: Path) -> None:
    reading, key = load_reading(bridge)
    pack = pack_of(reading, key)

    assert read_pack(pack, "x.zip", tmp_path / "own")[:2] == (reading, key)
    assert pack == pack_of(reading, key)
    assert list((tmp_path / "own").iterdir()) == []


def test_a_pack_tells_where_its_texts_come_from(bridge: Path) -> None:
    with zipfile.ZipFile(io.BytesIO(pack_of(*load_reading(bridge)))) as pack:
        sources = pack.read("bridge/SOURCES.md").decode()

    assert "a made-up paper" in sources
    assert "- Invented for tests" in sources


def test_a_pack_without_a_top_folder_takes_the_name_of_its_file(parts: dict[str, str | bytes], tmp_path: Path) -> None:
    bare = {name.removeprefix("bridge/"): part for name, part in parts.items()}

    assert read_pack(zipped(bare), "Our Bridge (2).zip", tmp_path)[0].id == "our-bridge-2"


def test_what_a_file_manager_adds_is_passed_over(parts: dict[str, str | bytes], tmp_path: Path) -> None:
    stray = {
        "__MACOSX/bridge/._card.yaml": b"x",
        "bridge/.DS_Store": b"x",
        "bridge/SOURCES.md": b"x",
        "bridge/background/": b"",
    }

    assert read_pack(zipped({**stray, **parts}), "x.zip", tmp_path)[0].id == "bridge"


def test_a_mistake_is_named_by_file_and_line_without_a_folder_of_ours(
    change: Callable[[str, str, str], Path], tmp_path: Path
) -> None:
    folder = change("key.yaml", "code: LL1", "code: XX9")
    with pytest.raises(BadCorpus) as caught:
        read_pack(zipped(files_of(folder)), "x.zip", tmp_path / "own")

    assert str(caught.value).startswith("key.yaml:3: “XX9” is no code")
    assert str(tmp_path) not in str(caught.value)


def bomb(parts: dict[str, str | bytes]) -> bytes:
    return zipped({**parts, "bridge/key.yaml": b"findings:\n" + b" " * (200 * MEGABYTE)})


def entity_bomb(parts: dict[str, str | bytes]) -> bytes:
    laughs = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
    return zipped({**parts, "bridge/card.yaml": laughs})


def locked(parts: dict[str, str | bytes]) -> bytes:
    data = bytearray(zipped(parts))
    for place in range(len(data) - 4):
        if data[place : place + 4] == b"PK\x01\x02":
            data[place + 8] |= 1
    return bytes(data)


def packed(parts: dict[str, str | bytes], how: int) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", how) as pack:
        for name, part in parts.items():
            pack.writestr(name, part)
    return out.getvalue()


def with_a_place_before_its_beginning(parts: dict[str, str | bytes]) -> bytes:
    """The end of the zip says that its list of files begins far behind, which makes its parts begin below zero."""
    data = bytearray(zipped(parts))
    data[-6:-2] = (2**31).to_bytes(4, "little")
    return bytes(data)


HOSTILE: dict[str, tuple[Callable[[dict[str, str | bytes]], bytes], str]] = {
    "no zip": (lambda parts: b"hello", "damaged, or no zip"),
    "cut off": (lambda parts: zipped(parts)[:-40], "damaged, or no zip"),
    "empty": (lambda parts: zipped({}), "is missing"),
    "no text": (lambda parts: zipped({n: p for n, p in parts.items() if "article" not in n}), "article.txt is missing"),
    "a way up": (lambda parts: zipped({**parts, "bridge/../../evil.txt": b"x"}), "has no place"),
    "a way up inside a name that we know": (lambda parts: zipped({**parts, "../article.txt": b"x"}), "has no place"),
    "from the root": (lambda parts: zipped({**parts, "/etc/passwd": b"x"}), "has no place"),
    "of windows": (lambda parts: zipped({**parts, "bridge\\..\\evil.txt": b"x"}), "has no place"),
    "a program": (lambda parts: zipped({**parts, "bridge/run.py": b"x"}), "has no place"),
    "two readings": (lambda parts: zipped({**parts, "other/card.yaml": b"x"}), "more than one folder"),
    "a bomb": (bomb, "unpacks to far more"),
    "a bomb of aliases": (entity_bomb, "aliases"),
    "many files": (lambda parts: zipped({**parts, **{f"bridge/background/n{n}.md": b"x" for n in range(99)}}), "more than 60"),
    "a lock": (locked, "locked with a password"),
    "a packing that is not read bit by bit": (lambda parts: packed(parts, zipfile.ZIP_LZMA), "Make a usual zip"),
    "a place before its beginning": (with_a_place_before_its_beginning, "damaged, or no zip"),
    "a long text": (lambda parts: zipped({**parts, "bridge/article.txt": b"word " * 10_001}), "more than 10,000 words"),
    "not utf-8": (lambda parts: zipped({**parts, "bridge/article.txt": b"\xff\xfe\xff"}), "article.txt:1: this is not UTF-8"),
    "deep yaml": (lambda parts: zipped({**parts, "bridge/key.yaml": b"[" * 9000}), "key.yaml:1"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_pack_is_refused_soon_and_leaves_nothing(name: str, parts: dict[str, str | bytes], tmp_path: Path) -> None:
    make, words = HOSTILE[name]
    own = tmp_path / "own" / "deep"
    own.mkdir(parents=True)
    data, began = make(parts), time.monotonic()
    with pytest.raises(BadCorpus) as caught:
        read_pack(data, "x.zip", own)

    assert words in str(caught.value)
    assert time.monotonic() - began < SOON
    assert [path for path in (tmp_path / "own").rglob("*") if path != own] == []
