// The text of the lesson. Nothing is sent from here: chosen words go to the box, where the reason is written.
import {$, hear, lesson, on, phone, sheet, show, tell, view} from "./page.js";
import {paint, rangeOf} from "./text.js";
import {marking} from "./marking.js";
import * as notes from "./notes.js";
import {settle} from "./labels.js";

export function start(element, trigger, watch) {
  const root = () => $(".rt-article", element);
  let attached = null, was = null;

  function drawn() {
    const now = lesson()?.session;
    if (!root()) { was = null; return; }
    if (now !== was) {
      const alone = view() === "look";                  // the card was read before the look: on to the part for this lesson
      was = now;
      show($(".rt-head")?.dataset.fresh === "1" ? "cover" : "lesson");
      if (alone) { tell("open"); $(".rt-head h1").focus({preventScroll: true}); }
    }
    requestAnimationFrame(() => { settle(root()); if (attached) paint("rt-attached", rangeOf(root(), attached)); });
  }
  // On a phone the sheet covers most of the text: the words in question move into what is left.
  function keepInSight() {
    const pending = $(".rt-mark.rt-pending", element);
    if (pending && phone()) scrollBy({top: pending.getBoundingClientRect().top - 80, behavior: "instant"});
  }
  watch("value", () => requestAnimationFrame(() => { drawn(); keepInSight(); }));
  hear("log", drawn);
  hear("view", drawn);
  on(window, "resize", () => root() && settle(root()));
  on(document, "pointerdown", event => event.target.closest?.("#rt-read") && sheet(false));
  marking(element, {root, ready: () => view() === "lesson", chosen: mark => tell("attach", mark), asks: true});

  hear("attach", mark => { attached = mark; paint("rt-attached", rangeOf(root(), mark)); });
  hear("detach", () => { attached = null; paint("rt-attached"); });
  hear("goto", paragraph => {
    sheet(false);
    $(`[data-p="${paragraph}"]`, element)?.scrollIntoView({block: "center", behavior: "smooth"});
  });
  hear("open", () => $("#rt-range", element)?.scrollIntoView({block: "start"}));
  notes.start(element);
  tell("ready", "article");
}
