"""Gradio's scripts are packed once, and sent to every browser as it understands them."""

import pytest
from fastapi import FastAPI
from fastapi.responses import PlainTextResponse
from starlette.testclient import TestClient

from tutor.web.headers import SecurityHeaders
from tutor.web.packed import PackedOnce

packed: list[str] = []


@pytest.fixture
def client() -> TestClient:
    """A site of three addresses that counts how often each is asked."""
    app = FastAPI()
    packed.clear()

    @app.get("/assets/{name}")
    @app.get("/here")
    def answer(name: str = "here") -> PlainTextResponse:
        packed.append(name)
        return PlainTextResponse(f"{len(packed)} {name}", 404 if name == "gone.js" else 200, {"ETag": "one"})

    app.add_middleware(PackedOnce)
    app.add_middleware(SecurityHeaders)
    return TestClient(app)


def test_a_file_is_packed_once_for_a_whole_class(client: TestClient) -> None:
    first, second = (client.get("/assets/index-1.js") for _ in range(2))

    assert (first.text, second.text, packed) == ("1 index-1.js", "1 index-1.js", ["index-1.js"])
    assert first.headers == second.headers and second.headers["etag"] == "one"


def test_a_browser_that_packs_otherwise_gets_its_own(client: TestClient) -> None:
    texts = [client.get("/assets/a.js", headers={"accept-encoding": way}).text for way in ("br", "gzip", "br")]

    assert texts == ["1 a.js", "2 a.js", "1 a.js"]


@pytest.mark.parametrize(
    ("path", "headers"),
    [
        ("/here", {}),
        ("/assets/gone.js", {}),
        ("/assets/a.js", {"range": "bytes=0-3"}),
        ("/assets/a.js", {"if-none-match": "one"}),
    ],
)
def test_whatever_else_is_asked_is_answered_anew(client: TestClient, path: str, headers: dict[str, str]) -> None:
    assert len({client.get(path, headers=headers).text for _ in range(2)}) == 2
