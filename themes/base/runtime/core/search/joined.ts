// Words that are put together from neighbours in a text, so that the search finds them in each spelling: “well-being”
// as “wellbeing”, “don’t” as “dont”, “C++” and “I/O” as they are, and “50 %” as “50%”. `src/render/search/joined.rs`
// has the same rules.
import type { Part } from "./words";

const MAX_WITH_SYMBOLS = 12;
const MAX_PARTS = 4;
// Longer parts around a sign such as “/” are found without it.
const MAX_AROUND_SIGN = 4;
// One of the parts around a sign has at most this length. If there are spaces around the sign, all have.
const SHORT = 2;
// The maximum length of an ending after an apostrophe.
const MAX_ENDING = 2;

/** A word that is put together, as it would be written, and the place of its parts. */
export interface Joined {
  readonly written: string;
  readonly start: number;
  readonly end: number;
}

/** The words that neighbours in `text` form together. */
export function joined(text: string, parts: readonly Part[]): Joined[] {
  const found: Joined[] = [];
  const all = groups(parts);
  const slice = ({ start, end }: Part) => text.slice(start, end);
  const add = (chain: readonly Part[], sign = "") => {
    const [first, last] = [chain[0], chain.at(-1)];
    if (first && last) found.push({ written: chain.map(slice).join(sign), start: first.start, end: last.end });
  };
  for (const group of all) {
    const name = group.kind !== "symbol" && isNameAfterStop(text, group.start);
    if ((group.kind === "mixed" || name) && group.length <= MAX_WITH_SYMBOLS) {
      const start = name ? group.start - 1 : group.start;
      found.push({ written: text.slice(start, group.end), start, end: group.end });
    }
  }
  const linked = (at: number) => {
    const [one, other] = [all[at], all[at + 1]];
    return one && other ? link(one, text.slice(one.end, other.start), other) : "";
  };
  let at = 0;
  while (at + 1 < all.length) {
    const first = linked(at);
    let last = at + 1;
    const isChain = first === "hyphen" || isSign(first);
    while (isChain && linked(last) === first) last += 1;
    const chain = all.slice(at, last + 1);
    if (first === "") {
      const [one, sign, other] = all.slice(at, at + 3);
      if (one && sign && other && isAnd(text, one, sign, other)) add([one, sign, other]);
    } else if (first === "hyphen") {
      if (chain.length <= MAX_PARTS) add(chain);
      if (chain.length > 2) for (let pair = 0; pair + 1 < chain.length; pair += 1) add(chain.slice(pair, pair + 2));
    } else if (isSign(first)) {
      if (chain.length <= MAX_PARTS && chain.some((part) => part.length <= SHORT)) add(chain, first);
    } else {
      add(chain);
    }
    at = isChain ? last : at + 1;
  }
  return found;
}

/** The parts with neighbours that touch put together. */
function groups(parts: readonly Part[]): Part[] {
  const found: Part[] = [];
  for (const part of parts) {
    const group = found.at(-1);
    if (group?.end !== part.start) {
      found.push(part);
      continue;
    }
    const kind = group.kind === part.kind ? part.kind : "mixed";
    found[found.length - 1] = { start: group.start, end: part.end, length: group.length + part.length, kind };
  }
  return found;
}

/** Whether a full stop before `start` belongs to the name there, as in “.NET”. */
function isNameAfterStop(text: string, start: number): boolean {
  if (text[start - 1] !== ".") return false;
  const before = text.slice(Math.max(0, start - 2), start);
  return /(?:^|[\s([{"'“‘„«])\.$/.test(before) && /^\p{Alphabetic}/u.test(text.slice(start, start + 2));
}

type Link = "" | "hyphen" | "ending" | "unit" | "/" | ":" | ".";

const isSign = (link: Link) => link === "/" || link === ":" || link === ".";

/** How two neighbours belong together. */
function link(one: Part, gap: string, other: Part): Link {
  const areRuns = isRun(one) && isRun(other);
  const areShorter = (most: number) => one.length <= most && other.length <= most;
  switch (gap) {
    case "-":
    case "‐":
    case "‑":
    case "–":
      return areRuns && (one.kind === "letters" || other.kind === "letters") ? "hyphen" : "";
    case "'":
    case "’":
      return areRuns && other.length <= MAX_ENDING ? "ending" : "";
    case "/":
    case ":":
    case ".":
      return one.kind !== "symbol" && other.kind !== "symbol" && areShorter(MAX_AROUND_SIGN) ? gap : "";
    case " / ":
    case " : ":
      return areRuns && areShorter(SHORT) ? (gap.trim() as Link) : "";
    case " ":
    case "\u00a0":
    case "\u2009":
    case "\u202f":
      return isUnit(one, other) ? "unit" : "";
    default:
      return "";
  }
}

const isRun = ({ kind }: Part) => kind === "letters" || kind === "digits";

/** Whether one of two parts is a number and the other a single symbol. */
function isUnit(one: Part, other: Part): boolean {
  const isSymbol = ({ kind, length }: Part) => kind === "symbol" && length === 1;
  return (one.kind === "digits" && isSymbol(other)) || (isSymbol(one) && other.kind === "digits");
}

/** Two short parts with “ & ” between them. */
function isAnd(text: string, one: Part, sign: Part, other: Part): boolean {
  const isShort = ({ kind, length }: Part) => kind === "letters" && length <= SHORT;
  return isShort(one) && isShort(other) && text.slice(one.end, other.start) === " & " && sign.length === 1;
}
