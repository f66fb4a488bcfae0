// Before the first paint: light or dark, the reading help that this browser chose, and how wide the page is in its own letters.
// A classic script, so that nothing flashes.
(() => {
  const root = document.documentElement;
  const kept = (() => { try { return JSON.parse(localStorage.getItem("rt-help")) ?? {}; } catch { return {}; } })();
  root.classList.toggle("rt-dark", kept.dark ?? matchMedia("(prefers-color-scheme: dark)").matches);
  if (kept.size) root.dataset.size = kept.size;
  root.toggleAttribute("data-space", Boolean(kept.space));

  // A media query cannot see larger letters, so the widths are measured in rem here: with larger letters a laptop becomes a phone.
  const WIDTHS = {"rt-tiny": 18, "rt-phone": 51.25, "rt-middle": 62, "rt-small": 75}, LOW = 36;
  const rem = node => parseFloat(getComputedStyle(node).fontSize);
  const measure = () => {
    root.classList.toggle("rt-low", innerHeight / rem(root) < LOW);
    for (const [name, most] of Object.entries(WIDTHS)) root.classList.toggle(name, innerWidth / rem(root) <= most);
  };
  measure();
  addEventListener("resize", measure);
  addEventListener("load", measure);                    // by now the style sheet has said how large the letters are
  addEventListener("pageshow", event => event.persisted && location.reload());  // Back must not show what somebody else left
})();
