// Marking words to add them to the key: with the mouse, a finger, or by sentences from the keyboard. A bar says what they are.
import {$, $$, announce, float, icon, on, phone} from "../page.js";
import {paint, rangeOf, snap, spots, stretch} from "../text.js";

const SETTLED = 250;                                    // ms without a change before a selection counts as made
const LEFT = icon("M11 3.5L5.5 9l5.5 5.5"), RIGHT = icon("M7 3.5L12.5 9 7 14.5"), CLOSE = icon("M4 4l10 10M14 4L4 14");
const step = (side, by, label) => `<button type="button" data-side="${side}" data-by="${by}" aria-label="${label}">${by < 0 ? LEFT : RIGHT}</button>`;
const kind = (name, label, key) => `<button type="button" class="rt-${name}" data-kind="${name}"><span class="rt-pencil rt-${name}" aria-hidden="true"></span>${label} <kbd>${key}</kbd></button>`;
const bar = float("rt-bar rt-k-bar", `
  <div class="rt-bar-words"><q></q><button type="button" class="rt-x" data-away aria-label="Put the marking away">${CLOSE}</button></div>
  <div class="rt-steps"><span>First word</span>${step("from", -1, "Begin one word earlier")}${step("from", 1, "Begin one word later")}
    <span>Last word</span>${step("to", -1, "End one word earlier")}${step("to", 1, "End one word later")}
    <small>← → move the first word, with Shift the last</small></div>
  <div class="rt-acts">${kind("loaded", "Loaded language", "L")}${kind("unsupported", "Unsupported claim", "U")}${kind("fair", "Fair", "F")}</div>
  <div class="rt-acts rt-k-inhand"><button type="button" data-to="key.move">These words for the entry in hand</button><button type="button" data-to="key.spread">Also here</button></div>`,
  {role: "group", "aria-label": "Marked words"});

let page = null, mark = null, from = null, held = false, timer = 0, byTouch = false;

export const isOpen = () => !bar.hidden;

export function start(parts) {
  page = parts;
  on(document, "pointerdown", event => {
    byTouch = event.pointerType === "touch";
    held = event.pointerType === "mouse" && page.root()?.contains(event.target);
    if (isOpen() && !bar.contains(event.target)) close();
  });
  on(document, "pointerup pointercancel", () => { if (held) later(); held = false; });
  on(document, "selectionchange", later);
  on(window, "resize", () => isOpen() && draw());
}

function later() { clearTimeout(timer); timer = setTimeout(() => held || selected(), SETTLED); }

function selected() {
  const root = page.root(), selection = getSelection();
  if (!root || !selection.rangeCount || selection.isCollapsed || !selection.anchorNode || !root.contains(selection.anchorNode)) return;
  const raw = spots(root, selection.getRangeAt(0)), words = raw && snap(root, raw);
  if (words) open(words, byTouch);
}

function open(words, adjust, sentence = null) {
  [mark, from] = [words, sentence];
  bar.classList.toggle("rt-adjust", adjust || Boolean(sentence));
  $(".rt-k-inhand", bar).hidden = !page.here().id;
  bar.hidden = false;
  draw();
  if (sentence) { $("[data-kind]", bar).focus({preventScroll: true}); announce("Marked: " + rangeOf(page.root(), mark)); }
}

export function close(back = false) {
  if (bar.hidden) return;
  bar.hidden = true;
  paint("rt-picked");
  if (back) from?.focus();
}

// Another page is on show: nothing of the marking stays behind.
export function away() {
  close();
  document.body.removeAttribute("data-sentences");
}

function draw() {
  const range = rangeOf(page.root(), mark);
  paint("rt-picked", range);
  $("q", bar).textContent = range;
  if (phone()) { bar.style.left = bar.style.top = ""; return; }
  const boxes = [...range.getClientRects()], last = boxes.at(-1), text = page.root().getBoundingClientRect();
  const left = Math.max(8, Math.min(last.right - bar.offsetWidth / 2, text.right - bar.offsetWidth, innerWidth - bar.offsetWidth - 8));
  const below = last.bottom + 10, top = below + bar.offsetHeight < innerHeight ? below : Math.max(64, boxes[0].top - bar.offsetHeight - 10);
  Object.assign(bar.style, {left: left + scrollX + "px", top: top + scrollY + "px"});
}

function tell(payload) {
  const words = mark;
  getSelection().removeAllRanges();
  close();
  sentences(false);
  page.send({...payload, from: words.from, to: words.to});
}

function shift(side, by) {
  mark = stretch(page.root(), mark, side, by);
  draw();
  announce(String(rangeOf(page.root(), mark)));
}

on(bar, "click", event => {
  const button = event.target.closest("button");
  if (!button) return;
  if ("away" in button.dataset) close(true);
  else if (button.dataset.side) shift(button.dataset.side, Number(button.dataset.by));
  else if (button.dataset.kind) tell({do: "key.add", kind: button.dataset.kind});
  else tell({do: button.dataset.to});
});

const picking = () => document.body.hasAttribute("data-sentences");
function sentences(open) {
  if (open === picking()) return;
  document.body.toggleAttribute("data-sentences", open);
  const all = $$(".rt-k-sentence", page.root());
  for (const one of all) { open ? one.setAttribute("role", "button") : one.removeAttribute("role"); open ? one.tabIndex = -1 : one.removeAttribute("tabindex"); }
  if (!open) return;
  const inHand = $("mark[data-on]", page.root())?.closest(".rt-k-sentence") ?? all[0];
  inHand.tabIndex = 0;
  inHand.focus();
  announce("Sentences: arrows move, Enter marks one, Escape ends.");
}

function whole(sentence) {
  const range = document.createRange();
  range.selectNodeContents(sentence);
  const words = snap(page.root(), spots(page.root(), range));
  if (words) open(words, true, sentence);
}

// True where the key was for the marking.
export function keydown(event, letters) {
  const key = event.key.toLowerCase(), sentence = event.target.closest?.(".rt-k-sentence");
  const does = marked(event, key, letters) ?? among(event, key, sentence) ?? (letters && key === "s" ? () => sentences(!picking()) : null);
  if (!does) return false;
  event.preventDefault();
  does();
  return true;
}

function marked(event, key, letters) {
  if (!isOpen()) return null;
  if (key === "escape") return () => close(true);
  if (bar.contains(event.target) && ["arrowleft", "arrowright"].includes(key)) return () => shift(event.shiftKey ? "to" : "from", key === "arrowleft" ? -1 : 1);
  const name = letters && {l: "loaded", u: "unsupported", f: "fair"}[key];
  return name ? () => tell({do: "key.add", kind: name}) : null;
}

function among(event, key, sentence) {
  if (!picking()) return null;
  if (key === "escape") return () => { sentences(false); $(".rt-k-paper").focus(); };
  if (!sentence) return null;
  if (key === "enter" || key === " ") return () => whole(sentence);
  const all = $$(".rt-k-sentence", page.root()), at = all.indexOf(sentence);
  const to = {arrowdown: all[at + 1], arrowright: all[at + 1], arrowup: all[at - 1], arrowleft: all[at - 1], home: all[0], end: all.at(-1)}[key];
  return to ? () => { sentence.tabIndex = -1; to.tabIndex = 0; to.focus(); to.scrollIntoView({block: "nearest"}); } : null;
}
