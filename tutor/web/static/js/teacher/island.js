// Every island of the teacher's page: a click, a change or a submit on something with data-do is one event, `act`.
// {do, ...} is what the element's data-attributes say; a form adds its fields, a select or a box its value.
import {$, $$, kept, on} from "../page.js";

let send = () => {};                                    // any island may speak for the page; the last one started does
export const act = payload => send(payload);
export const screens = new EventTarget();               // "drawn" with the island's element, for the areas' own scripts

export function start(element, trigger, watch) {
  send = payload => trigger("act", payload);
  on(element, "click", event => {
    const link = event.target.closest('a[href^="#/"]');
    if (link) { event.preventDefault(); location.hash = link.getAttribute("href"); }    // Gradio's <base> would load the page again
    const button = event.target.closest("button[data-do]");
    if (button && !button.disabled) { event.preventDefault(); act({...button.dataset}); }
    if (event.target.closest("[data-light]")) light();
  });
  on(element, "change", event => {
    const field = event.target.closest("select[data-do], input[data-do]");
    if (field) act({...field.dataset, value: field.type === "checkbox" ? field.checked : field.value});
  });
  on(element, "submit", event => {
    if (!event.target.dataset.do) return;               // a plain form goes to the server by itself
    event.preventDefault();
    act({...event.target.dataset, fields: Object.fromEntries(new FormData(event.target))});
  });
  watch("value", () => requestAnimationFrame(() => drawn(element)));
  drawn(element);
  if (element.querySelector("#rt-t-at") || element.closest("#rt-t-at")) arrive();
}

function light() {
  const dark = document.documentElement.classList.toggle("rt-dark"), help = kept(localStorage);
  help.set("rt-help", {...help.get("rt-help"), dark});
}

// Gradio patches the page in place, so a typed value outlives its card: data-v sets it anew where the source has changed.
function drawn(element) {
  for (const field of $$("[data-v]", element)) if (field.rtWas !== field.dataset.v) field.value = field.rtWas = field.dataset.v;
  const first = $("[data-focus]", element);
  if (first && first.dataset.focus !== element.rtFocus) { element.rtFocus = first.dataset.focus; first.focus({preventScroll: true}); }
  const dialog = $("dialog[data-open]", element);
  if (dialog && !dialog.open) dialog.showModal();
  const leave = $("[data-leave]", element);
  if (leave) location.assign(leave.dataset.leave);
  const at = $("[data-at]", element);
  if (at) placed(at.dataset.at);
  screens.dispatchEvent(new CustomEvent("drawn", {detail: element}));
}

// The address follows the page, and another page begins at its top.
let place = null;
function placed(at) {
  if (hash() !== at) history.replaceState(null, "", "#/" + at);
  if (place !== null && place !== at) scrollTo(0, 0);
  place = at;
}

const hash = () => location.hash.replace(/^#\/?/, "");
let arrived = false;
function arrive() {
  if (arrived) return;
  arrived = true;
  on(window, "hashchange", () => act({do: "open", at: hash()}));
  act({do: "open", at: hash()});
}

// The areas' own scripts, after all that they import from here.
import("./bring.js");
import("./people.js");
import("./key.js");
import("./quick.js");
import("./classes.js");
import("./digest.js");
