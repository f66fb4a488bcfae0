// A link to hand on is shown with this computer's own address, and can be copied. Escape takes a dialog away as its button does.
import {$, $$, announce, on} from "../page.js";
import {act, screens} from "./island.js";

on(screens, "drawn", ({detail: element}) => {
  for (const field of $$("[data-link]", element)) {
    field.value = location.origin + field.dataset.link;
    field.setSelectionRange(0, 0);
    field.scrollLeft = 0;                               // so that its beginning is seen
  }
});

on(document, "click", async event => {
  const button = event.target.closest("[data-copy-link]");
  if (!button) return;
  const field = $("input", button.parentElement);
  field.select();
  try { await navigator.clipboard.writeText(field.value); } catch { document.execCommand("copy"); }   // without HTTPS there is no clipboard
  button.textContent = "Copied";
  announce("The link is copied.");
});

document.addEventListener("close", event => {            // it does not bubble
  const name = event.target.dataset?.shut;
  if (name) act({do: name});
}, true);
