// Before the first paint: light or dark, the reading help that this browser chose, and how wide the page is in its own letters.
// A classic script, so that nothing flashes.
(() => {
  const root = document.documentElement;
  const read = () => { try { return JSON.parse(localStorage.getItem("rt-help")) ?? {}; } catch { return {}; } };
  const kept = read(), night = matchMedia("(prefers-color-scheme: dark)");
  const light = () => root.classList.toggle("rt-dark", read().dark ?? night.matches);    // a device may turn dark in the evening
  light();
  night.addEventListener("change", light);
  if (kept.size) root.dataset.size = kept.size;
  root.toggleAttribute("data-space", Boolean(kept.space));

  // A media query cannot see larger letters, so the widths are measured in rem here: with larger letters a laptop becomes a phone.
  const WIDTHS = {"rt-tiny": 18, "rt-phone": 51.25, "rt-middle": 62, "rt-small": 75}, LOW = 36;
  const rem = node => parseFloat(getComputedStyle(node).fontSize);
  const SCROLLBAR = 20;
  const measure = () => {
    // A phone widens its window for whatever does not fit; what it had before that is the root's width.
    const width = innerWidth > root.clientWidth + SCROLLBAR && root.clientWidth ? root.clientWidth : innerWidth;
    root.classList.toggle("rt-low", innerHeight / rem(root) < LOW);
    for (const [name, most] of Object.entries(WIDTHS)) root.classList.toggle(name, width / rem(root) <= most);
  };
  measure();
  addEventListener("resize", measure);
  addEventListener("load", measure);                    // by now the style sheet has said how large the letters are
  addEventListener("pageshow", event => event.persisted && location.reload());  // Back must not show what somebody else left
})();
