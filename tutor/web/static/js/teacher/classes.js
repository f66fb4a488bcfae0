// A live lesson looks again every four seconds while it is in sight; links to join are written as the browser reaches this server.
import {$, $$, announce, on} from "../page.js";
import {act, screens} from "./island.js";

const EVERY = 4000, LOOPBACK = ["localhost", "127.0.0.1", "[::1]"];
const near = LOOPBACK.includes(location.hostname);      // then the server knows better how others reach it
let timer = 0;

const live = () => $("[data-live]");
const here = room => location.hash.replace(/^#\/?/, "") === `classes/${room}/live`;

function look() {
  clearTimeout(timer);
  const room = live()?.dataset.live;
  if (!room) return;
  if (!here(room)) return act({do: "open", at: location.hash.replace(/^#\/?/, "")});    // an answer that came after one had left
  const typing = document.activeElement?.matches("[data-live] input");
  if (!document.hidden && !typing) act({do: "live.look", class: room});
  timer = setTimeout(look, EVERY);
}

screens.addEventListener("drawn", ({detail: element}) => {
  for (const time of $$("[data-clock]", element)) time.textContent = new Date(time.dateTime).toLocaleTimeString([], {hour: "2-digit", minute: "2-digit"});
  if (!near) {
    for (const told of $$("[data-join]", element)) told.textContent = location.origin + "/join";
    for (const told of $$("[data-check]", element)) told.textContent = location.origin + "/check";
    for (const warning of $$("[data-near]", element)) warning.hidden = true;
  }
  if ($("[data-live]", element)) { clearTimeout(timer); timer = setTimeout(look, EVERY); }
});
on(document, "visibilitychange", () => { if (!document.hidden && live()) look(); });
on(document, "click", async event => {
  const button = event.target.closest?.("[data-copy]");
  if (!button) return;
  const link = near ? button.dataset.copy : location.origin + new URL(button.dataset.copy).pathname;
  try { await navigator.clipboard.writeText(link); button.textContent = "Copied"; } catch { button.textContent = link; }
  announce("The link to join is copied.");
});
