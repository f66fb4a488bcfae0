// What the islands share: where we are, one small bus between them, and words for a screen reader.
export const $ = (query, root = document) => root.querySelector(query);
export const $$ = (query, root = document) => [...root.querySelectorAll(query)];
export const trial = location.pathname.startsWith("/try/");   // a teacher tries a lesson out: no class paces it, nobody is asked for
export const phone = () => document.documentElement.classList.contains("rt-phone");
export const icon = path =>
  `<svg class="rt-icon" viewBox="0 0 18 18" width="16" height="16" fill="none" stroke="currentColor" stroke-width="1.7" stroke-linecap="round" stroke-linejoin="round" aria-hidden="true"><path d="${path}"/></svg>`;

// The lesson on show: {session, said, busy, plain}, strings all of them; null where there is none.
export const lesson = () => $("#rt-log")?.dataset ?? null;

export const tell = (name, detail) => document.dispatchEvent(new CustomEvent("rt:" + name, {detail}));
export const hear = (name, act) => document.addEventListener("rt:" + name, event => act(event.detail));
export const on = (target, kinds, act) => kinds.split(" ").forEach(kind => target.addEventListener(kind, act));

// The session on show at any step of a lesson; "" where there is none.
export const session = () => $("#rt-log, .rt-look, .rt-task, .rt-wrap, .rt-head[data-session]")?.dataset.session ?? "";

// body[data-view] is one of blank, question, start, cover, lesson, look, task, closing, and the styles show what belongs to it.
export const view = () => document.body.dataset.view ?? "blank";
export function show(name) {
  if (view() === name) return false;
  document.body.dataset.view = name;
  sheet(false);
  scrollTo(0, 0);
  tell("view", name);
  return true;
}

// On a phone the tutor is a sheet at the bottom.
export function sheet(open) {
  document.body.dataset.sheet = open ? "open" : "shut";
  $$(".rt-peek").forEach(button => button.setAttribute("aria-expanded", open));
}

let voice = null;
export function announce(words) {
  voice ??= document.body.appendChild(Object.assign(document.createElement("div"), {className: "rt rt-live"}));
  voice.setAttribute("role", "status");
  voice.textContent = words;
}

// A box that floats over the page, outside every island, so that no drawing touches it.
export function float(name, html, attributes = {}) {
  const box = document.createElement("div");
  Object.assign(box, {className: "rt rt-float " + name, innerHTML: html, hidden: true});
  Object.entries(attributes).forEach(([key, value]) => box.setAttribute(key, value));
  return ($("main") ?? document.body).appendChild(box);
}

// Kept in this browser only. A browser that refuses storage simply forgets.
export const kept = store => ({
  get(key) { try { return JSON.parse(store.getItem(key)); } catch { return null; } },
  set(key, value) { try { value == null ? store.removeItem(key) : store.setItem(key, JSON.stringify(value)); } catch { /* full or refused */ } },
});
