// A sentence that something did not work. What was sent comes back into the box.
import {$, on, tell} from "./page.js";

export function start(element, trigger, watch) {
  let seen = "";
  watch("value", () => requestAnimationFrame(() => {
    const notice = $(".rt-notice", element), number = notice?.dataset.number ?? "";
    if (notice && number !== seen) tell("refused");
    seen = number;
    element.toggleAttribute("data-away", false);
  }));
  on(document, "input", () => element.toggleAttribute("data-away", true));
}
