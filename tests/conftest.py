"""What every test gets: no way out of this machine, and a small reading of its own."""

import ipaddress
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent

# A property holds or does not; how long a busy machine took to find out says nothing.
settings.register_profile("patient", deadline=None)
settings.load_profile("patient")


def _is_near(host: object) -> bool:
    if host in (None, "", "localhost", b"localhost"):
        return True
    try:
        return ipaddress.ip_address(str(host).partition("%")[0]).is_loopback
    except ValueError:
        return False


def _refuse_far_sockets(event: str, args: tuple[Any, ...]) -> None:
    """A model call or a download by accident is a failure and not a bill. Unix sockets and loopback are ours."""
    if event in ("socket.connect", "socket.sendto"):
        address = args[1]
        if isinstance(address, tuple) and not _is_near(address[0]):
            raise PermissionError(f"a test may not connect to {address[0]}")
    elif event == "socket.getaddrinfo" and not _is_near(args[0]):
        raise PermissionError(f"a test may not look up {args[0]}")


sys.addaudithook(_refuse_far_sockets)

ARTICLE = """The bridge
The council closed the old bridge on 3 May. It is a disgrace. Mr. Reed said: “We had no choice.” He left.
Everyone knows that the bridge was safe. The bridge was safe for years. A report of 2019 found two cracks.
"""
CARD = """title: The bridge
title_by: us
language: en
genre: Letter
publisher: a made-up paper
author: not named
date: not given
written_for_practice: true
known: It was made up for tests.
not_known: Nothing was looked for.
age: 12
headings: [1]
lessons:
  - title: All of it
    paragraphs: 1-3
"""
KEY = """findings:
  - id: disgrace
    code: LL1
    places:
      - {paragraph: 2, quote: "a disgrace"}
    why: A strong word where “a mistake” would do.
    also: [LL3]
    difficulty: 1
    rewrite: a mistake
    contrast: How would a calm person put it?
  - id: everyone-knows
    code: UC2
    places:
      - {paragraph: 3, quote: "Everyone knows"}
    why: Nobody is named.
    voice: author
    status: defensible
    background:
      - {document: cracks, paragraph: 1, relation: contradicts}
foils:
  - id: fair-report
    paragraph: 3
    quote: A report of 2019 found two cracks.
    reason: check
    why: It gives a year, so it can be looked up.
"""
CRACKS = """---
title: The cracks in the bridge
perspective: The county's engineers
date: 2019-06
when: before
sources:
  - "Invented for tests"
---
The engineers found two cracks in the north pillar of the bridge in June 2019.

The repair would cost 40,000 pounds, the engineers wrote, and would take
three months.
"""


@pytest.fixture
def bridge(tmp_path: Path) -> Path:
    """A sound reading in a folder of its own."""
    folder = tmp_path / "bridge"
    (folder / "background").mkdir(parents=True)
    for name, words in {"article.txt": ARTICLE, "card.yaml": CARD, "key.yaml": KEY, "background/cracks.md": CRACKS}.items():
        (folder / name).write_text(words, encoding="utf-8")
    return folder


@pytest.fixture
def change(bridge: Path) -> Callable[[str, str, str], Path]:
    """Replace words in one file of the small reading; the words must be there."""

    def replace(file: str, old: str, new: str) -> Path:
        path = bridge / file
        words = path.read_text(encoding="utf-8")
        assert old in words
        path.write_text(words.replace(old, new, 1), encoding="utf-8")
        return bridge

    return replace
