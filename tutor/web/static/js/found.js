// The tutor's head: on a phone it is the handle of the sheet.
import {on, sheet, tell} from "./page.js";
import {sure} from "./sure.js";

export function start(element, trigger, watch) {
  watch("value", () => requestAnimationFrame(() => tell("found")));
  on(element, "click", async event => {
    if (event.target.closest(".rt-peek")) sheet(document.body.dataset.sheet !== "open");
    const {onward, session} = event.target.closest("[data-onward]")?.dataset ?? {};
    if (!onward) return;
    const words = `Next comes: ${onward}. You cannot come back to this talk.`;
    if (await sure({title: "Finish with the tutor?", words, yes: "Yes, go on", no: "Stay here"})) trigger("leave_tutor", {session});
  });
}
