// The text: marking with mouse, touch and keyboard. Nothing is sent from here: chosen words go to the box, where the reason is written.
import {$, $$, hear, lesson, on, phone, sheet, show, tell, view} from "./page.js";
import {paint, rangeOf, snap, spots} from "./text.js";
import * as bar from "./bar.js";
import * as notes from "./notes.js";
import {settle} from "./labels.js";

const SETTLED = 250;                                    // ms without a change before a selection counts as made

export function start(element, trigger, watch) {
  const root = () => $(".rt-article", element);
  let held = null, timer = 0, attached = null, was = null;

  function drawn() {
    const now = lesson()?.session;
    if (!root()) { was = null; return; }
    if (now !== was) { was = now; show(lesson()?.said === "0" ? "cover" : "lesson"); }
    requestAnimationFrame(() => { settle(root()); if (attached) paint("rt-attached", rangeOf(root(), attached)); });
  }
  // On a phone the sheet covers most of the text: the words in question move into what is left.
  function keepInSight() {
    const pending = $(".rt-mark.rt-pending", element);
    if (pending && phone()) scrollBy({top: pending.getBoundingClientRect().top - 80, behavior: "instant"});
  }
  watch("value", () => requestAnimationFrame(() => { drawn(); keepInSight(); }));
  hear("log", drawn);
  hear("view", drawn);
  on(window, "resize", () => root() && settle(root()));

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
    if (!root() || view() !== "lesson" || !selection.rangeCount || selection.isCollapsed) return;
    const raw = spots(root(), selection.getRangeAt(0)), mark = raw && snap(root(), raw);
    if (!mark) return;
    const touch = matchMedia("(pointer: coarse)").matches, range = rangeOf(root(), mark);
    if (!touch && String(selection) !== String(range)) { selection.removeAllRanges(); selection.addRange(range); }   // never move a finger's handles
    notes.away();
    bar.open(root(), mark, touch ? "touch" : "mouse");
  }

  on(document, "pointerdown", event => {
    if (event.target.closest?.("#rt-read")) sheet(false);
    if (bar.isOpen() && !bar.holds(event.target) && !event.target.closest?.(".rt-write")) bar.close();
  });

  // By keyboard: up and down through the sentences, Enter marks one. A paragraph's number does the same for a finger.
  function whole(sentence) {
    getSelection().removeAllRanges();
    const range = document.createRange();
    range.selectNodeContents(sentence);
    const mark = snap(root(), spots(root(), range));
    notes.away();
    if (mark) bar.open(root(), mark, "keys", sentence);
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

  hear("attach", mark => { attached = mark; paint("rt-attached", rangeOf(root(), mark)); });
  hear("detach", () => { attached = null; paint("rt-attached"); });
  hear("goto", paragraph => {
    sheet(false);
    $(`[data-p="${paragraph}"]`, element)?.scrollIntoView({block: "center", behavior: "smooth"});
  });
  hear("open", () => $("#rt-range", element)?.scrollIntoView({block: "start"}));
  notes.start(element);
  tell("ready", "article");
}
