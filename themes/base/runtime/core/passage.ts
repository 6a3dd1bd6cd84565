// Finds a passage of a text again after the text was edited, by its words and some of the text around them (the W3C's
// Web Annotation calls that a text quote selector).
import type { Noted } from "./record";

/** A passage, as it is stored. */
export type Passage = Pick<Noted, "quote" | "before" | "after">;

/** The length of the text that is stored before and after a passage. */
const CONTEXT = 32;
/** A passage that is as long as this, or is so together with the same text around it, is no other by chance. */
const MIN_CERTAIN = 24;
/** The length of the part at each end of a long passage that is looked for when its words were edited. */
const END = 80;
/** The share of the characters of a passage that may differ. */
const MAX_CHANGED = 0.2;

/** The passage of `text` from `start` to `end`. */
export function passageAt(text: string, start: number, end: number): Passage {
  return {
    quote: text.slice(start, end),
    before: text.slice(Math.max(0, start - CONTEXT), start),
    after: text.slice(end, end + CONTEXT),
  };
}

/** The number of characters of the context that are the same around the place from `start` to `end`. */
function shared(text: string, { before, after }: Passage, start: number, end: number): number {
  let left = 0;
  while (left < before.length && before.at(-1 - left) === text[start - 1 - left]) left += 1;
  let right = 0;
  while (right < after.length && after[right] === text[end + right]) right += 1;
  return left + right;
}

/** The place in `text` that differs least from `words`; `undefined` if all differ in too many characters (Sellers 1980). */
function closest(text: string, words: string): { start: number; end: number } | undefined {
  // The number of changes that make the words so far end here, and where they then begin.
  let costs = Array.from({ length: words.length + 1 }, (_, at) => at);
  let starts = new Array<number>(words.length + 1).fill(0);
  let best = Math.floor(words.length * MAX_CHANGED) + 1;
  let found: { start: number; end: number } | undefined;
  for (let at = 0; at < text.length; at += 1) {
    const nextCosts = [0];
    const nextStarts = [at + 1];
    for (let row = 1; row <= words.length; row += 1) {
      const change = (costs[row - 1] ?? 0) + (words[row - 1] === text[at] ? 0 : 1);
      const added = (costs[row] ?? 0) + 1;
      const left = (nextCosts[row - 1] ?? 0) + 1;
      const cost = Math.min(change, added, left);
      nextCosts.push(cost);
      nextStarts.push(
        (cost === change ? (row === 1 ? at : starts[row - 1]) : cost === added ? starts[row] : nextStarts[row - 1]) ??
          at,
      );
    }
    [costs, starts] = [nextCosts, nextStarts];
    const cost = costs[words.length] ?? best;
    if (cost < best) {
      best = cost;
      found = { start: starts[words.length] ?? 0, end: at + 1 };
    }
  }
  return found;
}

/** Where an edited passage is; `undefined` if it cannot be told. */
function edited(text: string, { quote }: Passage): [start: number, end: number] | undefined {
  if (quote.length < MIN_CERTAIN) return undefined;
  if (quote.length <= 2 * END) {
    const found = closest(text, quote);
    return found && [found.start, found.end];
  }
  const first = closest(text, quote.slice(0, END));
  const last = closest(text, quote.slice(-END));
  if (!first || !last) return undefined;
  const length = last.end - first.start;
  return Math.abs(length - quote.length) <= quote.length * MAX_CHANGED ? [first.start, last.end] : undefined;
}

/** Where a passage is in `text`; `undefined` if it is no longer there. */
export function find(text: string, passage: Passage): [start: number, end: number] | undefined {
  const { quote, before, after } = passage;
  if (quote === "") return undefined;
  let best = -1;
  let found: number | undefined;
  for (let at = text.indexOf(quote); at >= 0; at = text.indexOf(quote, at + 1)) {
    const same = shared(text, passage, at, at + quote.length);
    // Short words may be anywhere, so the text around them has to be the same.
    const isCertain = same + quote.length >= MIN_CERTAIN || same === before.length + after.length;
    if (isCertain && same > best) [best, found] = [same, at];
  }
  return found === undefined ? edited(text, passage) : [found, found + quote.length];
}
