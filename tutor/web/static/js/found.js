// The tutor's head: on a phone it is the handle of the sheet.
import {on, sheet, tell} from "./page.js";

export function start(element, trigger, watch) {
  watch("value", () => requestAnimationFrame(() => tell("found")));
  on(element, "click", event => event.target.closest(".rt-peek") && sheet(document.body.dataset.sheet !== "open"));
}
