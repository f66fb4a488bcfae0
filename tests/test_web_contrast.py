"""Every pair of colours in use is legible, in light and in dark: 4.5 for text, 3 for lines and borders (WCAG 2.2 AA)."""

import re
from pathlib import Path

import pytest

from tutor.web.frame import STATIC

TOKENS = (STATIC / "css" / "00-tokens.css").read_text(encoding="utf-8")
GROUNDS = ("paper", "panel", "raise", "bubble")
TEXT = [
    *((ink, ground) for ink in ("ink", "soft") for ground in GROUNDS),
    *(("ink-2", ground) for ground in ("paper", "panel", "raise")),
    *(("ink", wash) for wash in ("loaded-wash", "unsupported-wash", "pick", "danger-wash", "act-wash")),
    *((f"{kind}-ink", ground) for kind in ("loaded", "unsupported") for ground in (f"{kind}-wash", "paper", "panel", "bubble")),
    ("on-act", "act"), ("on-act", "act-hover"), ("warn", "warn-wash"), ("danger", "raise"), ("paper", "ink"),
    *((name, ground) for name in ("act", "warn", "danger") for ground in ("paper", "panel")), ("act-hover", "panel"),
    ("danger", "danger-wash"), ("ink", "warn-wash"), ("ink-2", "bubble"),
]  # fmt: skip
LINES = [
    *(("edge", ground) for ground in ("paper", "panel", "raise")),
    *(("focus", ground) for ground in (*GROUNDS, "loaded-wash", "unsupported-wash")),
    *((f"{kind}-ink", f"{kind}-wash") for kind in ("loaded", "unsupported")),
    ("rule", "paper"), ("act", "raise"), ("warn", "warn-wash"), ("danger", "danger-wash"), ("act", "act-wash"),
]  # fmt: skip


def tokens(selector: str) -> dict[str, str]:
    block = re.search(rf"^{re.escape(selector)} \{{(.*?)^\}}", TOKENS, re.DOTALL | re.MULTILINE)
    assert block, selector
    return dict(re.findall(r"--rt-([\w-]+): (#[0-9a-f]{6})", block[1]))


def brightness(colour: str) -> float:
    parts = (int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((brightness(one), brightness(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("scheme", [":root", ":root.rt-dark"])
def test_every_pair_in_use_is_legible(scheme: str) -> None:
    colours = tokens(":root") | tokens(scheme)
    needed = [(pair, 4.5) for pair in TEXT] + [(pair, 3.0) for pair in LINES]
    weak = {pair: round(contrast(colours[pair[0]], colours[pair[1]]), 2) for pair, least in needed
            if contrast(colours[pair[0]], colours[pair[1]]) < least}  # fmt: skip

    assert weak == {}


def test_every_token_in_use_is_in_the_list() -> None:
    used = {name for file in sheets() for name in re.findall(r"var\(--rt-([\w-]+)[,)]", file.read_text(encoding="utf-8"))}
    set_elsewhere = {"sheet", "box", "number", "margin"}  # by scripts and by the text's own grid

    assert used - set_elsewhere <= set(re.findall(r"--rt-([\w-]+):", TOKENS))


def test_colours_stand_in_the_list_and_nowhere_else() -> None:
    for file in sheets():
        if file.name != "00-tokens.css":
            assert not re.search(r"#[0-9a-f]{3,8}\b(?![^{]*\{)", file.read_text(encoding="utf-8")), file.name


def sheets() -> list[Path]:
    return sorted((STATIC / "css").rglob("*.css"))
