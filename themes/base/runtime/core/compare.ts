// Whether a typed answer is the one that was meant.

/** Replaces compatible characters by the plain ones, and all quotation marks, hyphens and spaces by one kind of each. */
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
 * A comparison of typed texts in a language. Case is forgiven, and so are accents where the language
 * takes them for a way to write a letter and not for another letter: `a` is `á` in Spanish, `n` is
 * not `ñ` (Unicode Technical Standard 10, base letters, with the tailoring of CLDR). Spaces, quotation
 * marks, hyphens and full-width characters of all kinds are treated alike.
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

// Digits of other scripts that learners type; full-width ones are plain after NFKC.
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
 * The numbers that a text may mean: none when it is not a number, two when its one separator may
 * divide thousands or decimals (`1,000`). Both `.` and `,` divide decimals; where both stand, the last
 * one does. Spaces and apostrophes may divide thousands.
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
