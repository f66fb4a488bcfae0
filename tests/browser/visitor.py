"""A student at the page: what their hands do, and what their browser complains of."""

from dataclasses import dataclass, field

from playwright.sync_api import Page

FIND_WORDS = """([words, number]) => {
  const box = document.querySelector(`[data-p="${number}"]`), walk = document.createTreeWalker(box, NodeFilter.SHOW_TEXT);
  let node, whole = "", parts = [];
  while ((node = walk.nextNode())) { parts.push([node, whole.length]); whole += node.data; }
  const first = whole.indexOf(words), at = units => {
    for (const [n, begun] of parts) if (units <= begun + n.length) return [n, units - begun];
  };
  box.scrollIntoView({block: "center"});
  const range = document.createRange();
  range.setStart(...at(first + 1)); range.setEnd(...at(first + words.length));
  range.setStart(range.startContainer, range.startOffset - 1);
  const boxes = [...range.getClientRects()].filter(one => one.width);
  const a = boxes[0], b = boxes.at(-1);
  return [a.left, a.top + a.height / 2, b.right, b.top + b.height / 2];
}"""

COLD = 30_000  # ms: the first page of a server that has just come up, on a busy machine


@dataclass
class Visitor:
    """One page of one fresh browser."""

    page: Page
    address: str
    complaints: list[str] = field(default_factory=list)
    strangers: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.page.set_default_timeout(8000)
        self.page.on("console", lambda message: self._complain(message.type, message.text))
        self.page.on("pageerror", lambda error: self._complain("error", str(error)))
        self.page.on("request", lambda request: self._met(request.url))

    def go(self, path: str = "/") -> None:
        self.page.goto(self.address + path, timeout=COLD)
        self.page.wait_for_selector(".rt-front", timeout=COLD)

    def begin(self, reading: str = "skate-park", lesson: int = 0) -> None:
        """Choose a lesson, and read its source card; a first look is left out."""
        self.page.click(f'[data-reading="{reading}"][data-lesson="{lesson}"]')
        self.page.click("[data-open]")
        self.page.wait_for_selector('body:is([data-view="lesson"], [data-view="look"])')
        if self.page.get_attribute("body", "data-view") == "look":
            self.page.click("[data-skip]")
            self.agree()
        self.page.wait_for_selector('body[data-view="lesson"]')

    def agree(self) -> None:
        """Say yes to the one question before a step that cannot be taken back."""
        self.page.click(".rt-sure [value=yes]")

    def go_on(self) -> None:
        """Load the page again and say who one is."""
        self.page.reload()
        self.page.click("text=Yes, go on")

    def spots(self, words: str, paragraph: int) -> tuple[float, float, float, float]:
        """Where words begin and end on the screen."""
        left, top, right, bottom = self.page.evaluate(FIND_WORDS, [words, paragraph])
        return left, top, right, bottom

    def drag(self, words: str, paragraph: int, last: str = "", last_paragraph: int = 0) -> None:
        """Mark with the mouse, from the first letter of `words` to their last, or to the last of `last` further down."""
        left, top, right, bottom = self.spots(words, paragraph)
        if last:
            _, _, right, bottom = self.spots(last, last_paragraph)
            left, top, _, _ = self.still(words, paragraph)
        self.page.mouse.move(left + 1, top)
        self.page.mouse.down()
        self.page.mouse.move((left + right) / 2, (top + bottom) / 2, steps=4)
        self.page.mouse.move(right - 1, bottom, steps=4)
        self.page.mouse.up()
        self.page.wait_for_selector(".rt-bar:not([hidden])")

    def still(self, words: str, paragraph: int) -> tuple[float, float, float, float]:
        """Where words are now, without a scroll."""
        unmoving = FIND_WORDS.replace('box.scrollIntoView({block: "center"});', "")
        left, top, right, bottom = self.page.evaluate(unmoving, [words, paragraph])
        return left, top, right, bottom

    def call(self, group: str) -> None:
        """Say what the marked words are: "loaded", "unsupported", or "" to ask about them."""
        self.page.click(f'.rt-bar [data-group="{group}"]')

    def say(self, words: str) -> None:
        """Write, send, and wait for the whole answer."""
        said = self.said()
        self.page.fill("#rt-say", words)
        self.page.press("#rt-say", "Enter")
        self.answered(said)

    def answered(self, said: int) -> None:
        """Wait until the answer to what was said after `said` messages stands whole."""
        self.page.wait_for_selector(f'#rt-log[data-said="{said + 1}"][data-busy="0"]')

    def said(self) -> int:
        return int(self.page.get_attribute("#rt-log", "data-said") or 0)

    def mark(self, words: str, paragraph: int, group: str, why: str) -> None:
        """Mark, name, give a reason."""
        self.drag(words, paragraph)
        self.call(group)
        self.say(why)

    def _complain(self, kind: str, text: str) -> None:
        if kind == "error":
            self.complaints.append(text)

    def _met(self, url: str) -> None:
        if not url.startswith((self.address, "data:", "blob:")):
            self.strangers.append(url)
