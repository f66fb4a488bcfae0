// A lesson in class: the time left, a pause, and the step that everybody goes on to. The page asks every five seconds while it is
// in sight; a guest's page asks once. Nothing here touches what the student wrote.
import {$, announce, on, tell, trial, view} from "./page.js";

const EVERY = 5000, PATIENCE = 10000, LONGEST = 60000, TOAST = 12000;
const NAMES = {"first look": "first look", together: "talk with the tutor", rewrite: "fair version", tilt: "other tilt", "last look": "last look", closing: "last page"};
const clock = seconds => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
let wait = EVERY, timer = 0, moved = null, warned = null, cover = null, chip = null, until = 0, coming = "";

export function start(element) {
  chip = $(".rt-clock", element);
  on(document, "visibilitychange", () => { clearTimeout(timer); if (!document.hidden) look(); });
  setInterval(tick, 1000);
  look();
}

async function look() {
  clearTimeout(timer);
  if (document.hidden || trial) return;
  try {
    const answer = await fetch("/here", {cache: "no-store", signal: AbortSignal.timeout(PATIENCE)});
    if (answer.status === 204) return;                  // a guest: nobody paces this page
    if (!answer.ok) throw new Error(answer.status);
    follow(await answer.json());
    wait = EVERY;
  } catch { wait = Math.min(2 * wait, LONGEST); }
  timer = setTimeout(look, wait);
}

function follow(lesson) {
  pause(lesson.paused);
  until = lesson.step ? Date.now() + 1000 * lesson.seconds : 0;
  coming = NAMES[lesson.step] ?? "";
  if (coming && warned !== coming) say(`Everybody goes on to the ${coming} in ${clock(lesson.seconds)}. Finish your sentence: nothing is lost.`);
  if (warned && !coming) $(".rt-toast")?.remove();       // called off
  warned = coming;
  chip.dataset.left = lesson.minutes_left == null ? "" : lesson.minutes_left ? `${lesson.minutes_left} min left` : "The lesson is over";
  tick();
  if (lesson.moved && lesson.moved !== moved && lesson.session && ["cover", "look", "task", "lesson"].includes(view())) {
    moved = lesson.moved;
    tell("resume", lesson.session);                     // the record has moved already: draw what it has
    say("Everybody goes on now. What you wrote is kept.");
  }
  const waiting = $(".rt-in-class");
  if (waiting && view() === "start" && Number(waiting.dataset.given) !== lesson.given) tell("shelf");
}

function tick() {
  const seconds = Math.max(0, Math.round((until - Date.now()) / 1000));
  const words = until ? `${coming.charAt(0).toUpperCase() + coming.slice(1)} in ${clock(seconds)}` : chip.dataset.left ?? "";
  if (chip.textContent !== words) chip.textContent = words;
  chip.hidden = !words;
  chip.classList.toggle("rt-soon", Boolean(until));
}

function pause(yes) {
  if (!cover) {
    cover = document.body.appendChild(Object.assign(document.createElement("dialog"), {className: "rt rt-pause"}));
    cover.setAttribute("aria-labelledby", "rt-pause-name");
    cover.innerHTML = '<h2 id="rt-pause-name" class="rt-title" tabindex="-1">Look up, please.</h2><p>Your teacher has paused the screens for a moment. What you wrote is kept, and you go on where you are.</p>';
    on(cover, "cancel", event => event.preventDefault());
    on(cover, "keydown", event => { if (event.key === "Escape") event.preventDefault(); });
  }
  if (yes && !cover.open) { cover.showModal(); $("h2", cover).focus(); }
  if (!yes && cover.open) cover.close();                // the focus goes back to where it was
}

function say(words) {
  announce(words);
  $(".rt-toast")?.remove();
  const toast = document.body.appendChild(Object.assign(document.createElement("p"), {className: "rt rt-toast", textContent: words}));
  setTimeout(() => toast.remove(), TOAST);
}
