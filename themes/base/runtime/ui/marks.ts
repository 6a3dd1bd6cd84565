// Marks the words of a search on the page that it led to, until someone presses Escape. The words come from the
// address. They are only compared, and never written to the page.
import { marks, spots } from "../core/search/excerpt";

interface Highlights {
  set(name: string, highlight: unknown): void;
  delete(name: string): void;
}

/** Marks the words of `wanted` in the main part of the page. */
export function mark(wanted: string): void {
  const { Highlight } = globalThis as unknown as { Highlight?: new (...ranges: StaticRange[]) => unknown };
  const highlights = (CSS as unknown as { highlights?: Highlights }).highlights;
  const root = document.querySelector("main");
  if (!root || !Highlight || !highlights) return;
  const forms = marks(wanted);
  // Questions are put into another order when their scripts start, and live ranges would lose their text.
  const ranges: StaticRange[] = [];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    // The answers to questions are not shown yet.
    if (node.parentElement?.closest(".cm-answer, .cm-key")) continue;
    for (const { start, end } of spots(node.nodeValue ?? "", forms))
      ranges.push(new StaticRange({ startContainer: node, startOffset: start, endContainer: node, endOffset: end }));
  }
  highlights.set("found", new Highlight(...ranges));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") highlights.delete("found");
  });
}
