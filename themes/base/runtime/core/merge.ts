// Merges records, and reads and writes the file that carries one from browser to browser.
import { readEvent } from "./reading";
import { type Event, inOrder } from "./record";

/**
 * All events of both records, each once. The order of the arguments and repeated merges make no difference, and no
 * event is lost. Only a damaged or forged file can have two different events with one id; of these, the one with the
 * greater JSON text stays.
 */
export function merge(a: Iterable<Event>, b: Iterable<Event>): Event[] {
  const all = new Map<string, Event>();
  for (const event of [...a, ...b]) {
    const known = all.get(event.id);
    if (!known || JSON.stringify(known) < JSON.stringify(event)) all.set(event.id, event);
  }
  return [...all.values()].sort(inOrder);
}

const FORMAT = "coursemark-record";
/** The version of the file. Version 2 added what learners say about their answers, notes, and carried records. */
const VERSION = 2;
/** The maximum length of a file that is read as a record, in characters. */
export const MAX_CHARACTERS = 50_000_000;

/** The CRC-32 of a text's UTF-8 bytes, as ISO 3309 and zlib compute it, in eight hexadecimal digits. */
export function checksum(text: string): string {
  let crc = 0xffffffff;
  for (const byte of new TextEncoder().encode(text)) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ((crc ^ 0xffffffff) >>> 0).toString(16).padStart(8, "0");
}

/** The file of a record, as JSON. `docs/` describes its format. */
export function exported(events: readonly Event[], course: string, title: string, day: string): string {
  const sorted = [...events].sort(inOrder);
  const file = {
    format: FORMAT,
    version: VERSION,
    course,
    title,
    exported: day,
    checksum: checksum(JSON.stringify(sorted)),
    events: sorted,
  };
  return JSON.stringify(file, undefined, 1);
}

/** How far a count in a file may be above the number of its events, some of which may have been removed again. */
const MARGIN = 1_000_000;

/** The content of a file, or the reason why the file cannot be used. */
export type Imported =
  | { readonly fault: "unreadable" | "newer" | "large" }
  | { readonly fault: "other"; readonly course: string }
  | { readonly fault: "count"; readonly count: number }
  | {
      readonly fault: undefined;
      readonly events: readonly Event[];
      readonly broken: number;
      readonly isWhole: boolean;
    };

/**
 * Reads a file with any content, for the course `course`. `last` is the greatest known count. A file is rejected if one
 * of its counts is far above what its events can have reached, because everything done later would come before it.
 */
export function imported(text: string, course: string, last = 0): Imported {
  if (text.length > MAX_CHARACTERS) return { fault: "large" };
  let file: unknown;
  try {
    file = JSON.parse(text);
  } catch {
    return { fault: "unreadable" };
  }
  if (typeof file !== "object" || file === null || Array.isArray(file)) return { fault: "unreadable" };
  const from = new Map<string, unknown>(Object.entries(file));
  const version = from.get("version");
  const raw = from.get("events");
  if (from.get("format") !== FORMAT || typeof version !== "number" || !Array.isArray(raw))
    return { fault: "unreadable" };
  if (version > VERSION) return { fault: "newer" };
  if (from.get("course") !== course) {
    const title = from.get("title");
    return { fault: "other", course: typeof title === "string" ? title.slice(0, 200) : "" };
  }
  const count = raw.reduce((most: number, event) => Math.max(most, Number(event?.count) || 0), 0);
  if (count > last + raw.length + MARGIN) return { fault: "count", count };
  const events = raw.map(readEvent).filter((event) => event !== undefined);
  return {
    fault: undefined,
    events,
    broken: raw.length - events.length,
    isWhole: events.length === raw.length && from.get("checksum") === checksum(JSON.stringify(events)),
  };
}
