// The wall looks every three seconds for what it should show; where the server is away it keeps what it has and waits longer.
const wall = document.querySelector("#rt-wall"), EVERY = 3000, LONGEST = 30000;
let wait = EVERY, shown = null;

async function look() {
  try {
    const answer = await fetch(`/projector/${wall.dataset.token}/state`, {cache: "no-store", signal: AbortSignal.timeout(EVERY)});
    if (answer.status === 404) return location.reload();  // the class is gone: its code leaves the wall
    if (!answer.ok) throw new Error(answer.status);
    const html = await answer.text();
    if (html !== shown) wall.innerHTML = shown = html;
    wait = EVERY;
  } catch { wait = Math.min(2 * wait, LONGEST); }
  setTimeout(look, wait);
}
setTimeout(look, EVERY);
