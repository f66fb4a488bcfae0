// The note on a mark: on hover, on focus, on a tap. It can be pointed at, and closes with Escape.
import {$, $$, float, on, phone} from "./page.js";

const pop = float("rt-pop", "", {role: "tooltip"});
let leaving = 0;

function place(mark) {
  if (phone()) return;                                  // docked by the style sheet
  const boxes = mark.getClientRects(), first = boxes[0], last = boxes[boxes.length - 1];
  const above = first.top - pop.offsetHeight - 8, top = above > 64 ? above : last.bottom + 8;
  const left = Math.max(8, Math.min(first.left, innerWidth - pop.offsetWidth - 8));
  Object.assign(pop.style, {left: left + scrollX + "px", top: top + scrollY + "px"});
}

export const away = () => { clearTimeout(leaving); pop.hidden = true; };

export function start(element) {
  const leave = () => { clearTimeout(leaving); leaving = setTimeout(away, 250); };   // time to move onto the note
  const enter = event => {
    const mark = event.target.closest?.("mark[data-notes]");
    clearTimeout(leaving);
    if (!mark) return leave();
    pop.replaceChildren(...mark.dataset.notes.split(" ").map(number => {
      const part = document.createElement("div");
      part.append(...[...$("#rt-note-" + number).children].map(child => child.cloneNode(true)));
      return part;
    }));
    $$(".rt-tag-on", element).forEach(tag => tag.classList.remove("rt-tag-on"));
    document.body.style.setProperty("--rt-sheet", ($("#rt-side")?.offsetHeight ?? 0) + "px");
    pop.hidden = false;
    place(mark);
  };
  on(element, "mouseover focusin click", enter);
  on(element, "mouseleave focusout", leave);
  on(pop, "mouseenter", () => clearTimeout(leaving));
  on(pop, "mouseleave", leave);
  on(document, "keydown", event => event.key === "Escape" && away());
}
