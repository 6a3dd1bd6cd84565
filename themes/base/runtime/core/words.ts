// Words of a text as the search compares them: the same as `src/render/search/words.rs`, to which
// `tests/contract/words.json` holds both.

const MAX_WORD_CHARACTERS = 40;

/** A word and where it stands, in UTF-16 units; `end` is after it. */
export interface Word {
  readonly form: string;
  readonly start: number;
  readonly end: number;
}

/** Lower case, without accents and other marks, compatible characters as the plain ones. */
export function fold(word: string): string {
  return [...word.normalize("NFKD").toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "")]
    .slice(0, MAX_WORD_CHARACTERS)
    .join("");
}

// Scripts written without spaces, as in `src/parse/body.rs`.
const UNSPACED =
  "\\u0e00-\\u0eff\\u1000-\\u109f\\u1780-\\u17ff\\u3040-\\u30ff\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{323af}";
const LETTER = "[\\p{Alphabetic}\\p{N}]";
const RUN = new RegExp(
  `(?:(?=${LETTER})[${UNSPACED}])+|(?:(?!(?=${LETTER})[${UNSPACED}])${LETTER})(?:(?!(?=${LETTER})[${UNSPACED}])(?:${LETTER}|\\p{M}))*`,
  "gu",
);
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, "u");

/** The words of `text` in order. */
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
