// Other spellings of a word that the course does not have as it was typed.
import type { SearchHead } from "../data";
import { fold } from "./words";

/** Gives all spellings of a length. */
export interface SpellingParts {
  spelling(length: number): Promise<string>;
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

/** The forms of the course with the fewest typos between them and `form`, as far as they are forgiven. */
export async function spelled(head: SearchHead, form: string, parts: SpellingParts): Promise<string[]> {
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

// The two ways to write an umlaut. The index has “ä” as “a”.
const UMLAUTS = [
  ["ä", "ae"],
  ["ö", "oe"],
  ["ü", "ue"],
  ["å", "aa"],
  ["ø", "oe"],
] as const;
// The Arabic article, alone and after a particle.
const ARTICLE = /^(?:[وفبك]?ال|لل)(?=.{2})/u;

/** The ways to write a word that mean the same word: with umlauts or two letters, with or without the Arabic article. */
export function variants(written: string): string[] {
  const lower = written.normalize("NFC").toLowerCase();
  const long = UMLAUTS.reduce((text, [letter, letters]) => text.replaceAll(letter, letters), lower);
  const short = UMLAUTS.reduce((text, [letter, letters]) => text.replaceAll(letters, letter), lower);
  const bare = lower.replace(ARTICLE, "");
  const others = /^\p{Script=Arabic}/u.test(lower) ? [bare, `ال${bare}`] : [long, short];
  return [...new Set(others.map(fold))].filter((form) => form !== fold(written));
}

/** The ways to split a word into two. */
export function splits(form: string): [string, string][] {
  const letters = [...form];
  const at = letters.slice(3).map((_, index) => index + 2);
  return at.map((end) => [letters.slice(0, end).join(""), letters.slice(end).join("")]);
}
