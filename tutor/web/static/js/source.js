// The source card: shown alone first, then folded at the head of the text.
import {$, hear, on, show, tell, view} from "./page.js";

export function start(element, trigger, watch) {
  const fold = open => {
    $(".rt-source-name", element)?.setAttribute("aria-expanded", open);
    document.body.dataset.card = open ? "open" : "shut";
  };
  const fit = () => fold(view() === "cover");
  hear("view", fit);
  watch("value", fit);
  on(element, "click", event => {
    if (event.target.closest(".rt-source-name") && view() === "lesson") fold(document.body.dataset.card !== "open");
    if (!event.target.closest("[data-open]")) return;
    show("lesson");
    tell("open");
    $("h1", element).focus({preventScroll: true});
  });
}
