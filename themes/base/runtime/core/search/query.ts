// What a query asks for.
import { plain, type Word, words } from "./words";

/** A word that a query asks for. */
export interface Wanted {
  /** The form in which words are compared. */
  readonly form: string;
  readonly written: string;
  /**
   * The words that stand for it if the course does not have it: those that it is put together from, without symbols.
   */
  readonly parts: readonly Wanted[];
  /** Whether someone may still be typing it. */
  readonly isLast: boolean;
  readonly isUnspaced: boolean;
  /** The next word, if nothing but spaces is between them. */
  readonly next: Wanted | undefined;
}

/** A query. */
export interface Query {
  /** Its words, each once. */
  readonly wanted: readonly Wanted[];
  /** The forms of all words, in order. */
  readonly forms: readonly string[];
  /** The parts in quotation marks, as the forms of their words. */
  readonly phrases: readonly (readonly string[])[];
}

const MAX_LENGTH = 200;
const QUOTED = /["“”„«»「」『』]+([^"“”„«»「」『』]+)/gu;

/** Reads a query. */
export function query(typed: string): Query {
  const text = typed.slice(0, MAX_LENGTH);
  const found = words(text);
  const all = [...plain(found), ...found.filter((word) => word.isJoined)];
  const whole = outermost(all);
  const wanted = new Map<string, Wanted>();
  let next: Wanted | undefined;
  for (let at = whole.length - 1; at >= 0; at -= 1) {
    const [word, after] = [whole[at], whole[at + 1]];
    if (!word) continue;
    const isBeside = after !== undefined && /^\s+$/.test(text.slice(word.end, after.start));
    next = want(text, word, all, isBeside ? next : undefined);
    wanted.set(next.form, next);
  }
  // What stands before the first quotation mark, and every second part after it, is not quoted.
  const quoted = [...text.matchAll(QUOTED)].map(([, part]) => part ?? "").filter((_, at) => at % 2 === 0);
  return {
    wanted: [...wanted.values()].reverse(),
    forms: plain(found).map((word) => word.form),
    phrases: quoted.map((part) => plain(words(part)).map((word) => word.form)).filter((forms) => forms.length > 0),
  };
}

const holds = (one: Word, other: Word) => one !== other && one.start <= other.start && other.end <= one.end;

/** The words that are not part of another, in order. */
function outermost(all: readonly Word[]): Word[] {
  const joined = all.filter((word) => word.isJoined);
  return all.filter((word) => !joined.some((other) => holds(other, word))).sort((a, b) => a.start - b.start);
}

function want(text: string, word: Word, all: readonly Word[], next?: Wanted): Wanted {
  const inside = word.isJoined ? outermost(all.filter((other) => holds(word, other))) : [];
  return {
    form: word.form,
    written: text.slice(word.start, word.end),
    parts: inside.filter((part) => /[\p{L}\p{N}]/u.test(part.form)).map((part) => want(text, part, all)),
    isLast: word.end === text.length,
    isUnspaced: word.isUnspaced,
    next,
  };
}
