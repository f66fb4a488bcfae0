// A background document beside the lesson, opened at the passage that the tutor showed.
import {$, on} from "./page.js";

export function start(element, trigger, watch) {
  let back = null;
  watch("value", () => requestAnimationFrame(() => {
    const dialog = $("dialog", element);
    if (!dialog || dialog.open) return;
    back = document.activeElement;
    dialog.showModal();
    $("h2", dialog).focus({preventScroll: true});
    $(".rt-here", dialog)?.scrollIntoView({block: "center"});
  }));
  on(element, "click", event => {
    const dialog = $("dialog", element);
    if (event.target === dialog || event.target.closest("[data-close]")) dialog.close();
  });
  element.addEventListener("close", () => back?.focus(), true);   // `close` does not bubble
}
