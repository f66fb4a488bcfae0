// One question before a step that cannot be taken back.
import {$} from "./page.js";

let dialog = null;

function made() {
  const box = Object.assign(document.createElement("div"), {className: "rt", innerHTML: `
    <dialog class="rt-dialog rt-sure" aria-labelledby="rt-sure-name"><h2 id="rt-sure-name"></h2><p></p>
    <div class="rt-answers"><button type="button" class="rt-button rt-main" value="yes"></button><button type="button" class="rt-button"></button></div></dialog>`});
  return $("dialog", ($("main") ?? document.body).appendChild(box));
}

// Resolves to whether the answer was yes; Escape and a click beside the question are a no.
export function sure({title, words, yes, no}) {
  dialog ??= made();
  const [agree, stay] = dialog.querySelectorAll("button");
  $("h2", dialog).textContent = title;
  $("p", dialog).textContent = words;
  agree.textContent = yes;
  stay.textContent = no;
  dialog.returnValue = "";
  dialog.showModal();
  return new Promise(resolve => {
    dialog.onclick = event => { if (event.target === agree) dialog.close("yes"); else if (event.target === stay || event.target === dialog) dialog.close(""); };
    dialog.onclose = () => resolve(dialog.returnValue === "yes");
  });
}
