// The text of the lesson. Nothing is sent from here: chosen words go to the box, where the reason is written.
import {$, $$, hear, kept, lesson, on, phone, sheet, show, tell, view} from "./page.js";
import {paint, rangeOf} from "./text.js";
import {marking} from "./marking.js";
import * as notes from "./notes.js";
import {settle} from "./labels.js";

const places = kept(sessionStorage), BAR = 72;          // pixels under the bar at which a reader reads
const key = session => "rt-at:" + session;

export function start(element, trigger, watch) {
  const root = () => $(".rt-article", element);
  let attached = null, was = null, resting = 0;

  function drawn() {
    const now = lesson()?.session;
    if (!root()) { was = null; return; }
    if (now !== was) {
      const alone = view() === "look";                  // the card was read before the look: on to the part for this lesson
      was = now;
      show($(".rt-head")?.dataset.fresh === "1" ? "cover" : "lesson");
      if (view() === "lesson") back(now);
      if (alone) { tell("open"); $(".rt-head h1").focus({preventScroll: true}); }
    }
    requestAnimationFrame(() => { settle(root()); if (attached) paint("rt-attached", rangeOf(root(), attached)); });
  }
  // A lesson that goes on opens where its reader was in this tab; else at the part for this lesson.
  function back(session) {
    const paragraph = $(`[data-p="${places.get(key(session))}"]`, element)?.closest(".rt-para");
    const at = $(".rt-mark.rt-pending", element) ?? paragraph;
    if (at) at.scrollIntoView({block: at === paragraph ? "start" : "center", behavior: "instant"});
    else tell("open");
  }
  function keepPlace() {
    if (view() !== "lesson" || !root() || !was) return;
    const here = $$("[data-p]", root()).find(one => one.getBoundingClientRect().bottom > BAR);
    if (here) places.set(key(was), Number(here.dataset.p));
  }
  // On a phone the sheet covers most of the text: the words in question move into what is left.
  function keepInSight() {
    const pending = $(".rt-mark.rt-pending", element);
    if (pending && phone()) scrollBy({top: pending.getBoundingClientRect().top - 80, behavior: "instant"});
  }
  watch("value", () => requestAnimationFrame(() => { drawn(); keepInSight(); }));
  hear("log", drawn);
  hear("view", drawn);
  on(window, "scroll", () => { clearTimeout(resting); resting = setTimeout(keepPlace, 200); });
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
