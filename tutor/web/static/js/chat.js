// The conversation: keeps its end in sight, tells the box what has been said, opens background passages.
import {$, $$, hear, lesson, on, phone, sheet, tell} from "./page.js";

const EDGE = 20;                                        // pixels of air above an answer

// Whether a passage is too long for a low screen, where its end waits behind "Read on".
function cutShort(card) {
  const words = $("blockquote", card);
  card.classList.toggle("rt-cut", words.scrollHeight > words.clientHeight + 1);
}

export function start(element, trigger, watch) {
  const log = () => $("#rt-log", element);

  // The end of the talk; but an answer that is longer than the window is shown from its first line.
  function follow() {
    const box = log(), last = $$("li", box ?? element).at(-1);
    if (!box || !last) return;
    $$(".rt-card:not(.rt-whole)", box).forEach(cutShort);
    box.scrollTop = box.scrollHeight;
    const over = last.matches(".rt-tutor") && last.offsetHeight + EDGE > box.clientHeight;
    if (over) box.scrollTop += last.getBoundingClientRect().top - box.getBoundingClientRect().top - EDGE;
  }
  function drawn() {
    if (!log()) return;
    follow();
    const line = $$(".rt-tutor p > span", element).at(-1), peek = $(".rt-peek-words i");
    if (peek && line) peek.textContent = line.textContent;
    tell("log", {...lesson()});
    tell("wording", {...lesson()});
  }
  let seen = null;                                      // the box whose size is watched; a new lesson may bring a new one
  const size = new ResizeObserver(follow);
  watch("value", () => requestAnimationFrame(() => {
    if (log() !== seen) { size.disconnect(); seen = log(); if (seen) size.observe(seen); }
    drawn();
  }));
  hear("view", follow);

  on(element, "click", event => {
    const button = event.target.closest("button");
    if (!button) return;
    const {document: id, passage, goto} = button.dataset;
    if ("whole" in button.dataset) { button.closest(".rt-card").classList.replace("rt-cut", "rt-whole"); return; }
    if (id) trigger("look_up", {session: lesson().session, document: id, passage: Number(passage)});
    if (goto) tell("goto", goto);
    if ("choose" in button.dataset) trigger("choose", {});
    if ("leaveTutor" in button.dataset) trigger("leave_tutor", {session: lesson().session});
  });
  hear("found", drawn);
  hear("say", () => phone() && sheet(true));
}
