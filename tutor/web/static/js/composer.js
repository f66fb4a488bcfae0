// The one place to write. What is not sent yet, or not known to have arrived, stays in this tab and comes back after a reload.
import {$, $$, hear, kept, lesson, on, sheet, tell} from "./page.js";

const drafts = kept(sessionStorage);
const NAMES = {loaded: "Loaded language", unsupported: "Unsupported claim", "": "About these words"};
const ASKS = {
  loaded: "Why? What do these words do to a reader?",
  unsupported: "Why? What would you need to see to believe it?",
  "": "What would you like to know about these words?",
};
const NEAR = 60;                                        // characters before the limit at which counting begins

export function start(element, trigger) {
  const area = $("textarea", element), tag = $(".rt-attach", element), send = $(".rt-send", element), count = $(".rt-count", element);
  const most = Number(area.dataset.most), usual = area.placeholder;
  let mark = null, sent = null, busy = false, session = null;

  const length = () => [...area.value.trim()].length;   // code points, as the server counts
  const key = () => "rt-draft:" + session;
  const save = () => session && !sent && drafts.set(key(), area.value || mark ? {words: area.value, mark} : null);

  function fresh() {
    const over = length() - most, waits = Boolean(sent) || busy;
    send.disabled = waits || over > 0 || !(length() || mark?.group);
    $$("[data-quick]", element).forEach(button => { button.disabled = waits; });
    count.textContent = over > 0 ? `${most} characters fit. Please take out ${over}.` : over > -NEAR ? `${most + over} of ${most} characters` : "";
    count.classList.toggle("rt-over", over > 0);
  }

  function attach(next) {
    mark = next;
    tag.hidden = !mark;
    tag.className = "rt-attach" + (mark?.group ? " rt-" + mark.group : "");
    area.placeholder = mark ? ASKS[mark.group] : usual;
    area.setAttribute("aria-label", mark ? `${NAMES[mark.group]}: “${mark.quote}”. ${ASKS[mark.group]}` : "Message to the tutor");
    if (mark) {
      $(".rt-group", tag).innerHTML = mark.group ? `<span class="rt-pencil rt-${mark.group}" aria-hidden="true"></span>` : "";
      $(".rt-group", tag).append(NAMES[mark.group]);
      $("q", tag).textContent = mark.quote;
    }
    save();
    fresh();
  }
  function detach(back) {
    attach(null);
    tell("detach");
    back?.focus();
  }

  // `quick` is a button's own sentence; what stands in the box then stays there.
  function post(quick) {
    const words = quick ?? area.value.trim();
    sent = {words, mark: quick ? null : mark, said: Number(lesson().said), quick};
    const {from, to, group} = sent.mark ?? {};
    trigger("say", {session, words, mark: sent.mark && {from, to, group}});
    if (!quick) { area.value = ""; mark = null; attach(null); }
    fresh();
    tell("say");
  }
  function giveBack() {                                  // it did not arrive: nothing is lost
    if (!sent) return;
    const {words, mark: was, quick} = sent;
    sent = null;
    if (!quick) { area.value = [words, area.value].filter(Boolean).join(" "); if (was) { attach(was); tell("attach", was); } }
    save();
    fresh();
  }

  hear("log", log => {
    busy = log.busy === "1";
    if (log.session !== session) {
      session = log.session;
      sent = null;
      const last = $$(".rt-me .rt-words").at(-1)?.textContent, kept = drafts.get(key());
      const draft = kept?.words && kept.words === last ? null : kept;   // it arrived after all, and only the answer was lost
      area.value = draft?.words ?? "";
      attach(null);
      if (draft?.mark) tell("attach", draft.mark);
    }
    if (sent && Number(log.said) > sent.said) {
      const {quick} = sent;
      sent = null;
      if (!quick) tell("detach");
      save();
      tell("arrived");
    }
    fresh();
  });
  hear("attach", next => { attach(next); if (document.body.dataset.view === "lesson") area.focus({preventScroll: true}); });
  hear("refused", giveBack);
  on(area, "input", () => { save(); fresh(); });
  on(area, "keydown", event => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) { event.preventDefault(); if (!send.disabled) post(); }
    if (event.key === "Escape") mark ? detach(mark.back) : sheet(false);
  });
  on(send, "click", () => post());
  on(element, "click", event => {
    const quick = event.target.closest("[data-quick]");
    if (quick) post(quick.dataset.quick);
    if (event.target.closest(".rt-x")) detach(mark?.back);
  });
  new ResizeObserver(() => document.body.style.setProperty("--rt-box", element.offsetHeight + "px")).observe(element);
  fresh();
}
