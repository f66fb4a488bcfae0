// The bar over marked words: what they are, one word more or less, and what to call them.
import {$, float, icon, phone, announce} from "./page.js";
import {paint, rangeOf, stretch} from "./text.js";

const LEFT = icon("M11 3.5L5.5 9l5.5 5.5"), RIGHT = icon("M7 3.5L12.5 9 7 14.5"), CLOSE = icon("M4 4l10 10M14 4L4 14");
const step = (side, by, label) => `<button type="button" data-side="${side}" data-step="${by}" aria-label="${label}">${by < 0 ? LEFT : RIGHT}</button>`;
const bar = float("rt-bar", `
  <div class="rt-bar-words"><q></q><button type="button" class="rt-x" aria-label="Put the marking away">${CLOSE}</button></div>
  <div class="rt-steps"><span>First word</span>${step("from", -1, "Begin one word earlier")}${step("from", 1, "Begin one word later")}
    <span>Last word</span>${step("to", -1, "End one word earlier")}${step("to", 1, "End one word later")}
    <small>← → move the first word, with Shift the last</small></div>
  <div class="rt-acts">
    <button type="button" class="rt-loaded" data-group="loaded"><span class="rt-pencil rt-loaded" aria-hidden="true"></span>Loaded language</button>
    <button type="button" class="rt-unsupported" data-group="unsupported"><span class="rt-pencil rt-unsupported" aria-hidden="true"></span>Unsupported claim</button>
    <button type="button" class="rt-ask" data-group="">Ask about this</button></div>`,
  {role: "group", "aria-label": "Marked words"});

let mark = null, root = null, from = null, chosen = null;   // `from` is the sentence that the keyboard came from

export const isOpen = () => !bar.hidden;
export const holds = node => bar.contains(node);

export function close(back = false) {
  if (bar.hidden) return;
  bar.hidden = true;
  paint("rt-picked");
  if (back) from?.focus();
  mark = null;
}

// `how` is "mouse", "touch" or "keys": the last two have no easy way to select again, so they get the steppers.
export function open(article, picked, how, {from: sentence = null, chosen: act, asks}) {
  [root, mark, from, chosen] = [article, picked, sentence, act];
  $(".rt-ask", bar).hidden = !asks;
  bar.classList.toggle("rt-adjust", how !== "mouse");
  bar.hidden = false;
  draw();
  if (how !== "keys") return;
  $("[data-group]", bar).focus({preventScroll: true});
  announce("Marked: " + rangeOf(root, mark));
}

function draw() {
  const range = rangeOf(root, mark);
  paint("rt-picked", range);
  $("q", bar).textContent = range;
  phone() ? keepInSight(range) : place(range);
}

// Beside the words, below them where there is room; never over them.
function place(range) {
  const boxes = [...range.getClientRects()], last = boxes.at(-1), text = $(".rt-text", root).getBoundingClientRect();
  const left = Math.max(text.left - 14, Math.min(last.right - bar.offsetWidth * .6, text.right + 14 - bar.offsetWidth));
  const below = last.bottom + 10, above = boxes[0].top - bar.offsetHeight - 10;
  const top = below + bar.offsetHeight < innerHeight ? below : Math.max(64, above);
  Object.assign(bar.style, {left: left + scrollX + "px", top: top + scrollY + "px"});
}

// On a phone the bar is docked over the sheet: move the words out from under it.
function keepInSight(range) {
  document.body.style.setProperty("--rt-sheet", ($("#rt-side")?.offsetHeight ?? 0) + "px");
  bar.style.left = bar.style.top = "";
  const over = range.getBoundingClientRect().bottom + 16 - bar.getBoundingClientRect().top;
  if (over > 0) scrollBy(0, over);
}

function move(side, by) {
  mark = stretch(root, mark, side, by);
  draw();
  announce(String(rangeOf(root, mark)));
}

function choose(group) {
  const named = {...mark, group, quote: String(rangeOf(root, mark)), back: from};
  getSelection().removeAllRanges();
  close();
  chosen(named);
}

bar.addEventListener("click", event => {
  const button = event.target.closest("button");
  if (!button) return;
  if (button.matches(".rt-x")) close(true);
  else if (button.dataset.side) move(button.dataset.side, Number(button.dataset.step));
  else choose(button.dataset.group);
});
bar.addEventListener("keydown", event => {
  if (event.key === "Escape") close(true);
  const by = {ArrowLeft: -1, ArrowRight: 1}[event.key];
  if (by) { event.preventDefault(); move(event.shiftKey ? "to" : "from", by); }
});
addEventListener("resize", () => isOpen() && draw());
