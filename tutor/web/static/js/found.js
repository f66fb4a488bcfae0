// The tutor's head: on a phone it is the handle of the sheet. And the way on, which a phone has at the end of the text as well.
import {on, sheet, tell} from "./page.js";
import {sure} from "./sure.js";

export function start(element, trigger, watch) {
  watch("value", () => requestAnimationFrame(() => tell("found")));
  on(element, "click", event => event.target.closest(".rt-peek") && sheet(document.body.dataset.sheet !== "open"));
  on(document, "click", async event => {
    const {onward, session} = event.target.closest?.("[data-onward]")?.dataset ?? {};
    if (!onward) return;
    const words = `Next comes: ${onward}. You cannot come back to this talk.`;
    if (await sure({title: "Finish with the tutor?", words, yes: "Yes, go on", no: "Stay here"})) trigger("leave_tutor", {session});
  });
}
