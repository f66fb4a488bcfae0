// The source card: shown alone first, then folded at the head of the text.
import {$, hear, on, show, tell, view} from "./page.js";

export function start(element, trigger, watch) {
  const fold = open => {
    $(".rt-source-name", element)?.setAttribute("aria-expanded", open);
    document.body.dataset.card = open ? "open" : "shut";
  };
  const fit = () => fold(view() === "cover");
  hear("view", fit);
  watch("value", () => requestAnimationFrame(() => { if ($(".rt-head[data-session]", element)) show("cover"); fit(); }));
  on(element, "click", event => {
    if (event.target.closest(".rt-source-name") && view() === "lesson") fold(document.body.dataset.card !== "open");
    if (!event.target.closest("[data-open]")) return;
    const {session} = $(".rt-head", element).dataset;   // given where a first look comes before the text
    if (session) return trigger("open_look", {session});
    show("lesson");
    tell("open");
    $("h1", element).focus({preventScroll: true});
  });
}
