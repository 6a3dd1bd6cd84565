// The words of the index, and the pages that they are on. The format is described in `src/render/search/index.rs`.
import type { SearchHead } from "../data";

/** Gives the words of the index by the number of their file. */
export interface WordParts {
  words(part: number): Promise<string>;
}

/** A page that a word is on. */
export interface Posting {
  readonly page: number;
  /** How often it is in the text and in headings, at most three. */
  readonly count: number;
  readonly heading: boolean;
  readonly title: boolean;
}

/** A form of a word. */
export interface Line {
  readonly form: string;
  /** The other forms of its stem. The first form lists them, and the others refer to that one. */
  readonly relatives: readonly string[];
  /** The two words of which it was put together, if the course has it with a hyphen. */
  readonly parts: readonly string[];
  /** Whether it is on most pages of a large course. Then the index lists few of them. */
  readonly isEverywhere: boolean;
  readonly postings: readonly Posting[];
}

const DIGITS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const VALUE = new Map([...DIGITS].map((digit, value) => [digit, value]));
// The maximum number of words that are tried as completions of the last word typed.
const MAX_BEGUN = 40;

/** The value of a digit in which the index writes numbers. */
export function value(digit: string | undefined): number {
  return VALUE.get(digit ?? "A") ?? 0;
}

function postings(text: string): Posting[] {
  const found: Posting[] = [];
  let page = 0;
  let number = 0;
  let shift = 0;
  for (const digit of text) {
    const bits = value(digit);
    number |= (bits & 31) << shift;
    shift += 5;
    if (bits & 32) continue;
    page += number >>> 4;
    found.push({ page, count: number & 3, heading: (number & 4) !== 0, title: (number & 8) !== 0 });
    number = 0;
    shift = 0;
  }
  return found;
}

/** The words of the course. Each file is split when it is first needed. */
export class Words {
  readonly #head: SearchHead;
  readonly #parts: WordParts;
  readonly #lines = new Map<number, Promise<readonly string[]>>();

  constructor(head: SearchHead, parts: WordParts) {
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

  /** The lines of a form and of all its relatives, its own first. */
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
  async begun(beginning: string, most = MAX_BEGUN): Promise<Line[]> {
    const part = this.#part(beginning);
    const found: string[] = [];
    for (let next = part; next <= part + 1 && next < this.#head.starts.length; next += 1) {
      if (next > part && !(this.#head.starts[next] ?? "").startsWith(beginning)) break;
      found.push(...(await this.#read(next)).filter((line) => line.startsWith(beginning)));
    }
    return found.slice(0, most).map(read);
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
  const [form = "", others = "", encoded = ""] = line.split("\t");
  const [, split, relatives = ""] = /^(?:~(\d+) )?(.*)$/.exec(others) ?? [];
  const letters = [...form];
  const parts = split ? [letters.slice(0, Number(split)).join(""), letters.slice(Number(split)).join("")] : [];
  const isEverywhere = encoded.startsWith("*");
  const pages = postings(isEverywhere ? encoded.slice(1) : encoded);
  return { form, relatives: relatives === "" ? [] : relatives.split(" "), parts, isEverywhere, postings: pages };
}

function common(one: string, other: string): number {
  let at = 0;
  while (at < one.length && at < other.length && one[at] === other[at]) at += 1;
  return at;
}
