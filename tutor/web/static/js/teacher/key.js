// The key editor: which entry is in hand, what the list shows, and what single letters do. The list is the truth for what is
// decided; the marks in the text are drawn after it, so that a decision need not send the article again.
import {$, $$, kept, on} from "../page.js";
import {act, screens} from "./island.js";
import * as marking from "./key-marking.js";

const top = () => $(".rt-k-top"), card = () => $("#rt-t-right .rt-k-card"), root = () => $(".rt-k-article");
const here = () => ({reading: top().dataset.reading, edit: top().dataset.edit, id: card()?.dataset.id ?? ""});
const rows = () => $$(".rt-k-row");
const memory = kept(localStorage), filters = {state: "", kind: "", paragraph: ""};
let waiting = 0, shownFor = null, last = null;

// Every act says which edit it was made on, and where to go next.
const OF_ALL = ["key.undo", "key.ask", "key.approve"];  // acts on no entry of their own
function stamp(element) {
  const id = OF_ALL.includes(element.dataset.do) ? here().id : element.dataset.id;
  Object.assign(element.dataset, {...here(), id, next: next(true)});
}
const busy = () => Date.now() - waiting < 4000;
function send(payload) {
  if (busy()) return;
  waiting = Date.now();
  act({...here(), next: here().id, ...payload});
}
function stamped(event) {
  const element = event.target.closest?.(event.type === "submit" ? "form[data-do^='key.']" : "button[data-do^='key.']");
  if (!element || !top()) return;
  if (busy()) { event.preventDefault(); event.stopPropagation(); return; }
  if (element.dataset.do === "key.search") element.dataset.query = $("[data-query]", element.form).value;
  stamp(element);
  if (["key.undo", "key.save", "key.reopen"].includes(element.dataset.do)) element.dataset.next = here().id;
  if (!["key.show", "key.ask"].includes(element.dataset.do)) waiting = Date.now();
}
for (const kind of ["click", "submit"]) document.addEventListener(kind, stamped, true);    // before the island hears it

function shown(row) {
  const data = row.dataset, sure = Number(data.sure);
  const state = {"": true, own: "own" in data, sure: sure === 3, unsure: sure === 1}[filters.state] ?? data.state === filters.state;
  const kind = !filters.kind || [data.kind, data.code].includes(filters.kind);
  return state && kind && (!filters.paragraph || data.par === filters.paragraph);
}

// The next row of the list that is shown: the next undecided one, where it is asked for and there is one. Wraps round.
function next(undecided, step = 1) {
  const all = rows(), at = all.findIndex(row => row.dataset.id === here().id), size = all.length;
  const order = all.map((_, index) => all[(((at + step * (index + 1)) % size) + size) % size]).filter(row => shown(row) && row.dataset.id !== here().id);
  const found = (undecided && order.find(row => row.dataset.state === "undecided")) || (undecided ? null : order[0]);
  return found?.dataset.id ?? here().id;
}

function drawList() {
  const all = rows();
  for (const row of all) row.parentElement.hidden = !shown(row);
  const count = all.filter(shown).length;
  $("[data-shown]").textContent = count === all.length ? `${count}` : `${count} of ${all.length}`;
  $(".rt-k-empty").hidden = count > 0;
  for (const time of $$(".rt-k-top time")) time.textContent = new Date(time.dateTime).toLocaleTimeString([], {hour: "2-digit", minute: "2-digit"});
  for (const field of $$("[data-filter]")) if (field.value !== filters[field.dataset.filter]) field.value = filters[field.dataset.filter];
}

function drawMarks() {
  const byId = new Map(rows().map(row => [row.dataset.id, row.dataset]));
  for (const tag of $$("[data-tag]", root())) tag.dataset.state = byId.get(tag.dataset.tag)?.state ?? "rejected";
  for (const mark of $$("mark[data-ids]", root())) {
    const ids = mark.dataset.ids.split(" "), live = ids.map(id => byId.get(id)).filter(row => row && row.state !== "rejected");
    mark.className = ["rt-mark", ...new Set(live.map(row => "rt-" + row.kind))].join(" ");
    mark.toggleAttribute("data-on", ids.includes(here().id));
  }
}

const phone = () => document.documentElement.classList.contains("rt-phone");
function reveal(node, box) {
  if (!node) return;
  const calm = matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth";
  if (phone()) { scrollBy({top: node.getBoundingClientRect().top - innerHeight / 5, behavior: calm}); return; }
  const a = node.getBoundingClientRect(), b = box.getBoundingClientRect();
  if (a.top < b.top + 40 || a.bottom > b.bottom - 60) box.scrollTo({top: box.scrollTop + a.top - b.top - b.height / 3, behavior: calm});
}

function drawHand() {
  const id = here().id;
  for (const row of rows()) row.dataset.id === id ? row.setAttribute("aria-current", "true") : row.removeAttribute("aria-current");
  for (const mark of $$("mark[data-ids]", root())) mark.toggleAttribute("data-on", mark.dataset.ids.split(" ").includes(id));
  if (id === shownFor) return;
  const arrived = shownFor === null;
  shownFor = id;
  const row = rows().find(one => one.dataset.id === id);
  reveal(row?.parentElement, $(".rt-k-rows"));
  if (!(arrived && phone())) reveal($("mark[data-on]", root()), $(".rt-k-paper"));
  $(".rt-k-body", card())?.scrollTo(0, 0);
}

screens.addEventListener("drawn", ({detail: island}) => {
  document.body.toggleAttribute("data-key", Boolean(top()));
  waiting = 0;
  if (!top() || !card() || !root()) { shownFor = null; return; }
  if (last !== top().dataset.reading) { last = top().dataset.reading; shownFor = null; Object.assign(filters, {state: "", kind: "", paragraph: ""}); }
  if (island.closest("#rt-t-left")) { drawList(); drawMarks(); }
  if (island.closest("#rt-t-main")) drawMarks();
  drawHand();
  for (const box of $$("[data-letters]")) box.checked = letters();
});

on(document, "change", event => {
  const name = event.target.dataset?.filter;
  if (name) { filters[name] = event.target.value; drawList(); }
  if (event.target.matches?.("[data-letters]")) memory.set("rt-keys", event.target.checked ? null : {off: true});
});
on(document, "click", event => {
  if (!top()) return;
  const to = name => event.target.closest?.(name);
  if (to("[data-unfilter]")) { Object.assign(filters, {state: "", kind: "", paragraph: ""}); drawList(); }
  if (to("[data-list]")) document.body.toggleAttribute("data-list");
  else if (to(".rt-k-row")) document.body.removeAttribute("data-list");
  if (to("[data-shut]")) setTimeout(() => $("dialog[open]")?.close());
  const step = to("[data-step]");
  if (step) send({do: "key.show", id: next(false, Number(step.dataset.step))});
  const mark = to("mark[data-ids]");
  if (mark && root()?.contains(mark) && getSelection().isCollapsed && !marking.isOpen()) {
    const ids = mark.dataset.ids.split(" ");            // a second click on an overlap goes to the one beneath
    send({do: "key.show", id: ids[(ids.indexOf(here().id) + 1) % ids.length]});
  }
});
on(document, "keydown", event => {                      // Enter in the search is a search, not the end of the form
  if (event.key === "Enter" && event.target.matches?.("[data-query]")) { event.preventDefault(); $("[data-do='key.search']", event.target.form).click(); }
});

const letters = () => !memory.get("rt-keys")?.off;
const press = name => $(`#rt-t-right [data-do="key.${name}"], .rt-k-top [data-do="key.${name}"]`)?.click();
on(document, "keydown", event => {
  if (!top() || !root() || event.target.closest?.("input, textarea, select, dialog[open]")) return;
  const command = event.ctrlKey || event.metaKey, key = event.key.toLowerCase();
  if (command && key === "z" && !event.shiftKey) { event.preventDefault(); if (!busy()) press("undo"); return; }
  if (command || event.altKey || marking.keydown(event, letters())) return;
  if (!letters() || busy()) return;
  const does = {
    j: () => send({do: "key.show", id: next(false)}), k: () => send({do: "key.show", id: next(false, -1)}),
    a: () => press("accept"), x: () => press("reject"), c: () => press("change"), z: () => press("undo"),
    "?": () => send({do: "key.ask", which: "keys"}),
  }[key];
  if (does) { event.preventDefault(); does(); }
});

marking.start({root, here, send});
