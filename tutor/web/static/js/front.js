// What stands before a lesson: the question who is there, and the shelf.
import {$, hear, kept, on, show, trial} from "./page.js";

export function start(element, trigger, watch) {
  const drawn = () => {
    const front = $(".rt-front", element);
    const came = document.body.dataset.view;            // the first page of all leaves the focus where it is
    if (front && show(front.dataset.view) && came) $("h1", front).focus({preventScroll: true});
    if (trial) $("[data-act=yes]", element)?.click();
  };
  on(element, "click", event => {
    const button = event.target.closest("[data-act]");
    if (!button || button.dataset.sent) return;
    const {act, reading, lesson, session} = button.dataset;
    button.dataset.sent = "1";                          // a double click is one click
    setTimeout(() => delete button.dataset.sent, 2000);
    if (act === "begin") trigger("begin", {reading, lesson: Number(lesson), plain: Boolean(kept(localStorage).get("rt-help")?.plain)});
    else trigger(act, {session: session ?? ""});
  });
  watch("value", () => requestAnimationFrame(drawn));
  drawn();
  hear("resume", session => trigger("resume", {session}));
}
