// A task after the talk: a version is sent when its writer asks, and comes back with what can be said of it.
import {$, on, show, tell} from "./page.js";

export function start(element, trigger, watch) {
  const task = () => $(".rt-task", element);
  let step = null;
  watch("value", () => requestAnimationFrame(() => {
    if (!task()) { step = null; return; }
    const {session, plain, step: now} = task().dataset;
    if (step !== now) { step = now; show("task"); $("h1", element).focus({preventScroll: true}); scrollTo(0, 0); }
    $("textarea", element).value = $("textarea", element).defaultValue;   // a new drawing shows what was kept
    tell("wording", {session, plain});
  }));
  on(element, "click", event => {
    const {session, step: at} = task()?.dataset ?? {}, button = event.target.closest("button");
    if (!session || !button) return;
    const words = $("textarea", element).value.trim();
    if ("check" in button.dataset) words ? (trigger("write", {session, words}), tell("sent")) : $("textarea", element).focus();
    if ("further" in button.dataset) trigger("task_done", {session, step: at});
  });
}
