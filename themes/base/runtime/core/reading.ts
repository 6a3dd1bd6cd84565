// Reads events from untrusted values: from a file, a damaged store, or a newer version. Only fields that were checked
// are copied.
import { LIMITS } from "./limits";
import type { Offered, Response } from "./question";
import type { Event, Fact, Stamp } from "./record";

const MAX_ITEMS = 10_000;
/** The greatest count of an event. Far above what anyone can reach, and far below where counting fails. */
export const MAX_COUNT = 2 ** 52;

type Reader<T> = (value: unknown) => T;

function fail(): never {
  throw new TypeError();
}
type Fields = Readonly<Record<string, unknown>>;
function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : fail();
}
/** The value of a field, without inherited ones. */
function own(from: Fields, field: string): unknown {
  return Object.hasOwn(from, field) ? from[field] : undefined;
}
const upTo =
  (longest: number): Reader<string> =>
  (value) =>
    typeof value === "string" && value.length <= longest ? value : fail();
const name = upTo(LIMITS.name);
const line = upTo(LIMITS.line);
const long = upTo(LIMITS.text);
const among =
  <const T>(...values: readonly T[]): Reader<T> =>
  (value) =>
    values.includes(value as T) ? (value as T) : fail();
const number: Reader<number> = (value) => (typeof value === "number" && Number.isFinite(value) ? value : fail());
const share: Reader<number> = (value) => (number(value) >= 0 && number(value) <= 1 ? number(value) : fail());
const whole: Reader<number> = (value) => (Number.isSafeInteger(value) && number(value) >= 0 ? number(value) : fail());
const boolean: Reader<boolean> = among(true, false);
const optional =
  <T>(read: Reader<T>): Reader<T | null> =>
  (value) =>
    value === null || value === undefined ? null : read(value);
/** Reads a field that may be left out. */
const maybe =
  <T>(read: Reader<T>): Reader<T | undefined> =>
  (value) =>
    value === undefined ? undefined : read(value);
const list =
  <T>(read: Reader<T>): Reader<T[]> =>
  (value) =>
    Array.isArray(value) && value.length <= MAX_ITEMS ? value.map((item) => read(item)) : fail();
const names = list(name);
const pairs = list((pair) => {
  const [left, right] = names(pair);
  return [left ?? "", right ?? ""] as const;
});
const outcome = optional(among("sound", "recoverable", "harmful"));

type Shape<T> = {
  readonly [K in Exclude<keyof T, "type">]-?: Reader<T[K] | (undefined extends T[K] ? undefined : never)>;
};

/** The fields of a shape as a list, which is faster to go through than an object. Records can be long. */
type Listed = readonly (readonly [field: string, read: Reader<unknown>])[];
const listed = (shape: object): Listed => Object.entries(shape) as [string, Reader<unknown>][];

function readInto(read: Record<string, unknown>, shape: Listed, from: Fields): void {
  for (const [field, of] of shape) {
    const value = of(own(from, field));
    if (value !== undefined) read[field] = value;
  }
}

const RESPONSE = listed({
  chosen: maybe(names),
  reason: maybe(names),
  order: maybe(names),
  pairs: maybe(pairs),
  gaps: maybe(list(line)),
  text: maybe(long),
  ticks: maybe(names),
} satisfies Shape<Response>);

/** Reads a response from any value. Throws if it is not a response. */
export function readResponse(value: unknown): Response {
  const read: Record<string, unknown> = {};
  readInto(read, RESPONSE, fields(value));
  return read;
}

function readOffered(value: unknown): Offered {
  const entries = Object.entries(fields(value));
  if (!entries.every(([part]) => /^(options|reasons|steps|lefts|rights|gap\d{1,3})$/.test(part))) fail();
  return Object.fromEntries(entries.map(([part, offered]) => [part, names(offered)]));
}

// The order of the fields is the one in which events are written.
const ASKED = { question: name, kind: name, page: name, response: readResponse, offered: readOffered };
const SUBMITTED = {
  attempt: name,
  quiz: name,
  page: name,
  earned: number,
  possible: number,
  passed: optional(boolean),
};
const SCORED = { wording: name, key: name, rev: whole, share: optional(share), points: number, hints: whole };
const SHAPES: { readonly [T in Fact["type"]]: Shape<Extract<Fact, { type: T }>> } = {
  chose: {
    scenario: name,
    page: name,
    run: name,
    after: name,
    scene: name,
    choice: name,
    shown: line,
    to: name,
    outcome,
  },
  rated: { survey: name, page: name, observer: line, answers: pairs },
  wrote: { field: name, text: long },
  opened: { page: name, title: line, path: line },
  read: { page: name },
  completed: { page: name, how: among("read", "said"), value: boolean },
  answered: {
    ...ASKED,
    shown: long,
    ...SCORED,
    attempt: name,
    sure: maybe(among(0, 1, 2, 3)),
    guess: maybe(boolean),
    review: maybe(boolean),
    self: maybe(share),
    language: maybe(name),
  },
  started: { attempt: name, quiz: name, page: name, seed: whole, asked: names },
  submitted: SUBMITTED,
  rescored: {
    of: name,
    key: name,
    share: optional(share),
    earned: optional(number),
    possible: optional(number),
    passed: optional(boolean),
  },
  reset: { questions: names, quizzes: names, pages: names, all: boolean },
  undone: { reset: name },
  rubric: { question: name, page: name, marks: pairs },
  noted: {
    note: name,
    form: among("note", "highlight", "bookmark"),
    page: name,
    title: line,
    path: line,
    block: name,
    quote: line,
    before: line,
    after: line,
    text: long,
    gone: boolean,
  },
  "followed-up": { field: name, day: whole, answer: among("yes", "partly", "no") },
  carried: { ...ASKED, ...SCORED, tries: whole, best: optional(share) },
  "carried-attempt": { ...SUBMITTED, seed: whole },
  "carried-story": { scenario: name, page: name, to: name, outcome },
};
const FACTS: ReadonlyMap<string, Listed> = new Map(
  Object.entries(SHAPES).map(([type, shape]) => [type, listed(shape)]),
);
const device = upTo(100);
const STAMP = listed({
  id: (value) => device(value) || fail(),
  device,
  count: (value) => (whole(value) <= MAX_COUNT ? whole(value) : fail()),
  at: number,
} satisfies Shape<Stamp>);

/** Reads an event from any value. Returns `undefined` if it is not an event. */
export function readEvent(value: unknown): Event | undefined {
  try {
    const from = fields(value);
    const type = name(own(from, "type"));
    const shape = FACTS.get(type);
    if (!shape) return undefined;
    const read: Record<string, unknown> = {};
    readInto(read, STAMP, from);
    read["type"] = type;
    readInto(read, shape, from);
    return read as unknown as Event;
  } catch {
    return undefined;
  }
}

/** Reads the name of a browser. Returns `undefined` if it is not a name. */
export function readDevice(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" && value.length <= 100 ? value : undefined;
}
