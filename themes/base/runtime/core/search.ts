// The search: which pages answer a query, and where on them. The caller hands over the parts of the index. The format
// is described in `src/render/search/`, which writes it.
import type { SearchHead, SearchPage } from "./data";
import { fold, words } from "./words";

/** Gives the parts of the index by name. */
export interface Parts {
  words(part: number): Promise<string>;
  spelling(length: number): Promise<string>;
}

/** A page that matches. */
export interface Hit {
  readonly page: number;
  readonly score: number;
}

/** Word forms with their weights. */
export type Forms = ReadonlyMap<string, number>;

/** The results of a query. */
export interface Found {
  /** The pages that match, the best first. */
  readonly hits: readonly Hit[];
  /** The word forms to mark, with their weights. Words on most pages have little weight. */
  readonly forms: Forms;
  /** Words that were corrected: as they were typed, and as they were searched for. */
  readonly corrected: ReadonlyMap<string, string>;
}

interface Posting {
  readonly page: number;
  readonly count: number;
  readonly heading: boolean;
  readonly title: boolean;
}
interface Line {
  readonly form: string;
  /** The other forms of its stem. The first form lists them, and the others refer to that one. */
  readonly relatives: readonly string[];
  readonly postings: readonly Posting[];
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUE = new Map([...DIGITS].map((digit, value) => [digit, value]));

// BM25F (Robertson, Zaragoza and Taylor 2004, “Simple BM25 extension to multiple weighted fields”): a word in the title
// counts as much as eight in the text, a word in a heading as much as three.
const TITLE = 8;
const HEADING = 3;
const SATURATION = 1.2;
const LENGTH = 0.75;
// The weight of a match by spelling, or by the beginning of a word. An exact match has weight 1.
const SPELLED = 0.6;
const BEGUN = 0.7;
// The maximum number of words that are tried as completions of the last word typed.
const MAX_BEGUN = 40;
// Words with less than this share of the rarest word's weight are not marked.
const TELLING = 0.3;

function postings(text: string): Posting[] {
  const found: Posting[] = [];
  let page = 0;
  let value = 0;
  let shift = 0;
  for (const digit of text) {
    const bits = VALUE.get(digit) ?? 0;
    value |= (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    page += value >>> 4;
    found.push({ page, count: value & 3, heading: (value & 4) !== 0, title: (value & 8) !== 0 });
    value = 0;
    shift = 0;
  }
  return found;
}

/** The words of the course. Each file is split when it is first needed. */
class Words {
  readonly #head: SearchHead;
  readonly #parts: Parts;
  readonly #lines = new Map<number, Promise<readonly string[]>>();

  constructor(head: SearchHead, parts: Parts) {
    this.#head = head;
    this.#parts = parts;
  }

  /** The number of the last file whose first form is `form` or comes before it. */
  #part(form: string): number {
    let [low, high] = [0, this.#head.starts.length];
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if (before(form, this.#head.starts[middle] ?? "")) high = middle;
      else low = middle;
    }
    return low;
  }

  #read(part: number): Promise<readonly string[]> {
    let lines = this.#lines.get(part);
    if (!lines) {
      lines = this.#parts.words(part).then((text) => text.split("\n"));
      this.#lines.set(part, lines);
    }
    return lines;
  }

  /** The line of a form; `undefined` if the course does not have it. */
  async line(form: string): Promise<Line | undefined> {
    const lines = await this.#read(this.#part(form));
    const line = lines.find((other) => other.startsWith(`${form}\t`));
    return line === undefined ? undefined : read(line);
  }

  /** The lines of a form and of all its relatives. */
  async family(form: string): Promise<Line[]> {
    const own = await this.line(form);
    if (!own) return [];
    const pointer = own.relatives[0] ?? "";
    const first = pointer.startsWith("=") ? await this.line(pointer.slice(1)) : own;
    const names = [first?.form ?? "", ...(first?.relatives ?? [])].filter((name) => name !== "" && name !== form);
    const others = await Promise.all(names.map((name) => this.line(name)));
    return [own, ...others.filter((line) => line !== undefined)];
  }

  /** The lines of forms that begin with `beginning`, in this file and the next. */
  async begun(beginning: string): Promise<Line[]> {
    const part = this.#part(beginning);
    const found: string[] = [];
    for (let next = part; next <= part + 1 && next < this.#head.starts.length; next += 1) {
      if (next > part && !(this.#head.starts[next] ?? "").startsWith(beginning)) break;
      found.push(...(await this.#read(next)).filter((line) => line.startsWith(beginning)));
    }
    return found.slice(0, MAX_BEGUN).map(read);
  }

  /** The form in the course that shares the longest beginning with a form that is not in it. */
  async relative(form: string): Promise<string | undefined> {
    let most = Math.max(4, form.length - 3);
    let best: string | undefined;
    for (const line of await this.#read(this.#part(form))) {
      const other = line.slice(0, line.indexOf("\t"));
      const shared = common(form, other);
      if (shared < most || other.length > shared + 4 || (shared === most && best !== undefined)) continue;
      most = shared;
      best = other;
    }
    return best;
  }
}

/** Whether `one` comes before `other` by code points, which is how the build sorts. */
function before(one: string, other: string): boolean {
  const [a, b] = [[...one], [...other]];
  for (let at = 0; at < a.length && at < b.length; at += 1) {
    const difference = (a[at]?.codePointAt(0) ?? 0) - (b[at]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference < 0;
  }
  return a.length < b.length;
}

function read(line: string): Line {
  const [form = "", relatives = "", encoded = ""] = line.split("\t");
  return { form, relatives: relatives === "" ? [] : relatives.split(" "), postings: postings(encoded) };
}

function common(one: string, other: string): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  return at;
}

/** The number of typos that are forgiven in a word of a given length. */
export function tolerance(length: number): number {
  if (length < 4) return 0;
  return length < 8 ? 1 : 2;
}

/**
 * The number of letters to insert, delete, replace or swap with a neighbour to turn `other` into `one` (optimal string
 * alignment; Damerau 1964 with each letter edited once), or `most + 1` if it is more than `most`.
 */
export function distance(one: string, other: string, most: number): number {
  const [a, b] = [[...one], [...other]];
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before: number[] = [];
  let row = b.map((_, at) => at).concat(b.length);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    let least = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let value = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        value = Math.min(value, (before[j - 2] ?? 0) + 1);
      }
      next.push(value);
      least = Math.min(least, value);
    }
    if (least > most) return most + 1;
    before = row;
    row = next;
  }
  return Math.min(row[b.length] ?? most + 1, most + 1);
}

/** The files of spellings that may have forms similar to one of `length` characters. */
function spellingsOf(head: SearchHead, length: number, most: number): number[] {
  if (!head.byLength) return [0];
  const wanted = new Set<number>();
  for (let near = length - most; near <= length + most; near += 1) {
    if (near >= head.shortest) wanted.add(Math.min(near, head.longest));
  }
  return [...wanted];
}

async function spelled(head: SearchHead, form: string, parts: Parts): Promise<string[]> {
  const most = tolerance([...form].length);
  if (most === 0) return [];
  let best = most;
  let near: string[] = [];
  for (const length of spellingsOf(head, [...form].length, most)) {
    for (const other of (await parts.spelling(length)).split(" ")) {
      const found = distance(form, other, best);
      if (found > best) continue;
      if (found < best) near = [];
      best = found;
      near.push(other);
    }
  }
  return near.slice(0, 5);
}

/** The number of words that a digit of `lengths` stands for. */
function length(digit: string | undefined): number {
  return 16 * 2 ** ((VALUE.get(digit ?? "A") ?? 0) / 4);
}

/** Searches. The last word may be unfinished. */
export async function search(query: string, head: SearchHead, parts: Parts): Promise<Found> {
  const typed = words(query.slice(0, 200)).map((word) => word.form);
  const wanted = [...new Set(typed)].slice(0, 8);
  const forms = new Map<string, number>();
  const corrected = new Map<string, string>();
  const scores = new Map<number, { score: number; words: number }>();
  const lengths = [...head.lengths].map(length);
  const average = lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, lengths.length);

  const course = new Words(head, parts);
  for (const form of wanted) {
    const isLast = form === typed.at(-1) && !/\s$/u.test(query);
    const lines = new Map<string, { line: Line; weight: number }>();
    const add = (line: Line, weight: number) => {
      if (!lines.has(line.form)) lines.set(line.form, { line, weight });
    };
    for (const line of await course.family(form)) add(line, 1);
    if (isLast && [...form].length >= 3) for (const line of await course.begun(form)) add(line, BEGUN);
    if (lines.size === 0) {
      // One typo is more likely than an ending that the course does not have, but two typos are not.
      const near = await spelled(head, form, parts);
      const isTypo = near[0] !== undefined && distance(form, near[0], 1) <= 1;
      const relative = isTypo ? undefined : await course.relative(form);
      for (const other of relative === undefined ? near : [relative]) {
        for (const line of await course.family(other)) add(line, SPELLED);
      }
      if (relative === undefined && near[0] !== undefined) corrected.set(form, near[0]);
    }
    const pages = new Set([...lines.values()].flatMap(({ line }) => line.postings.map((posting) => posting.page)));
    const rarity = Math.log(1 + (head.pages - pages.size + 0.5) / (pages.size + 0.5));
    const counts = new Map<number, number>();
    for (const { line, weight } of lines.values()) {
      forms.set(line.form, Math.max(forms.get(line.form) ?? 0, weight * rarity));
      for (const posting of line.postings) {
        const count = posting.count + (posting.heading ? HEADING : 0) + (posting.title ? TITLE : 0);
        counts.set(posting.page, (counts.get(posting.page) ?? 0) + count * weight);
      }
    }
    for (const [page, count] of counts) {
      const long = 1 - LENGTH + (LENGTH * (lengths[page] ?? average)) / average;
      const score = (rarity * count * (SATURATION + 1)) / (count + SATURATION * long);
      const sum = scores.get(page) ?? { score: 0, words: 0 };
      scores.set(page, { score: sum.score + score, words: sum.words + 1 });
    }
  }
  // Pages with more of the words come before pages with fewer.
  const hits = [...scores].map(([page, { score, words: count }]) => ({
    page,
    score: score * (count / wanted.length) ** 2,
  }));
  hits.sort((one, other) => other.score - one.score || one.page - other.page);
  const telling = Math.max(0, ...forms.values()) * TELLING;
  return { hits, forms: new Map([...forms].filter(([, weight]) => weight >= telling)), corrected };
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

const EXCERPT = 170;

/** The sections of a page with the most of the words, at most `most`, in the order of the page. */
export function sections(page: SearchPage, forms: Forms, most: number): SectionHit[] {
  const weigh = (text: string) => {
    const found = new Set(words(text).map((word) => word.form));
    return [...found].reduce((sum, form) => sum + (forms.get(form) ?? 0), 0);
  };
  const scored = page[3].map(([anchor, heading, text], at) => {
    return { anchor, heading, text, at, score: weigh(heading) * HEADING + weigh(text) };
  });
  return scored
    .filter((section) => section.score > 0)
    .sort((one, other) => other.score - one.score || one.at - other.at)
    .slice(0, most)
    .sort((one, other) => one.at - other.at)
    .map(({ anchor, heading, text }) => ({ anchor, heading: pieces(heading, forms), excerpt: excerpt(text, forms) }));
}

/** Splits `text` where found words begin and end. */
export function pieces(text: string, forms: Forms): Piece[] {
  const found: Piece[] = [];
  let done = 0;
  for (const word of words(text)) {
    if (!forms.has(word.form) || word.end <= done) continue;
    const start = Math.max(word.start, done);
    if (start > done) found.push({ text: text.slice(done, start), marked: false });
    found.push({ text: text.slice(start, word.end), marked: true });
    done = word.end;
  }
  if (done < text.length) found.push({ text: text.slice(done), marked: false });
  return found;
}

/** The part of `text` with the most different found words, cut between words. */
function excerpt(text: string, forms: Forms): Piece[] {
  const all = words(text);
  let best = { start: 0, count: -1 };
  for (const [at, word] of all.entries()) {
    if (!forms.has(word.form)) continue;
    const seen = new Set<string>();
    for (let next = at; next < all.length; next += 1) {
      const other = all[next];
      if (!other || other.end > word.start + EXCERPT) break;
      if (forms.has(other.form)) seen.add(other.form);
    }
    if (seen.size > best.count) best = { start: word.start, count: seen.size };
  }
  // A few words before the first found word give the context.
  const before = all.filter((word) => word.end <= best.start && word.start >= best.start - 45);
  const start = before[0] && before[0].start > 20 ? before[0].start : Math.min(best.start, before[0] ? 0 : best.start);
  const last = all.filter((word) => word.end <= start + EXCERPT).at(-1);
  const isWhole = text.length <= start + EXCERPT;
  const end = isWhole ? text.length : (last?.end ?? text.length);
  const cut = pieces(text.slice(start, end), forms);
  if (start > 0) cut.unshift({ text: "… ", marked: false });
  if (!isWhole) cut.push({ text: " …", marked: false });
  return cut;
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
