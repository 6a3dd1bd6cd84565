// Reads events from untrusted values: from a file, a damaged store, or a newer version. Only fields that were checked
// are copied.
import type { Offered, Response } from "./question";
import type { Event, Fact, Stamp } from "./record";

const MAX_CHARACTERS = 100_000;
const MAX_ITEMS = 10_000;

class Unreadable extends Error {}
type Reader<T> = (value: unknown) => T;

function fail(): never {
  throw new Unreadable();
}
function fields(value: unknown): ReadonlyMap<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? new Map(Object.entries(value)) : fail();
}
const upTo =
  (longest: number): Reader<string> =>
  (value) =>
    typeof value === "string" && value.length <= longest ? value : fail();
const name = upTo(500);
const line = upTo(2000);
const long = upTo(MAX_CHARACTERS);
const number: Reader<number> = (value) => (typeof value === "number" && Number.isFinite(value) ? value : fail());
const share: Reader<number> = (value) => (number(value) >= 0 && number(value) <= 1 ? number(value) : fail());
const whole: Reader<number> = (value) => (Number.isSafeInteger(value) && number(value) >= 0 ? number(value) : fail());
const boolean: Reader<boolean> = (value) => (typeof value === "boolean" ? value : fail());
const optional =
  <T>(read: Reader<T>): Reader<T | null> =>
  (value) =>
    value === null || value === undefined ? null : read(value);
const list =
  <T>(read: Reader<T>): Reader<T[]> =>
  (value) =>
    Array.isArray(value) && value.length <= MAX_ITEMS ? value.map((item) => read(item)) : fail();
const names = list(name);
const pairs = list((pair) => {
  const [left, right] = names(pair);
  return [left ?? "", right ?? ""] as const;
});
const result = { earned: optional(number), possible: optional(number), passed: optional(boolean) };

type Shape<T> = { readonly [K in Exclude<keyof T, "type">]-?: Reader<Exclude<T[K], undefined>> };

function shaped<T>(shape: object, from: ReadonlyMap<string, unknown>, isPartial = false): T {
  const read: Record<string, unknown> = {};
  for (const [field, of] of Object.entries(shape) as [string, Reader<unknown>][]) {
    if (!isPartial || from.has(field)) read[field] = of(from.get(field));
  }
  return read as T;
}

const RESPONSE: Shape<Response> = {
  chosen: names,
  reason: names,
  order: names,
  pairs,
  gaps: list(line),
  text: long,
  ticks: names,
};

/** Reads a response from any value. Throws if it is not a response. */
export function readResponse(value: unknown): Response {
  return shaped(RESPONSE, fields(value), true);
}

function readOffered(value: unknown): Offered {
  const entries = [...fields(value)];
  if (!entries.every(([part]) => /^(options|reasons|steps|lefts|rights|gap\d{1,3})$/.test(part))) fail();
  return Object.fromEntries(entries.map(([part, offered]) => [part, names(offered)]));
}

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
    outcome: optional((value) =>
      value === "sound" || value === "recoverable" || value === "harmful" ? value : fail(),
    ),
  },
  rated: { survey: name, page: name, observer: line, answers: pairs },
  wrote: { field: name, text: long },
  opened: { page: name, title: line, path: line },
  read: { page: name },
  completed: { page: name, how: (value) => (value === "read" || value === "said" ? value : fail()), value: boolean },
  answered: {
    question: name,
    kind: name,
    page: name,
    response: readResponse,
    offered: readOffered,
    shown: long,
    wording: name,
    key: name,
    rev: whole,
    share: optional(share),
    points: number,
    hints: whole,
    attempt: name,
  },
  started: { attempt: name, quiz: name, page: name, seed: whole, asked: names },
  submitted: { attempt: name, quiz: name, page: name, earned: number, possible: number, passed: result.passed },
  rescored: { of: name, key: name, share: optional(share), ...result },
  reset: { questions: names, quizzes: names, pages: names, all: boolean },
  undone: { reset: name },
};
const STAMP: Shape<Stamp> = { id: (value) => upTo(100)(value) || fail(), device: upTo(100), count: whole, at: number };

/** Reads an event from any value. Returns `undefined` if it is not an event. */
export function readEvent(value: unknown): Event | undefined {
  try {
    const from = fields(value);
    const type = name(from.get("type"));
    if (!Object.hasOwn(SHAPES, type)) return undefined;
    return {
      ...shaped<Stamp>(STAMP, from),
      type,
      ...shaped<object>(SHAPES[type as Fact["type"]] ?? {}, from),
    } as Event;
  } catch {
    return undefined;
  }
}
