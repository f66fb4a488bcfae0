// The digest: its buttons that lead down the page. The address bar belongs to the desk, so no anchors.
import {$, on} from "../page.js";

on(document, "click", event => {
  const button = event.target.closest("button[data-to]");
  const target = button && $("#" + button.dataset.to);
  if (!target) return;
  target.scrollIntoView({block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth"});
  $("h2", target)?.focus({preventScroll: true});
});
