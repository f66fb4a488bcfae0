// Read aloud, one paragraph at a time, by a voice that lives on this device. No voice here: no button.
import {$, $$, on} from "./page.js";
import {paint} from "./text.js";

const speech = window.speechSynthesis;
// A voice that is not local would send the words to another host.
const voice = () => speech?.getVoices().find(one => one.localService && one.lang.toLowerCase().startsWith("en"));
let player = null, block = null, utterance = null;

export const able = () => Boolean(voice());

function within(start, end) {                           // a stretch of the block's text as a range
  const walk = document.createTreeWalker(block, NodeFilter.SHOW_TEXT), range = document.createRange();
  let node, at = 0, begun = false;
  while ((node = walk.nextNode())) {
    if (!begun && start < at + node.length) { range.setStart(node, start - at); begun = true; }
    if (begun && end <= at + node.length) { range.setEnd(node, end - at); return range; }
    at += node.length;
  }
  return null;
}

export function stop() {
  utterance = null;
  speech?.cancel();
  ["rt-spoken", "rt-word"].forEach(name => paint(name));
  if (player) player.hidden = true;
}

function read(next) {
  stop();
  block = next;
  const mine = utterance = new SpeechSynthesisUtterance(block.textContent);
  Object.assign(mine, {voice: voice(), lang: voice().lang, rate: .95});
  mine.onboundary = event => event.name === "word" && mine === utterance
    && paint("rt-word", within(event.charIndex, event.charIndex + (event.charLength || 1)));
  mine.onend = mine.onerror = () => mine === utterance && stop();
  const all = document.createRange();
  all.selectNodeContents(block);
  paint("rt-spoken", all);
  $("span", player).textContent = "Reading " + block.dataset.read;
  player.hidden = false;
  speech.speak(mine);
}

export function start(element, changed) {
  player = element;
  on(document, "click", event => {
    const button = event.target.closest?.(".rt-speak");
    if (button) read($("[data-read]", button.parentElement) ?? button.closest("[data-read]"));
  });
  on(player, "click", event => {
    if (event.target.closest("[data-stop]")) return stop();
    const blocks = $$("[data-read]").filter(one => one.checkVisibility?.() ?? true), next = blocks[blocks.indexOf(block) + 1];
    if (event.target.closest("[data-next]")) next ? (read(next), next.scrollIntoView({block: "center", behavior: "smooth"})) : stop();
  });
  on(document, "keydown", event => event.key === "Escape" && stop());
  on(window, "pagehide", stop);
  speech?.addEventListener?.("voiceschanged", changed);
}
