"""Files through the door: what is hostile ends in a named message, what is good waits for its teacher, packs go in and out."""

import io
import re
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from tests.conftest import ROOT
from tests.parse_cases import HOSTILE
from tests.parse_files import HEADING, MEGABYTE, STORY, TITLE, article_pdf, docx, zipped
from tests.teacher_site import KEY_WORDS, Site, act, raw_act, teacher_site
from tutor.core.reading import Reading
from tutor.corpus import load_reading, pack_of
from tutor.parse.limits import MOST_BYTES
from tutor.parse.reasons import NOTHING_KEPT

SOON = 20.0  # seconds: how long a person waits for an answer to a file, whatever is in it, on a busy machine
SMALL = 600 * MEGABYTE
# Two in three: each takes a child of its own, and a second of it; the parser's own tests read all. A form's file has a name.
FEW = [case for place, case in enumerate(HOSTILE) if place % 3 and case[1] and case[0] != "more bytes than the limit"]
PAGE = f"<html><body><h1>{TITLE}</h1>{''.join(f'<p>{words}</p>' for words in STORY)}</body></html>"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    with teacher_site(tmp_path_factory.mktemp("bring")) as site:
        yield site


def send(client: TestClient, data: bytes, name: str = "article.pdf", to: str = ""):  # type: ignore[no-untyped-def]  # httpx's
    return client.post("/teacher/bring", files={"file": (name, data)}, data={"to": to})


def everything_in(folder: Path) -> set[Path]:
    return {path for path in folder.rglob("*") if "read-twice.db" not in path.name}


def test_every_hostile_file_ends_in_a_named_message_soon_and_leaves_nothing(site: Site, tmp_path: Path, monkeypatch) -> None:  # type: ignore[no-untyped-def]  # pytest's
    outside, data = tmp_path / "outside", site.parts.settings.data
    outside.mkdir()
    monkeypatch.setenv("TMPDIR", str(outside))
    monkeypatch.chdir(outside)
    before, slow = everything_in(data), list[str]()
    for what, name, make, reasons in FEW:
        body = make()
        began = time.monotonic()
        answer = send(site.ada, body, name)
        if time.monotonic() - began > SOON:
            slow.append(what)
        assert answer.status_code == 422, what
        assert answer.json()["reason"] in reasons, what
        assert answer.json()["kept"] == NOTHING_KEPT
        assert answer.json()["advice"]

    assert len(FEW) >= 30
    assert slow == []
    assert everything_in(data) - {data / "bringing"} == before - {data / "bringing"}
    assert list(outside.iterdir()) == []
    assert "Not finished yet" not in act(site.ada, do="open", at="readings")["t-main"]


def test_what_is_larger_than_the_limit_is_refused_before_it_is_read(site: Site) -> None:
    answer = site.ada.post("/teacher/bring", content=bytes(MOST_BYTES + 2 * MEGABYTE))
    endless = site.ada.post("/teacher/bring", content=(b"x" for _ in range(3)))

    assert (answer.status_code, endless.status_code) == (413, 413)
    assert f"{MOST_BYTES // MEGABYTE} MB" in answer.text
    assert site.ada.post("/teacher/sign-out", content=bytes(MEGABYTE)).status_code == 413


def test_nobody_but_a_teacher_brings_or_exports_anything(site: Site) -> None:
    for client in (site.anonymous, site.student):
        assert send(client, article_pdf()).status_code == 401
        assert client.get("/teacher/pack/bridge.zip").status_code == 401
        answer = (
            raw_act(client, do="bring.take-in", id="x", fields={}).text + raw_act(client, do="open", at="readings/new").text
        )
        assert not any(word in answer for word in ("rt-b-drop", *KEY_WORDS))


def test_another_site_cannot_send_a_file(site: Site) -> None:
    answer = site.ada.post("/teacher/bring", files={"file": ("a.txt", b"x")}, headers={"sec-fetch-site": "cross-site"})

    assert answer.status_code == 403


@pytest.mark.parametrize(
    ("name", "data"),
    [("a.pdf", article_pdf()), ("a.docx", docx()), ("a.html", PAGE.encode()), ("a.md", b"# T\n\nOne.\n\nTwo.")],
)
def test_good_files_of_every_kind_wait_for_their_teacher(site: Site, name: str, data: bytes) -> None:
    answer = send(site.ada, data, name)

    assert answer.status_code == 200
    page = act(site.ada, do="open", at=f"readings/new/{answer.json()['id']}")["t-main"]
    assert "Check the text" in page
    act(site.ada, do="bring.discard-yes", id=answer.json()["id"])


@pytest.mark.parametrize("body", [b"", b"nothing", b"--x\r\nbroken"])
def test_a_request_that_is_no_form_is_refused_with_a_sentence(site: Site, body: bytes) -> None:
    kind = {"content-type": "multipart/form-data; boundary=x"} if body.startswith(b"--") else {}
    answer = site.ada.post("/teacher/bring", content=body, headers=kind)

    assert answer.status_code == 422
    assert NOTHING_KEPT in answer.text


def test_more_than_one_file_in_a_request_is_refused(site: Site) -> None:
    files = [("file", ("a.txt", b"One.")), ("file", ("b.txt", b"Two."))]

    assert site.ada.post("/teacher/bring", files=files).status_code == 422


def test_a_text_is_checked_corrected_and_drafted(site: Site) -> None:
    upload = send(site.ada, article_pdf()).json()["id"]
    send(site.ada, b"The engineers found two cracks.", "cracks.txt", to=upload)
    page = act(site.ada, do="open", at=f"readings/new/{upload}")["t-main"]
    assert f'value="{TITLE}"' in page or f'data-v="{TITLE}"' in page
    assert HEADING in page

    page = act(site.ada, do="bring.drop", id=upload, steps="0", number="2")["t-main"]
    assert f">{HEADING}<" not in page
    page = act(site.ada, do="bring.words", id=upload, steps="1", number="1", fields={"words": "One <b>more</b>.\nAnd one."})[
        "t-main"
    ]
    assert "One &lt;b&gt;more&lt;/b&gt;." in page
    stale = act(site.ada, do="bring.drop", id=upload, steps="1", number="1")
    assert "another window" in stale["notice"]
    page = act(site.ada, do="bring.undo", id=upload, steps="2")["t-main"]
    assert STORY[0][:60] in page
    page = act(site.ada, do="bring.range", id=upload, place="0", field="last", value="99")["t-main"]
    assert "choose paragraphs from 1 to 3" in page
    refused = act(site.ada, do="bring.take-in", id=upload, fields={})
    assert "cannot be taken in yet" in refused["notice"]
    act(site.ada, do="bring.propose", id=upload)

    shown = act(site.ada, do="bring.take-in", id=upload, fields={})
    assert re.search(r'data-at="readings/the-bridge-at-mill-lane-\w{4}/key"', shown["t-at"])
    listed = act(site.ada, do="open", at="readings")["t-main"]
    assert TITLE in listed
    assert "Draft key" in listed
    assert TITLE not in {reading.title for reading in site.record.readings()}


def test_another_teachers_upload_is_not_shown_or_changed(site: Site) -> None:
    upload = send(site.ada, b"Mine alone, and nobody else reads along here.", "mine.txt").json()["id"]

    assert "Another teacher" in act(site.ben, do="open", at=f"readings/new/{upload}")["t-main"]
    assert "Another teacher" in act(site.ben, do="bring.discard-yes", id=upload)["notice"]
    assert "Mine alone" not in raw_act(site.ben, do="open", at="readings").text
    assert send(site.ben, b"Words.", "b.txt", to=upload).status_code == 422
    act(site.ada, do="bring.discard-yes", id=upload)


@pytest.mark.parametrize("number", ["0", "9999", "-1", "1.5", "", "x" * 400])
def test_a_paragraph_that_is_not_there_is_a_sentence_and_no_failure(site: Site, number: str) -> None:
    upload = send(site.ada, b"One.\n\nTwo.", "two.txt").json()["id"]
    for do in ("join", "drop", "heading", "split", "words"):
        shown = act(site.ada, do=f"bring.{do}", id=upload, steps="0", number=number, cut="1", fields={"words": "x"})
        assert "went wrong on our side" not in shown["notice"]
    act(site.ada, do="bring.discard-yes", id=upload)


def test_a_pack_goes_out_and_comes_back_as_a_draft_or_approved(site: Site, tmp_path: Path) -> None:
    pack = site.ada.get("/teacher/pack/bridge.zip")
    assert pack.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(pack.content)) as folder:
        assert {"bridge/article.txt", "bridge/key.yaml", "bridge/SOURCES.md"} <= set(folder.namelist())
        folder.extractall(tmp_path)
    reading, key = load_reading(tmp_path / "bridge")
    assert (reading.title, len(key.findings)) == ("The bridge", 2)

    upload = send(site.ada, pack.content, "bridge.zip").json()["id"]
    assert "2 findings, 1 fair sentences" in act(site.ada, do="open", at=f"readings/new/{upload}")["t-main"]
    act(site.ada, do="bring.pack", id=upload, **{"as": "draft"})
    rows = {row.reading.id: row for row in site.parts.library().listed() if row.reading.title == "The bridge"}
    assert sorted((row.approved, row.drafted) for row in rows.values()) == [(0, True), (1, False)]
    again = send(site.ada, pack.content, "bridge.zip").json()["id"]
    assert "is here already" in act(site.ada, do="bring.pack", id=again, **{"as": "approved"})["notice"]

    other = send(site.ada, pack_of(replace_title(reading), key), "other.zip").json()["id"]
    act(site.ada, do="bring.pack", id=other, **{"as": "approved"})
    assert "Another bridge" in {each.title for each in site.record.readings()}


def test_a_pack_with_mistakes_is_refused_by_file_and_line(site: Site) -> None:
    answer = send(site.ada, zipped({"article.txt": "Words.", "card.yaml": "title: [", "key.yaml": ""}), "b.zip")

    assert answer.status_code == 422
    assert answer.json()["wrong"] == "This pack has mistakes."
    assert any(line.startswith("card.yaml:") for line in answer.json()["lines"])


def test_a_pack_of_a_reading_that_is_not_there_is_a_sentence(site: Site) -> None:
    assert site.ada.get("/teacher/pack/nothing.zip").status_code == 404
    assert site.ada.get("/teacher/pack/..%2f..%2fetc.zip").status_code == 404


def replace_title(reading: Reading) -> Reading:
    return replace(reading, id="other", card=replace(reading.card, title="Another bridge"))


HEAVIEST = """
import re, resource, sys
from pathlib import Path
from tests.teacher_site import teacher_site
with teacher_site(Path(sys.argv[1]) / "site") as site:
    for file in sorted((Path(sys.argv[1]) / "files").iterdir()):
        with file.open("rb") as body:
            assert site.ada.post("/teacher/bring", files={"file": (file.name, body)}).status_code == 422
    # ru_maxrss of this process would begin with that of the one that started it
    print(int(re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())[1]) * 1024)
    print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * 1024)
"""


def test_neither_the_server_nor_a_reader_takes_more_memory_than_the_limit(tmp_path: Path) -> None:
    if not Path("/proc/self/status").exists():
        pytest.skip("only Linux tells")
    files = tmp_path / "files"
    files.mkdir()
    for what, name, make, _ in HOSTILE:
        if any(size in what for size in ("256 MB", "two million", "18 MB", "200 MB")):
            (files / f"{len(list(files.iterdir()))}-{name}").write_bytes(make())
    done = subprocess.run([sys.executable, "-c", HEAVIEST, str(tmp_path)], cwd=ROOT, capture_output=True, text=True)

    assert done.returncode == 0, done.stderr[-2000:]
    assert len(list(files.iterdir())) == 4
    assert max(map(int, done.stdout.split()[-2:])) < SMALL
