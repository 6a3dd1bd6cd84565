// Decides whether a typed answer is one of the right answers.

/**
 * Replaces compatibility characters by plain ones, and every kind of quotation mark, hyphen and space by one of each.
 */
export function plain(text: string): string {
  return text
    .normalize("NFKC")
    .replace(/[\u2018\u2019\u201A\u201B\u2032\u0060\u00B4]/gu, "'")
    .replace(/[\u201C\u201D\u201E\u201F\u2033\u00AB\u00BB]/gu, '"')
    .replace(/[\u2010-\u2015\u2212]/gu, "-")
    .replace(/[\u00AD\u200B-\u200F\u2060]/gu, "")
    .replace(/\s+/gu, " ")
    .trim();
}

/**
 * A comparison of typed texts in a language. It ignores case. It ignores an accent if the language treats the letter
 * with it as the same letter: in Spanish, `a` equals `á`, but `n` does not equal `ñ` (Unicode Technical Standard 10,
 * base letters, with the tailoring of CLDR). It treats all kinds of spaces, quotation marks, hyphens and full-width
 * characters alike.
 */
export function comparison(language: string): (a: string, b: string) => boolean {
  let collator: Intl.Collator;
  try {
    collator = new Intl.Collator(language, { sensitivity: "base", usage: "search" });
  } catch {
    collator = new Intl.Collator("en", { sensitivity: "base", usage: "search" });
  }
  return (a, b) => collator.compare(plain(a), plain(b)) === 0;
}

// The zeros of other scripts whose digits learners type. Full-width digits are plain after NFKC.
const ZEROS = [0x0660, 0x06f0, 0x0966, 0x09e6];

function digits(text: string): string {
  return [...text]
    .map((character) => {
      const code = character.codePointAt(0) ?? 0;
      const zero = ZEROS.find((first) => code >= first && code <= first + 9);
      return zero === undefined ? character : String(code - zero);
    })
    .join("");
}

/**
 * The numbers that a text may mean. There are none if it is not a number, and two if its only separator may be a
 * decimal or a thousands separator (`1,000`). Both `.` and `,` can be decimal separators; if a text has both, the last
 * one is. Spaces and apostrophes can separate thousands.
 */
export function numbers(text: string): number[] {
  const typed = digits(plain(text))
    .replace(/\u066B/gu, ".")
    .replace(/\u066C/gu, "'")
    .replace(/^\+/u, "");
  const match = /^(-?)\s*(\d[\d.,' ]*|[.,]\d+)$/u.exec(typed);
  if (!match) return [];
  const sign = match[1] === "-" ? -1 : 1;
  const body = match[2] ?? "";
  if (/[ '](?!\d{3}(?!\d))/u.test(body)) return [];
  const bare = body.replace(/[ ']/gu, "");
  const read = (whole: string, decimals: string) => sign * Number(`${whole || "0"}.${decimals || "0"}`);
  const separators = [...bare.matchAll(/[.,]/gu)];
  if (separators.length === 0) return [read(bare, "")];
  const last = separators.at(-1);
  const at = last?.index ?? 0;
  const after = bare.slice(at + 1);
  const isGrouped = (part: string, mark: string) => new RegExp(`^[1-9]\\d{0,2}([${mark}]\\d{3})+$`, "u").test(part);
  const kinds = new Set(separators.map(([mark]) => mark));
  if (separators.length === 1) {
    const before = bare.slice(0, at);
    const found = after === "" ? [] : [read(before, after)];
    if (isGrouped(bare, last?.[0] ?? ",")) found.push(read(before + after, ""));
    return found;
  }
  if (kinds.size === 1) return isGrouped(bare, last?.[0] ?? ",") ? [read(bare.replace(/[.,]/gu, ""), "")] : [];
  const before = bare.slice(0, at);
  const mark = last?.[0] === "," ? "." : ",";
  return isGrouped(before, mark) && after !== "" ? [read(before.replace(/[.,]/gu, ""), after)] : [];
}
