"""`tutor add`, `export` and `import`, each as the process that a person starts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.parse_files import STORY, article_pdf
from tutor.record import ReadingRecord, SqlRecord, open_record

SLANTED = "Everyone knows that this disgraceful bridge was a disaster. The council found two cracks in the northern arch."


def tutor(data: Path, *words: str) -> subprocess.CompletedProcess[str]:
    around = {**os.environ, "TUTOR_DATA": str(data), "TUTOR_MODEL": "", "DATABASE_URL": ""}
    return subprocess.run(
        [sys.executable, "-m", "tutor", *words], cwd=ROOT, env=around, capture_output=True, text=True, check=False
    )


@pytest.fixture
def record(tmp_path: Path) -> SqlRecord:
    return open_record(f"sqlite:///{tmp_path / 'data' / 'read-twice.db'}")


def test_a_file_is_added_exported_and_imported_elsewhere(tmp_path: Path, record: SqlRecord) -> None:
    file, cracks, pack = tmp_path / "a.txt", tmp_path / "cracks.txt", tmp_path / "a.zip"
    file.write_text(f"{SLANTED}\n\n{STORY[0]}", encoding="utf-8")
    cracks.write_text("The engineers found two cracks in the northern arch of the bridge in June 2019.", encoding="utf-8")
    generation = record.index_generation()

    added = tutor(tmp_path / "data", "add", str(file), "--title", "The bridge’s end", "--background", str(cracks))
    assert added.returncode == 0, added.stderr
    name = added.stdout.split()[3].rstrip(":")
    assert f"/teacher/#/readings/{name}/key" in added.stdout
    assert record.index_generation() > generation
    assert record.readings() == []
    reading, key = ReadingRecord(record.transactions).packed(name)
    assert (reading.title, [each.id for each in reading.background]) == ("The bridge’s end", ["cracks"])
    assert key.findings

    assert tutor(tmp_path / "data", "export", name, str(pack)).returncode == 0
    taken = tutor(tmp_path / "other", "import", str(pack), "--approved")
    assert taken.returncode == 0, taken.stderr
    elsewhere = open_record(f"sqlite:///{tmp_path / 'other' / 'read-twice.db'}")
    assert [each.text for each in elsewhere.readings()] == [reading.text]
    assert "is here already" in tutor(tmp_path / "other", "import", str(pack)).stderr


def test_what_cannot_be_taken_in_is_one_sentence(tmp_path: Path, record: SqlRecord) -> None:
    cut, no_pack = tmp_path / "a.pdf", tmp_path / "a.zip"
    cut.write_bytes(article_pdf()[:300])
    no_pack.write_text("no zip")
    for words, said in (
        (("add", str(cut), "--title", "T"), "Nothing was kept"),
        (("import", str(no_pack)), "no exercise pack"),
        (("import", str(tmp_path / "none.zip")), "cannot be read"),
        (("export", "nothing", str(tmp_path / "out.zip")), "no such reading"),
    ):
        done = tutor(tmp_path / "data", *words)
        assert (done.returncode, "Traceback" in done.stderr) == (1, False)
        assert said in done.stderr

    assert ReadingRecord(record.transactions).listed() == []
