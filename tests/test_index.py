"""The index: what it finds, what it keeps apart, when it is built anew, and what it survives."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.conftest import ROOT
from tutor.core.reading import Document, Reading, SourceCard
from tutor.core.text import divided
from tutor.corpus import load_reading, sentences
from tutor.errors import StoreUnavailable
from tutor.index import MiniLM, PassageIndex, open_index
from tutor.index.entries import ARTICLE, Kind, digest, entries_of
from tutor.index.floor import FLOOR, Floor, fused, is_own
from tutor.index.keywords import Keywords
from tutor.index.search import Way, passage_cosines


class CountingModel(MiniLM):
    """The real model, which also counts what it embeds for the index."""

    def __init__(self) -> None:
        super().__init__()
        self.texts: list[str] = []

    def embedded(self, text: str) -> "object":  # type: ignore[override]  # a vector; numpy stays out of the tests
        self.texts.append(text)
        return super().embedded(text)


def reading(name: str, *paragraphs: str, revision: int = 1) -> Reading:
    document = Document("facts", f"Facts about the {name}", divided("\n".join(paragraphs), sentences), later=True)
    return Reading(
        name,
        SourceCard(f"The {name}"),
        divided("The article says little.", sentences),
        revision=revision,
        background=(document,),
    )


BRIDGE = reading(
    "bridge",
    "Engineers found two cracks in the bridge in June 2019.",
    "The repair would cost 40,000 pounds and take three months.",
)
BAKERY = reading(
    "bakery",
    "The bakery opened in 1987 and sells rye bread.",
    "Engineers found two cracks in the oven of the bakery in June 2019.",
)


@pytest.fixture(scope="module")
def model() -> MiniLM:
    return MiniLM()


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory, model: MiniLM) -> PassageIndex:
    return open_index([BRIDGE, BAKERY], tmp_path_factory.mktemp("index"), model=model)


@pytest.mark.parametrize(
    ("question", "passage"), [("how many cracks did they find", 1), ("how much does the repair cost?", 2), ("reppair cost", 2)]
)
def test_a_question_finds_the_passage_that_answers(index: PassageIndex, question: str, passage: int) -> None:
    hits = index.search("bridge", question)

    assert (hits[0].document, hits[0].passage) == ("facts", passage)


def test_one_readings_passages_never_answer_for_another(index: PassageIndex) -> None:
    assert index.search("bakery", "two cracks June 2019")[0].passage == 2
    assert {candidate.hit.passage for candidate in index.ranked("bridge", "rye bread 1987 bakery", Way.KEYWORDS)} == set()
    assert index.search("bridge", "who sells rye bread") == []


@pytest.mark.parametrize(
    "question", ["who won the world cup", "how tall is the ziggurat of ur", "", "   ", "?!", "🙂", "the of and"]
)
def test_nothing_is_returned_where_nothing_is_near(index: PassageIndex, question: str) -> None:
    assert index.search("bridge", question) == []


def test_a_reading_that_is_not_there_has_no_passages(index: PassageIndex) -> None:
    assert index.search("nowhere", "how many cracks did they find") == []


def test_the_article_is_searched_only_when_asked_for(index: PassageIndex) -> None:
    assert ARTICLE not in {each.hit.document for each in index.ranked("bridge", "what does the article say")}
    assert ARTICLE in {each.hit.document for each in index.ranked("bridge", "what does the article say", article=True)}


@pytest.mark.parametrize(
    ("question", "paragraph"),
    [
        ("what does the article say", 1),
        ("how many cracks did they find", 0),  # the background's
        ("which word is unfair", 0),
        ("where is the loaded language", 0),
        ("", 0),
    ],
)
def test_what_the_article_says_itself_is_found_in_its_own_words_and_faults_are_not(
    index: PassageIndex, question: str, paragraph: int
) -> None:
    assert index.in_article("bridge", question) == paragraph


def test_at_most_as_many_passages_come_as_were_asked_for(index: PassageIndex) -> None:
    assert len(index.search("bridge", "engineers cracks bridge repair cost months", most=1)) == 1


def test_similarity_is_a_cosine_and_scores_fall(index: PassageIndex, model: MiniLM) -> None:
    hits = index.search("bridge", "Engineers found two cracks in the bridge in June 2019.")

    assert hits[0].similarity > 0.9
    assert all(-1 <= hit.similarity <= 1.0001 for hit in hits)
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


@given(st.text(max_size=200))
def test_any_question_gets_an_answer_or_none(index: PassageIndex, question: str) -> None:
    for hit in index.search("bridge", question):
        assert hit.passage in (1, 2)


def test_the_entries_of_a_reading_slice_its_text_exactly() -> None:
    founding = load_reading(ROOT / "corpus" / "us-withdrawal-iraq")[0]

    for entry in entries_of(founding):
        text = (
            founding.text if entry.kind is Kind.ARTICLE else next(d.text for d in founding.background if d.id == entry.document)
        )
        assert entry.words.endswith(text.body[entry.start : entry.end])
        assert not text.passage(entry.passage).heading
    assert len({entry.id for entry in entries_of(founding)}) == len(list(entries_of(founding)))


def test_the_second_opening_embeds_nothing(tmp_path: Path) -> None:
    first, second = CountingModel(), CountingModel()
    seen: list[tuple[int, int]] = []

    open_index([BRIDGE], tmp_path, lambda done, of: seen.append((done, of)), first)
    again = open_index([BRIDGE], tmp_path, model=second)

    assert seen[-1] == (len(first.texts), len(first.texts))
    assert second.texts == []
    assert again.search("bridge", "how many cracks did they find")[0].passage == 1


def test_a_change_is_built_anew_and_embeds_only_what_is_new(tmp_path: Path) -> None:
    open_index([BRIDGE], tmp_path)
    model = CountingModel()
    newer = reading("bridge", "Engineers found two cracks in the bridge in June 2019.", "Nobody was hurt.", revision=2)

    index = open_index([BRIDGE, newer], tmp_path, model=model)

    assert model.texts == ["Facts about the bridge. Nobody was hurt.", "Nobody was hurt."]
    assert index.search("bridge", "what does the repair cost") == []
    assert index.search("bridge", "was anybody hurt")[0].passage == 2


def test_what_the_index_is_made_from_decides_its_digest() -> None:
    entries = list(entries_of(BRIDGE))

    assert digest(entries) == digest(reversed(entries))
    assert digest(entries) != digest(entries_of(replace(BRIDGE, revision=2)))
    assert digest(entries) != digest(entries[:-1])


def _truncate(generation: Path) -> None:
    for file in (path for path in generation.rglob("*") if path.is_file() and path.name != "stamp.json"):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 3])


def _garble(generation: Path) -> None:
    for file in (path for path in generation.rglob("*") if path.is_file() and path.name != "stamp.json"):
        file.write_bytes(b"\x00garbage\xff" * 500)


def _empty(generation: Path) -> None:
    for path in [path for path in generation.iterdir() if path.name != "stamp.json"]:
        shutil.rmtree(path) if path.is_dir() else path.unlink()


def _unstamp(generation: Path) -> None:
    (generation / "stamp.json").write_text("{")


def _miscount(generation: Path) -> None:
    stamp = json.loads((generation / "stamp.json").read_text())
    (generation / "stamp.json").write_text(json.dumps(stamp | {"entries": 99}))


IN_ANOTHER_PROCESS = """
import sys
from pathlib import Path
from tests.test_index import BRIDGE, open_index
print(open_index([BRIDGE], Path(sys.argv[1])).search("bridge", "how many cracks did they find")[0].passage)
"""


def passage_found_elsewhere(root: Path) -> str:
    script = [sys.executable, "-c", IN_ANOTHER_PROCESS, str(root)]
    return subprocess.run(script, check=True, cwd=ROOT, capture_output=True, text=True).stdout.strip()


@pytest.fixture(scope="module")
def left_behind(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index whose process has ended, so that no client of ours holds its files."""
    root = tmp_path_factory.mktemp("left")
    passage_found_elsewhere(root)
    return root


@pytest.mark.parametrize("damage", [_truncate, _garble, _empty, _unstamp, _miscount])
def test_a_damaged_index_is_built_anew(
    tmp_path: Path, left_behind: Path, model: MiniLM, damage: Callable[[Path], None]
) -> None:
    root = shutil.copytree(left_behind, tmp_path / "index")
    damage(next(root.glob("g-*")))

    index = open_index([BRIDGE], root, model=model)

    assert index.search("bridge", "how many cracks did they find")[0].passage == 1


def test_a_build_that_was_cut_off_is_never_read(tmp_path: Path, model: MiniLM) -> None:
    class Cut(MiniLM):
        def embedded(self, text: str) -> "object":  # type: ignore[override]  # it never returns
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        open_index([BRIDGE], tmp_path, model=Cut())

    assert list(tmp_path.glob("g-*")) == []
    assert open_index([BRIDGE], tmp_path, model=model).search("bridge", "how many cracks did they find")


def test_an_index_that_vanishes_while_it_is_used_is_built_again(tmp_path: Path, model: MiniLM) -> None:
    index = open_index([BRIDGE], tmp_path, model=model)
    shutil.rmtree(next(tmp_path.glob("g-*")))

    assert index.search("bridge", "how many cracks did they find")[0].passage == 1
    assert open_index([BRIDGE], tmp_path, model=model).search("bridge", "how many cracks did they find")[0].passage == 1


def test_two_processes_read_one_index(tmp_path: Path, model: MiniLM) -> None:
    index = open_index([BRIDGE], tmp_path, model=model)

    assert passage_found_elsewhere(tmp_path) == "1"
    assert len(list(tmp_path.glob("g-*"))) == 1
    assert index.search("bridge", "how many cracks did they find")[0].passage == 1


def test_a_folder_that_cannot_be_written_is_said_plainly(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")

    with pytest.raises(StoreUnavailable, match="cannot be written"):
        open_index([BRIDGE], tmp_path / "file")


def test_no_readings_make_an_empty_index(tmp_path: Path, model: MiniLM) -> None:
    assert open_index([], tmp_path, model=model).search("bridge", "cracks") == []
    assert open_index([], tmp_path, model=model).search("bridge", "cracks") == []


@pytest.mark.parametrize("content", [None, b"not a model"])
def test_a_missing_or_wrong_model_file_is_said_plainly(tmp_path: Path, content: bytes | None) -> None:
    file = tmp_path / "model.onnx"
    if content is not None:
        file.write_bytes(content)

    with pytest.raises(StoreUnavailable, match="Install it again"):
        MiniLM(file).vector("cracks")


def test_texts_that_mean_the_same_are_nearer_than_others(model: MiniLM) -> None:
    assert (
        model.similarity("The troops left.", "The soldiers went away.")
        > model.similarity("The troops left.", "Rye bread is cheap.") + 0.3
    )
    assert model.similarity("Anything", "Anything") == pytest.approx(1)
    assert [round(number, 4) for number in model.embed_query("cracks")] == [
        round(number, 4) for number in model.embed_documents(["cracks"])[0]
    ]
    assert len(model.embed_query("word " * 5000)) == 384


def test_slips_of_the_finger_are_mended_to_words_of_the_text_and_nothing_else_is() -> None:
    keywords = Keywords(["The parliament of Iraq voted.", "The government left."])

    assert keywords.mended("did the parliment vote") == "did the parliament vote"
    assert keywords.mended("the goverment of germany") == "the government of germany"
    assert keywords.ranked("zebra") == []


def test_rare_words_count_more_for_coverage() -> None:
    keywords = Keywords(["iraq troops", "iraq base", "iraq embassy"])

    assert keywords.coverage("iraq troops", 0) == 1
    assert keywords.coverage("iraq embassy", 0) < 0.2
    assert keywords.coverage("what is it", 0) == 0


def test_fusing_adds_reciprocal_ranks() -> None:
    scores = fused(["a", "b"], ["b", "c"], weight=1.0)

    assert list(scores) == ["b", "a", "c"]
    assert scores["b"] == pytest.approx(1 / 12 + 1 / 11)


def test_the_article_answers_itself_where_it_is_nearest_or_the_background_is_silent() -> None:
    assert is_own((0.5, 1.0), [(0.3, 1.0)])
    assert is_own((0.45, 1.0), [(0.5, 1.0)])  # not clearly nearer
    assert not is_own((0.3, 1.0), [(0.6, 1.0)])
    assert not is_own((0.6, 0.5), [(0.4, 1.0)])
    assert is_own((0.6, 0.5), [(0.4, 0.1)])  # a silent background
    assert not is_own((0.4, 0.1), [])


def test_one_near_passage_vouches_for_a_question_and_none_means_silence() -> None:
    floor = Floor(cosine=1.0, coverage=0.5, least=0.7)

    assert floor.lets_through([(0.5, 0.2), (0.6, 0.4), (0.3, 0.1)]) == [0, 1]
    assert floor.lets_through([(0.5, 0.2), (0.6, 0.1)]) == []
    assert floor.lets_through([(0.1, 0.0)] * 3 + [(0.9, 1.0)]) == []
    assert FLOOR.lets_through([]) == []


def test_a_passages_cosine_is_the_mean_of_its_own_and_its_best_sentences() -> None:
    def data(passage: int, part: int) -> dict[str, object]:
        return {"document": "facts", "passage": passage, "part": part}

    cosines, least = passage_cosines([(data(1, 2), 0.9), (data(2, 0), 0.8), (data(1, 0), 0.6), (data(1, 1), 0.5)])

    assert least == 0.5
    assert cosines == {("facts", 1): pytest.approx(0.75), ("facts", 2): pytest.approx(0.65)}


def test_chromadb_is_imported_only_when_an_index_is_opened() -> None:
    script = "import sys, tutor.index; sys.exit('chromadb' in sys.modules or 'onnxruntime' in sys.modules)"

    subprocess.run([sys.executable, "-c", script], check=True, cwd=ROOT)
