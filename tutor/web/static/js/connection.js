// Whether the tutor can be reached. When not: one clear line, nothing lost, and a try every few seconds.
import {$, hear, tell} from "./page.js";

const PATIENCE = 4000, AGAIN = 3000, CALM = 20000;      // ms: after a message, while lost, and while all is well
let waiting = false, lost = false, timer = 0, box = null;

async function alive() {
  try { return (await fetch("/alive", {cache: "no-store", signal: AbortSignal.timeout(PATIENCE)})).ok; } catch { return false; }
}

function say(words) {
  box ??= Object.assign(document.body.appendChild(document.createElement("div")), {className: "rt rt-lost"});
  box.setAttribute("role", "alert");
  box.hidden = !words;
  box.replaceChildren(...(words ? [Object.assign(document.createElement("p"), {textContent: words}),
    Object.assign(document.createElement("button"), {type: "button", className: "rt-button", textContent: "Try now", onclick: look})] : []));
}

async function look() {
  clearTimeout(timer);
  const well = await alive();
  if (!well && !lost) say("The connection to the tutor is lost. Your words are kept here. We keep trying.");
  if (!well) tell("refused");
  if (well && lost) {
    if (waiting) return location.reload();              // something was under way: the record knows what became of it
    say("");
  }
  lost = !well;
  timer = setTimeout(look, lost ? AGAIN : CALM);
}

hear("say", () => { waiting = true; clearTimeout(timer); timer = setTimeout(look, lost ? 0 : PATIENCE); });
hear("sent", () => { clearTimeout(timer); timer = setTimeout(look, lost ? 0 : PATIENCE); });
hear("log", log => { waiting = log.busy === "1"; });
addEventListener("offline", look);
addEventListener("online", look);
timer = setTimeout(look, CALM);
