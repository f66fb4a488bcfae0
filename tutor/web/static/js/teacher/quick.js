// The quick key by single letters, where this browser has not switched them off; a second press waits for the first one's answer.
import {$, kept, on} from "../page.js";
import {screens} from "./island.js";

const NAMES = {a: "accept", x: "reject", c: "change", z: "back"};
let waiting = 0;
screens.addEventListener("drawn", () => { waiting = 0; });

on(document, "keydown", event => {
  if (!$("[data-quick]") || event.ctrlKey || event.metaKey || event.altKey || event.target.closest?.("input, textarea, select, dialog[open]")) return;
  const name = NAMES[event.key.toLowerCase()];
  if (name && !kept(localStorage).get("rt-keys")?.off) $(`[data-quick] [data-do="quick.${name}"]`)?.click();
});
document.addEventListener("click", event => {
  if (!event.target.closest?.("[data-quick] button[data-do]")) return;
  if (Date.now() - waiting < 4000) { event.preventDefault(); event.stopPropagation(); }
  else waiting = Date.now();
}, true);
