// Covers the whole page at once, for somebody who has told us something that nobody beside them should read.
// The button stands at the reply; once it is there, Escape covers too. Only a press of the button takes the cover away.
import {$, on} from "./page.js";

let dialog = null;

function made() {
  const box = Object.assign(document.createElement("div"), {className: "rt", innerHTML: `
    <dialog class="rt-cover" aria-labelledby="rt-cover-name"><div><p class="rt-name" aria-hidden="true"><i>Read</i> <i>Twice</i></p>
    <h2 id="rt-cover-name">A short break</h2><p>Your work is kept.</p><button type="button" class="rt-button rt-main">Go on</button></div></dialog>`});
  const found = $("dialog", ($("main") ?? document.body).appendChild(box));
  on(found, "cancel", event => event.preventDefault());
  on(found, "close", () => document.documentElement.toggleAttribute("data-covered", false));
  on($("button", found), "click", () => found.close());
  return found;
}

export function cover() {
  dialog ??= made();
  if (dialog.open) return;
  document.documentElement.toggleAttribute("data-covered", true);   // also hides what floats in another layer
  dialog.showModal();
  dialog.focus();
}

export function start() {
  on(document, "click", event => event.target.closest?.("[data-cover]") && cover());
  addEventListener("keydown", event => {
    if (event.key !== "Escape" || !$(".rt-care")) return;
    event.preventDefault();                             // a browser lets a second Escape close a dialog: not this one
    event.stopPropagation();
    cover();
  }, true);
}
