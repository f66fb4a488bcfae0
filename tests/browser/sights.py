"""A page as people meet it: wide and narrow, light and dark. What axe minds, what runs off the side, and a picture of each.

Pictures are kept where SCREENSHOTS names a folder: `SCREENSHOTS=/tmp/tour pytest tests/browser/test_every_page.py`.
"""

import os
from dataclasses import dataclass, field
from pathlib import Path

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, ViewportSize

# What makes a page wider than the window that we asked for, and what is there to press and is cut off: a phone widens its own
# window when a page is too wide.
SIDEWAYS = """width => {
  const wide = document.documentElement.scrollWidth, pressed = [...document.querySelectorAll("button, textarea")];
  const cut = pressed.filter(one => one.checkVisibility() && one.getBoundingClientRect().right > width + 1);
  const found = cut.map(one => "cut off: " + one.outerHTML.slice(0, 120));
  return wide > width ? [...found, `the page is ${wide} wide`] : found;
}"""
WIDE, NARROW = (1280, 800), (360, 740)
FACES = ((WIDE, "light"), (WIDE, "dark"), (NARROW, "dark"), (NARROW, "light"))
JUDGED = ((WIDE, "light"), (NARROW, "dark"))  # by axe: contrast goes with the scheme, what is hidden with the width
WINDOW_ONLY = "document.querySelector('dialog:modal, body:is([data-view=lesson], [data-key])') !== null"  # no page of one piece
RESIZED = "() => new Promise(done => requestAnimationFrame(done))"  # by then every listener has heard of it
SETTLED = "() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))"
# A dialog is all that can be reached while it is open, and the page under it has been seen before.
JUDGE = """async part => {
  const where = document.querySelector("dialog:modal") ?? (part ? document.querySelector(part) : document);
  const {violations} = await axe.run(where, {resultTypes: ["violations"], iframes: false});
  return violations.filter(one => ["serious", "critical"].includes(one.impact))
    .flatMap(one => one.nodes.map(node => `${one.id}: ${node.html.slice(0, 120)}`));
}"""


def grave(page: Page, part: str = "") -> list[str]:
    """What axe finds serious or critical on the page, or in the part of it that this selector names, and where."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    found: list[str] = page.evaluate(JUDGE, part)
    return found


@dataclass
class Sights:
    """Looks at pages and keeps what is wrong with them; `folder` is where pictures go."""

    folder: str = field(default_factory=lambda: os.environ.get("SCREENSHOTS", ""))
    faults: list[str] = field(default_factory=list)

    def see(self, page: Page, name: str, part: str = "", faces: tuple[tuple[tuple[int, int], str], ...] = FACES) -> None:
        """Look at a page in every size and scheme; afterwards it is wide and light again.

        Where all but a `part` of it has been seen before, axe judges that part alone.
        """
        for size, scheme in faces:
            put_on(page, size, scheme)
            here = f"{name}-{size[0]}-{scheme}"
            self.faults += [f"{here}: {fault}" for fault in page.evaluate(SIDEWAYS, size[0])]
            if (size, scheme) in JUDGED:
                self.faults += [f"{here}: {fault}" for fault in grave(page, part)]
            if self.folder:
                self.picture(page, here)
        put_on(page, WIDE, "light")

    def see_phone(self, page: Page, name: str, part: str = "") -> None:
        """The same for what only a phone has."""
        self.see(page, name, part, tuple(face for face in FACES if face[0] == NARROW))

    def picture(self, page: Page, name: str) -> None:
        """Keep a picture: of the whole page, or of the window where parts of it stand still."""
        Path(self.folder).mkdir(parents=True, exist_ok=True)
        page.evaluate(SETTLED)
        whole = not page.evaluate(WINDOW_ONLY)
        if whole:
            page.evaluate("scrollTo(0, 0)")
        page.screenshot(path=f"{self.folder}/{name}.png", full_page=whole)


def put_on(page: Page, size: tuple[int, int], scheme: str) -> None:
    """Give the page another size and scheme. A new size is waited for until it is drawn; a scheme moves nothing."""
    page.emulate_media(color_scheme=scheme, reduced_motion="reduce")  # type: ignore[arg-type]  # playwright types literals only
    if page.viewport_size != (window := ViewportSize(width=size[0], height=size[1])):
        page.set_viewport_size(window)
        page.evaluate(RESIZED)
