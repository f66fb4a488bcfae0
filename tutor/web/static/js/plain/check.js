// Each check is one line: what works, or what is blocked and whom to ask.
const list = document.querySelector("#rt-checks"), verdict = document.querySelector("#rt-verdict"), FAR = 120, PATIENCE = 8000;
const bad = [];

function line(works, words) {
  const item = document.createElement("li");
  item.className = works ? "rt-c-works" : "rt-c-blocked";
  item.textContent = words;
  list.append(item);
  if (!works) bad.push(words);
}

function storage() {
  try { localStorage.setItem("rt-c-check", "1"); localStorage.removeItem("rt-c-check"); return true; } catch { return false; }
}

// How the beats of a stream came: "steady", "at once" where a proxy kept them back, "none" where it was cut.
const stream = () => new Promise(done => {
  const came = [], source = new EventSource("/check/stream");
  const end = () => { source.close(); done(came.length < 4 ? "none" : came.at(-1) - came[0] > 600 ? "steady" : "at once"); };
  source.onmessage = () => { if (came.push(performance.now()) === 4) end(); };
  source.onerror = end;
  setTimeout(end, PATIENCE);
});

async function now() {
  try { return await (await fetch("/check/now", {cache: "no-store", signal: AbortSignal.timeout(PATIENCE)})).json(); } catch { return null; }
}

line(true, "JavaScript works.");
const able = CSS.supports("selector(:has(a))") && "showModal" in HTMLDialogElement.prototype;
line(able, able ? "The browser is new enough." : "The browser is too old. Ask IT for a version of Chrome, Edge, Firefox or Safari from 2023 or later.");
const server = await now();
if (!server) line(false, "The server answers this page but not its questions: a filter is in the way. Ask IT to allow this whole address.");
else {
  line(server.cookie, server.cookie ? "Cookies work." : "Cookies are blocked. Students would be strangers at every click. Ask IT to allow cookies for this address.");
  const apart = Math.round(Math.abs(Date.now() / 1000 - server.now));
  line(apart < FAR, apart < FAR ? "The clock is right." : `The clock of this device is ${Math.round(apart / 60)} minutes off. Ask IT to set it: the time left would be wrong.`);
}
line(storage(), storage() ? "The browser can keep drafts." : "The browser keeps nothing. The lesson works, but a reload loses a sentence that was not sent.");
const came = await stream();
line(came === "steady", came === "steady" ? "Answers come in while they are written."
  : came === "at once" ? "A proxy holds answers back and hands them over in one piece. The lesson works, but it feels slow. Ask IT to let event streams (text/event-stream) pass unbuffered."
  : "Event streams are blocked, so the tutor’s answers cannot arrive. Ask IT to let event streams (text/event-stream) from this address pass.");
verdict.textContent = bad.length ? "Show this page to IT before the lesson." : "This device is ready.";
verdict.dataset.ready = String(!bad.length);
