// A look: marked alone. Every mark goes to the server at once; nothing comes back but the marks.
import {$, announce, hear, on, show, tell, view} from "./page.js";
import {sure} from "./sure.js";
import {marking} from "./marking.js";
import * as notes from "./notes.js";
import {settle} from "./labels.js";

export function start(element, trigger, watch) {
  const look = () => $(".rt-look", element), root = () => $(".rt-passage", element);
  let step = null, count = 0;

  function drawn() {
    if (!look()) { step = null; return; }
    const {session, plain, marks} = look().dataset;
    if (step !== look().dataset.step) {
      step = look().dataset.step;
      if (show("look")) $("h1", element).focus({preventScroll: true});
    } else if (Number(marks) !== count) announce(marks === "1" ? "One mark." : marks + " marks.");
    count = Number(marks);
    tell("wording", {session, plain});
    settle(root());
  }
  watch("value", () => requestAnimationFrame(drawn));
  on(window, "resize", () => look() && settle(root()));
  hear("view", () => look() && settle(root()));

  const send = (event, more) => { trigger(event, {session: look().dataset.session, step: look().dataset.step, ...more}); tell("sent"); };
  const chosen = ({from, to, group, back}) => { send("mark", {mark: {from, to, group}}); back?.focus(); };
  marking(element, {root, ready: () => view() === "look", chosen, asks: false});
  notes.start(element);

  const marked = () => count === 1 ? "You marked one place. " : count ? `You marked ${count} places. ` : "You have marked nothing, which is right where nothing is wrong. ";
  on(element, "click", async event => {
    const button = event.target.closest("button");
    if (!button) return;
    if (button.dataset.remove) {
      send("unmark", {index: Number(button.dataset.remove)});
      $("h2", element).focus();                         // the button goes away under the finger
    }
    const skipped = "skip" in button.dataset;
    if (!skipped && !("done" in button.dataset)) return;
    const yes = await sure(skipped
      ? {title: "Leave this look out?", words: "That is fine. The last page will then have no before and after. You cannot come back to this text.", yes: "Leave it out", no: "Stay here"}
      : {title: "Done with this look?", words: marked() + "You cannot come back to this text.", yes: "Yes, done", no: "Keep reading"});
    if (yes && look()) send("look_done", {skipped});
  });
}
