// The way out, asked once. What this tab kept goes with it.
import {$, hear, on, session, trial} from "./page.js";

export function start(element) {
  const dialog = $("dialog", element);
  hear("leave", () => { $("[name=session]", dialog).value = session(); dialog.showModal(); });
  on(element, "click", event => { if (event.target === dialog || event.target.closest("[data-stay]")) dialog.close(); });
  on(document, "submit", event => {
    if (event.target.getAttribute("action") !== "/leave") return;
    if (trial) event.target.action = "/try/leave";
    sessionStorage.clear();
    on(window, "pagehide", () => sessionStorage.clear());   // what a resting scroll has kept in between
  });
}
