"""One browser, one server, one scripted tutor for all tests here; a fresh visitor for each."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.fake_looking import FakeLooking
from tests.browser.fake_tutor import FakeTutor
from tests.browser.server import serving
from tests.browser.visitor import Visitor
from tests.conftest import ROOT
from tutor.assembly import looking_of
from tutor.core.course import WITH_TASKS, Step
from tutor.corpus.reader import load_reading
from tutor.index import MiniLM, open_index
from tutor.record import ClassRecord, open_record
from tutor.rewriting import Rewriting
from tutor.seated import SeatedTutor
from tutor.tutoring import LessonTutor
from tutor.web.app import make_app

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = (
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """Closed with this package: its loop would stand in the way of asynchronous tests elsewhere."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="package")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[FakeTutor, str]]:
    readings = [load_reading(ROOT / "corpus" / name)[0] for name in ("skate-park", "us-withdrawal-iraq")]
    tutor = FakeTutor(readings)
    with serving(make_app(tutor, FakeLooking(tutor), tmp_path_factory.mktemp("data"))) as address:
        yield tutor, address


@pytest.fixture(scope="package")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the real thing: record, index, teaching rule, looks and page together, with one reading."""
    with really_serving(tmp_path_factory.mktemp("real")) as address:
        yield address


class GivesTasks(LessonTutor):
    """A tutor whose lessons all have the two tasks, as a teacher would switch them on."""

    async def begin(self, learner: str, reading: str, lesson: int, plain: bool, steps: tuple[Step, ...] = WITH_TASKS) -> str:
        return await super().begin(learner, reading, lesson, plain, WITH_TASKS)


@pytest.fixture
def real_with_tasks(tmp_path: Path) -> Iterator[str]:
    """The same with the two tasks in every lesson."""
    with really_serving(tmp_path, GivesTasks) as address:
        yield address


@contextmanager
def really_serving(data: Path, kind: type[LessonTutor] = LessonTutor) -> Iterator[str]:
    record = open_record(f"sqlite:///{data}/read-twice.db")
    record.import_reading(*load_reading(ROOT / "corpus" / "skate-park"), "shipped")
    embedding = MiniLM()
    tutor = kind(record, open_index(record.readings(), data / "index", model=embedding), embedding.similarity)
    looking = looking_of(record)
    seated = SeatedTutor(tutor, tutor, tutor, ClassRecord(record.transactions), looking)
    with serving(make_app(seated, looking, data, tasks=Rewriting(record, embedding.similarity))) as address:
        yield address
    record.close()


@pytest.fixture
def tutor(site: tuple[FakeTutor, str]) -> FakeTutor:
    site[0].heard.clear()
    site[0].pause = 0.0
    return site[0]


@pytest.fixture
def visit(chromium: Browser, site: tuple[FakeTutor, str], tutor: FakeTutor) -> Iterator[Callable[..., Visitor]]:
    """Open the page as a new visitor. At the end: no error on any console, and no request to another host."""
    visitors: list[Visitor] = []

    def open_page(width: int = 1280, height: int = 800, scheme: str = "light", touch: bool = False, path: str = "/") -> Visitor:
        size = {"width": width, "height": height}
        context = chromium.new_context(viewport=size, color_scheme=scheme, has_touch=touch, is_mobile=touch)  # type: ignore[arg-type]  # playwright types literals only
        visitors.append(Visitor(context.new_page(), site[1]))
        visitors[-1].go(path)
        return visitors[-1]

    yield open_page
    for visitor in visitors:
        visitor.page.context.close()
        assert visitor.complaints == []
        assert visitor.strangers == []


@pytest.fixture
def student(visit: Callable[..., Visitor]) -> Visitor:
    """Somebody who has opened the first lesson and read its source card."""
    visitor = visit()
    visitor.begin()
    return visitor


@pytest.fixture
def page(student: Visitor) -> Page:
    return student.page
