// The pages that match each word of a query. If the course does not have a word as it was typed, other spellings are
// tried.
import type { SearchHead, SearchPage, SearchSection } from "../data";
import { type Forms, spots, wordsOf } from "./excerpt";
import { type Line, value, type WordParts, Words } from "./postings";
import type { Query, Wanted } from "./query";
import { distance, type SpellingParts, spelled, splits, variants } from "./spelling";

/** Gives the parts of the index by name. */
export interface Parts extends WordParts, SpellingParts {
  /** The text of a page; `undefined` if the index no longer matches the site. */
  page(number: number): Promise<SearchPage | undefined>;
}

/** How well a page matches a word. */
export interface Match {
  /** How often the page has the word, by the weights of fields and forms, and by the lengths of the fields. */
  readonly count: number;
  readonly isTitle: boolean;
}

/** A word of a query with the pages that match it. */
export interface Matches {
  readonly pages: ReadonlyMap<number, Match>;
  /** How rare the word is in the course. */
  readonly rarity: number;
  /** Whether the index does not say on which pages it is, because it is on most. */
  readonly isEverywhere: boolean;
  /** The forms to mark, with their weights. */
  readonly forms: ReadonlyMap<string, number>;
}

// The weights of the fields in BM25F, which `search.ts` explains. A word in the title counts as much as eight in the
// text, because a title says what a page is about. A word in a heading counts as much as three, because the index
// counts a word in the text at most three times. The last is how much the length of a text or a title matters.
const TITLE = 8;
const HEADING = 3;
const LENGTH = 0.75;
// The weights of forms that are not as typed, which have weight 1: another form of the word, the words that it is put
// together from, a word that begins with what was typed, the same if the course has what was typed as a word, and
// another spelling.
const RELATED = 0.8;
const APART = 0.5;
const BEGUN = 0.7;
const LONGER = 0.2;
const SPELLED = 0.6;
// The maximum number of words to look for, of forms with one character of a script without spaces, and of pages to look
// through for two words that were typed as one.
const MAX_WANTED = 8;
const MAX_OF_CHARACTER = 400;
const MAX_READ = 8;

/** Lengths in proportion to their average, as BM25F divides counts by them. */
function norms(lengths: readonly number[]): number[] {
  const average = lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, lengths.length);
  return lengths.map((length) => 1 - LENGTH + (LENGTH * length) / Math.max(1, average));
}

/** Finds the pages for the words of a query. */
export class Finder {
  /** Words that were corrected: as they were typed, and as they were searched for. */
  readonly corrected = new Map<string, string>();
  readonly #head: SearchHead;
  readonly #parts: Parts;
  readonly #stop: ReadonlySet<string>;
  readonly #course: Words;
  readonly #lengths: readonly number[];
  readonly #titles: readonly number[];

  constructor(head: SearchHead, parts: Parts) {
    this.#head = head;
    this.#parts = parts;
    this.#stop = new Set(head.stopWords.split(" "));
    this.#course = new Words(head, parts);
    this.#lengths = norms([...head.lengths].map((digit) => 16 * 2 ** (value(digit) / 4)));
    this.#titles = norms([...head.titles].map(value));
  }

  /** The matches of all words that the course has. Stop words are left out if there are others. */
  async all({ wanted }: Query): Promise<Matches[]> {
    const list = this.#telling(wanted).slice(0, MAX_WANTED);
    const found: Matches[] = [];
    const done = new Set<Wanted>();
    for (const word of list) {
      if (done.has(word)) continue;
      const both = word.next && (await this.#both(word, word.next));
      if (both && word.next) done.add(word.next);
      found.push(...(both ? [both] : await this.#word(word)));
    }
    return found;
  }

  /** The words that are not stop words, or all if there are no others. */
  #telling(wanted: readonly Wanted[]): readonly Wanted[] {
    const telling = wanted.filter((word) => !this.#isStop(word));
    return telling.length > 0 ? telling : wanted;
  }

  #isStop({ form, parts }: Wanted): boolean {
    return this.#stop.has(form) || (parts.length > 0 && parts.every((part) => this.#isStop(part)));
  }

  /** Two words that the course also has as one. */
  async #both(one: Wanted, other: Wanted): Promise<Matches | undefined> {
    const form = one.form + other.form;
    if (one.parts.length + other.parts.length > 0 || /^\p{N}+$/u.test(form)) return;
    const lines = await this.#course.family(form);
    return lines.length > 0 ? this.#whole(related(form, lines), [one.form, other.form], 1) : undefined;
  }

  async #word(word: Wanted): Promise<Matches[]> {
    const { form, parts } = word;
    const length = [...form].length;
    if (word.isUnspaced && length === 1) return this.#character(form);
    const isPlain = /^[\p{L}\p{N}]+$/u.test(form);
    const lines = related(form, await this.#course.family(form));
    if (word.isLast && (length >= 3 || !isPlain)) {
      const weight = lines.size > 0 ? LONGER : BEGUN;
      for (const line of await this.#course.begun(form)) lines.set(line, weight);
    }
    if (lines.size === 0 && parts.length > 0 && isPlain) {
      const relative = await this.#course.relative(form);
      for (const line of relative ? await this.#course.family(relative) : []) lines.set(line, RELATED);
    }
    const own = [...lines.keys()].find((line) => line.form === form);
    const written = parts.length > 0 ? parts.map((part) => part.form) : (own?.parts ?? []);
    if (lines.size > 0) return [await this.#whole(lines, isPlain ? written : [], APART)];
    if (parts.length === 0) return this.#spelled(word);
    // “I/O” is not about an “o”.
    const long = this.#telling(parts).filter((part) => isPlain || (part.form.length > 1 && !this.#isStop(part)));
    return (await Promise.all(long.map((part) => this.#word(part)))).flat();
  }

  /** A word that is found in one piece, or in parts with less `weight`. */
  async #whole(lines: ReadonlyMap<Line, number>, parts: readonly string[], weight: number): Promise<Matches> {
    const whole = this.#matches(lines);
    // Pages with both “well” and “being” are seldom about well-being.
    const hasStop = parts.some((part) => this.#stop.has(part));
    if (parts.length === 0 || (hasStop && weight < 1)) return whole;
    const apart = await this.#apart(parts, hasStop ? APART : weight);
    const pages = new Map(whole.pages);
    for (const [page, match] of apart.pages) if (!((pages.get(page)?.count ?? 0) > match.count)) pages.set(page, match);
    return { ...whole, pages };
  }

  /** The pages that have all of `forms`. */
  async #apart(forms: readonly string[], weight: number): Promise<Matches> {
    const families = await Promise.all(forms.map((form) => this.#course.family(form)));
    const all = families.map((lines, at) => this.#matches(related(forms[at] ?? "", lines)));
    const [first, ...others] = all.some((one) => !one.isEverywhere) ? all.filter((one) => !one.isEverywhere) : all;
    const pages = new Map<number, Match>();
    for (const [page, match] of first?.pages ?? []) {
      const both = [match, ...others.map((other) => other.pages.get(page))].filter((one) => one !== undefined);
      if (both.length <= others.length) continue;
      const count = weight * Math.min(...both.map((one) => one.count));
      pages.set(page, { count, isTitle: both.every((one) => one.isTitle) });
    }
    return { pages, rarity: this.#rarity(pages.size), isEverywhere: false, forms: new Map() };
  }

  /** A single character of a script without spaces. The index has it as the beginning of pairs. */
  async #character(character: string): Promise<Matches[]> {
    const lines = await this.#course.begun(character, MAX_OF_CHARACTER);
    if (lines.length === 0) return [];
    const found = this.#matches(new Map(lines.map((line) => [line, 1])));
    return [{ ...found, forms: new Map([[character, found.rarity]]) }];
  }

  /** A word in other spellings. */
  async #spelled(word: Wanted): Promise<Matches[]> {
    const { form } = word;
    const lines = new Map<Line, number>();
    const add = async (other: string) => {
      for (const line of await this.#course.family(other)) lines.set(line, SPELLED);
    };
    for (const variant of variants(word.written)) await add(variant);
    if (lines.size > 0) return [this.#matches(lines)];
    const apart = await this.#split(form);
    if (apart) return [apart];
    // One typo is more likely than an ending that the course does not have, but two typos are not.
    const near = await spelled(this.#head, form, this.#parts);
    const isTypo = near[0] !== undefined && distance(form, near[0], 1) <= 1;
    const relative = isTypo ? undefined : await this.#course.relative(form);
    for (const other of relative === undefined ? near : [relative]) await add(other);
    if (relative === undefined && near[0] !== undefined) this.corrected.set(form, near[0]);
    return lines.size > 0 ? [this.#matches(lines)] : [];
  }

  /** A word that the course has as two, beside each other. */
  async #split(form: string): Promise<Matches | undefined> {
    const forms = new Map([[form, 1]]);
    for (const [one, other] of splits(form)) {
      if (!(await this.#course.line(one)) || !(await this.#course.line(other))) continue;
      const apart = await this.#apart([one, other], APART);
      const best = [...apart.pages].sort(([, a], [, b]) => b.count - a.count).slice(0, MAX_READ);
      const pages = await Promise.all(best.map(([page]) => this.#parts.page(page)));
      const sections = pages.flatMap((page) => page?.[3] ?? []);
      const has = (section: SearchSection) =>
        wordsOf(section).some((all, at) => spots(section[at + 1] ?? "", forms, all).length > 0);
      if (sections.some(has) || pages.some((page) => spots(page?.[1] ?? "", forms).length > 0))
        return { ...apart, forms: new Map([[form, apart.rarity]]) };
    }
    return undefined;
  }

  /** The pages of some lines, each with the weight of its form. A form that is there twice counts once. */
  #matches(all: ReadonlyMap<Line, number>): Matches {
    const best = new Map<string, [Line, number]>();
    for (const [line, weight] of all) if (weight > (best.get(line.form)?.[1] ?? 0)) best.set(line.form, [line, weight]);
    const lines = new Map(best.values());
    const pages = new Map<number, { count: number; isTitle: boolean }>();
    const exact = new Set<number>();
    const most = Math.max(...lines.values());
    for (const [line, weight] of lines) {
      for (const { page, count, heading, title } of line.postings) {
        const text = count / (this.#lengths[page] ?? 1);
        const more = text + (heading ? HEADING : 0) + (title ? TITLE / (this.#titles[page] ?? 1) : 0);
        const match = pages.get(page) ?? { count: 0, isTitle: false };
        pages.set(page, { count: match.count + more * weight, isTitle: match.isTitle || title });
        if (weight >= Math.min(most, RELATED)) exact.add(page);
      }
    }
    const isEverywhere = [...lines].some(([line, weight]) => line.isEverywhere && weight === most);
    const rarity = this.#rarity(isEverywhere ? this.#head.pages : exact.size);
    const forms = new Map([...lines].map(([line, weight]) => [line.form, weight * rarity]));
    return { pages, rarity, isEverywhere, forms };
  }

  /** The weight of a word that is on so many pages, in BM25. */
  #rarity(pages: number): number {
    return Math.log(1 + (this.#head.pages - pages + 0.5) / (pages + 0.5));
  }
}

/** A family with weights for the form that was asked for and for its relatives. */
function related(form: string, lines: readonly Line[]): Map<Line, number> {
  return new Map(lines.map((line) => [line, line.form === form ? 1 : RELATED]));
}

/** The forms to mark. Words with little weight are left out. */
export function marked(found: readonly Matches[], telling: number): Forms {
  const forms = new Map<string, { wanted: number; weight: number }>();
  for (const [wanted, matches] of found.entries())
    for (const [form, weight] of matches.forms)
      if (weight > (forms.get(form)?.weight ?? 0)) forms.set(form, { wanted, weight });
  const least = Math.max(0, ...[...forms.values()].map(({ weight }) => weight)) * telling;
  return new Map([...forms].filter(([, { weight }]) => weight >= least));
}
