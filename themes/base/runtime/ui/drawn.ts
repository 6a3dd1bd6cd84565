// Draws the marked words of a page: as highlights of the browser, or where it has none, with elements around the words.

type Ranges = readonly (readonly [form: string, range: Range])[];

/** The parts of `range` in single text nodes. */
function parts(range: Range): [Text, number, number][] {
  const within = range.commonAncestorContainer;
  if (within instanceof Text) return [[within, range.startOffset, range.endOffset]];
  const walker = document.createTreeWalker(within, NodeFilter.SHOW_TEXT);
  const found: [Text, number, number][] = [];
  for (let node = walker.nextNode() as Text | null; node; node = walker.nextNode() as Text | null) {
    if (!range.intersectsNode(node) || node.parentElement?.closest("form, math, svg, button, .cm-margin")) continue;
    const from = node === range.startContainer ? range.startOffset : 0;
    const to = node === range.endContainer ? range.endOffset : node.length;
    if (node.data.slice(from, to).trim() !== "") found.push([node, from, to]);
  }
  return found;
}

function unwrap(): void {
  for (const mark of document.querySelectorAll("mark.cm-marked")) {
    const { parentNode } = mark;
    mark.replaceWith(...mark.childNodes);
    parentNode?.normalize();
  }
}

/** Draws `ranges`, instead of what was drawn before. */
export function drawn(ranges: Ranges): void {
  if ("highlights" in CSS) {
    for (const form of ["note", "highlight", "bookmark"]) {
      const own = ranges.filter(([of]) => of === form).map(([, range]) => range);
      CSS.highlights.set(`cm-${form}`, new Highlight(...own));
    }
    return;
  }
  unwrap();
  for (const [form, range] of ranges) {
    if (form === "bookmark") continue;
    for (const [node, from, to] of parts(range).reverse()) {
      const part = node.splitText(from);
      part.splitText(to - from);
      const mark = document.createElement("mark");
      mark.className = "cm-marked";
      part.replaceWith(mark);
      mark.append(part);
    }
  }
}
