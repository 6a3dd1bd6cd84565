// The words of a text, as the search compares them. `src/render/search/words.rs` has the same rules, and
// `tests/contract/words.json` checks both.

const MAX_WORD_CHARACTERS = 40;

/** A word and its place, in UTF-16 units. `end` is the unit after it. */
export interface Word {
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/** A word in lower case, without accents and other marks, with compatibility characters replaced by plain ones. */
export function fold(word: string): string {
  return [...word.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")]
    .slice(0, MAX_WORD_CHARACTERS)
    .join("");
}

// The scripts that are written without spaces, as in `src/text/words.rs`: Thai and Lao, Burmese, Khmer, kana, Han.
const UNSPACED =
  "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff" +
  "\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}";
const LETTER = "[\\p{Alphabetic}\\p{N}]";
const UNSPACED_LETTER = `(?=${LETTER})[${UNSPACED}]`;
const SPACED = `(?!${UNSPACED_LETTER})`;
const RUN = new RegExp(`(?:${UNSPACED_LETTER})+|${SPACED}${LETTER}(?:${SPACED}(?:${LETTER}|\\p{M}))*`, "gu");
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");

/** The words of `text`, in order. */
export function words(text: string): Word[] {
  const found: Word[] = [];
  const add = (start: number, written: string) =>
    found.push({ form: fold(written), start, end: start + written.length });
  for (const match of text.matchAll(RUN)) {
    const [run] = match;
    if (!IS_UNSPACED.test(run)) {
      if (run.length > 1 || run > "\u007f" || /[0-9]/.test(run)) add(match.index, run);
      continue;
    }
    const characters = [...run];
    if (characters.length === 1) add(match.index, run);
    let at = match.index;
    for (let index = 0; index + 1 < characters.length; index += 1) {
      add(at, `${characters[index]}${characters[index + 1]}`);
      at += characters[index]?.length ?? 1;
    }
  }
  return found;
}
