"""An OpenAI-compatible server on loopback with a queue of answers and a history, spoken to over real HTTP."""

import json
import threading
import time
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import TracebackType
from typing import Any


@dataclass(frozen=True)
class Asked:
    """One request as it came; the names of headers in lower case."""

    path: str
    headers: dict[str, str]
    body: dict[str, Any]

    @property
    def words(self) -> str:
        """All that the model was shown."""
        return "\n".join(str(message["content"]) for message in self.body.get("messages", []))


class Exchange(BaseHTTPRequestHandler):
    """One request, and the ways to answer it."""

    protocol_version = "HTTP/1.1"
    server: "Listening"

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.asked = Asked(self.path, {name.lower(): value for name, value in self.headers.items()}, body)
        self.close_connection = True
        with suppress(BrokenPipeError, ConnectionResetError):  # the client may have had enough
            self.server.script.answer_to(self.asked)(self)

    def send(self, status: int, body: object, headers: dict[str, str] | None = None) -> None:
        """A whole answer: JSON, or a text as it is."""
        data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response(status)
        for name, value in {"Content-Type": "application/json", "Content-Length": str(len(data)), **(headers or {})}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(data)

    def open_stream(self) -> None:
        """The beginning of a stream of events."""
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def event(self, data: object) -> None:
        """One event; a text is sent as it is."""
        line = f"data: {data if isinstance(data, str) else json.dumps(data)}\n\n".encode()
        self.wfile.write(b"%x\r\n%s\r\n" % (len(line), line))
        self.wfile.flush()

    def delta(self, words: str | None = None, finish: str | None = None) -> None:
        """One event with some words, or with the end of them."""
        delta = {} if words is None else {"role": "assistant", "content": words}
        self.event(_chunk([{"index": 0, "delta": delta, "finish_reason": finish}]))

    def close_stream(self) -> None:
        """The proper end of a stream."""
        self.event("[DONE]")
        self.wfile.write(b"0\r\n\r\n")

    def log_message(self, format: str, *args: object) -> None:
        """Nothing on the terminal."""


Play = Callable[[Exchange], None]


class Listening(ThreadingHTTPServer):
    daemon_threads = True
    script: "ScriptedServer"


class ScriptedServer:
    """`with ScriptedServer(says("Hello.")) as server:` answers in this order, then with `otherwise`; `asked` is its history."""

    def __init__(self, *queue: Play, otherwise: Callable[[Asked], Play] | None = None) -> None:
        self.queue, self.otherwise = deque(queue), otherwise
        self.asked: list[Asked] = []
        self._listening = Listening(("127.0.0.1", 0), Exchange)
        self._listening.script = self

    def __enter__(self) -> "ScriptedServer":
        threading.Thread(target=self._listening.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._listening.shutdown()
        self._listening.server_close()

    @property
    def url(self) -> str:
        """What OPENAI_BASE_URL is set to."""
        return f"http://127.0.0.1:{self._listening.server_port}/v1"

    def then(self, *more: Play) -> None:
        """Add to the queue."""
        self.queue.extend(more)

    def answer_to(self, asked: Asked) -> Play:
        """The next answer; a fault of the server where there is none."""
        self.asked.append(asked)
        if self.queue:
            return self.queue.popleft()
        return self.otherwise(asked) if self.otherwise else fails(500)


def says(*words: str, wait: float = 0.0, usage: tuple[int, int] | None = (11, 7), finish: str | None = "stop") -> Play:
    """Streams these words; `wait` seconds before the first; no `finish` means that the answer was cut."""

    def play(exchange: Exchange) -> None:
        exchange.open_stream()
        exchange.delta("")
        time.sleep(wait)
        for word in words:
            exchange.delta(word)
        if finish:
            exchange.delta(finish=finish)
        if usage and exchange.asked.body.get("stream_options"):
            counted = {"prompt_tokens": usage[0], "completion_tokens": usage[1], "total_tokens": sum(usage)}
            exchange.event({**_chunk([]), "usage": counted})
        exchange.close_stream()

    return play


def drops_after(*words: str) -> Play:
    """Streams these words, then breaks the connection."""

    def play(exchange: Exchange) -> None:
        exchange.open_stream()
        for word in words:
            exchange.delta(word)

    return play


def trickles(word: str, every: float) -> Play:
    """Streams a word again and again and never ends."""

    def play(exchange: Exchange) -> None:
        exchange.open_stream()
        while True:
            exchange.delta(word)
            time.sleep(every)

    return play


def fails(status: int, message: str = "it went wrong", code: str | None = None, **headers: str) -> Play:
    """Answers with an error as OpenAI words them; `retry_after="1"` is the header Retry-After."""
    named = {name.replace("_", "-").title(): value for name, value in headers.items()}
    return lambda exchange: exchange.send(status, {"error": {"message": message, "type": "error", "code": code}}, named)


def answers(body: object) -> Play:
    """Answers 200 with this body, whatever was asked."""
    return lambda exchange: exchange.send(200, body)


def streams(*events: object) -> Play:
    """Streams these events, whatever they are."""

    def play(exchange: Exchange) -> None:
        exchange.open_stream()
        for event in events:
            exchange.event(event)
        exchange.close_stream()

    return play


def _chunk(choices: list[dict[str, Any]]) -> dict[str, Any]:
    return {"id": "1", "object": "chat.completion.chunk", "created": 1, "model": "scripted", "choices": choices}
