// The text of a page in which learners mark passages. White space counts as one space. Questions and whatever scripts
// added are not part of it.

/** The parts that have no text of the page: controls, notes beside it, and what scripts make. */
const SKIPPED = [
  "script, style, template, button, input, select, textarea, label",
  ".cm-hidden, .cm-anchor, .cm-margin, .cm-definition, .cm-marks",
  ".cm-meters, .cm-scene__foot, .cm-way, .cm-scenario__status",
  "[data-module]:not(.cm-scenario)",
].join();

/** The text below an element, and where each of its characters is. */
export class PageText {
  readonly text: string;
  readonly #nodes: Text[] = [];
  /** The index of the text node of each character, and the place of the character in that node. */
  readonly #places: (readonly [node: number, at: number])[] = [];

  constructor(root: HTMLElement) {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, (node) =>
      node instanceof Element
        ? node.matches(SKIPPED)
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_SKIP
        : NodeFilter.FILTER_ACCEPT,
    );
    let text = "";
    for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
      const index = this.#nodes.push(node) - 1;
      for (let at = 0; at < node.data.length; at += 1) {
        const character = node.data[at] ?? "";
        const isSpace = /\s/.test(character);
        if (isSpace && (text === "" || text.endsWith(" "))) continue;
        text += isSpace ? " " : character;
        this.#places.push([index, at]);
      }
    }
    this.text = text;
  }

  /** The part of the text in `range`, without space at its ends; `undefined` if it holds nothing of the text. */
  span(range: Range): readonly [start: number, end: number] | undefined {
    const inside = this.#nodes.map((node): readonly [from: number, to: number] | undefined =>
      range.intersectsNode(node)
        ? [
            node === range.startContainer ? range.startOffset : 0,
            node === range.endContainer ? range.endOffset : node.length,
          ]
        : undefined,
    );
    const isIn = ([node, at]: readonly [number, number]) => {
      const part = inside[node];
      return part !== undefined && at >= part[0] && at < part[1];
    };
    let start = this.#places.findIndex(isIn);
    let end = this.#places.length;
    while (end > start && !isIn(this.#places[end - 1] ?? [-1, 0])) end -= 1;
    while (start < end && this.text[start] === " ") start += 1;
    while (end > start && this.text[end - 1] === " ") end -= 1;
    return start >= 0 && start < end ? [start, end] : undefined;
  }

  /** The place on the page of the text from `start` to `end`. */
  range(start: number, end: number): Range {
    const range = document.createRange();
    const [first, last] = [this.#places[start], this.#places[end - 1]];
    const [from, to] = [this.#nodes[first?.[0] ?? -1], this.#nodes[last?.[0] ?? -1]];
    if (from && to && first && last) {
      range.setStart(from, first[1]);
      range.setEnd(to, last[1] + 1);
    }
    return range;
  }
}
