// Bringing a reading: files dropped, chosen or pasted go to the server one by one, and what became of each is said below.
// Listeners stand on the document, because the islands are drawn anew under them.
import {$, $$, on} from "../page.js";
import {act, screens} from "./island.js";

let upload = "", queue = [], busy = false, faults = 0;      // of the page "New reading"; the check page names its upload itself
const page = () => $("[data-bring]");
const at = () => page()?.dataset.upload ?? "";              // empty on the first page

on(document, "dragover", event => { if (page() && event.dataTransfer?.types.includes("Files")) { event.preventDefault(); over(event.target); } });
on(document, "dragleave", event => { if (!event.relatedTarget) over(null); });
on(document, "drop", event => {
  if (!page()) return;
  event.preventDefault();                                   // a file beside the box must not replace the page
  const box = boxOf(event.target);
  over(null);
  if (box && event.dataTransfer.files.length) bring([...event.dataTransfer.files], box.dataset.drop);
});
on(document, "change", event => {
  const field = event.target.closest?.("input[data-files]");
  if (!field || !page()) return;
  bring([...field.files], field.dataset.files);
  field.value = "";                                         // so that the same file can be chosen again once it is mended
});
on(document, "submit", event => {
  if (!event.target.matches?.("form[data-paste]")) return;
  event.preventDefault();
  const words = new FormData(event.target).get("words");
  add({kind: "reading", name: "Pasted text", words});
});
on(document, "click", event => {
  if (!event.target.closest?.("button[data-split]")) return;
  const box = $("#rt-b-edit"), spot = box.selectionStart;
  box.value = box.value.slice(0, spot) + "\n" + box.value.slice(spot);
  box.form.requestSubmit();
});

const boxOf = target => target.closest?.("[data-drop]") ?? (at() ? $("[data-drop]") : null);
const over = target => $$("[data-drop]").forEach(box => box.classList.toggle("rt-b-over", !!target && box === boxOf(target)));

function bring(files, kind) {
  if (kind === "reading" && files.length > 1) {
    const line = row({name: `${files.length} files`});
    return failed(line, {wrong: "These are several files, and a reading is one.", advice: "Drop the reading here, and what goes with it in the box below.", kept: page().dataset.kept});
  }
  files.forEach(file => add({kind, file, name: file.name}));
}

function add(one) {
  if (one.kind === "reading") { upload = ""; faults = 0; queue = queue.filter(other => other.kind !== "reading"); }
  one.line = row(one);
  if (one.file && one.file.size > Number(page().dataset.most)) {
    const {wrong, advice, kept} = page().dataset;
    return failed(one.line, {wrong: wrong.replace("NAME", one.name), advice, kept});
  }
  one.kind === "reading" ? queue.unshift(one) : queue.push(one);
  next();
}

function next() {
  const home = at() || upload, one = queue.find(each => each.kind === "reading" || home);
  if (busy) return;
  if (!one) return settled();
  queue.splice(queue.indexOf(one), 1);
  busy = true;
  send(one, one.kind === "reading" ? "" : home);
}

function send(one, to) {
  const form = new FormData(), request = new XMLHttpRequest();
  if (one.file) form.append("file", one.file, one.name); else form.append("words", one.words);
  form.append("to", to);
  says(one.line, "Sending …");
  request.upload.onprogress = event => {
    if (event.lengthComputable) one.line.bar.value = event.loaded / event.total;
    if (event.loaded === event.total) { one.line.bar.removeAttribute("value"); says(one.line, "Reading it …"); }
  };
  request.onload = () => { done(one, request.status, answer(request)); };
  request.onerror = () => { done(one, 0, {wrong: "The server did not answer.", advice: "See whether it is still running, then try again.", kept: page()?.dataset.kept ?? ""}); };
  request.open("POST", "/teacher/bring");
  request.send(form);
}

function answer(request) {
  try { return JSON.parse(request.responseText); }
  catch { return {wrong: request.responseText || "This did not work.", advice: "Load the page again and send it once more.", kept: page()?.dataset.kept ?? ""}; }
}

function done(one, status, said) {
  busy = false;
  if (status === 200) {
    if (one.kind === "reading") upload = said.id;
    one.line.classList.add("rt-b-read");
    says(one.line, `${said.title ? `“${said.title}”, ` : ""}${said.words.toLocaleString("en-GB")} words`);
  } else failed(one.line, said);
  if (page()) next();
}

function settled() {
  if (at()) { if ($$("[data-list] .rt-b-read").length) act({do: "open", at: `readings/new/${at()}`}); return; }
  if (!upload) return;
  const onward = $("[data-onward]"), there = `#/readings/new/${upload}`;
  if (!faults) { location.hash = there; return; }
  onward.hidden = false;
  $("a", onward).setAttribute("href", there);
}

function row({name}) {
  const line = document.createElement("li"), bar = document.createElement("progress");
  line.append(Object.assign(document.createElement("b"), {textContent: name}), Object.assign(document.createElement("span"), {className: "rt-quiet"}), bar);
  bar.setAttribute("aria-label", name);
  bar.value = 0;
  line.bar = bar;
  $("[data-list]").append(line);
  return line;
}

const says = (line, words) => { $("span", line).textContent = words; };

function failed(line, {wrong, advice, lines, kept}) {
  faults += 1;
  line.classList.add("rt-b-bad");
  $("b", line).hidden = wrong.includes($("b", line).textContent);
  says(line, wrong);
  const more = [advice && paragraph(advice), lines && list(lines), paragraph(kept, "rt-quiet")].filter(Boolean);
  line.append(...more);
}

const paragraph = (words, name = "") => Object.assign(document.createElement("p"), {textContent: words, className: name});
function list(lines) {
  const all = document.createElement("ul");
  all.append(...lines.map(words => Object.assign(document.createElement("li"), {textContent: words})));
  return all;
}

// A draft that is under way, or that a restart cut off: ask to be told.
let watched = "";
function drawn() {
  const wanted = $("[data-watch]")?.dataset.watch ?? "";
  if (wanted && wanted !== watched) act({do: "bring.follow", id: wanted});
  watched = wanted;
  $$("[data-list]").forEach(box => { if (!at() && !upload && !queue.length && !busy && box.children.length && !faults) box.replaceChildren(); });
  if (!page()) { upload = ""; queue = []; faults = 0; }
}
screens.addEventListener("drawn", drawn);
drawn();
