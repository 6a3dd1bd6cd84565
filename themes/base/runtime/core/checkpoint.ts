// A checkpoint: the events that still count at a time, as texts, so that a page need not read a long record to show what
// counts. It replaces no event: one that cannot be read is made again.
import { readEvent } from "./reading";
import type { Event } from "./record";

/** The version of the texts. Those of another one are not read. */
export const VERSION = 1;

/** How far a record was known at a time. */
export interface Mark {
  /** Names the record until something other than a later event is put into it, or something is taken out. */
  readonly epoch: string;
  /** The number of entries, with those that cannot be read. */
  readonly entries: number;
  /** The greatest count among them. */
  readonly last: number;
}

/** A checkpoint as a store keeps it. */
export interface Checkpoint extends Mark {
  readonly version: number;
  /**
   * Events as JSON without the brackets of a list. Under the id of a question are those about its answer, under that of
   * a quiz those about the answers in its attempts, and under the empty id all others.
   */
  readonly parts: ReadonlyMap<string, string>;
}

/** Reads the events of a text that may be anything. Gives `undefined` when one of them is none. */
export function readPart(text: string): Event[] | undefined {
  try {
    const events = (JSON.parse(`[${text}]`) as unknown[]).map(readEvent);
    return events.every((event) => event !== undefined) ? events : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The events of a checkpoint that may be anything, about the questions and quizzes `ids` or else about all. Gives
 * `undefined` when it cannot be used.
 */
export function recall(checkpoint: Partial<Checkpoint>, ids?: readonly string[]): Event[] | undefined {
  const { version, parts } = checkpoint;
  if (version !== VERSION || !(parts instanceof Map)) return undefined;
  const texts = ids ? ["", ...ids].map((id) => parts.get(id)) : [...parts.values()];
  const events = readPart(texts.filter(Boolean).join());
  // An answer in an attempt is under its question and under its quiz.
  return events && [...new Map(events.map((event) => [event.id, event])).values()];
}
