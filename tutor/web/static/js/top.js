// The bar: light and dark, the way back to the shelf, the way out.
import {$, hear, on, kept, tell, view} from "./page.js";
import "./connection.js";
import {start as coverable} from "./cover.js";

const help = kept(localStorage);

export function start(element, trigger) {
  coverable();
  hear("shelf", () => trigger("choose", {}));
  on(element, "click", event => {
    const button = event.target.closest("button, a");
    if (!button) return;
    if (button.matches(".rt-skip")) { event.preventDefault(); $("#rt-say").focus(); }   // Gradio's <base> would load the page again
    if ("light" in button.dataset) {
      const dark = document.documentElement.classList.toggle("rt-dark");
      help.set("rt-help", {...help.get("rt-help"), dark});
    }
    if ("home" in button.dataset && ["lesson", "cover", "look", "task", "closing"].includes(view())) trigger("choose", {});
    if ("leave" in button.dataset) tell("leave");
  });
}
