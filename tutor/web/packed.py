"""Gradio's own scripts, packed once: it packs every file anew for every browser, on the one thread that also answers.

A class that opens the page together would wait for that: thirty browsers ask for thirty-two files each.
"""

import re

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

FILES = re.compile(r"(/teacher|/try)?/assets/[\w./-]+")  # their names change with their content, so that none grows old here
ONLY_A_PART = ("range", "if-none-match", "if-modified-since")


class PackedOnce:
    """Keeps each of these files as it was first sent, in each way of packing."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app
        self._kept: dict[tuple[str, bool, bool], list[Message]] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        place = _place(scope)
        if place is None:
            await self._app(scope, receive, send)
            return
        if (sent := self._kept.get(place)) is None:
            sent = await self._whole(scope, receive)
            if sent[0]["status"] == 200:
                self._kept[place] = sent
        for message in sent:
            await send(dict(message))  # a copy: further out, headers are added to it

    async def _whole(self, scope: Scope, receive: Receive) -> list[Message]:
        sent: list[Message] = []

        async def keep(message: Message) -> None:
            sent.append(message)

        await self._app(scope, receive, keep)
        return sent


def _place(scope: Scope) -> tuple[str, bool, bool] | None:
    """The file and the ways of packing that a browser understands; None for whatever else is asked."""
    if scope["type"] != "http" or scope["method"] != "GET" or not FILES.fullmatch(scope["path"]):
        return None
    headers = Headers(scope=scope)
    packing = headers.get("accept-encoding", "")
    return None if any(name in headers for name in ONLY_A_PART) else (scope["path"], "br" in packing, "gzip" in packing)
