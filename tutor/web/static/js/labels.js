// Labels hang in the margin, each beside the line where its mark begins. Two on one line are set below each other.
import {$$} from "./page.js";

const GAP = 4;                                          // pixels between two labels

export function settle(root) {
  const tags = $$(".rt-tag", root);
  tags.forEach(tag => { tag.style.translate = ""; });
  let floor = -Infinity;
  const boxes = tags.map(tag => [tag, tag.getBoundingClientRect()]).filter(([, box]) => box.height);
  for (const [tag, box] of boxes.sort((a, b) => a[1].top - b[1].top)) {
    const down = Math.max(0, floor + GAP - box.top);
    if (down) tag.style.translate = `0 ${down}px`;
    floor = box.bottom + down;
  }
}
