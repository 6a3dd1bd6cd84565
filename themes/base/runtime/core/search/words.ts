// The words of a text as the search finds them. `src/render/search/` has the same rules in `fold.rs` and `words.rs`,
// and `tests/contract/words.json` checks both.
import { joined } from "./joined";

const MAX_WORD_CHARACTERS = 40;

/** A word and its place, in UTF-16 units. `end` is the unit after it. */
export interface Word {
  readonly form: string;
  readonly start: number;
  readonly end: number;
  /** Whether it is put together from neighbours, which are words of their own. */
  readonly isJoined: boolean;
  /** Whether it is part of a text in a script without spaces. */
  readonly isUnspaced: boolean;
}

/** A run of letters and digits, a symbol, or a group of them without a gap. */
export interface Part {
  readonly start: number;
  readonly end: number;
  /** Its length in characters. */
  readonly length: number;
  readonly kind: "letters" | "digits" | "symbol" | "mixed";
}

// Letters that Unicode does not decompose, with the plain ones that stand for them.
const PLAIN = new Map(
  Object.entries({
    ...{ ß: "ss", æ: "ae", œ: "oe", ø: "o", ł: "l", đ: "d", ð: "d", þ: "th", ħ: "h", ŧ: "t", ı: "i", ς: "σ" },
    ...{ ٱ: "ا", ى: "ي", ی: "ي", ة: "ه", ک: "ك", "٪": "%", "\u2044": "/" },
  }),
);
const SPECIAL = new RegExp(`[${[...PLAIN.keys()].join("")}٠-٩۰-۹]`, "gu");
// The soft hyphen, the joiners, and the line that lengthens an Arabic word.
const INVISIBLE = "\\u00ad\\u200c\\u200d\\u2060\\u0640";
const IGNORED = new RegExp(`[\\p{M}${INVISIBLE}]`, "gu");
const IS_ASCII = /^[\0-\x7f]*$/;

/**
 * The form in which words are compared: in lower case, without accents and other marks, and with letters that are often
 * typed in another way replaced by plain ones.
 */
export function fold(word: string): string {
  if (word.length <= MAX_WORD_CHARACTERS && IS_ASCII.test(word)) return word.toLowerCase();
  const plain = word
    .normalize("NFKD")
    .toLowerCase()
    .normalize("NFKD")
    .replace(IGNORED, "")
    // The digits of Arabic and of Persian begin at a multiple of sixteen.
    .replace(SPECIAL, (letter) => PLAIN.get(letter) ?? String(letter.charCodeAt(0) & 15));
  return [...plain].slice(0, MAX_WORD_CHARACTERS).join("");
}

// The scripts that are written without spaces, as in `src/text/words.rs`: Thai and Lao, Burmese, Khmer, kana, Han.
const UNSPACED =
  /^[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}]/u;
const LETTER = /^[\p{Alphabetic}\p{N}]/u;
const NUMBER = /^\p{N}/u;
const INSIDE = new RegExp(`^[\\p{M}${INVISIBLE}]`, "u");
const SYMBOL = /^[\p{Sm}\p{Sc}\p{So}#%&@§¶‰٪％＃＆＠]/u;

/** What a character is for the search. */
type Class = "letter" | "number" | "unspaced" | "inside" | "symbol" | "other";

function classify(character: string): Class {
  if (LETTER.test(character))
    return UNSPACED.test(character) ? "unspaced" : NUMBER.test(character) ? "number" : "letter";
  if (INSIDE.test(character)) return "inside";
  return SYMBOL.test(character) ? "symbol" : "other";
}

// Regular expressions are slow, and texts have few different characters.
const classes = new Map<number, Class>();

function classAt(text: string, at: number): Class {
  const code = text.codePointAt(at) ?? 0;
  let found = classes.get(code);
  if (found === undefined) {
    found = classify(String.fromCodePoint(code));
    classes.set(code, found);
  }
  return found;
}

const after = (text: string, at: number) => at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);

/**
 * The words of `text`: first those that stand for themselves, in order, then those that are put together from
 * neighbours. A run of letters, digits and marks is a word, and so is a symbol. In scripts without spaces, each pair of
 * neighbouring characters is a word, and so is the last character.
 */
export function words(text: string): Word[] {
  const found: Word[] = [];
  const parts: Part[] = [];
  const add = (start: number, end: number, isUnspaced: boolean) => {
    const form = fold(text.slice(start, end));
    // The plain form of a few symbols begins with a space.
    const isWord = form !== "" && !form.includes(" ");
    if (isWord) found.push({ form, start, end, isJoined: false, isUnspaced });
    return isWord;
  };
  let at = 0;
  while (at < text.length) {
    const start = at;
    const first = classAt(text, at);
    at = after(text, at);
    if (first === "symbol") {
      if (add(start, at, false)) parts.push({ start, end: at, length: 1, kind: "symbol" });
    } else if (first === "unspaced") {
      for (let before = start; ; before = at, at = after(text, at)) {
        const isEnd = at >= text.length || classAt(text, at) !== "unspaced";
        add(before, isEnd ? at : after(text, at), true);
        if (isEnd) break;
      }
    } else if (first === "letter" || first === "number") {
      let length = 1;
      let isNumber = first === "number";
      for (; at < text.length; at = after(text, at)) {
        const next = classAt(text, at);
        if (next !== "letter" && next !== "number" && next !== "inside") break;
        isNumber &&= next === "number";
        length += 1;
      }
      if (add(start, at, false)) parts.push({ start, end: at, length, kind: isNumber ? "digits" : "letters" });
    }
  }
  for (const { written, start, end } of joined(text, parts))
    found.push({ form: fold(written), start, end, isJoined: true, isUnspaced: false });
  return found;
}

/** The words that stand for themselves. Of a text in a script without spaces these are the pairs. */
export function plain(all: readonly Word[]): Word[] {
  return all.filter((word, at) => {
    const before = word.isUnspaced ? all[at - 1] : undefined;
    return !word.isJoined && !(before?.end === word.end);
  });
}
