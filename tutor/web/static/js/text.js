// Where words are. A spot is [paragraph, UTF-16 units into it]; the server turns it into its own offsets. Labels are drawn by the
// style sheet and are no part of the text.
const paragraphs = root => [...root.querySelectorAll("[data-p]")];
const number = paragraph => Number(paragraph.dataset.p);
const earlier = (a, b) => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1]);

function unitsTo(paragraph, node, offset) {
  const range = document.createRange();
  range.setStart(paragraph, 0);
  range.setEnd(node, offset);
  return range.toString().length;
}

// A selection, clamped to the text: {from, to}, or null where it holds no letter of it.
export function spots(root, range) {
  const touched = paragraphs(root).filter(p => range.intersectsNode(p)).map(p => ({
    p: number(p),
    start: p.contains(range.startContainer) ? unitsTo(p, range.startContainer, range.startOffset) : 0,
    end: p.contains(range.endContainer) ? unitsTo(p, range.endContainer, range.endOffset) : p.textContent.length,
  })).filter(part => part.end > part.start);
  return touched.length ? {from: [touched[0].p, touched[0].start], to: [touched.at(-1).p, touched.at(-1).end]} : null;
}

function point(paragraph, units) {
  const walk = document.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT);
  let node, last = null;
  while ((node = walk.nextNode())) {
    if (units <= node.length) return [node, units];
    units -= node.length;
    last = node;
  }
  return [last, last.length];
}

export function rangeOf(root, {from, to}) {
  const at = spot => paragraphs(root).find(p => number(p) === spot[0]);
  const range = document.createRange();
  range.setStart(...point(at(from), from[1]));
  range.setEnd(...point(at(to), to[1]));
  return range;
}

// Every word as {from, to}; signs around a word stay outside, those inside it ("210,000", "al-Sudani's") and %, $ belong to it.
const WORD = /[$€£]?[\p{L}\p{N}\p{M}]+(?:['’.,\-‑][\p{L}\p{N}\p{M}]+)*%?/gu;
export const words = root => paragraphs(root).flatMap(p => [...p.textContent.matchAll(WORD)]
  .map(hit => ({from: [number(p), hit.index], to: [number(p), hit.index + hit[0].length]})));

// A careless drag still means whole words.
export function snap(root, mark) {
  const hit = words(root).filter(word => earlier(mark.from, word.to) && earlier(word.from, mark.to));
  return hit.length ? {from: hit[0].from, to: hit.at(-1).to} : null;
}

// The same mark with its first or last word moved by one; it never becomes empty.
export function stretch(root, mark, side, step) {
  const list = words(root), same = (a, b) => a[0] === b[0] && a[1] === b[1];
  const first = list.findIndex(word => same(word.from, mark.from)), last = list.findIndex(word => same(word.to, mark.to));
  return side === "from"
    ? {from: list[Math.max(0, Math.min(first + step, last))].from, to: mark.to}
    : {from: mark.from, to: list[Math.min(list.length - 1, Math.max(last + step, first))].to};
}

// Words are painted by the browser's highlight registry: the page itself is not touched, and nothing can move.
export function paint(name, range) {
  if (!window.CSS?.highlights) return;
  range ? CSS.highlights.set(name, new Highlight(range)) : CSS.highlights.delete(name);
}
