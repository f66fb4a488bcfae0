// The page that the student takes away.
import {$, on, show, tell} from "./page.js";

export function start(element, trigger, watch) {
  let shown = null;
  watch("value", () => requestAnimationFrame(() => {
    const page = $(".rt-wrap", element);
    if (!page) { shown = null; return; }
    if (shown !== page.dataset.session && show("closing")) $("h1", page).focus({preventScroll: true});
    shown = page.dataset.session;
    tell("wording", {...page.dataset});
  }));
  on(element, "click", event => {
    const button = event.target.closest("button");
    if (!button) return;
    const {act, reading, lesson} = button.dataset;
    if ("print" in button.dataset) print();
    if ("choose" in button.dataset) trigger("choose", {});
    if (act === "begin") trigger("begin", {reading, lesson: Number(lesson), plain: $(".rt-wrap", element).dataset.plain === "1"});
  });
}
