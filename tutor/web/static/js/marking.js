// Marking words with mouse, touch and keyboard, the same in the article and in a look. What is chosen in the bar goes to `chosen`.
import {$, $$, on} from "./page.js";
import {rangeOf, snap, spots} from "./text.js";
import * as bar from "./bar.js";
import * as notes from "./notes.js";

const SETTLED = 250;                                    // ms without a change before a selection counts as made

// `root` finds the text in this island, `ready` says whether it is on show, `asks` whether one may ask about words without naming them.
export function marking(element, {root, ready, chosen, asks}) {
  let held = null, timer = 0;
  const offer = (mark, how, from = null) => { notes.away(); bar.open(root(), mark, how, {from, chosen, asks}); };

  // Chromium cannot begin a drag at the first letter of a focusable <span>: take the focus away while the button is down.
  on(element, "pointerdown", event => {
    if (event.pointerType !== "mouse") return;
    held = $$(".rt-sentence, mark", element).map(node => [node, node.getAttribute("tabindex")]);
    held.forEach(([node]) => node.removeAttribute("tabindex"));
  });
  on(document, "pointerup pointercancel", () => {
    held?.forEach(([node, tab]) => node.setAttribute("tabindex", tab));
    if (held) later();
    held = null;
  });
  on(document, "selectionchange", () => later());
  const later = () => { clearTimeout(timer); timer = setTimeout(() => held || selected(), SETTLED); };

  function selected() {
    const selection = getSelection();
    if (!root() || !ready() || !selection.rangeCount || selection.isCollapsed) return;
    const raw = spots(root(), selection.getRangeAt(0)), mark = raw && snap(root(), raw);
    if (!mark) return;
    const touch = matchMedia("(pointer: coarse)").matches, range = rangeOf(root(), mark);
    if (!touch && String(selection) !== String(range)) { selection.removeAllRanges(); selection.addRange(range); }   // never move a finger's handles
    offer(mark, touch ? "touch" : "mouse");
  }

  on(document, "pointerdown", event => {
    if (bar.isOpen() && !bar.holds(event.target) && !event.target.closest?.(".rt-write")) bar.close();
  });

  // By keyboard: up and down through the sentences, Enter marks one. A paragraph's number does the same for a finger.
  function whole(sentence) {
    getSelection().removeAllRanges();
    const range = document.createRange();
    range.selectNodeContents(sentence);
    const mark = snap(root(), spots(root(), range));
    if (mark) offer(mark, "keys", sentence);
  }
  on(element, "click", event => {
    const number = event.target.closest(".rt-num");
    if (number) whole($(".rt-sentence", number.parentElement));
  });
  on(element, "keydown", event => {
    if (!event.target.matches(".rt-sentence")) return;
    const all = $$(".rt-sentence", element), at = all.indexOf(event.target);
    const to = {ArrowDown: all[at + 1], ArrowUp: all[at - 1], Home: all[0], End: all.at(-1)}[event.key];
    if (event.key === "Enter") { event.preventDefault(); whole(event.target); }
    if (!to) return;
    event.preventDefault();
    all.forEach(sentence => { sentence.tabIndex = -1; });
    to.tabIndex = 0;
    to.focus();
  });
}
