// Before the first paint: light or dark, and the reading help that this browser chose. A classic script, so that nothing flashes.
(() => {
  const root = document.documentElement;
  const kept = (() => { try { return JSON.parse(localStorage.getItem("rt-help")) ?? {}; } catch { return {}; } })();
  const dark = kept.dark ?? matchMedia("(prefers-color-scheme: dark)").matches;
  root.classList.toggle("rt-dark", dark);
  for (const name of ["size", "space", "aloud"]) if (kept[name]) root.dataset[name] = kept[name];
  addEventListener("pageshow", event => event.persisted && location.reload());  // Back must not show what somebody else left
})();
