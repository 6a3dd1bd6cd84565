// What results show of a page, and what they mark.
import type { SearchPage, SearchSection } from "../data";
import { fold, type Word, words } from "./words";

/** The forms of a query's words as the course has them. */
export type Forms = ReadonlyMap<string, Form>;

export interface Form {
  /** The number of the word in the query that it stands for. */
  readonly wanted: number;
  /** How much it tells about a page. */
  readonly weight: number;
}

/** A found word in a text. */
export interface Spot {
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/** A piece of text. It is marked if the search found it. */
export interface Piece {
  readonly text: string;
  readonly marked: boolean;
}

/** A section that matches. */
export interface SectionHit {
  readonly anchor: string;
  readonly heading: readonly Piece[];
  readonly excerpt: readonly Piece[];
}

// A word in a heading counts as much as three in the text.
const HEADING = 3;
// The length of an excerpt, in UTF-16 units.
const EXCERPT = 170;
// The end of a sentence, of a block, or of a cell.
const END = /[.!?…؟]["'”’»)\]]*\s+|[。！？]["」』”]?|\s·\s/gu;

// While someone types, the same pages are found again and again.
const known = new WeakMap<SearchSection, readonly [heading: Word[], text: Word[]]>();

/** The words in the heading and in the text of a section. */
export function wordsOf(section: SearchSection): readonly [heading: Word[], text: Word[]] {
  const found = known.get(section) ?? [words(section[1]), words(section[2])];
  known.set(section, found);
  return found;
}

/** The places in `text` of the forms that `forms` has, in order. They may overlap. */
export function spots(text: string, forms: { has(form: string): boolean }, all = words(text)): Spot[] {
  const found: Spot[] = [];
  let last: Word | undefined;
  for (const word of all) {
    const { form, start, end } = word;
    if (forms.has(form)) found.push({ form, start, end });
    if (word.isJoined) continue;
    if (word.isUnspaced) {
      // A single character is found inside a pair.
      const first = String.fromCodePoint(text.codePointAt(start) ?? 0);
      if (start + first.length < end && forms.has(fold(first)))
        found.push({ form: fold(first), start, end: start + first.length });
    } else if (last && start === last.end + 1 && forms.has(last.form + form) && /\s/.test(text[last.end] ?? "")) {
      // Two words that were found as one.
      found.push({ form: last.form + form, start: last.start, end });
    }
    last = word.isUnspaced ? undefined : word;
  }
  return found.sort((one, other) => one.start - other.start || other.end - one.end);
}

/** The sum of the weights of the query's words in `found`, each counted once. */
export function weigh(found: readonly Spot[], forms: Forms): number {
  const best = new Map<number, number>();
  for (const spot of found) {
    const form = forms.get(spot.form);
    if (form) best.set(form.wanted, Math.max(best.get(form.wanted) ?? 0, form.weight));
  }
  return [...best.values()].reduce((sum, weight) => sum + weight, 0);
}

/** The passage, as long as an excerpt, with the most of the words in `found`. The words in `named` are in each. */
export function densest(found: readonly Spot[], forms: Forms, named: readonly Spot[] = []) {
  let best = { start: 0, weight: weigh(named, forms) };
  for (const [at, { start }] of found.entries()) {
    let end = at + 1;
    while ((found[end]?.end ?? Number.POSITIVE_INFINITY) <= start + EXCERPT) end += 1;
    const weight = weigh([...named, ...found.slice(at, end)], forms);
    if (weight > best.weight) best = { start, weight };
  }
  return best;
}

/** The sections of a page with the most of the words, at most `most`, in the order of the page. */
export function sections(page: SearchPage, forms: Forms, most: number): SectionHit[] {
  const scored = page[3].map((section, at) => {
    const [anchor, heading, text] = section;
    const [inHeading, inText] = wordsOf(section);
    const found = spots(text, forms, inText);
    const score = weigh(spots(heading, forms, inHeading), forms) * HEADING + weigh(found, forms);
    return { anchor, heading, text, found, at, score };
  });
  return scored
    .filter((section) => section.score > 0)
    .sort((one, other) => other.score - one.score || one.at - other.at)
    .slice(0, most)
    .sort((one, other) => one.at - other.at)
    .map(({ anchor, heading, text, found }) => {
      return { anchor, heading: pieces(heading, forms), excerpt: excerpt(text, found, forms) };
    });
}

/** Splits `text` where found words begin and end. */
export function pieces(text: string, forms: { has(form: string): boolean }): Piece[] {
  const found: Piece[] = [];
  let done = 0;
  for (const spot of spots(text, forms)) {
    if (spot.end <= done) continue;
    const start = Math.max(spot.start, done);
    if (start > done) found.push({ text: text.slice(done, start), marked: false });
    // Marks that touch are one.
    const before = found.at(-1)?.marked ? found.pop()?.text : "";
    found.push({ text: `${before}${text.slice(start, spot.end)}`, marked: true });
    done = spot.end;
  }
  if (done < text.length) found.push({ text: text.slice(done), marked: false });
  return found;
}

/** The sentence of `text` with the most of the words, and as many of its neighbours as there is room for. */
function excerpt(text: string, found: readonly Spot[], forms: Forms): Piece[] {
  const ends = [...text.matchAll(END)].map((match) => match.index + match[0].length);
  const all = [0, ...ends].map((start, at) => ({ start, end: ends[at] ?? text.length }));
  let next = 0;
  const scores = all.map(({ end }) => {
    const from = next;
    while ((found[next]?.start ?? end) < end) next += 1;
    return weigh(found.slice(from, next), forms);
  });
  let first = scores.reduce((best, score, at) => (score > (scores[best] ?? 0) ? at : best), 0);
  let last = first;
  let [start, end] = [all[first]?.start ?? 0, all[first]?.end ?? text.length];
  if (end - start > EXCERPT) {
    [start, end] = cut(text, start, end, found, forms);
  } else {
    for (let next = all[last + 1]; next && next.end - start <= EXCERPT; next = all[last + 1]) {
      ({ end } = next);
      last += 1;
    }
    for (let next = all[first - 1]; next && end - next.start <= EXCERPT; next = all[first - 1]) {
      ({ start } = next);
      first -= 1;
    }
  }
  const shown = pieces(text.slice(start, end).replace(/[\s·]+$/u, ""), forms);
  if (start > 0) shown.unshift({ text: "… ", marked: false });
  if (end < text.length) shown.push({ text: " …", marked: false });
  return shown;
}

/** The part of a long sentence with the most of the words, cut between words. */
function cut(text: string, from: number, to: number, found: readonly Spot[], forms: Forms): [number, number] {
  const inside = found.filter((spot) => from <= spot.start && spot.end <= to);
  const best = inside.length > 0 ? densest(inside, forms) : { start: from };
  // A few words before the first found word give the context.
  const all = words(text.slice(from, to)).filter((word) => !word.isJoined);
  const before = all.find((word) => from + word.start >= best.start - 45 && from + word.end <= best.start);
  const start = before && before.start > 20 ? from + before.start : before ? from : best.start;
  const last = all.filter((word) => from + word.end <= start + EXCERPT).at(-1);
  return [start, to <= start + EXCERPT || !last ? to : from + last.end];
}

/** The folded words of a query. The address of a result passes them to its page. */
export function marks(text: string): ReadonlySet<string> {
  return new Set(
    text
      .slice(0, 400)
      .split(" ")
      .map(fold)
      .filter((form) => form !== "")
      .slice(0, 24),
  );
}
