// Reading help: kept by this browser, there from the first screen.
import {$, $$, hear, kept, on, session} from "./page.js";
import * as aloud from "./aloud.js";

const store = kept(localStorage);

export function start(element, trigger) {
  const menu = $(".rt-menu", element), button = () => $("#rt-help-button"), root = document.documentElement;
  const state = () => store.get("rt-help") ?? {};
  const keep = (name, value) => { store.set("rt-help", {...state(), [name]: value}); draw(); };

  function draw() {
    const {size = "", space, aloud: read, plain} = state();
    root.dataset.size = size;
    root.toggleAttribute("data-space", Boolean(space));
    root.toggleAttribute("data-aloud", Boolean(read) && aloud.able());
    const on = {plain, space, aloud: read};
    $$("[data-switch]", menu).forEach(one => one.setAttribute("aria-checked", Boolean(on[one.dataset.switch])));
    $$("[data-size]", menu).forEach(one => one.setAttribute("aria-pressed", one.dataset.size === size));
    $("[data-switch=aloud]", menu).hidden = !aloud.able();
    requestAnimationFrame(() => dispatchEvent(new Event("resize")));   // labels and bars find their lines again
  }
  const open = yes => { menu.hidden = !yes; button()?.setAttribute("aria-expanded", yes); if (yes) $("button", menu).focus(); };

  on(document, "click", event => {
    if (event.target.closest?.("#rt-help-button")) return open(menu.hidden);
    if (!menu.hidden && !menu.contains(event.target)) open(false);
  });
  on(menu, "keydown", event => { if (event.key === "Escape") { open(false); button()?.focus(); } });
  on(menu, "click", event => {
    const one = event.target.closest("button");
    if (!one) return;
    if ("size" in one.dataset) return keep("size", one.dataset.size);
    const name = one.dataset.switch, value = one.getAttribute("aria-checked") !== "true";
    keep(name, value);
    if (name === "plain" && session()) trigger("plain", {session: session(), plain: value});
    if (name === "aloud" && !value) aloud.stop();
  });
  let shown = null;                                     // a lesson that comes back brings its own wording
  hear("wording", now => { if (now.session !== shown) { shown = now.session; keep("plain", now.plain === "1"); } });
  aloud.start($(".rt-player", element), draw);
  draw();
}
